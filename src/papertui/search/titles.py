"""Titles as what they are found by: words, parts of compounds, names before a colon, initials, and without blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.identity import STOP_WORDS
from papertui.search.hangul import is_hangul
from papertui.search.words import compounds_of_each, initials_of, telling_words, words_of_each

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from collections.abc import Set as AbstractSet

_FEWEST_WORDS_OF_A_NAME = 3
_MOST_WORDS_OF_A_NAME = 4


class Titles:
    """Some titles, cut into words in one pass.

    Attributes:
        words: The folded words of each title in order, repeats included.
    """

    def __init__(self, titles: Sequence[str]) -> None:
        self.words = words_of_each(titles)
        self._telling = [words if STOP_WORDS.isdisjoint(words) else telling_words(words) for words in self.words]
        self._titles = titles
        headed = [number for number, title in enumerate(titles) if title.find(":") > 0]
        heads = [titles[number].partition(":")[0] for number in headed]
        self._heads = dict(zip(headed, zip(heads, words_of_each(heads), strict=True), strict=True))

    def wholes_and_parts(self) -> tuple[list[set[str]], list[Collection[str]]]:
        """For each title its distinct words with compounds as wholes, and the parts of the compounds."""
        wholes = list(map(set, self.words))
        parts: list[Collection[str]] = [()] * len(wholes)
        for number, compounds, alone in compounds_of_each(self._titles):
            parts[number] = _take_out_parts(wholes[number], compounds, alone)
        for number in [number for number, title in enumerate(self._titles) if not title.isascii()]:
            wholes[number].add("".join([word for word in self.words[number] if is_hangul(word)]))
            wholes[number].discard("")
        return wholes, parts

    def names(self) -> list[Collection[str]]:
        """For each title what stands before its colon, written as one word, when it is short enough for a name."""
        names: list[Collection[str]] = [()] * len(self.words)
        for number, (head, words) in self._heads.items():
            if words and head.count(" ") < _MOST_WORDS_OF_A_NAME:
                names[number] = ("".join(words),)
        return names

    def glued_lines(self) -> list[str]:
        """The words of each title without blanks, and once more without stop words: ``squeezeexcitation``."""
        return [
            "".join(words) if telling is words else f"{''.join(words)} {''.join(telling)}"
            for words, telling in zip(self.words, self._telling, strict=True)
        ]

    def initials_lines(self) -> list[str]:
        """What each title may be called for short, every name between blanks.

        A title with a colon says its name itself (``EDICT: …``), so only what stands before counts.
        """
        lines = []
        for number, (words, telling) in enumerate(zip(self.words, self._telling, strict=True)):
            if number not in self._heads:
                names = initials_of(words, telling)
            else:
                head, words_of_head = self._heads[number]
                is_short = head.count(" ") + 1 < _FEWEST_WORDS_OF_A_NAME
                names = [] if is_short else initials_of(words_of_head, telling_words(words_of_head))
            lines.append(f" {' '.join(names)} " if names else "")
        return lines


def _take_out_parts(words: set[str], compounds: Sequence[Sequence[str]], alone: Sequence[str]) -> AbstractSet[str]:
    """Exchange the parts of compounds for the whole compounds; a word that also stands alone is no part."""
    inner = {part for compound in compounds for part in compound}
    inner.difference_update(alone)
    words -= inner
    words.update(map("".join, compounds))
    if not STOP_WORDS.isdisjoint(inner):
        words.update("".join(telling_words(compound)) for compound in compounds)
    words.discard("")
    return inner
