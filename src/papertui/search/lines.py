"""One short line of text a paper, all in one string: found by plain substring search, at a gigabyte a second.

For what is looked up rarely or is different in every paper (addresses, identifiers, initials, titles without blanks),
where a list of papers for each word would take much memory and time to build.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BREAK = "\n"
FEW = 1000  # lines; to look at more one by one takes longer than to look through all at once


class PaperLines:
    """Lines in catalogue order, one a paper; a line holds no line break."""

    def __init__(self) -> None:
        self._added: list[str] = []
        self._text = ""
        self._starts = array("I", [0])
        self._found: tuple[str, list[int]] = ("", [])  # the last part that was looked for, and where it stands

    def extend(self, lines: Iterable[str]) -> None:
        """Add the next papers' lines; `close` must follow the last."""
        self._added.extend(lines)

    def close(self) -> None:
        """Put all lines into one string."""
        self._text = _BREAK.join([*self._added, ""])
        self._starts = array("I", accumulate(map((1).__add__, map(len, self._added)), initial=0))
        self._added = []

    def line(self, place: int) -> str:
        """One paper's line."""
        return self._text[self._starts[place] : self._starts[place + 1] - 1]

    def replace(self, place: int, line: str) -> None:
        """Exchange one paper's line."""
        if line == self.line(place):
            return
        self._found = ("", [])
        start, end = self._starts[place], self._starts[place + 1] - 1
        longer = len(line) - (end - start)
        self._text = f"{self._text[:start]}{line}{self._text[end:]}"
        if longer:
            behind = (later + longer for later in self._starts[place + 1 :])
            self._starts = array("I", [*self._starts[: place + 1], *behind])

    def places_with(self, part: str) -> Iterator[tuple[int, str]]:
        """Each place whose line holds `part`, with the line."""
        before, places = self._found
        if (
            before and len(places) <= FEW and part.startswith(before)
        ):  # a letter was typed, and only those lines can have it
            lines = [(place, line) for place in places if part in (line := self.line(place))]
            self._found = (part, [place for place, _ in lines])
            yield from lines
            return
        found: list[int] = []
        for place, line in self._all_with(part):
            found.append(place)
            yield place, line
        self._found = (part, found)

    def _all_with(self, part: str) -> Iterator[tuple[int, str]]:
        text, starts = self._text, self._starts
        found = text.find(part)
        while found >= 0:
            place = bisect_right(starts, found) - 1
            yield place, self.line(place)
            found = text.find(part, starts[place + 1])
