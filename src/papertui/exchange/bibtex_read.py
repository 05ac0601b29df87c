"""A BibTeX file → its entries: names, dates, identifiers, keywords, in the flavours of those who write such files."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from papertui.domain.category import parse_path
from papertui.domain.dates import is_date, is_year
from papertui.domain.identity import is_valid_id
from papertui.domain.paper import KINDS, Link, Paper, free_label, is_preprint
from papertui.domain.reading import Status
from papertui.errors import NotThisFormatError
from papertui.exchange.bibtex_source import source_of
from papertui.exchange.imported import ImportedEntry, ReadingList, UnusedLine
from papertui.exchange.latex_text import line_of, text_of
from papertui.exchange.references import (
    ENTRY_TYPE,
    KEPT,
    arxiv_of,
    is_arxiv_note,
    link_of,
    own_doi,
    settled_venue,
    usual_type,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from papertui.exchange.bibtex_source import RawEntry

_OFTEN = 50  # entries between two reports of progress
_SHARE_OF_PARSING = 0.4  # of the time, the rest is for what the fields say
_TYPES = {
    "conference": "inproceedings", "electronic": "misc", "online": "misc", "www": "misc", "webpage": "misc",
    "software": "misc", "dataset": "misc", "video": "misc", "movie": "misc", "report": "techreport",
    "preprint": "misc", "mvbook": "book", "collection": "book", "booklet": "book",
}  # fmt: skip
_KINDS = {
    "book": "book", "mvbook": "book", "collection": "book", "booklet": "book", "software": "code", "video": "video",
    "movie": "video", "online": "post", "electronic": "post", "www": "post", "webpage": "post",
}  # fmt: skip
_VENUES = {
    "article": ("journal", "journaltitle"),
    "book": ("publisher",),
    "phdthesis": ("school", "institution"),
    "mastersthesis": ("school", "institution"),
    "thesis": ("institution", "school"),
    "techreport": ("institution",),
}
_ANY_VENUE = ("booktitle", "journal", "journaltitle", "eventtitle", "howpublished", "publisher", "organization")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_AND_DAY = re.compile(
    r"(?:(?P<first>\d{1,2})\W+)?(?P<month>[a-z]{3})[a-z]*\.?(?:\W+(?P<last>\d{1,2}))?", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
_ADDRESS = re.compile(r"https?://[^\s<>{}|]+[^\s<>{}|.,;)]")
_BEGINS_LINK = re.compile(r"(?P<label>.*?):\s+(?P<url>\S+)", re.DOTALL)
_BRACES_OR = {separator: re.compile(rf"(?<!\\)[{{}}]|{separator}") for separator in (",", ";")}


def read_bibtex(text: str, tell: Callable[[int, int], None] = lambda _done, _total: None) -> ReadingList:
    """Read a BibTeX file.

    Args:
        text: The whole file.
        tell: Told now and then how much is read, of how much; what it raises ends the reading.

    Raises:
        NotThisFormatError: It holds no entry at all, or abbreviations that would fill the memory.
    """
    source = source_of(text, lambda done, total: tell(done, int(total / _SHARE_OF_PARSING)))
    if text.strip() and not source.has_blocks and not source.problems:
        raise NotThisFormatError("holds no BibTeX entry")
    entries: list[ImportedEntry] = []
    unused: list[UnusedLine] = []
    for place, raw in enumerate(source.entries, 1):
        if raw.is_volume and raw.kind in {"proceedings", "collection", "mvbook", "mvproceedings"}:
            unused.append(UnusedLine(raw.line, f"@{raw.kind}{{{raw.key}: the volume that other entries stand in"))
            continue
        entry = _entry(raw)
        if entry is None:
            unused.append(UnusedLine(raw.line, f"@{raw.kind}{{{raw.key}: it has neither title nor address"))
            continue
        entries.append(entry)
        if place % _OFTEN == 0:
            tell(int(1000 * (_SHARE_OF_PARSING + (1 - _SHARE_OF_PARSING) * place / len(source.entries))), 1000)
    return ReadingList(entries=tuple(entries), unused=tuple(unused), problems=tuple(source.problems))


def _entry(raw: RawEntry) -> ImportedEntry | None:
    """The entry; None when nothing says what it is."""
    fields = raw.fields
    title = line_of(fields.get("title", ""))
    if fields.get("subtitle", "").strip():
        title = f"{title}: {line_of(fields['subtitle'])}"
    links = tuple(_links(fields))
    title = title or (links[0].url if links else "")
    if not title:
        return None
    venue, venue_field = _venue(raw)
    year, date = _year_and_date(fields)
    paper = Paper(
        raw.key if is_valid_id(raw.key) else "",
        title,
        authors=tuple(_names(fields.get("author", "") or fields.get("editor", ""))),
        venue=venue,
        year=year,
        date=date,
        kind=_kind(raw),
        categories=tuple(map(parse_path, filter(None, map(line_of, split_outside(fields.get("groups", ""), ","))))),
        tags=tuple(dict.fromkeys(_keywords(fields.get("keywords", "")))),
        arxiv=_arxiv(fields),
        doi=own_doi(unquote(fields.get("doi", "").replace("\\", "").strip("{} "))),
        summary="\n\n".join(dict.fromkeys(filter(None, map(text_of, _about(fields))))),
        links=links,
    )
    paper = _with_extra(paper, raw, venue_field)
    has_read = line_of(fields.get("readstatus", "")).casefold() == "read"
    return ImportedEntry(paper, Status.READ if has_read else None, raw.line)


def _about(fields: Mapping[str, str]) -> Iterator[str]:
    """What a reader wrote about it first, then the abstract."""
    for name in ("annotation", "annote", "abstract"):
        yield fields.get(name, "")


def _with_extra(paper: Paper, raw: RawEntry, venue_field: str) -> Paper:
    """The paper with what a bibliography needs besides, where the entry does not say it already."""
    extra: list[tuple[str, Any]] = []
    kind = _TYPES.get(raw.kind, raw.kind)
    if kind != usual_type(paper) and not is_preprint(paper.venue):
        extra.append((ENTRY_TYPE, kind))
    for name in KEPT:
        written = raw.fields.get(name) or (raw.fields.get("location", "") if name == "address" else "")
        if written and name != venue_field:
            text = line_of(written)
            is_said = name == "editor" and "author" not in raw.fields
            if text and not is_said and not is_arxiv_note(text) and "://" not in text:
                extra.append((name, text))
    return replace(paper, extra=tuple(extra))


def _venue(raw: RawEntry) -> tuple[str, str]:
    """Where it appeared, and the field that says so."""
    kind = _TYPES.get(raw.kind, raw.kind)
    for name in (*_VENUES.get(kind, ()), *_ANY_VENUE):
        venue = settled_venue(line_of(raw.fields.get(name, "")))
        if venue:
            return venue, name
    return "", ""


def _kind(raw: RawEntry) -> str:
    named = line_of(raw.fields.get("entrysubtype", "")).casefold()
    if named in KINDS:
        return named
    kind = _KINDS.get(raw.kind, "paper")
    is_published = "eprint" in raw.fields or "doi" in raw.fields or bool(_arxiv(raw.fields))
    return "paper" if kind == "post" and is_published else kind


def _arxiv(fields: Mapping[str, str]) -> str:
    eprint = line_of(fields.get("eprint", ""))
    server = (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").strip().casefold()
    texts = [eprint] if server == "arxiv" else []
    named = ("doi", "url", "journal", "volume", "note", "number", "howpublished", "pages")
    return arxiv_of(
        [
            *texts,
            *(line_of(fields[name]) for name in named if "arxiv" in fields.get(name, "").casefold()),
            *([fields["volume"]] if fields.get("volume", "").startswith("abs/") else []),
        ]
    )


def _year_and_date(fields: Mapping[str, str]) -> tuple[int | None, str]:
    """The year, and the date when more than the year is known."""
    date = line_of(fields.get("date", "")).partition("/")[0].strip()
    first = line_of(fields.get("origdate", ""))
    match = _YEAR.search(line_of(fields.get("year", "")) or date)
    year = int(match[1]) if match and is_year(int(match[1])) else None
    if len(first) > len("2020") and is_date(first):
        return year, first
    if is_date(date):
        return year, date if len(date) > len("2020") else ""
    return year, _joined_date(year, line_of(fields.get("month", "")), line_of(fields.get("day", "")))


def _joined_date(year: int | None, month: str, day: str) -> str:
    match = _MONTH_AND_DAY.match(month)
    name = match["month"].lower() if match else ""
    number = _MONTHS.index(name) + 1 if name in _MONTHS else int(month) if month.isdecimal() and len(month) < 3 else 0  # noqa: PLR2004
    if year is None or not 1 <= number <= len(_MONTHS):
        return ""
    day = day or (match and (match["first"] or match["last"])) or ""
    whole = f"{year:04}-{number:02}-{int(day):02}" if day.isdecimal() and len(day) < 3 else ""  # noqa: PLR2004
    return whole if is_date(whole) else f"{year:04}-{number:02}"


def _links(fields: Mapping[str, str]) -> Iterator[Link]:
    """The links that papertui wrote, else the address."""
    labels: dict[str, str] = {}
    for written in split_outside(fields.get("links", ""), ","):
        match = _BEGINS_LINK.fullmatch(written.strip())
        if match:
            labels[free_label(line_of(match["label"]) or "Link", labels)] = match["url"].strip("{}")
    yield from (Link(label, url) for label, url in labels.items())
    link = link_of(_address(fields))
    if link is not None and not labels and fields.get("links", "?").strip():
        yield link


def _address(fields: Mapping[str, str]) -> str:
    """The `url`, else an address in a field that may hold one."""
    address = fields.get("url", "").strip()
    if address:
        return line_of(address) if "\\" in address or "{" in address else address
    named = _ADDRESS.search(line_of(f"{fields.get('howpublished', '')} {fields.get('note', '')}"))
    return named[0] if named else ""


def _keywords(text: str) -> list[str]:
    """Keywords between semicolons, or commas where there are none."""
    separator = ";" if len(split_outside(text, ";")) > 1 else ","
    return [word for word in map(line_of, split_outside(text, separator)) if word]


def split_outside(text: str, separator: str) -> list[str]:
    """The pieces of a text between separators that stand in no braces."""
    pieces, depth, start = [], 0, 0
    for match in _BRACES_OR[separator].finditer(text):
        if match[0] == separator and depth == 0:
            pieces.append(text[start : match.start()])
            start = match.end()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
    return [*pieces, text[start:]]


def _names(text: str) -> Iterator[str]:
    """Names as they are spoken, first name first; “and others” names nobody."""
    from bibtexparser.middlewares.names import split_multiple_persons_names  # noqa: PLC0415  for BibTeX alone

    for name in split_multiple_persons_names(text):
        spoken = line_of(_first_name_first(name) if "," in name else name)
        if spoken and name.strip().casefold() != "others":
            yield spoken


def _first_name_first(name: str) -> str:
    """``von Last, Jr, First`` turned round."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts  # noqa: PLC0415  for BibTeX alone

    parts = parse_single_name_into_parts(name, strict=False)
    return " ".join((*parts.first, *parts.von, *parts.last, *parts.jr))
