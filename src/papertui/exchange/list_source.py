"""The source of a list, line by line, and changes of a few characters in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_BREAK = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A piece of the source, from one character to before another."""

    start: int
    end: int


class Edit(NamedTuple):
    """A piece of the source and what stands there instead; an empty piece is a place between two characters."""

    start: int
    end: int
    text: str


class ListSource:
    """The text of a list with the places of its lines, counted as the reader counts them."""

    def __init__(self, text: str) -> None:
        self.text = text
        starts, self._ends = [0], []
        for match in _BREAK.finditer(text):
            self._ends.append(match.start())
            starts.append(match.end())
        self._ends.append(len(text))
        if text.startswith("\ufeff"):
            starts[0] = 1
        self._starts = starts

    @property
    def newline(self) -> str:
        """How its first line ends; a plain newline when it has one line alone."""
        match = _BREAK.search(self.text)
        return match[0] if match else "\n"

    def span(self, number: int) -> Span:
        """Where a line stands, without its newline; `number` counts from 1."""
        return Span(self._starts[number - 1], self._ends[number - 1])

    def line(self, number: int) -> str:
        """The text of a line."""
        return self.text[self._starts[number - 1] : self._ends[number - 1]]

    def lines(self, first: int, last: int) -> Span:
        """Where some lines stand, without the newline of the last."""
        return Span(self._starts[first - 1], self._ends[min(last, len(self._ends)) - 1])

    def after(self, number: int) -> int:
        """Where the line after another begins, or the end."""
        return self._starts[number] if number < len(self._starts) else len(self.text)


def with_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made, the same one once."""
    parts, position = [], 0
    for start, end, instead in sorted(set(edits)):
        if start < position:
            continue
        parts += [text[position:start], instead]
        position = end
    return "".join([*parts, text[position:]])
