"""The words that occur, and which of them a typed word may mean: the same, a longer one, one around it, one mistyped.

A typed word is compared with the vocabulary (tens of thousands of words), never with the texts (millions of characters).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from papertui.search.hangul import composing_pattern, is_hangul, is_initials, strokes
from papertui.search.words import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EXACT = 100
PLURAL = 90  # “networks” for “network”: nearly the word, and never a typo
PREFIX = 62  # … 92 as the typed part grows towards the whole word
PREFIX_SPAN = 30
INFIX = 44  # … 60
INFIX_SPAN = 16
ONE_EDIT = 44
TWO_EDITS = 32
OTHER_FIRST_LETTER = 8  # people rarely mistype the first letter
SHORTEST_INFIX = 3
SHORTEST_TYPO = 4
SHORTEST_TWO_EDITS = 7
LONGEST_TYPO = 32
_LAST = "\U0010ffff"


class Vocabulary:
    """A growing set of folded words, ready to be asked for the neighbours of a typed one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted(words)
        self._blob: str | None = None
        self._by_length: dict[int, list[str]] | None = None
        self._prefixes: dict[int, dict[str, list[str]]] = {}
        self._strokes: str | None = None
        self._hangul: dict[str, str] = {}

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._has(word)

    def add(self, word: str) -> None:
        """Take in one more word; known ones are no matter."""
        if self._has(word):
            return
        insort(self._sorted, word)
        self._blob = self._by_length = self._strokes = None
        self._prefixes.clear()

    def prepare(self) -> None:
        """Do now what the first lookup would have to do."""
        _ = self._joined(), self._lengths()

    def beginning(self, prefix: str) -> list[str]:
        """All words that begin with `prefix`, itself included."""
        start = bisect_left(self._sorted, prefix)
        return self._sorted[start : bisect_left(self._sorted, prefix + _LAST, start)]

    def containing(self, part: str) -> Iterator[str]:
        """All words with `part` inside or at the end, not at the beginning."""
        blob = self._joined()
        place = blob.find(part)
        while place >= 0:
            start = blob.rfind("\n", 0, place) + 1
            end = blob.find("\n", place)
            if start != place:
                yield blob[start:end]
            place = blob.find(part, end)

    def mistyped(self, word: str, edits: int) -> list[tuple[str, int]]:
        """Words within so many edits (a swap of neighbours counts as one), with their distance; not the word itself."""
        from rapidfuzz import process  # noqa: PLC0415 - only a search with typos pays for the import
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        found: list[tuple[str, int]] = []
        lengths = self._lengths()
        for length in range(len(word) - edits, len(word) + edits + 1):
            near = process.extract(
                word, lengths.get(length, ()), scorer=OSA.distance, processor=None, limit=None, score_cutoff=edits
            )
            found.extend((neighbour, int(distance)) for neighbour, distance, _ in near if distance)
        return found

    def mistyped_beginning(self, word: str) -> list[str]:
        """Words whose beginning is one edit from the typed one: ``difusi`` while typing diffusion."""
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        found: dict[str, None] = {}
        for length in (len(word), len(word) + 1):
            beginnings = self._beginnings(length)
            near = process.extract(word, beginnings.keys(), scorer=OSA.distance, limit=None, score_cutoff=1)
            for beginning, _, _ in near:
                found.update(dict.fromkeys(beginnings[beginning]))
        return list(found)

    def composing(self, word: str) -> Iterator[tuple[str, bool]]:
        """Hangul words with the typed one inside, its last syllable perhaps unfinished; whether at the beginning."""
        pattern = re.compile(composing_pattern(word))
        blob = self._stroke_lines()
        done = 0
        while match := pattern.search(blob, done):
            start = blob.rfind("\n", 0, match.start()) + 1
            done = blob.find("\n", match.start())
            yield self._hangul[blob[start:done]], match.start() == start

    def _has(self, word: str) -> bool:
        place = bisect_left(self._sorted, word)
        return place < len(self._sorted) and self._sorted[place] == word

    def _joined(self) -> str:
        if self._blob is None:
            self._blob = "\n".join(["", *self._sorted, ""])
        return self._blob

    def _lengths(self) -> dict[int, list[str]]:
        if self._by_length is None:
            self._by_length = {}
            for word in self._sorted:
                self._by_length.setdefault(len(word), []).append(word)
        return self._by_length

    def _beginnings(self, length: int) -> dict[str, list[str]]:
        known = self._prefixes.get(length)
        if known is None:
            known = {}
            for words_length, words in self._lengths().items():
                if words_length > length:
                    for word in words:
                        known.setdefault(word[:length], []).append(word)
            self._prefixes[length] = known
        return known

    def _stroke_lines(self) -> str:
        if self._strokes is None:
            self._hangul = {strokes(word): word for word in self._sorted if is_hangul(word)}
            self._strokes = "\n".join(["", *self._hangul, ""])
        return self._strokes


def allowed_edits(word: str) -> int:
    """How many typos a word of this length may hold: none below four letters, two from seven."""
    if is_unspaced(word) or not SHORTEST_TYPO <= len(word) <= LONGEST_TYPO or word.isdigit():
        return 0
    return 2 if len(word) >= SHORTEST_TWO_EDITS else 1


def prefix_quality(typed: str, word: str) -> int:
    """How good a beginning is, better as less of the word is missing."""
    return PREFIX + PREFIX_SPAN * len(typed) // len(word)


def infix_quality(typed: str, word: str) -> int:
    """How good a part is, better as it is more of the word."""
    return INFIX + INFIX_SPAN * len(typed) // len(word)


def typo_quality(typed: str, word: str, distance: int) -> int:
    """How good a mistyped word is."""
    quality = ONE_EDIT if distance == 1 else TWO_EDITS
    return quality if typed[0] == word[0] else quality - OTHER_FIRST_LETTER


def exact_matches(vocabulary: Vocabulary, word: str) -> dict[str, int]:
    """What a typed word means without a guess: the same word, longer ones, ones around it; word → quality in percent."""
    found: dict[str, int] = {}
    if is_hangul(word):
        for other, is_start in vocabulary.composing(word):
            found[other] = prefix_quality(word, other) if is_start else infix_quality(word, other)
    if len(word) >= SHORTEST_INFIX or is_unspaced(word):
        for other in vocabulary.containing(word):
            found[other] = infix_quality(word, other)
    for other in vocabulary.beginning(word):
        found[other] = prefix_quality(word, other)
    if word in found and not is_initials(word):
        found[word] = EXACT
    return found
