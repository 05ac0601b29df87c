"""Conditions of a query that compare a value instead of words: ``year:2020..`` ``is:left`` ``rating:4..``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from papertui.domain.paper import KINDS
from papertui.domain.reading import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.domain.paper import Link, Paper
    from papertui.domain.reading import Reading

_Meaning = TypeVar("_Meaning")
_RANGE = re.compile(
    r"(?P<low>[^.<>=]*)\.\.\.?(?P<high>[^.<>=]*)|(?P<sign>>=|<=|>|<|=)(?P<bound>[^.<>=]+)|(?P<one>[^.<>=]+)"
)
_DAYS = re.compile(r"(\d{1,5})\s*(d|w|m|y)")
_DAYS_IN = {"d": 1, "w": 7, "m": 30, "y": 365}
_DATE = re.compile(r"\d{4}(?:-\d{1,2}){0,2}")
_YEAR_DIGITS = 4
_LAST_CHARACTER = "\U0010ffff"
_CODE = re.compile(r"github\.com|gitlab\.|huggingface\.co|colab\.research|bitbucket\.org|paperswithcode\.com/paper")
_CODE_LABEL = re.compile(r"github|gitlab|code|colab|official|implementation")


@dataclass(frozen=True, slots=True)
class NumberRange:
    """``year`` or ``rating`` between two bounds, both included."""

    field: str
    low: int
    high: int

    def holds(self, paper: Paper, reading: Reading) -> bool:
        """Whether it is true of a paper and its reading."""
        value = paper.shown_year if self.field == "year" else reading.rating
        return value is not None and self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class ReadBetween:
    """Read on a day between two dates of the reader's clock, written ``2026-01-31`` or just their beginning."""

    low: str
    high: str

    def holds(self, paper: Paper, reading: Reading) -> bool:  # noqa: ARG002
        """Whether it is true of a paper and its reading."""
        if not reading.read_at:
            return False
        day = _local_day(reading.read_at)
        return self.low <= day <= self.high + _LAST_CHARACTER


@dataclass(frozen=True, slots=True)
class HasStatus:
    """One of some statuses."""

    statuses: frozenset[Status]

    def holds(self, paper: Paper, reading: Reading) -> bool:  # noqa: ARG002
        """Whether it is true of a paper and its reading."""
        return reading.status in self.statuses


@dataclass(frozen=True, slots=True)
class IsKind:
    """One of some kinds, such as paper or video."""

    kinds: frozenset[str]

    def holds(self, paper: Paper, reading: Reading) -> bool:  # noqa: ARG002
        """Whether it is true of a paper and its reading."""
        return paper.kind in self.kinds


@dataclass(frozen=True, slots=True)
class Has:
    """Something is there, or is not (`is_wanted` false: ``no:summary``)."""

    what: str
    is_wanted: bool = True

    def holds(self, paper: Paper, reading: Reading) -> bool:
        """Whether it is true of a paper and its reading."""
        return _HAS[self.what](paper, reading) is self.is_wanted


Condition = NumberRange | ReadBetween | HasStatus | IsKind | Has


def _is_code(link: Link) -> bool:
    return bool(_CODE.search(link.url.lower()) or _CODE_LABEL.search(link.label.lower()))


_HAS: dict[str, Callable[[Paper, Reading], bool]] = {
    "code": lambda paper, _: any(map(_is_code, paper.links)),
    "summary": lambda paper, _: bool(paper.summary.strip()),
    "note": lambda _, reading: bool(reading.note.strip()),
    "link": lambda paper, _: bool(paper.links),
    "arxiv": lambda paper, _: bool(paper.arxiv_id),
    "doi": lambda paper, _: bool(paper.doi_name),
    "author": lambda paper, _: bool(paper.authors),
    "venue": lambda paper, _: bool(paper.venue),
    "year": lambda paper, _: paper.shown_year is not None,
    "tag": lambda paper, reading: bool(paper.tags or reading.tags),
    "cat": lambda paper, _: bool(paper.categories),
    "rating": lambda _, reading: reading.rating is not None,
    "problem": lambda paper, _: paper.has_problems or paper.is_broken,
}
_STATUS_WORDS = {
    **{status.value: frozenset([status]) for status in Status},
    "left": frozenset(status for status in Status if status.is_left),
}
CONDITION_FIELDS = frozenset(["year", "rating", "read", "is", "kind", "has", "no"])


