r"""The text gate: any string in, only what a terminal may be shown out.

Nothing that passes can move the cursor, set a title, reverse the reading direction or change a width unseen:

    "a\x1b[2Jb"    → "a␛[2Jb"      control characters become their pictures
    "✔\ufe0f\u200d"  → "✔"           what has no width of its own is dropped
    "a\u3000b\tc"   → "a b c"        every blank becomes one plain blank
"""

from __future__ import annotations

import unicodedata

_FIRST_PICTURE = 0x2400  # U+2400 SYMBOL FOR NULL; the pictures of U+0000–U+001F follow in order
_DELETE, _DELETE_PICTURE = 0x7F, "\u2421"
_STAND_IN = "\ufffd"
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))  # they change a width unseen


def visible(text: str) -> str:
    """The text as one safe line: newlines and tabs become blanks.

    Composed last (NFC), so that a syllable or an accented letter is one character, whatever stood between its parts.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.translate(_LINE))


def visible_block(text: str) -> str:
    """The text as safe lines joined by newlines, whatever newlines it came with."""
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(visible(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _shown(char: str) -> str:
    code = ord(char)
    category = unicodedata.category(char)
    if code == _DELETE:
        return _DELETE_PICTURE
    if category in {"Zs", "Zl", "Zp"} or char in "\t\n\r\v\f\x85":
        return " "
    if category == "Cc":
        return chr(_FIRST_PICTURE + code) if code < ord(" ") else _STAND_IN
    if category == "Cf" or any(code in selectors for selectors in _VARIATION_SELECTORS):
        return ""
    return char if char.isprintable() else _STAND_IN


class _Gate(dict[int, str]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __missing__(self, code: int) -> str:
        shown = self[code] = _shown(chr(code))
        return shown


_LINE = _Gate()
