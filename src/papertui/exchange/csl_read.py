"""CSL-JSON, as Zotero, Mendeley and Crossref write it → entries; any JSON is read, what is no item is reported.

The items are decoded one by one, so that each has its line and progress can be told.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from papertui.domain.dates import is_date, is_year
from papertui.domain.identity import is_valid_id
from papertui.domain.paper import KINDS, Link, Paper, free_label, is_preprint
from papertui.errors import NotThisFormatError
from papertui.exchange.imported import ImportedEntry, ReadingList, UnusedLine
from papertui.exchange.references import (
    CSL_TYPES,
    ENTRY_TYPE,
    arxiv_of,
    is_arxiv_note,
    link_of,
    own_doi,
    settled_venue,
    told_note,
    usual_type,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

OWN = "papertui"  # the key below `custom` of what CSL has no words for

KEPT_FIELDS = {
    "volume": "volume", "issue": "number", "page": "pages", "collection-title": "series", "edition": "edition",
    "publisher-place": "address", "ISBN": "isbn", "ISSN": "issn", "chapter-number": "chapter", "note": "note",
    "genre": "type", "publisher": "publisher",
}  # fmt: skip
_TYPES = {csl: bibtex for bibtex, csl in reversed(CSL_TYPES.items())} | {
    "article-magazine": "article", "article-newspaper": "article", "article": "misc",
    "entry-encyclopedia": "incollection", "manuscript": "unpublished",
    "journal-article": "article", "proceedings-article": "inproceedings", "book-chapter": "incollection",  # Crossref's
}  # fmt: skip
KINDS_OF_TYPES = {
    "book": "book", "software": "code", "motion_picture": "video", "broadcast": "video", "post-weblog": "post",
    "post": "post", "webpage": "post", "monograph": "book", "edited-book": "book",
}  # fmt: skip
_LISTS = re.compile(r"\s*(?:\[|\{\s*\"(?:items|references)\"\s*:\s*\[)")
_GAP = re.compile(r"[\s,]*")
_STYLED = re.compile(
    r"<(i|b|em|strong|sub|sup|sc|span|p|jats:[\w-]+)(?:\s[^<>]{0,200})?>(?P<text>[^<>]*)</\1>", re.IGNORECASE
)
_DEEPEST_STYLE = 4
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ENTITY = re.compile("&(amp|lt|gt|quot|apos|nbsp);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": " "}
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
_OF_A_PROGRAM = re.compile(r".*://.*|\d+(?:/\w+)?|ITEM-\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def read_csl_json(text: str, tell: Callable[[int, int], None] = lambda _done, _total: None) -> ReadingList:
    """Read a CSL-JSON file.

    Args:
        text: The whole file.
        tell: Told now and then how much is read, of how much; what it raises ends the reading.

    Raises:
        NotThisFormatError: It is no JSON, or nests deeper than can be read.
    """
    entries: list[ImportedEntry] = []
    unused: list[UnusedLine] = []
    for item, line, end in _items(text):
        entry = _entry(item, line) if isinstance(item, dict) else None
        if entry is None:
            unused.append(UnusedLine(line, "this is no item of a bibliography: it has no title"))
        else:
            entries.append(entry)
        tell(end, len(text))
    if unused and not entries:
        raise NotThisFormatError("is JSON, but holds no item of a bibliography with a title")
    return ReadingList(entries=tuple(entries), unused=tuple(unused))


def _items(text: str) -> Iterator[tuple[Any, int, int]]:
    """Each item with its line and its end in the text."""
    decoder = json.JSONDecoder()
    opening = _LISTS.match(text)
    place = opening.end() if opening else len(text) - len(text.lstrip())
    line, counted = 1, 0
    while True:
        match = _GAP.match(text, place)
        place = match.end() if match else place
        line, counted = line + text.count("\n", counted, place), place
        if place >= len(text) and opening is None:
            return
        if opening is not None and text[place : place + 1] == "]":
            return
        try:
            item, place = decoder.raw_decode(text, place)
        except RecursionError:
            raise NotThisFormatError(f"line {line}: is nested too deeply") from None
        except ValueError as error:
            wrong = f"line {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else str(error)
            raise NotThisFormatError(f"is no JSON: {wrong}") from None
        yield item, line, place


def _entry(item: Mapping[str, Any], line: int) -> ImportedEntry | None:
    own = _own(item)
    title = _text(own.get("title")) or unstyled(_text(item.get("title")) or _text(item.get("title-short")))
    if not title:
        return None
    year, date = _year_and_date(item, own)
    venue = _text(own.get("venue")) or settled_venue(unstyled(_text(item.get("container-title")))) or _publisher(item)
    paper = Paper(
        _id(item, own),
        title,
        authors=tuple(_names(item.get("author") or item.get("editor"))),
        venue=venue,
        year=year,
        date=date,
        kind=_kind(item, own),
        categories=tuple(filter(None, (_texts(path) for path in _list(own.get("categories"))))),
        tags=_texts(own.get("tags")) or tuple(filter(None, map(_text, _keywords(item)))),
        arxiv=arxiv_of(_text(item.get(name)) for name in ("number", "archive_location", "DOI", "URL", "note")),
        doi=own_doi(_text(item.get("DOI"))),
        summary=_raw(own.get("abstract")) or unstyled(_raw(item.get("abstract"))),
        links=tuple(_links(item, own)),
    )
    return ImportedEntry(_with_extra(paper, item), None, line)


def _with_extra(paper: Paper, item: Mapping[str, Any]) -> Paper:
    from dataclasses import replace  # noqa: PLC0415  cached after the first entry

    extra: list[tuple[str, Any]] = []
    kind = _TYPES.get(_text(item.get("type")), "misc")
    if kind != usual_type(paper) and not is_preprint(paper.venue) and kind != "misc":
        extra.append((ENTRY_TYPE, kind))
    for csl, name in KEPT_FIELDS.items():
        text = told_note(_raw(item.get(csl)))[0] if csl == "note" else _text(item.get(csl))
        is_venue = csl == "publisher" and not item.get("container-title")
        if text and not is_venue and not is_arxiv_note(text):
            extra.append((name, text))
    editors = " and ".join(_names(item.get("editor"))) if item.get("author") else ""
    return replace(paper, extra=(*extra, *([("editor", editors)] if editors else ())))


def _own(item: Mapping[str, Any]) -> Mapping[str, Any]:
    custom = item.get("custom")
    own = custom.get(OWN) if isinstance(custom, dict) else None
    return own if isinstance(own, dict) else {}


def _publisher(item: Mapping[str, Any]) -> str:
    """Where books and preprints appeared."""
    return settled_venue(_text(item.get("event-title")) or _text(item.get("publisher")))


def _id(item: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    """A key that a person gave; the numbers and addresses of programs are none."""
    keys = (_text(item.get("citation-key")), told_note(_raw(item.get("note")))[1], _text(item.get("id")))
    given = (key for key in keys if key and is_valid_id(key) and not is_of_a_program(key))
    return _text(own.get("id")) or next(given, "")


def is_of_a_program(key: str) -> bool:
    """Whether an id is none that a person gave: a number, an address, what Zotero and Mendeley count with."""
    return bool(_OF_A_PROGRAM.fullmatch(key))


def _kind(item: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    named = _text(own.get("kind"))
    return named if named in KINDS else KINDS_OF_TYPES.get(_text(item.get("type")), "paper")


def _year_and_date(item: Mapping[str, Any], own: Mapping[str, Any]) -> tuple[int | None, str]:
    parts = _date_parts(item.get("issued"))
    numbers = [int(part) for part in parts if part.isascii() and part.isdecimal() and len(part) <= len("2020")]
    year = numbers[0] if numbers and is_year(numbers[0]) else None
    date = "-".join([f"{year:04}", *(f"{number:02}" for number in numbers[1:])]) if year and numbers[1:] else ""
    first_date = _text(own.get("date"))
    return year, first_date if is_date(first_date) else date if is_date(date) else ""


def _date_parts(issued: object) -> list[str]:
    """Year, month and day of the first date: numbers, or as people and CSL 1.1 write it."""
    if isinstance(issued, list) and issued:
        issued = issued[0]
    if not isinstance(issued, dict):
        return _spoken_date(_text(issued))
    parts = [_text(part) for part in _list(next(iter(_list(issued.get("date-parts"))), None))]
    if not any(parts):
        parts = [_text(issued.get(name)) for name in ("year", "month", "day") if issued.get(name)]
    return parts[:3] or _spoken_date(_text(issued.get("raw")) or _text(issued.get("literal")))


def _spoken_date(text: str) -> list[str]:
    iso = _ISO.match(text)
    year = _YEAR.search(text)
    return iso[0].split("-") if iso else [year[0]] if year else []


def _names(value: object) -> Iterator[str]:
    """Names as they are spoken, first name first."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    for name in _list(value):
        if isinstance(name, dict):
            whole = _text(name.get("literal")) or _text(name.get("name"))
            spoken = whole or " ".join(filter(None, (_text(name.get(part)) for part in parts)))
        else:
            spoken = _text(name)
        if spoken:
            yield spoken


