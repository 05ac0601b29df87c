"""One entry's TOML table → a Paper and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from papertui.domain.address import address_fault, host_of
from papertui.domain.category import parse_path
from papertui.domain.dates import EARLIEST_YEAR, LATEST_YEAR, is_date, is_year
from papertui.domain.draft import free_label
from papertui.domain.identity import arxiv_id_in, derived_id, doi_in, is_valid_id
from papertui.domain.paper import KINDS, Link, Paper

if TYPE_CHECKING:
    from papertui.domain.category import CategoryPath

NO_TITLE = "(no title)"
KNOWN_KEYS = frozenset(
    "id title authors venue year date kind categories tags arxiv doi summary links".split()  # noqa: SIM905 (reads better)
)

_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_MATHS = re.compile(r"(?<![\\$])\$(?=[^\s$])[^$]*?(?<=[^\s\\$])\$(?![\d$])")
_BROKEN_MATHS = re.compile(r"[\t\n]")
_OTHER_SEPARATORS = re.compile(r"->|=>|>>|::|[|→»⟩\\]|\S>|>\S")
_WHOLE_NUMBER = re.compile(r"\s*\d{4}\s*", re.ASCII)
_BACKSLASH_LOST = "a backslash became a control character: use '''"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with one key of an entry; the place follows from the key.

    Attributes:
        key: Parts of the key, relative to the entry; empty for the entry itself.
        item: Which element of a list, -1 for the whole value.
    """

    key: tuple[str, ...]
    kind: str
    message: str
    item: int = -1
    fixable: bool = False


