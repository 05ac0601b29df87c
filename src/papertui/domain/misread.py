r"""Text whose UTF-8 was once read in another encoding: how to know it, and what it was.

    "기타"  →  its bytes EA B8 B0 ED 83 80  →  read as windows-1252: "ê¸°íƒ€"

The way back is certain where every byte is still there. The old encodings have no characters for some bytes, though,
and programs drop those, and the soft hyphen with them. What begins a character is never dropped, so it is known how
many characters there were, and which of them are whole.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

LOST = "\ufffd"

_NAMES = ("cp1252", "cp1254", "latin-1")  # the first that explains a text best
_FRAGILE = bytes([0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E, 0xAD])  # what one of them has no character for
_MOST_LINES = 0.9  # that look damaged in a text that was as a whole: there one character tells
_BEGUN = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]?|[\xe0-\xef][\x80-\xbf]{0,2}|[\xf0-\xf4][\x80-\xbf]{0,3}|[\x80-\xff]")


class Encoding(NamedTuple):
    """An encoding in which a text was read.

    Attributes:
        characters: What it has instead of each byte from 0x80 on.
        bytes_of: The byte that each of those stood for, as a character of Latin-1.
        run: A pattern for runs of them.
        fewest: Characters in one line that are no accident.
        share: Of the runs of a damaged line that look so.
    """

    characters: str
    bytes_of: dict[int, str | None]
    run: re.Pattern[str]
    fewest: int = 3
    share: float = 0.8

    def stored(self, line: str) -> bytes | None:
        """The bytes of a line as they were before, without those that are lost; None for a line that is sound."""
        parts, position = [], 0
        for (start, end), stored in self.pieces(line):
            parts += [line[position:start].encode(), stored]
            position = end
        return b"".join([*parts, line[position:].encode()]) if parts else None

    def pieces(self, line: str) -> list[tuple[tuple[int, int], bytes]]:
        """Where a line was read wrongly, and the bytes that stood there.

        In a damaged line that is whatever begins as a character does; in others only what comes out whole.
        """
        runs = self._runs(line)
        is_damaged = self._is_damaged(runs)
        return [(span, run) for span, run in runs if (run[:1] >= b"\xc2" if is_damaged else is_whole(run))]

    def whole_in(self, line: str) -> int:
        """How many characters of a line come out whole; 0 when it is not damaged."""
        runs = self._runs(line)
        if not self._is_damaged(runs):
            return 0
        return sum(is_whole(character) for _, run in runs for character in _CHARACTER.findall(run))

    def _runs(self, line: str) -> list[tuple[tuple[int, int], bytes]]:
        return [(match.span(), self._bytes(match[0])) for match in self.run.finditer(line)]

    def _is_damaged(self, runs: list[tuple[tuple[int, int], bytes]]) -> bool:
        begun = sum(len(_BEGUN.findall(run)) for _, run in runs)
        return begun >= self.fewest and sum(_looks_misread(run) for _, run in runs) >= self.share * len(runs)

    def _bytes(self, run: str) -> bytes:
        return run.translate(self.bytes_of).encode("latin-1")

    def decoded(self, stored: bytes) -> str:
        """The text of bytes, with U+FFFD for each character of which a byte is lost."""
        return stored.decode() if is_whole(stored) else _HIGH.sub(self._decoded_run, stored).decode()

    def _decoded_run(self, run: re.Match[bytes]) -> bytes:
        return b"".join(self._decoded_character(found) for found in _CHARACTER.findall(run[0]))

    def _decoded_character(self, character: bytes) -> bytes:
        if is_whole(character):
            return character
        is_stray = character[0] < 0xC2  # noqa: PLR2004  below it nothing begins
        return (self.characters[character[0] - 0x80] if is_stray else LOST).encode()


_HIGH = re.compile(rb"[\x80-\xff]+")


def encoding_of(text: str) -> Encoding | None:
    """The encoding in which a text was read wrongly; None when it is sound."""
    if text.isascii():
        return None
    lines = [line for line in text.split("\n") if not line.isascii()]
    whole = {name: sum(map(_encoding(name).whole_in, lines)) for name in _NAMES}
    best = max(_NAMES, key=lambda name: whole[name])
    if not whole[best]:
        return None
    encoding = _encoding(best)
    thorough = encoding._replace(fewest=1)
    held = [line for line in lines if encoding.run.search(line)]
    is_thorough = sum(thorough.whole_in(line) > 0 for line in held) >= _MOST_LINES * len(held)
    return thorough._replace(share=0) if is_thorough else encoding


def is_whole(stored: bytes) -> bool:
    """Whether nothing is missing from some bytes."""
    try:
        stored.decode()
    except UnicodeDecodeError:
        return False
    return True


def bare(stored: bytes) -> bytes:
    """What is left of bytes when all are dropped that could have been: equal for a text and what became of it."""
    return stored.translate(None, _FRAGILE)


def can_come_of(stored: bytes, text: str) -> bool:
    """Whether some bytes are what is left of a text: all of them in its order, and nothing else is missing."""
    full = text.encode()
    rest = iter(full)
    return bare(stored) == bare(full) and all(byte in rest for byte in stored)


def _looks_misread(run: bytes) -> bool:
    return run[:1] >= b"\xc2" and bool(_BEGUN.search(run))


@cache
def _encoding(name: str) -> Encoding:
    pairs = [(byte, bytes([byte]).decode(name, "ignore") or chr(byte)) for byte in range(0x80, 0x100)]
    bytes_of: dict[int, str | None] = {ord(char): chr(byte) for byte, char in pairs}
    bytes_of |= {ord(LOST): None} | {byte: chr(byte) for byte in range(0x80, 0xA0)}
    run = re.compile("[" + "".join(re.escape(chr(code)) for code in bytes_of) + "]+")
    return Encoding("".join(char for _, char in pairs), bytes_of, run)
