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
from papertui.exchange.bibtex_names import split_outside, spoken_names
from papertui.exchange.bibtex_source import source_of
from papertui.exchange.imported import ImportedEntry, ReadingList, UnusedLine
from papertui.exchange.latex_text import line_of, text_of
from papertui.exchange.references import (
    ENTRY_TYPE,
    KEPT,
    MONTHS,
    arxiv_of,
    is_arxiv_note,
    link_of,
    own_doi,
    settled_venue,
    told_note,
    usual_type,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from papertui.domain.category import CategoryPath
    from papertui.exchange.bibtex_source import RawEntry, Source

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
_VOLUMES = frozenset(("proceedings", "collection", "mvbook", "mvproceedings"))
_NO_ENTRIES = frozenset(("xdata", "set", "control"))
_MONTH_AND_DAY = re.compile(
    r"(?:(?P<first>\d{1,2})\W+)?(?P<month>[a-z]{3})[a-z]*\.?(?:\W+(?P<last>\d{1,2}))?", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
_ADDRESS = re.compile(r"https?://[^\s<>{}|]+[^\s<>{}|.,;)]")
_BEGINS_LINK = re.compile(r"(?P<label>.*?):\s+(?P<url>\S+)", re.DOTALL)
_DBLP_NUMBER = re.compile(r" 0\d{3}$")  # tells namesakes apart


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
    titles: dict[str, str] = {}
    for place, raw in enumerate(source.entries, 1):
        reason = _reason_against(raw)
        if reason:
            unused.append(UnusedLine(raw.line, f"@{raw.kind}{{{raw.key}: {reason}"))
            continue
        entries.append(_entry(raw, source))
        title = entries[-1].paper.title
        if titles.setdefault(raw.key, title) != title and raw.key:
            source.note(raw.line, "repeated-key", f"{raw.key} is the key of an entry above; this one gets another id")
        if place % _OFTEN == 0:
            tell(int(1000 * (_SHARE_OF_PARSING + (1 - _SHARE_OF_PARSING) * place / len(source.entries))), 1000)
    return ReadingList(entries=tuple(entries), unused=tuple(unused), problems=tuple(source.problems))


def _reason_against(raw: RawEntry) -> str:
    """Why a block is no entry of a list; empty when it is one."""
    if raw.kind in _NO_ENTRIES:
        return "it is no work, but serves others"
    if raw.is_volume and raw.kind in _VOLUMES:
        return "the volume that other entries stand in"
    return "" if raw.key or any(map(str.strip, raw.fields.values())) else "it is empty"


def _entry(raw: RawEntry, source: Source) -> ImportedEntry:
    """The entry; what is odd in it is noted."""
    fields = raw.fields
    if raw.key and not is_valid_id(raw.key):
        source.note(
            raw.line, "odd-key", f"the key {raw.key[:60]!r} cannot be an id; one is made of author, year, title"
        )
    links = _links(fields)
    venue, venue_field = _venue(raw)
    year, date = _year_and_date(fields)
    paper = Paper(
        raw.key if is_valid_id(raw.key) else "",
        _title(raw, links, source),
        authors=tuple(_authors(raw, source)),
        venue=venue,
        year=year,
        date=date,
        kind=_kind(raw),
        categories=tuple(_categories(fields)),
        tags=tuple(dict.fromkeys(_keywords(fields.get("keywords", "")))),
        arxiv=_arxiv(fields),
        doi=own_doi(unquote(fields.get("doi", "").replace("\\", "").strip("{} "))),
        summary="\n\n".join(dict.fromkeys(filter(None, map(text_of, _about(fields))))),
        links=links,
    )
    paper = _with_extra(paper, raw, venue_field)
    has_read = line_of(fields.get("readstatus", "")).casefold() == "read"
    return ImportedEntry(paper, Status.READ if has_read else None, raw.line)


def _title(raw: RawEntry, links: Sequence[Link], source: Source) -> str:
    """The title; what says best which work it is when there is none."""
    title, subtitle = (line_of(raw.fields.get(name, "")) for name in ("title", "subtitle"))
    if title:
        return f"{title}: {subtitle}" if subtitle else title
    named = (line_of(raw.fields.get(name, "")) for name in ("shorttitle", "url", "doi", "eprint", "booktitle"))
    stand_in = next(filter(None, (*(link.url for link in links), *named, raw.key)), "untitled")
    stand_in = "".join(filter(str.isprintable, stand_in))
    source.note(raw.line, "no-title", f"{raw.key or 'this entry'} has no title; {stand_in[:60]!r} stands for it")
    return stand_in


def _authors(raw: RawEntry, source: Source) -> Iterator[str]:
    """Its authors, else its editors."""
    names, has_odd = spoken_names(raw.fields.get("author", "") or raw.fields.get("editor", ""))
    if has_odd:
        source.note(raw.line, "odd-names", f"{raw.key}: names are separated by “and”; these commas were left alone")
    for name in map(line_of, names):
        if name:
            yield _DBLP_NUMBER.sub("", name)


def _categories(fields: Mapping[str, str]) -> Iterator[CategoryPath]:
    """The groups of JabRef, and those of Mendeley, in which a slash goes down."""
    for name, below in (("groups", ""), ("mendeley-groups", "/")):
        for group in map(line_of, split_outside(fields.get(name, ""), ",")):
            path = parse_path(group.replace(below, ">") if below else group)
            if path:
                yield path


def _about(fields: Mapping[str, str]) -> Iterator[str]:
    """What a reader wrote about it first, then the abstract."""
    people = (name for name in fields if name.startswith("comment-"))  # of JabRef, a field a person
    for name in ("annotation", "annote", "comment", *people, "review", "abstract"):
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
            text = line_of(told_note(written)[0] if name == "note" else written)
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
    number = MONTHS.index(name) + 1 if name in MONTHS else int(month) if month.isdecimal() and len(month) < 3 else 0  # noqa: PLR2004
    if year is None or not 1 <= number <= len(MONTHS):
        return ""
    day = day or (match and (match["first"] or match["last"])) or ""
    whole = f"{year:04}-{number:02}-{int(day):02}" if day.isdecimal() and len(day) < 3 else ""  # noqa: PLR2004
    return whole if is_date(whole) else f"{year:04}-{number:02}"


def _links(fields: Mapping[str, str]) -> tuple[Link, ...]:
    """The links that papertui wrote, else the address."""
    labels: dict[str, str] = {}
    for written in split_outside(fields.get("links", ""), ","):
        match = _BEGINS_LINK.fullmatch(written.strip())
        if match:
            labels[free_label(line_of(match["label"]) or "Link", labels)] = match["url"].strip("{}")
    if not labels and fields.get("links", "?").strip():
        for link in filter(None, map(link_of, _addresses(fields))):
            labels[free_label(link.label, labels)] = link.url
    return tuple(Link(label, url) for label, url in labels.items())


def _addresses(fields: Mapping[str, str]) -> list[str]:
    """The `url`, of which Mendeley writes several, else an address in a field that may hold one."""
    address = fields.get("url", "").strip()
    if address:
        address = line_of(address) if "\\" in address or "{" in address else address
        several = address.split()
        return several if all("://" in one for one in several) else [address]
    named = _ADDRESS.search(line_of(f"{fields.get('howpublished', '')} {fields.get('note', '')}"))
    return [named[0]] if named else []


def _keywords(text: str) -> list[str]:
    """Keywords between semicolons, or commas where there are none."""
    separator = ";" if len(split_outside(text, ";")) > 1 else ","
    return [word for word in map(line_of, split_outside(text, separator)) if word]
