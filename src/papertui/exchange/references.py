"""What reference managers say of a paper, told apart: arXiv ids in odd places, venues, names, what is kept beside.

BibTeX and CSL-JSON have it in common. Fields that papertui does not interpret but a bibliography needs (volume, pages,
publisher …) become further keys of the entry, under their BibTeX names, and are written back from there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.domain.address import host_of
from papertui.domain.identity import arxiv_id_in, doi_in
from papertui.domain.paper import Link, is_preprint, split_venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papertui.domain.paper import Paper

ENTRY_TYPE = "entrytype"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
KEPT = (
    "volume", "number", "pages", "publisher", "editor", "series", "address", "edition", "chapter", "institution",
    "school", "organization", "howpublished", "isbn", "issn", "note", "type",
)  # fmt: skip
CSL_TYPES = {
    "article": "article-journal", "inproceedings": "paper-conference", "incollection": "chapter", "inbook": "chapter",
    "book": "book", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report",
    "misc": "article",
}  # fmt: skip

_ARXIV_NOTE = re.compile(
    r"(?:arxiv(?:\s+(?:e-?prints?|preprint|id))?[:\s]*)+(?:abs/)?(?:[a-z.-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?(?:\s*\[[^\[\]]*\])?"
    r"|\(?arxiv\)?|abs/\S+",
    re.IGNORECASE,
)
_CITATION_KEY = re.compile(r"citation key:[ \t]*(\S+)\s*", re.IGNORECASE)  # of Better BibTeX
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)
_ARXIV_VENUE = re.compile(
    r"arxiv(?:\.org)?(?:$|[\s:,]+(?:$|e-?prints?\b|preprint\b|arxiv\b|abs/|[a-z-]+/\d|\d{4}\.\d))", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv)\.?", re.IGNORECASE)
_ADDRESS_IN_VENUE = re.compile(r"https?://", re.IGNORECASE)


def arxiv_of(texts: Iterable[str]) -> str:
    """The first arXiv id that a text holds, be it written as an address, a DOI of arXiv's, or ``abs/2006.11239``."""
    for text in texts:
        found = arxiv_id_in(_ARXIV_DOI.sub("arxiv:", text).removeprefix("abs/"))
        if found:
            return found
    return ""


def is_arxiv_note(text: str) -> bool:
    """Whether a field says nothing but the arXiv id: ``arXiv:2006.11239 [cs, stat]``, ``abs/2006.11239``."""
    return bool(_ARXIV_NOTE.fullmatch(text.strip()))


def told_note(text: str) -> tuple[str, str]:
    """What a note says besides the arXiv id, in one line, and the citation key that stands in one of its lines."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    keys = [match[1] for match in map(_CITATION_KEY.fullmatch, lines) if match]
    kept = (line for line in lines if line and not _CITATION_KEY.fullmatch(line) and not is_arxiv_note(line))
    return " ".join(kept), keys[0] if keys else ""


def settled_venue(text: str) -> str:
    """A venue, in which ``arXiv preprint arXiv:2006.11239`` is ``arXiv``; an address is none."""
    venue = " ".join(text.split())
    if _ARXIV_VENUE.match(venue):
        return "arXiv"
    return "" if _ADDRESS_IN_VENUE.match(venue) else venue


def own_doi(text: str) -> str:
    """The DOI of a field; arXiv's own say no more than the arXiv id."""
    found = doi_in("".join(filter(str.isprintable, text)).strip())
    return "" if _ARXIV_DOI.match(found) else found


def link_of(url: str) -> Link | None:
    """The link an address makes: a paper's when it holds an arXiv id or DOI, else named by its host."""
    url = url.strip()
    if not url:
        return None
    return Link("Paper" if arxiv_id_in(url) or doi_in(url) else host_of(url) or "Link", url)


def turned_name(name: str) -> tuple[str, str] | None:
    """Family and first name of ``Ho, Jonathan``; None for any other form, also for ``Davis, Jr.``."""
    family, _, given = (part.strip() for part in name.partition(","))
    return (family, given) if family and given and "," not in given and not _SUFFIX.fullmatch(given) else None


def usual_type(paper: Paper) -> str:
    """The BibTeX type of an entry that names none: by its kind, and whether it was published somewhere."""
    if paper.kind != "paper":
        return "book" if paper.kind == "book" else "misc"
    return "inproceedings" if published_venue(paper) else "misc"


def published_venue(paper: Paper) -> str:
    """The venue without the year that the entry says anyway; empty for preprints."""
    return "" if is_preprint(paper.venue) else venue_name(paper)


def venue_name(paper: Paper) -> str:
    """The venue without its year, where that is the year of the paper or the only one."""
    name, year = split_venue(paper.venue)
    return name if year is None or paper.shown_year in {None, year} else " ".join(paper.venue.split())


def year_of(paper: Paper) -> int | None:
    """The year of a paper, else that of its venue."""
    return paper.shown_year or split_venue(paper.venue)[1]


def kept_text(paper: Paper) -> Mapping[str, str]:
    """The further keys of an entry that belong into a bibliography."""
    return {name: str(value) for name, value in paper.extra if isinstance(value, str | int) and name in _WRITTEN}


_WRITTEN = frozenset((*KEPT, ENTRY_TYPE))
