"""One short line of text a paper, all in one string: found by plain substring search, at a gigabyte a second.

For what is looked up rarely or is different in every paper (addresses, identifiers, initials, titles without blanks),
where a list of papers for each word would take much memory and time to build.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BREAK = "\n"


class PaperLines:
    """Lines in catalogue order, one a paper; a line holds no line break."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._text = ""
        self._starts: list[int] | None = []

    def extend(self, lines: Iterable[str]) -> None:
        """Add the next papers' lines."""
        self._lines.extend(lines)
        self._starts = None

    def replace(self, place: int, line: str) -> None:
        """Exchange one paper's line."""
        if self._lines[place] != line:
            self._lines[place] = line
            self._starts = None

    def line(self, place: int) -> str:
        """One paper's line."""
        return self._lines[place]

    def prepare(self) -> None:
        """Do now what the first lookup would have to do."""
        if self._starts is None:
            self._text = _BREAK.join([*self._lines, ""])
            self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def places_with(self, part: str) -> Iterator[tuple[int, str, int]]:
        """Each place whose line holds `part`, with the line and where in it the part first stands."""
        self.prepare()
        text, starts = self._text, self._starts or ()
        found = text.find(part)
        while found >= 0:
            place = bisect_right(starts, found) - 1
            yield place, self._lines[place], found - starts[place]
            found = text.find(part, starts[place + 1])
