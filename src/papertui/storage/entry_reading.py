"""One entry's TOML table → a Paper and what is wrong with it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from papertui.domain.address import address_fault, host_of
from papertui.domain.category import CategoryPath, parse_path
from papertui.domain.dates import EARLIEST_YEAR, LATEST_YEAR, is_date, is_year
from papertui.domain.identity import arxiv_id_in, derived_id, doi_in, is_valid_id
from papertui.domain.paper import KINDS, Link, Paper, free_label
from papertui.storage.entry_findings import (
    BACKSLASH_LOST,
    Finding,
    has_control_characters,
    told,
    type_name,
    wrong_type,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_TITLE = "(no title)"
NO_HOST = "Link"
KNOWN_KEYS = frozenset(
    (
        "id",
        "title",
        "authors",
        "venue",
        "year",
        "date",
        "kind",
        "categories",
        "tags",
        "arxiv",
        "doi",
        "summary",
        "links",
    )
)

_OTHER_SEPARATORS = re.compile(r"->|=>|>>|::|[|→»⟩\\]|\S>|>\S")
_FOUR_DIGITS = re.compile(r"\s*\d{4}\s*", re.ASCII)


class _CleanTexts(dict[Any, str]):
    """Raw text → the text without blanks around, the same object each time; KeyError where a closer look is due."""

    def __missing__(self, raw: object) -> str:
        if not isinstance(raw, str) or not raw.isprintable() or not raw.strip():
            raise KeyError(raw)
        clean = self[raw] = raw.strip()
        return clean


class _CleanPaths(dict[str, CategoryPath]):
    """Text → its category path; KeyError where a closer look is due."""

    def __missing__(self, text: str) -> CategoryPath:
        path = parse_path(text)
        if not path or _OTHER_SEPARATORS.search(text):
            raise KeyError(text)
        self[text] = path
        return path


class EntryReader:
    """Reads the entries of one catalogue; texts that repeat are kept once."""

    def __init__(self) -> None:
        self._texts = _CleanTexts()
        self._paths = _CleanPaths()
        self._findings: list[Finding] = []

    def read(self, table: Mapping[str, Any], line: int) -> tuple[Paper, tuple[Finding, ...]]:
        """The paper a table states, and everything wrong with it; nothing is dropped because of a finding.

        The id is the written one when it is fit, else the derived one; it need not be unique.
        """
        self._findings = []
        get = table.get
        written = self._id(get("id"))
        title = self._text("title", get("title"))
        authors = self._list("authors", get("authors"))
        year, day = self._year(get("year")), self._date(get("date"))
        if not title:
            self._note_missing_title(table)
        paper = Paper(
            id=written or derived_id(title, authors, _year_for_id(year, day)),
            title=title or NO_TITLE,
            authors=authors,
            venue=self._shared_text("venue", get("venue")),
            year=year,
            date=day,
            kind=self._kind(get("kind")),
            categories=self._categories(get("categories")),
            tags=self._list("tags", get("tags")),
            arxiv=self._arxiv(get("arxiv")),
            doi=self._doi(get("doi")),
            summary=self._summary(get("summary")),
            links=self._links(get("links")),
            extra=() if table.keys() <= KNOWN_KEYS else _extra(table),
            line=line,
            has_written_id=bool(written),
            has_problems=bool(self._findings),
        )
        return paper, tuple(self._findings)

    def _note(self, key: tuple[str, ...], kind: str, message: str, *, item: int = -1, fixable: bool = False) -> None:
        self._findings.append(Finding(key, kind, message, item, fixable))

    def _note_missing_title(self, table: Mapping[str, Any]) -> None:
        if not any(finding.key == ("title",) for finding in self._findings):
            self._note(("title",) if "title" in table else (), "missing-title", 'there is no title: write title = "…"')

    def _id(self, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, str) and is_valid_id(value):
            return value
        if isinstance(value, str):
            rule = "a letter or digit first, then letters, digits and -_.:/+"
            self._note(("id",), "bad-id", f"{told(value)} is not fit as an id: {rule}")
            return ""
        self._findings.append(wrong_type("id", "text", value, "put it in quotes"))
        return str(value) if type(value) is int and value >= 0 else ""

    def _shared_text(self, key: str, value: object) -> str:
        """A text that many entries have."""
        if value is None:
            return ""
        try:
            return self._texts[value]
        except (KeyError, TypeError):
            return self._text(key, value)

    def _text(self, key: str, value: object) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            self._findings.append(wrong_type(key, "text", value, "put it in quotes"))
            return str(value) if isinstance(value, int | float | date) else ""
        if not value.isprintable():
            self._check_controls(value, (key,))
            value = value.replace("\n", " ")
        return value.strip()

    def _check_controls(self, value: str, key: tuple[str, ...], item: int = -1) -> None:
        if has_control_characters(value):
            self._note(key, "control-character", BACKSLASH_LOST, item=item, fixable=True)

    def _list(self, key: str, value: object) -> tuple[str, ...]:
        if value is None:
            return ()
        if isinstance(value, str):
            self._findings.append(wrong_type(key, "a list", value, 'write ["…"]', fixable=True))
            value = [value]
        elif not isinstance(value, list):
            self._findings.append(wrong_type(key, "a list of texts", value, 'write ["…"]'))
            return ()
        try:
            return tuple(map(self._texts.__getitem__, value))
        except (KeyError, TypeError):
            return tuple(filter(None, (self._item(key, place, text) for place, text in enumerate(value))))

    def _item(self, key: str, place: int, text: object) -> str:
        if not isinstance(text, str):
            message = f"{key} must be a list of texts, this is {type_name(text)}: put it in quotes"
            self._note((key,), "wrong-type", message, item=place)
            return ""
        self._check_controls(text, (key,), place)
        return text.replace("\n", " ").strip()

    def _year(self, value: object) -> int | None:
        if value is None:
            return None
        if isinstance(value, str) and _FOUR_DIGITS.fullmatch(value):
            self._findings.append(wrong_type("year", "a number", value, "write it without quotes", fixable=True))
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            self._findings.append(wrong_type("year", "a number", value, "write four digits, without quotes"))
            return None
        if not is_year(value):
            self._note(("year",), "bad-year", f"{value} is not a year: four digits, {EARLIEST_YEAR}–{LATEST_YEAR}")
            return None
        return value

    def _date(self, value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        text = str(value).strip() if isinstance(value, str) or type(value) is int else ""
        if not is_date(text):
            stated = told(text) if text else type_name(value)
            self._note(("date",), "bad-date", f'{stated} is not a date: write 2020-06-19, "2020-06" or "2020"')
        return text

    def _kind(self, value: object) -> str:
        kind = self._shared_text("kind", value) or "paper"
        if kind not in KINDS:
            self._note(("kind",), "unknown-kind", f"{told(kind)} is not a kind: one of {', '.join(KINDS)}")
        return kind

    def _categories(self, value: object) -> tuple[CategoryPath, ...]:
        texts = self._list("categories", value)
        try:
            paths = tuple(map(self._paths.__getitem__, texts))
        except KeyError:
            paths = tuple(filter(None, map(self._doubtful_path, range(len(texts)), texts)))
        return paths if len(paths) < 2 else tuple(dict.fromkeys(paths))  # noqa: PLR2004 (one cannot repeat)

    def _doubtful_path(self, place: int, text: str) -> CategoryPath:
        try:
            return self._paths[text]
        except KeyError:
            message = f"{told(text)}: the parts of a category are separated by ' > ', as in \"Papers > Must-Read\""
            self._note(("categories",), "unknown-separator", message, item=place)
            return parse_path(text)

    def _arxiv(self, value: object) -> str:
        text = self._text("arxiv", value)
        if text and not arxiv_id_in(text):
            self._note(("arxiv",), "bad-arxiv", f"{told(text)} is not an arXiv id: write 2006.11239 or hep-th/9901001")
        return text

    def _doi(self, value: object) -> str:
        text = self._text("doi", value)
        if text and not doi_in(text):
            self._note(("doi",), "bad-doi", f"{told(text)} is not a DOI: write it as 10.1000/182")
        return text

    def _summary(self, value: object) -> str:
        if not isinstance(value, str):
            return self._text("summary", value)
        self._check_controls(value, ("summary",))
        return value.strip()

    def _links(self, value: object) -> tuple[Link, ...]:
        if value is None:
            return ()
        if isinstance(value, dict):
            return tuple([link for link in map(self._link, value.keys(), value.values()) if link])
        self._findings.append(wrong_type("links", "labelled", value, '[papers.links] and below it Paper = "https://…"'))
        found: dict[str, str] = {}
        for url in value if isinstance(value, list) else [value]:
            if isinstance(url, str):
                found[free_label(host_of(url) or NO_HOST, found)] = url
        return tuple(Link(label, url) for label, url in found.items())

    def _link(self, label: str, url: object) -> Link | None:
        if not isinstance(url, str):
            is_dotted = isinstance(url, dict)
            advice = "a label with a dot needs quotes" if is_dotted else "put it in quotes"
            message = f"the link {told(label)} must be text, not {type_name(url)}: {advice}"
            self._note(("links", label), "wrong-type", message)
            return None
        fault = address_fault(url)
        if fault:
            self._note(("links", label), "unsafe-link", f"the link {told(label)}: {told(url)} {fault}")
        return Link(self._texts.setdefault(label, label), url)


def _extra(table: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple((key, value) for key, value in table.items() if key not in KNOWN_KEYS)


def _year_for_id(year: int | None, day: str) -> int | None:
    return int(day[:4]) if year is None and day[:4].isdigit() and day[:4].isascii() else year
