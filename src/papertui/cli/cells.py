"""How wide text is on a terminal, and cutting and padding it to a width."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

ELLIPSIS = "…"


def cell_width(text: str, ambiguous: int = 1) -> int:
    """The cells a visible text takes.

    Args:
        text: One line that has passed the gate.
        ambiguous: Cells of characters that East Asian terminals may draw wide (UAX 11, class A).
    """
    if text.isascii():
        return len(text)
    return sum(_width(char, ambiguous) for char in text)


def fitted(text: str, width: int, ambiguous: int = 1) -> str:
    """The text in exactly `width` cells: padded with blanks, or cut with an ellipsis."""
    taken = cell_width(text, ambiguous)
    if taken <= width:
        return text + " " * (width - taken)
    if width <= 0:
        return ""
    room = width - cell_width(ELLIPSIS, ambiguous)
    kept: list[str] = []
    for char in text:
        room -= _width(char, ambiguous)
        if room < 0:
            break
        kept.append(char)
    cut = ("".join(kept) + ELLIPSIS) if width >= cell_width(ELLIPSIS, ambiguous) else ""
    return cut + " " * (width - cell_width(cut, ambiguous))


def _width(char: str, ambiguous: int) -> int:
    if char < "\u0300":
        return ambiguous if char > "\x7f" and east_asian_width(char) == "A" else 1
    if combining(char) or "\u1160" <= char <= "\u11ff":
        return 0
    kind = east_asian_width(char)
    if kind in {"W", "F"}:
        return 2
    return ambiguous if kind == "A" else 1
