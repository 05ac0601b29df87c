"""The words that occur, and which of them a typed word may mean: the same, a longer one, one around it, one mistyped.

A typed word is compared with the vocabulary (tens of thousands of words), never with the texts (millions of letters).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from papertui.search.fields import Field
from papertui.search.hangul import composing_pattern, is_hangul, strokes
from papertui.search.words import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST_INFIX = 3
SHORTEST_IDENTIFIER = 3
SHORTEST_TYPO = 4
SHORTEST_TWO_EDITS = 7
LONGEST_TYPO = 32
_LAST = "\U0010ffff"
_BREAK = "\n"


class Vocabulary:
    """A growing set of folded words, ready to be asked for the neighbours of a typed one."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._sorted = sorted(dict.fromkeys(words))  # words that stand in order already are only merged
        self._blob: str | None = None
        self._strokes: str | None = None
        self._hangul: dict[str, str] = {}
        self._contained: tuple[str, list[str]] = ("", [])
        self._first_letters = ""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._has(word)

    def __len__(self) -> int:
        return len(self._sorted)

    def add(self, word: str) -> None:
        """Take in one more word; known ones are no matter."""
        if not self._has(word):
            insort(self._sorted, word)
            self._blob = self._strokes = None
            self._contained = ("", [])
            self._first_letters = ""

    def prepare(self) -> None:
        """Do now what the first lookup would have to do."""
        self._joined()
        self._letters()
        self._stroke_lines()

    def beginning(self, prefix: str) -> list[str]:
        """All words that begin with `prefix`, itself included."""
        start = bisect_left(self._sorted, prefix)
        return self._sorted[start : bisect_left(self._sorted, prefix + _LAST, start)]

    def is_begun_by(self, prefix: str) -> bool:
        """Whether some word begins so, or is just that."""
        place = bisect_left(self._sorted, prefix)
        return place < len(self._sorted) and self._sorted[place].startswith(prefix)

    def containing(self, part: str) -> list[str]:
        """All words with `part` inside or at the end, not at the beginning."""
        before, words = self._contained
        if before and part.startswith(before):  # a letter was typed, and only those words can have it
            words = [word for word in words if part in word]
        else:
            words = self._words_around(part)
        self._contained = (part, words)
        return [word for word in words if not word.startswith(part)]

    def _words_around(self, part: str) -> list[str]:
        head, *rest = self._joined().split(part)
        words = []
        for piece in rest:
            end = piece.find(_BREAK)
            if end >= 0:
                words.append(f"{head[head.rfind(_BREAK) + 1 :]}{part}{piece[:end]}")
                head = piece
            else:  # once more in the same word
                head = f"{head[head.rfind(_BREAK) + 1 :]}{part}{piece}"
        return words

    def mistyped(self, word: str, edits: int) -> dict[str, int]:
        """Words within so many edits (a swap of neighbours counts as one), with their distance; not the word itself.

        Mistakes behind the first letter are looked for among the words that share it; a wrong, missing, doubled or
        swapped first letter is looked for as such. That is a tenth of the work of comparing with all words.
        """
        from rapidfuzz import process  # noqa: PLC0415 - only a search with typos pays for the import
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        near = process.extract(
            word, self.beginning(word[0]), scorer=OSA.distance, processor=None, limit=None, score_cutoff=edits
        )
        found = {neighbour: int(distance) for neighbour, distance, _ in near}
        tail = word[1:]
        for other in (tail, word[1] + word[0] + word[2:]):
            if self._has(other):
                found.setdefault(other, 1)
        for letter in self._letters():
            for other in (letter + tail, letter + word):
                if self._has(other):
                    found.setdefault(other, 1)
        found.pop(word, None)
        return found

    def mistyped_beginning(self, word: str) -> list[str]:
        """Words whose beginning is one edit from the typed one: ``difusi`` while typing diffusion."""
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        candidates = self.beginning(word[0])
        beginnings = {
            other[:length] for length in (len(word), len(word) + 1) for other in candidates if len(other) > length
        }
        near = process.extract(word, beginnings, scorer=OSA.distance, processor=None, limit=None, score_cutoff=1)
        return sorted({other for beginning, _, _ in near for other in self.beginning(beginning)})

    def composing(self, word: str) -> Iterator[tuple[str, bool]]:
        """Hangul words with the typed one inside, its last syllable perhaps unfinished; whether at the beginning."""
        pattern = re.compile(composing_pattern(word))
        blob = self._stroke_lines()
        done = 0
        while match := pattern.search(blob, done):
            start = blob.rfind(_BREAK, 0, match.start()) + 1
            done = blob.find(_BREAK, match.start())
            yield self._hangul[blob[start:done]], match.start() == start

    def _has(self, word: str) -> bool:
        place = bisect_left(self._sorted, word)
        return place < len(self._sorted) and self._sorted[place] == word

    def _letters(self) -> str:
        """What words begin with, without Hangul and what is written without blanks."""
        if not self._first_letters:
            letters, place = [], 0
            while place < len(self._sorted):
                letters.append(self._sorted[place][0])
                place = bisect_left(self._sorted, letters[-1] + _LAST, place)
            self._first_letters = "".join(letter for letter in letters if not is_unspaced(letter))
        return self._first_letters

    def _joined(self) -> str:
        if self._blob is None:
            self._blob = _BREAK.join(["", *self._sorted, ""])
        return self._blob

    def _stroke_lines(self) -> str:
        if self._strokes is None:
            hangul = [*self.beginning("ㄱ"), *self._sorted[bisect_left(self._sorted, "ㄱ") :]]
            self._hangul = {strokes(word): word for word in hangul if is_hangul(word)}
            self._strokes = _BREAK.join(["", *self._hangul, ""])
        return self._strokes


def allowed_edits(word: str) -> int:
    """How many typos a word of this length may hold: none below four letters, two from seven."""
    if is_unspaced(word) or not SHORTEST_TYPO <= len(word) <= LONGEST_TYPO or word.isdigit():
        return 0
    return 2 if len(word) >= SHORTEST_TWO_EDITS else 1


def is_mistyped(typed: str, word: str) -> bool:
    """Whether a word, or its beginning, is within the allowed edits of the typed one."""
    edits, longer = allowed_edits(typed), len(word) - len(typed)
    if not edits or longer < -edits or (longer > edits and typed[0] != word[0]):
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

    if longer <= edits and OSA.distance(typed, word, score_cutoff=edits) <= edits:
        return True
    beginnings = {word[:length] for length in (len(typed), len(typed) + 1) if length < len(word)}
    return typed[0] == word[0] and any(OSA.distance(typed, start) <= 1 for start in beginnings)


def may_be_begun(word: str, field: Field) -> bool:
    """Whether longer words of a field count as hits: from two letters, and from one in titles."""
    return len(word) > 1 or field is Field.TITLE or is_unspaced(word)


def may_be_inside(word: str) -> bool:
    """Whether a word is telling enough to be looked for inside others: from three letters; one in Korean or Chinese."""
    return len(word) >= SHORTEST_INFIX or is_unspaced(word)
