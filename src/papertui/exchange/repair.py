"""Lists whose UTF-8 was once read in another encoding, mended where that can be proved.

What every byte is left of is decoded. Of the rest, known texts (the catalogue, other lists) are put through the same
loss and compared: first whole lines, then sentences, then words. One known text that becomes exactly what is there
proves it; two that do prove nothing. What stays open is shown as U+FFFD and counted: nothing is guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.misread import LOST, bare, can_come_of, encoding_of, is_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from papertui.domain.misread import Encoding
    from papertui.domain.paper import Paper

_NEWLINE = re.compile(r"(\r\n|\r|\n)")
_FRINGE = re.compile(rb"[\s>\\]*")
_SENTENCES = re.compile(rb"[^.?!]*[.?!]+|[^.?!]+")
_RUNS = re.compile(rb"[\x80-\xff]+|[\x00-\x7f]+")
_SHORTEST_WORD = 2  # characters of which a byte must be there, for a word to be known by what is left


class RepairedLine(NamedTuple):
    """One line before and after.

    Attributes:
        line: 1-based number.
        filled: Characters that known texts gave back.
        lost: Characters that nothing gave back.
    """

    line: int
    before: str
    after: str
    filled: int
    lost: int


class Repair(NamedTuple):
    """A damaged list and what it was.

    Attributes:
        text: The whole list, mended.
        lines: Those that were damaged.
    """

    text: str
    lines: tuple[RepairedLine, ...]

    @property
    def filled(self) -> int:
        """Characters that known texts gave back."""
        return sum(line.filled for line in self.lines)

    @property
    def lost(self) -> int:
        """Characters that nothing gave back."""
        return sum(line.lost for line in self.lines)


def repaired(text: str, known: Callable[[], Iterable[str]] = tuple) -> Repair | None:
    """Mend a list.

    Args:
        text: The whole list, as it was read from its file.
        known: Gives sound texts that may stand in it too; asked for when something is damaged.

    Returns:
        None when it is sound.
    """
    encoding = encoding_of(text)
    if encoding is None:
        return None
    parts = _NEWLINE.split(text)
    stored = {at: found for at in range(0, len(parts), 2) if (found := encoding.stored(parts[at])) is not None}
    open_parts = {key for found in stored.values() if not is_whole(found) for key in _keys(found)}
    mender = _Mender(encoding, _known_texts(known(), open_parts) if open_parts else {})
    lines = []
    for at, found in stored.items():
        after, filled = mender.mended(found)
        lines.append(RepairedLine(at // 2 + 1, parts[at], after, filled, after.count(LOST)))
        parts[at] = after
    return Repair("".join(parts), tuple(lines))


def texts_of(papers: Iterable[Paper]) -> Iterator[str]:
    """What papers say, for comparison with damaged lists."""
    for paper in papers:
        yield "\n".join([paper.title, *paper.authors, paper.venue, *paper.tags, *map("\n".join, paper.categories)])
        yield paper.summary


class _Mender:
    """Turns the bytes of a line into text, from large parts to small."""

    def __init__(self, encoding: Encoding, known: dict[bytes, set[str]]) -> None:
        self._encoding = encoding
        self._known = known

    def mended(self, stored: bytes) -> tuple[str, int]:
        """The text of a line, and how many characters of it known texts gave back."""
        return self._resolved(stored, (_SENTENCES, _RUNS))

    def _resolved(self, stored: bytes, splits: tuple[re.Pattern[bytes], ...]) -> tuple[str, int]:
        if is_whole(stored):
            return stored.decode(), 0
        start, end = _core(stored)
        core = stored[start:end]
        known = [text for text in self._known.get(bare(core), ()) if can_come_of(core, text)]
        if len(known) == 1:
            filled = self._encoding.decoded(core).count(LOST)
            return stored[:start].decode() + known[0] + stored[end:].decode(), filled
        if not splits:
            return self._encoding.decoded(stored), 0
        parts = [self._resolved(part, splits[1:]) for part in splits[0].findall(stored)]
        return "".join(text for text, _ in parts), sum(filled for _, filled in parts)


def _keys(stored: bytes) -> Iterator[bytes]:
    """What a line, its sentences and its words are known by; a word of one character is too common to be."""
    yield _key(stored)
    for sentence in _SENTENCES.findall(stored):
        yield _key(sentence)
        for run in _RUNS.findall(sentence):
            if sum(byte >= 0xC2 for byte in run) >= _SHORTEST_WORD:  # noqa: PLR2004  what begins a character
                yield bare(run)


def _core(stored: bytes) -> tuple[int, int]:
    """Where the text of a part begins and ends, without blanks, quoting and a sign that breaks the line."""
    match = _FRINGE.match(stored)
    start = match.end() if match else 0
    return start, max(start, len(stored.rstrip(b" \t\\")))


def _key(stored: bytes) -> bytes:
    start, end = _core(stored)
    return bare(stored[start:end])


def _known_texts(texts: Iterable[str], wanted: set[bytes]) -> dict[bytes, set[str]]:
    """Parts of known texts by what is left of them, as far as that is wanted."""
    known: dict[bytes, set[str]] = defaultdict(set)
    for text in texts:
        if text.isascii() or encoding_of(text) is not None:
            continue  # damaged text proves nothing
        for line in text.splitlines():
            stored = line.encode()
            for part in (stored, *_SENTENCES.findall(stored), *_RUNS.findall(stored)):
                start, end = _core(part)
                key = bare(part[start:end])
                if key in wanted:
                    known[key].add(part[start:end].decode())
    return known