class EntryReader:
    """Reads the entries of one catalogue; texts that repeat are kept once."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._paths: dict[str, CategoryPath] = {}
        self._findings: list[Finding] = []

    def read(self, table: Mapping[str, Any], line: int) -> tuple[Paper, tuple[Finding, ...]]:
        """The paper a table states, and everything wrong with it; nothing is dropped because of a finding.

        The id is the written one when it is fit, else the derived one; it need not be unique.
        """
        self._findings = []
        title = self._title(table)
        authors = self._list(table, "authors")
        year = self._year(table)
        day = self._date(table)
        written = self._id(table)
        paper = Paper(
            id=written or derived_id(title, authors, _year_for_id(year, day)),
            title=title or NO_TITLE,
            authors=authors,
            venue=self._shared(self._text(table, "venue")),
            year=year,
            date=day,
            kind=self._kind(table),
            categories=self._categories(table),
            tags=self._list(table, "tags"),
            arxiv=self._arxiv(table),
            doi=self._doi(table),
            summary=self._summary(table),
            links=self._links(table),
            extra=tuple((key, value) for key, value in table.items() if key not in KNOWN_KEYS),
            line=line,
            has_written_id=bool(written),
            has_problems=bool(self._findings),
        )
        return paper, tuple(self._findings)

    def _note(self, key: tuple[str, ...], kind: str, message: str, *, item: int = -1, fixable: bool = False) -> None:
        self._findings.append(Finding(key, kind, message, item, fixable))

    def _shared(self, text: str) -> str:
        return self._texts.setdefault(text, text)

    def _title(self, table: Mapping[str, Any]) -> str:
        title = self._text(table, "title")
        if not title and not (self._findings and self._findings[-1].key == ("title",)):
            self._note(("title",) if "title" in table else (), "missing-title", 'no title: write title = "…"')
        return title

    def _id(self, table: Mapping[str, Any]) -> str:
        written = table.get("id")
        if written is None:
            return ""
        if not isinstance(written, str):
            self._note(("id",), "wrong-type", f"id must be text, not {_type_name(written)}: put it in quotes")
            return str(written) if isinstance(written, int) and not isinstance(written, bool) else ""
        if not is_valid_id(written):
            self._note(
                ("id",),
                "bad-id",
                f"id {written!r} is not fit: a letter or digit first, then letters, digits and -_.:/+",
            )
            return ""
        return written

    def _text(self, table: Mapping[str, Any], key: str) -> str:
        value = table.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._note((key,), "wrong-type", f"{key} must be text, not {_type_name(value)}: put it in quotes")
            return str(value) if isinstance(value, int | float | date) else ""
        if not value.isprintable():
            self._check_controls(value, (key,))
            value = " ".join(value.split("\n"))
        return value.strip()

    def _check_controls(self, value: str, key: tuple[str, ...], item: int = -1) -> None:
        if _CONTROLS.search(value) or any(_BROKEN_MATHS.search(found[0]) for found in _MATHS.finditer(value)):
            self._note(key, "control-character", _BACKSLASH_LOST, item=item, fixable=True)

    def _list(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            self._note((key,), "wrong-type", f'{key} must be a list: write ["…"]', fixable=True)
            value = [value]
        elif not isinstance(value, list):
            self._note((key,), "wrong-type", f"{key} must be a list of texts, not {_type_name(value)}")
            return ()
        texts: list[str] = []
        for place, text in enumerate(value):
            if not isinstance(text, str):
                self._note((key,), "wrong-type", f"{key} holds {_type_name(text)}: put it in quotes", item=place)
                continue
            if not text.isprintable():
                self._check_controls(text, (key,), place)
            if text.strip():
                texts.append(self._shared(text.strip()))
        return tuple(texts)

    def _year(self, table: Mapping[str, Any]) -> int | None:
        value = table.get("year")
        if value is None:
            return None
        if isinstance(value, str) and _WHOLE_NUMBER.fullmatch(value):
            self._note(("year",), "wrong-type", "year must be a number: write it without quotes", fixable=True)
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            self._note(("year",), "wrong-type", f"year must be a number, not {_type_name(value)}: write four digits")
            return None
        if not is_year(value):
            self._note(("year",), "bad-year", f"{value} is not a year: four digits, {EARLIEST_YEAR}–{LATEST_YEAR}")
            return None
        return value

    def _date(self, table: Mapping[str, Any]) -> str:
        value = table.get("date")
        if value is None:
            return ""
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
        if not is_date(text):
            told = repr(value) if isinstance(value, str | int) else _type_name(value)
            self._note(("date",), "bad-date", f'{told} is not a date: write 2020-06-19, "2020-06" or "2020"')
        return text

    def _kind(self, table: Mapping[str, Any]) -> str:
        kind = self._shared(self._text(table, "kind")) or "paper"
        if kind not in KINDS:
            self._note(("kind",), "unknown-kind", f"{kind!r} is not a kind: one of {', '.join(KINDS)}")
        return kind

    def _categories(self, table: Mapping[str, Any]) -> tuple[CategoryPath, ...]:
        paths: dict[CategoryPath, None] = {}
        for place, text in enumerate(self._list(table, "categories")):
            path = self._paths.get(text)
            if path is None:
                path = parse_path(text)
                if path and not _OTHER_SEPARATORS.search(text):
                    self._paths[text] = path
                else:
                    self._note(
                        ("categories",),
                        "unknown-separator",
                        f"{text!r}: the parts of a category are separated by ' > ', as in \"Papers > Must-Read\"",
                        item=place,
                    )
            if path:
                paths[path] = None
        return tuple(paths)

    def _arxiv(self, table: Mapping[str, Any]) -> str:
        text = self._text(table, "arxiv")
        if text and not arxiv_id_in(text):
            self._note(("arxiv",), "bad-arxiv", f"{text!r} is not an arXiv id: write 2006.11239 or hep-th/9901001")
        return text

    def _doi(self, table: Mapping[str, Any]) -> str:
        text = self._text(table, "doi")
        if text and not doi_in(text):
            self._note(("doi",), "bad-doi", f"{text!r} is not a DOI: write 10.1000/182")
        return text

    def _summary(self, table: Mapping[str, Any]) -> str:
        value = table.get("summary")
        if not isinstance(value, str):
            return self._text(table, "summary")
        if _CONTROLS.search(value) or "$" in value:
            self._check_controls(value, ("summary",))
        return value.strip()

    def _links(self, table: Mapping[str, Any]) -> tuple[Link, ...]:
        value = table.get("links")
        if value is None:
            return ()
        if isinstance(value, Mapping):
            return tuple(self._labelled_links(value))
        self._note(("links",), "wrong-type", 'links must be labelled: write [papers.links] and Paper = "https://…"')
        urls = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        found: dict[str, str] = {}
        for url in urls:
            if isinstance(url, str):
                found[free_label(host_of(url) or "Link", found)] = url
        return tuple(Link(label, url) for label, url in found.items())

    def _labelled_links(self, value: Mapping[str, Any]) -> list[Link]:
        links: list[Link] = []
        for label, url in value.items():
            key = ("links", label)
            if isinstance(url, str):
                fault = address_fault(url)
                if fault:
                    self._note(key, "unsafe-link", f"link {label!r}: {url!r} {fault}")
                links.append(Link(self._shared(label), url))
            elif isinstance(url, Mapping):
                self._note(
                    key, "wrong-type", f'link {label!r}: a label with a dot needs quotes: "{label}.…" = "https://…"'
                )
            else:
                self._note(key, "wrong-type", f"link {label!r} must be text, not {_type_name(url)}: put it in quotes")
        return links


def _year_for_id(year: int | None, day: str) -> int | None:
    return int(day[:4]) if year is None and day[:4].isdigit() and day[:4].isascii() else year


_TYPE_NAMES = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table", str: "text"}


def _type_name(value: object) -> str:
    return _TYPE_NAMES.get(type(value), "a date or a time")