def parse_condition(field: str, value: str, today: Callable[[], date]) -> Condition | None:
    """The condition that ``field:value`` states; None when the value means nothing, so that it is text.

    A word that is still being typed counts for all it may become: ``is:re`` is reading or read, ``year:20`` is 2000 to
    2099.

    Args:
        field: One of `CONDITION_FIELDS`.
        value: Folded; not empty.
        today: Asked only by ``read:30d``.
    """
    match field:
        case "year" | "rating":
            return _number_range(field, value)
        case "read":
            return _read_between(value, today)
        case "is":
            meant = _begun(value, _STATUS_WORDS)
            return HasStatus(frozenset().union(*meant)) if meant else None
        case "kind":
            kinds = _begun(value, {kind: kind for kind in KINDS})
            return IsKind(frozenset(kinds)) if kinds else None
        case _:
            names = _begun(value.removesuffix("s") if value not in _HAS else value, {name: name for name in _HAS})
            return Has(names[0], is_wanted=field == "has") if names else None


def known_values(field: str) -> str:
    """What may stand behind a field of conditions, for people."""
    match field:
        case "is":
            return ", ".join(_STATUS_WORDS)
        case "kind":
            return ", ".join(KINDS)
        case "has" | "no":
            return ", ".join(_HAS)
        case "read":
            return "days: 2026, 2026-01.., 30d"
        case "rating":
            return "1 to 5: 4, 3.., ..2"
        case _:
            return "years: 2020, 2020.., 2018..2020"


def _begun(word: str, meanings: dict[str, _Meaning]) -> list[_Meaning]:
    """What the word means, or all that a longer word could mean."""
    if word in meanings:
        return [meanings[word]]
    return [meaning for name, meaning in meanings.items() if name.startswith(word)]


def _bounds(value: str) -> tuple[str, str] | None:
    """Both ends of a range as written; an open end is empty."""
    match = _RANGE.fullmatch(value)
    if not match:
        return None
    if match["one"]:
        return (match["one"], match["one"])
    if match["sign"]:
        return {"=": (match["bound"],) * 2, ">": (match["bound"], "")}.get(match["sign"][0], ("", match["bound"]))
    return (match["low"], match["high"])


def _number_range(field: str, value: str) -> NumberRange | None:
    ends = _bounds(value)
    if ends is None or not all(
        end == "" or (end.isascii() and end.isdigit() and len(end) <= _YEAR_DIGITS) for end in ends
    ):
        return None
    if not any(ends):
        return None
    width = _YEAR_DIGITS if field == "year" else 1
    low = int(ends[0].ljust(width, "0")) if ends[0] else 0
    high = int(ends[1].ljust(width, "9")) if ends[1] else 10**_YEAR_DIGITS
    exclusive = value[0] in "<>" and value[1:2] != "="
    return NumberRange(field, low + (exclusive and value[0] == ">"), high - (exclusive and value[0] == "<"))


def _read_between(value: str, today: Callable[[], date]) -> ReadBetween | None:
    ago = _DAYS.fullmatch(value)
    if ago:
        days = min(int(ago[1]) * _DAYS_IN[ago[2]], 700_000)
        return ReadBetween((today() - timedelta(days=min(days, today().toordinal() - 1))).isoformat(), "9")
    ends = _bounds(value)
    if ends is None or not any(ends) or not all(end == "" or _DATE.fullmatch(end) for end in ends):
        return None
    low, high = ("-".join(part.zfill(2) for part in end.split("-") if part) for end in ends)
    return ReadBetween(low, high or "9")


def _local_day(moment: str) -> str:
    try:
        return datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone().date().isoformat()
    except ValueError:
        return moment[:10]
