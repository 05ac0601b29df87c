"""Marks in a list: which signs say read, reading or unread, and what a legend says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papertui.domain.reading import Status
from papertui.exchange.markdown_statuses import ANSWER_OF, WORD_OF

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGNS = {
    Status.READ: (
        "✅",
        "✔",
        "✓",
        "☑",
        "⚡",
        ":white_check_mark:",
        ":heavy_check_mark:",
        ":ballot_box_with_check:",
        ":zap:",
    ),
    Status.UNREAD: ("⬜", "☐", ":white_large_square:"),
}
_NAMES = {":zap:": "⚡", ":heavy_check_mark:": "✔", ":white_check_mark:": "✅", ":star:": "⭐"}
_BOX = re.compile(r"^\s*(?:[-*+]\s+|\d+[.)]\s+)?\[([ xX✓✔])\](?!\()\s?")
_STRUCK = re.compile(r"\s*(?:[-*+]\s+|\d+[.)]\s+)?~~(?=[^\s~])[^~]{3,}~~")
_LEGEND_SENTENCE = re.compile(
    r"\b(read|finished|done)\b[^.|]{0,60}?\b(?:marked|denoted|indicated|tagged)\s+(?:with|by|as)\s+"
    r"(?:an?\s+|the\s+)?[\"'`(]*(:\w+:|[^\w\s\"'`*_.,]{1,3})",
    re.IGNORECASE,
)
_LEGEND_PAIR = re.compile(
    r"(:\w+:|[^\w\s|:=\[\]()*_>#.,;-]{1,3})\s*(?:=|:|：|—|–|-|→|means|:)\s*[*_]*([^|,;=*_]{2,30})"
)
_LEGEND_ALONE = re.compile(
    r"\s*(?:[-*+>]\s+)?(:\w+:|[^\w\s|:=\[\]()*_>#.,;-]{1,3})\s+([^\W\d_][\w' ]{2,25}?)[.,;\\\s]*"
)
_AND_MORE = re.compile(r"([\w' ]+?)\s*(?:\b(?:and|with|but)\b|[&+(])")
_LEGEND_LIMIT = 600
_LONG_BLANK = re.compile(r"\s{9,}")  # also left by a row of signs; patterns need not bear it
_NOT_YET = re.compile(r"\b(?:not|un|to be|to|yet)\s*$", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Marks:
    """The signs of one list.

    Attributes:
        statuses: What each sign says.
        legends: Numbers of the lines that explain them.
    """

    statuses: dict[str, Status] = field(default_factory=dict)
    legends: frozenset[int] = frozenset()

    def status_in(self, text: str) -> Status | None:
        """What the signs in a title line say; a check box, or being struck out, counts at its beginning only."""
        box = _BOX.match(text)
        if box:
            return Status.UNREAD if box[1] == " " else Status.READ
        text = bare(text)
        if _STRUCK.match(text):
            return Status.READ
        said = {status for sign, status in self.statuses.items() if sign in text}
        return next((status for status in (Status.READ, Status.READING, Status.UNREAD) if status in said), None)

    def status_of_cell(self, text: str) -> Status | None:
        """What a cell of a status column says, in signs, in words, or by a date."""
        words = bare(text).strip().strip("*_`").casefold()
        by_sign = self.status_in(f"- {text.strip()}") or self.status_in(text)
        if by_sign is not None:
            return by_sign
        return Status.READ if _DATE.fullmatch(words) else WORD_OF.get(words) or ANSWER_OF.get(words)

    def without_marks(self, text: str) -> str:
        """The text without check box and signs."""
        text = _BOX.sub("", bare(text), count=1)
        text = text.replace("~~", "") if _STRUCK.match(text) else text
        for sign in self.statuses:
            if sign in text:
                text = text.replace(sign, " ")
        return _LONG_BLANK.sub(" ", text)


def bare(text: str) -> str:
    """The text without the selectors that ask for a coloured sign."""
    return text.replace("\ufe0f", "")


def marks_of(lines: Iterable[tuple[int, str]]) -> Marks:
    """The signs of a list: the usual ones, unless a legend names those for read.

    Args:
        lines: Number and text of the lines that may hold a legend.
    """
    said: dict[str, Status] = {}
    legends: set[int] = set()
    for number, text in lines:
        found = _legend(bare(text)) if len(text) <= _LEGEND_LIMIT else {}
        if found:
            said.update(found)
            legends.add(number)
    usual = {sign: status for status, signs in _SIGNS.items() for sign in signs}
    if Status.READ in said.values():
        usual = {sign: status for sign, status in usual.items() if status is not Status.READ}
    for sign, status in list(said.items()):
        said |= {other: status for name, other in _NAMES.items() if name == sign}
        said |= {name: status for name, other in _NAMES.items() if other == sign}
    return Marks({**usual, **said}, frozenset(legends))


def read_sign(text: str) -> str:
    """The sign by which a list mostly says read, that of its legend if it has one; ``✔`` for a check box or none."""
    text = bare(text)
    statuses = marks_of(enumerate(text.splitlines())).statuses
    met = {sign: text.count(sign) for sign, status in statuses.items() if status is Status.READ and sign in text}
    sign = max(met, key=lambda sign: met[sign], default="")
    return _NAMES.get(sign, "✔" if not sign or sign.startswith(":") else sign)


def _legend(text: str) -> dict[str, Status]:
    sentence = _LEGEND_SENTENCE.search(text)
    if sentence and not _NOT_YET.search(text[: sentence.start(1)]):
        return {sentence[2]: Status.READ}
    alone = _LEGEND_ALONE.fullmatch(text)
    if alone and alone[2].casefold() in WORD_OF:
        return {alone[1]: WORD_OF[alone[2].casefold()]}
    pairs = ((match[1], _meaning(match[2].strip(" .`\"'").casefold())) for match in _LEGEND_PAIR.finditer(text))
    return {sign: status for sign, status in pairs if status is not None}


def _meaning(words: str) -> Status | None:
    """What a legend says of a sign; what is read and something more is read."""
    more = _AND_MORE.match(words)
    return WORD_OF.get(words) or (Status.READ if more and WORD_OF.get(more[1]) is Status.READ else None)