def _keywords(item: Mapping[str, Any]) -> list[str]:
    text = _text(item.get("keyword"))
    return text.split(";" if ";" in text else ",")


def _links(item: Mapping[str, Any], own: Mapping[str, Any]) -> Iterator[Link]:
    labels: dict[str, str] = {}
    for link in _list(own.get("links")):
        if isinstance(link, dict) and _text(link.get("url")):
            labels[free_label(_text(link.get("label")) or "Link", labels)] = _text(link.get("url"))
    link = link_of(_text(item.get("URL")))
    if not labels and link is not None and own.get("links") != []:
        yield link
    yield from (Link(label, url) for label, url in labels.items())


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, _list(value))))


def _text(value: object) -> str:
    """One line of text, also of a number; the first of several."""
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(_raw(value).split())


def unstyled(text: str) -> str:
    """The text without pairs of tags such as ``<i>…</i>`` and without ``&amp;``; a lone tag is text."""
    for _ in range(_DEEPEST_STYLE if "</" in text else 0):
        text = _STYLED.sub(r"\g<text>", text)
    return _ENTITY.sub(lambda match: _ENTITIES[match[1]], text).strip()


def _raw(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    try:
        text = str(value)
    except ValueError:  # more digits than Python writes out
        return ""
    return text if text.isprintable() else _CONTROL.sub(" ", text)
