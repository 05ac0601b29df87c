"""For each word of one field the places of the papers that hold it there."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_LAST = "\U0010ffff"


class Postings:
    """Word → places, rising; words also in order, to find those that begin alike."""

    def __init__(self) -> None:
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        self._sorted: list[str] = []

    def take_in(self, places: Sequence[int], column: Sequence[Collection[str]]) -> None:
        """Add the words of further papers, one collection a place; `order` must follow."""
        known = self.places
        for place, words in zip(places, column, strict=True):
            for word in words:
                known[word].append(place)

    def order(self) -> None:
        """Put the words in order once all are there."""
        self.places.default_factory = None
        self._sorted = sorted(self.places)

    def beginning(self, prefix: str) -> list[str]:
        """The words that begin with `prefix`, itself included."""
        start = bisect_left(self._sorted, prefix)
        return self._sorted[start : bisect_left(self._sorted, prefix + _LAST, start)]

    def add(self, word: str, place: int) -> None:
        """Let a word stand in one more paper."""
        if word not in self.places:
            self.places[word] = []
            insort(self._sorted, word)
        insort(self.places[word], place)

    def remove(self, word: str, place: int) -> None:
        """Take a word out of a paper that holds it."""
        places = self.places[word]
        places.remove(place)
        if not places:
            del self.places[word]
            del self._sorted[bisect_left(self._sorted, word)]
