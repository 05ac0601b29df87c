r"""Characters that stand for themselves: ``\*`` and ``&#42;`` are a star and no markup.

While a list is read they are other characters, which no pattern takes for anything; what leaves the reader has them
as they are meant::

    \*Title\*   →  two stand-ins around Title  →  *Title*
    &#42;       →  a stand-in                  →  *

In prose, such as a summary, a backslash stays as it was written, for prose may be shown as Markdown again.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"\\(?!\[\[)(?:(?<!\)\\)|(?!\]))([!-/:-@\[\]^_`{|}~])|&#(?:[xX]([0-9a-fA-F]{1,6})|(\d{1,7}));")
_BACKSLASHED, _SIGNS, _LETTERS = 0xF0000, 0xFF000, 0x100000  # private planes: no list is written in them
_FIRST_SIGN, _LAST_SIGN, _LAST_LETTER = 0x1F000, 0x1FFFF, 0xFFFF
_STAND_IN = re.compile("[\U000f0000-\U0010ffff]")


def protected(text: str) -> str:
    """The text with a stand-in for every character that is written as one that stands for itself."""
    if "\\" not in text and "&#" not in text:
        return text
    return _ESCAPED.sub(_stand_in_for, text)


def _stand_in_for(match: re.Match[str]) -> str:
    """The stand-in for what is written; a number without one stays as it is."""
    if match[1]:
        return chr(_BACKSLASHED + ord(match[1]))
    return _stand_in(int(match[2], 16) if match[2] else int(match[3])) or match[0]


def _stand_in(number: int) -> str:
    """The stand-in of a character; empty for controls, surrogates, and the apostrophe, which names hold."""
    if _FIRST_SIGN <= number <= _LAST_SIGN:
        return chr(_SIGNS + number - _FIRST_SIGN)
    is_plain = number <= _LAST_LETTER and chr(number).isprintable() and number != ord("'")
    return chr(_LETTERS + number) if is_plain else ""


def restored(text: str, *, is_prose: bool = False) -> str:
    """The text with the characters that are meant.

    Args:
        text: As the reader has it.
        is_prose: Backslashes are kept.
    """
    if text.isascii() or not _STAND_IN.search(text):
        return text
    return _STAND_IN.sub(_as_written if is_prose else _as_meant, text)


def _as_meant(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number >= _LETTERS:
        return chr(number - _LETTERS)
    return chr(number - _SIGNS + _FIRST_SIGN) if number >= _SIGNS else chr(number - _BACKSLASHED)


def _as_written(match: re.Match[str]) -> str:
    return ("\\" if ord(match[0]) < _SIGNS else "") + _as_meant(match)


def numbered(text: str) -> str:
    """The text with every visible character as a number, which nothing takes for markup."""
    return "".join(f"&#{ord(char)};" if _stand_in(ord(char)) else char for char in text)
