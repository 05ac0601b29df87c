"""Fitting text into terminal cells: widths, cuts and padding, with highlights that stay on their letters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size

from papertui.domain.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Sequence

ELLIPSIS = "…"
_LEAST_WINDOW = 3  # cells: an ellipsis at both ends and a letter between them
# These begin no line.
_CLOSING = "\u3001\u3002\u3005\u300d\u300f\u3011\u30fb\u30fc\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\u2026"
_OPENING = "\u300c\u300e\u3010\uff08"  # ends no line
Span = tuple[int, int]


def clipped(text: str, width: int) -> str:
    """The text in at most `width` cells, with ``…`` at its end when it had to be cut."""
    if cell_len(text) <= width:
        return text
    return _head(text, width - 1) + ELLIPSIS if width > 0 else ""


def clipped_in_the_middle(text: str, width: int) -> str:
    """The text in at most `width` cells, cut in its middle: ``Introductory Posts`` → ``Intro…Posts``."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return ELLIPSIS[:width]
    tail = (width - 1) // 2
    return _head(text, width - 1 - tail) + ELLIPSIS + _tail(text, tail)


def padded(text: str, width: int) -> str:
    """The text followed by blanks up to `width` cells; longer text is clipped."""
    short = clipped(text, width)
    return short + " " * (width - cell_len(short))


def padded_left(text: str, width: int) -> str:
    """The text preceded by blanks up to `width` cells."""
    return " " * max(0, width - cell_len(text)) + text


def wrapped(text: str, width: int) -> list[str]:
    """The words of a text in lines of at most `width` cells, one blank between them."""
    text = " ".join(text.split())
    starts = line_starts(text, width)
    return [text[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def line_starts(text: str, width: int) -> list[int]:
    """Where lines of at most `width` cells begin, blanks at their ends not counted.

    They are broken between words, in Japanese and Chinese between letters, and within words longer than a line.
    """
    width = max(2, width)
    starts = [0]
    used = 0
    for match in _word_pattern().finditer(text):
        place, word = match.start(), match[0]
        if used and used + cell_len(word.rstrip()) > width:
            starts.append(place)
            used = 0
        while len(head := _head(word, width)) < len(word.rstrip()):
            place += len(head)
            starts.append(place)
            word = word[len(head) :]
        used += cell_len(word)
    return starts


@cache
def _word_pattern() -> re.Pattern[str]:
    """A word with the blanks around it, or a letter of Kana or Han; 2 ms to build, so not before the first paint."""
    letter = f"[{UNSPACED}][{_CLOSING}]*"
    return re.compile(rf"\s*[{_OPENING}]*(?:{letter}|[^\s{UNSPACED}{_OPENING}]+)\s*|[{_OPENING}]+\s*|\s+")


def window(text: str, spans: Sequence[Span], width: int) -> tuple[str, list[Span]]:
    """The part of the text to show in `width` cells, and where the spans lie in it.

    The end is cut; the start instead when the last span would be out of sight.
    """
    if cell_len(text) <= width:
        return text, list(spans)
    if width <= _LEAST_WINDOW:
        return clipped(text, width), []
    head = _head(text, width - 1)
    last = max((end for _, end in spans), default=0)
    if last <= len(head):
        return head + ELLIPSIS, [span for span in spans if span[1] <= len(head)]
    shown_end = last + len(_head(text[last:], width // 4))
    closing = ELLIPSIS if shown_end < len(text) else ""
    tail = _tail(text[:shown_end], width - 1 - len(closing))
    shift = shown_end - len(tail) - 1
    inside = [(max(start - shift, 1), end - shift) for start, end in spans if end - shift > 1]
    return ELLIPSIS + tail + closing, inside


def _head(text: str, width: int) -> str:
    if text.isascii():
        return text[: max(0, width)]
    used = 0
    for place, char in enumerate(text):
        used += get_character_cell_size(char)
        if used > width:
            return text[:place]
    return text


def _tail(text: str, width: int) -> str:
    """The last characters that fit; one without a width of its own is not cut from the letter it belongs to."""
    if text.isascii():
        return text[len(text) - width :] if width > 0 else ""
    used, start = 0, len(text)
    for place in range(len(text) - 1, -1, -1):
        size = get_character_cell_size(text[place])
        used += size
        if used > width:
            break
        if size:
            start = place
    return text[start:]
