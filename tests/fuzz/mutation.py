"""Texts of a format, damaged at random: what is inserted, cut, doubled, nested and repeated is told by a seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LARGE, HUGE = 65_536, 1_048_576  # characters that a mutation adds, seldom and very seldom
MOST = 6  # mutations of one text
ODD = (
    "\0", "\x1b[2J", "\x1b]52;c;eA==\x07", "\r", "\r\n", "\x85", "\u2028", "\u202e", "\ufeff", "\u200d",
    "\ufffe", "e\u0301" * 9, "한글", "ㅎㄱ", "ﬁ", "İ", "ß", "𝔘", "👩‍💻", "\U0010ffff", "'", '"', "'''", '"""',
    "\\", "\\u", "\\ud800", "\\U0011ffff", "0" * 400, "9" * 5000, "-1e999", "nan", "$\\frac{", "$", "[", "]",
    "{", "}", "(", ")", "<", ">", "&amp;", "`", "*", "_", "~", "|", "#", "=", ",", ".", ":", ";", "/", "%",
    "@", "!", "\n", "\n\n", "\t", " ",
)  # fmt: skip
NESTED = (
    "[",
    "{",
    "(",
    "<",
    "*",
    "_",
    "`",
    ">",
    "a.",
    "[[",
    "{a=",
    '{"a":',
    "\\",
    "- ",
    "!(",
    "[a](",
    "@a{",
    "$",
    "'",
    '"',
)


class Mutator:
    """Makes one text after another."""

    def __init__(self, seed: int, models: Sequence[str], pieces: Sequence[str]) -> None:
        """Begin.

        Args:
            seed: The same seed makes the same texts.
            models: Sound texts of the format.
            pieces: Words of the format, for inserting.
        """
        self._chance = random.Random(seed)  # noqa: S311  no secret
        self._models = models
        self._pieces = (*pieces, *ODD)

    def text(self) -> str:
        """The next text."""
        text = self._chance.choice(self._models)
        for _ in range(self._chance.randint(1, MOST)):
            text = self._chance.choice(_MUTATIONS)(self, text)
        return text

    def content(self) -> bytes:
        """The next text as bytes, in one of eight with bytes that are no text."""
        content = self.text().encode("utf-8", "surrogatepass")
        if self._chance.random() < 1 / 8:
            place = self._chance.randint(0, len(content))
            content = content[:place] + self._chance.randbytes(self._chance.randint(1, 16)) + content[place:]
        return content

    def number(self, limit: int) -> int:
        """A number from 0 up to below a limit."""
        return self._chance.randrange(limit)

    def _span(self, text: str) -> tuple[int, int]:
        start = self._chance.randint(0, len(text))
        return start, min(len(text), start + int(self._chance.expovariate(1 / 20)))

    def inserted(self, text: str) -> str:
        place = self._chance.randint(0, len(text))
        return text[:place] + self._chance.choice(self._pieces) + text[place:]

    def cut(self, text: str) -> str:
        start, end = self._span(text)
        return text[:start] + text[end:]

    def doubled(self, text: str) -> str:
        start, end = self._span(text)
        return text[:end] + text[start:end] + text[end:]

    def moved(self, text: str) -> str:
        start, end = self._span(text)
        rest = text[:start] + text[end:]
        place = self._chance.randint(0, len(rest))
        return rest[:place] + text[start:end] + rest[place:]

    def replaced(self, text: str) -> str:
        start, end = self._span(text)
        return text[:start] + self._chance.choice(self._pieces) + text[end:]

    def torn(self, text: str) -> str:
        return text[: self._chance.randint(0, len(text))] if self._chance.random() < 1 / 3 else text

    def nested(self, text: str) -> str:
        """Something that opens, again and again; seldom very often."""
        place = self._chance.randint(0, len(text))
        piece = self._chance.choice(NESTED)
        return text[:place] + piece * (self._often() // len(piece)) + text[place:]

    def repeated(self, text: str) -> str:
        """A stretch, or the whole text, again and again."""
        start, end = self._span(text) if self._chance.random() < 3 / 4 else (0, len(text))
        return text[:start] + text[start:end] * (self._often() // max(1, end - start)) + text[end:]

    def strung(self, text: str) -> str:
        return strung(self._chance, text, self._pieces)

    def _often(self) -> int:
        rare = self._chance.random()
        if rare < 1 / 32:
            return HUGE if rare < 1 / 640 else LARGE
        return int(2 ** self._chance.uniform(1, 8))


def strung(chance: random.Random, text: str, pieces: Sequence[str]) -> str:
    """One or two pieces in a long row, seldom a very long one: a pattern that tries every start takes forever."""
    piece = (chance.choice(pieces) + chance.choice(("", " ", chance.choice(pieces)))).replace("\n", " ")
    length = LARGE if chance.random() < 1 / 16 else int(2 ** chance.uniform(1, 8))
    place = chance.randint(0, len(text))
    return text[:place] + piece * (length // max(1, len(piece))) + text[place:]


_MUTATIONS: tuple[Callable[[Mutator, str], str], ...] = (
    Mutator.inserted,
    Mutator.inserted,
    Mutator.cut,
    Mutator.doubled,
    Mutator.moved,
    Mutator.replaced,
    Mutator.torn,
    Mutator.nested,
    Mutator.repeated,
    Mutator.strung,
)
