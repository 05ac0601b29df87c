"""Papers → CSL-JSON, for Zotero, pandoc and citation processors; what CSL has no words for stands below `custom`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from papertui.domain.citation import address_of
from papertui.domain.dates import is_date
from papertui.exchange.csl_read import KEPT_FIELDS, KINDS_OF_TYPES, OWN, is_of_a_program, unstyled
from papertui.exchange.references import (
    CSL_TYPES,
    ENTRY_TYPE,
    kept_text,
    link_of,
    settled_venue,
    turned_name,
    usual_type,
    venue_name,
    year_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from papertui.domain.paper import Paper

_KIND_TYPES = {
    "post": "post-weblog", "video": "motion_picture", "tutorial": "webpage", "code": "software", "book": "book",
    "course": "webpage",
}  # fmt: skip
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")  # escaped


def csl_json_text(papers: Iterable[Paper]) -> str:
    """A JSON array, one item a line, in UTF-8."""
    encoder = json.JSONEncoder(ensure_ascii=False)
    items = [_UNSEEN.sub(_escape, encoder.encode(_item(paper))) for paper in papers]
    return "[\n" + ",\n".join(items) + "\n]\n" if items else "[]\n"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _item(paper: Paper) -> dict[str, Any]:
    kept = kept_text(paper)
    item = {"id": paper.id, "type": _type(paper, kept), "title": paper.title}
    item |= {name: value for name, value in _fields(paper, kept) if value}
    own = dict(_own(paper))
    return item | ({"custom": {OWN: own}} if own else {})


def _type(paper: Paper, kept: Mapping[str, str]) -> str:
    named = kept.get(ENTRY_TYPE, "")
    if named in CSL_TYPES:
        return CSL_TYPES[named]
    if paper.kind in _KIND_TYPES:
        return _KIND_TYPES[paper.kind]
    return CSL_TYPES[usual_type(paper)]


def _fields(paper: Paper, kept: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    yield "author", [_name(author) for author in paper.authors]
    yield "editor", [_name(name) for name in kept.get("editor", "").split(" and ") if name]
    yield "issued", _issued(paper)
    venue = venue_name(paper)
    yield ("publisher" if paper.kind == "book" else "container-title"), venue
    for csl, name in KEPT_FIELDS.items():
        if csl != "publisher" or paper.kind != "book" or not venue:
            yield csl, kept.get(name, "")
    yield "number", f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else ""
    yield "DOI", paper.doi_name
    yield "URL", address_of(paper)
    yield "abstract", paper.summary
    yield "keyword", ", ".join(paper.tags)


def _own(paper: Paper) -> Iterator[tuple[str, Any]]:
    if is_of_a_program(paper.id):
        yield "id", paper.id
    if KINDS_OF_TYPES.get(_type(paper, kept_text(paper)), "paper") != paper.kind:
        yield "kind", paper.kind
    if settled_venue(unstyled(venue_name(paper))) != paper.venue:
        yield "venue", paper.venue
    for name, text in (("title", paper.title), ("abstract", paper.summary)):
        if unstyled(text) != text:
            yield name, text  # the tags in it are text
    if paper.date and paper.date[:4] != str(year_of(paper)):
        yield "date", paper.date
    if any("," in tag or ";" in tag for tag in paper.tags):
        yield "tags", paper.tags
    if paper.categories:
        yield "categories", paper.categories
    address = address_of(paper)
    if address and paper.links != (link_of(address),):
        yield "links", [{"label": link.label, "url": link.url} for link in paper.links]


def _issued(paper: Paper) -> dict[str, Any]:
    """Year, month and day; the year alone when the date is of another one."""
    year = year_of(paper)
    if is_date(paper.date) and paper.date.startswith(f"{year}"):
        return {"date-parts": [[int(part) for part in paper.date.split("-")]]}
    return {"date-parts": [[year]]} if year else {}


def _name(author: str) -> dict[str, str]:
    """The last word is the family name, with the small words before it; what is one word is taken whole."""
    turned = turned_name(author)
    if turned is not None:
        return {"family": turned[0], "given": turned[1]}
    if "," in author:
        return {"literal": author}
    words = author.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    given, family = " ".join(words[:start]), " ".join(words[start:])
    return {"family": family, "given": given} if given and family else {"literal": author}
