"""Papers → BibTeX: what a bibliography needs under the usual names, what only a reading list has under JabRef's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from papertui.domain.category import path_text
from papertui.domain.citation import address_of, pasted_address, plain
from papertui.domain.dates import is_date
from papertui.exchange.latex_text import latex_of
from papertui.exchange.references import (
    ENTRY_TYPE,
    MONTHS,
    kept_text,
    link_of,
    published_venue,
    turned_name,
    usual_type,
    venue_name,
    year_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papertui.domain.paper import Link, Paper

_KEY_UNFIT = re.compile(r"[\s,{}\"#%'()=\\~]")
_TYPE = re.compile(r"[a-z]+")
_DOI_UNFIT = re.compile(r"[\s{}\\\"%]")
_LINKS = "links"  # also written empty: the address is then no link of the list, but made of an identifier
_VENUE_FIELDS = {
    "article": "journal", "inproceedings": "booktitle", "incollection": "booktitle", "inbook": "booktitle",
    "book": "publisher", "phdthesis": "school", "mastersthesis": "school", "thesis": "institution",
    "techreport": "institution",
}  # fmt: skip


def bibtex_text(papers: Iterable[Paper]) -> str:
    """All papers in full, a blank line between them."""
    return "\n".join(f"{_entry(paper, _fields(paper) | dict(_own_fields(paper)))}\n" for paper in papers)


def bibtex_entry(paper: Paper) -> str:
    """A paper as it is cited: without what only a reading list has."""
    return _entry(paper, _fields(paper))


def _entry(paper: Paper, fields: dict[str, str]) -> str:
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value or name == _LINKS
    ]
    key = _KEY_UNFIT.sub("", plain(paper.id)) or "untitled"
    return "\n".join([f"@{_type(paper)}{{{key},", *lines, "}"])


def _type(paper: Paper) -> str:
    named = kept_text(paper).get(ENTRY_TYPE, "")
    return named if _TYPE.fullmatch(named) else usual_type(paper)


def _fields(paper: Paper) -> dict[str, str]:
    year = year_of(paper)
    kind = _type(paper)
    venue_field = _VENUE_FIELDS.get(kind, "howpublished")
    fields = {
        "title": f"{{{_latex(paper.title)}}}",
        "author": " and ".join(filter(None, map(_name, paper.authors))),
        "year": str(year or ""),
        **_date(paper, year),
        venue_field: _latex(published_venue(paper) or venue_name(paper)),
    }
    kept = {name: text for name, text in kept_text(paper).items() if name != ENTRY_TYPE and not fields.get(name)}
    fields |= {name: _kept(name, text) for name, text in kept.items()}
    return fields | {
        "eprint": paper.arxiv_id,
        "archiveprefix": "arXiv" if paper.arxiv_id else "",
        "doi": _DOI_UNFIT.sub(lambda match: quote(match[0]), paper.doi_name),
        "url": address_of(paper),
    }


def _date(paper: Paper, year: int | None) -> dict[str, str]:
    """Month and day; a date of another year is the one it first appeared, which no bibliography prints."""
    parts = paper.date.split("-")
    if len(parts) == 1 or not is_date(paper.date):
        return {}
    if parts[0] != str(year):
        return {"origdate": paper.date}
    return {"month": MONTHS[int(parts[1]) - 1], "day": parts[2] if len(parts) == 3 else ""}  # noqa: PLR2004


def _own_fields(paper: Paper) -> Iterator[tuple[str, str]]:
    """What a reading list says besides; styles print none of it but the abstract, and that only when asked."""
    if paper.kind != ("book" if _type(paper) == "book" else "paper"):
        yield "entrysubtype", _latex(paper.kind)
    yield "keywords", ", ".join(_piece(tag) for tag in paper.tags)
    yield "groups", ", ".join(_piece(path_text(path)) for path in paper.categories)
    address = address_of(paper)
    if address and paper.links != (link_of(address),):
        yield _LINKS, ", ".join(map(_link, paper.links))
    yield "abstract", latex_of(paper.summary)


def _link(link: Link) -> str:
    url = pasted_address(link.url)
    return f"{_piece(link.label)}: {f'{{{url}}}' if ',' in url else url}"


def _piece(text: str) -> str:
    """One of several in a field, in braces where it holds what separates them."""
    latex = _latex(text)
    return f"{{{latex}}}" if "," in latex or ";" in latex else latex


def _latex(text: str) -> str:
    return latex_of(plain(text))


def _name(author: str) -> str:
    """One author; braces keep a name in one piece that BibTeX would take apart."""
    name = _latex(author)
    is_odd = "," in name and turned_name(author) is None
    is_whole = is_odd or " and " in f" {name.casefold()} " or name.casefold() == "others"
    return f"{{{name}}}" if is_whole else name


def _kept(name: str, text: str) -> str:
    if name == "editor":
        return " and ".join(filter(None, map(_name, text.split(" and "))))
    return _latex(text).replace("–", "--") if name == "pages" else _latex(text)
