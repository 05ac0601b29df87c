"""For each word of one field the places of the papers that hold it there."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

_LAST = "\U0010ffff"


class Postings:
    """Word → places, rising; words also in order, to find those that begin alike.

    A place stands there as often as the paper holds the word, if it was taken in so.
    """

    def __init__(self) -> None:
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        self._sorted: list[str] = []
        self._shared: defaultdict[Hashable, list[int]] = defaultdict(list)

    def take_in(self, places: Sequence[int], column: Sequence[Collection[str]]) -> None:
        """Add the words of further papers, one collection a place; `order` must follow."""
        known = self.places
        for place, words in zip(places, column, strict=True):
            for word in words:
                known[word].append(place)

    def take_in_shared(self, places: Iterable[int], values: Iterable[Hashable]) -> None:
        """Add further papers to a field in which many say the same: values instead of words; `order` cuts each once."""
        known = self._shared
        for place, value in zip(places, values, strict=True):
            known[value].append(place)

    def order(self, words_of_shared: Callable[[Any], Iterable[str]] | None = None) -> None:
        """Put the words in order once all are there.

        Args:
            words_of_shared: The words of a value that was taken in as shared.
        """
        known = self.places
        if words_of_shared is not None:
            runs: defaultdict[str, list[list[int]]] = defaultdict(list)
            for value, places in self._shared.items():
                for word in words_of_shared(value):
                    runs[word].append(places)
            for word, several in runs.items():
                known[word] = sorted(set().union(*several)) if len(several) > 1 else several[0].copy()
            self._shared.clear()
        known.default_factory = None
        self._sorted = sorted(known)

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
