"""Values as TOML text, in the manner of the text they stand beside or replace."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

TomlValue: TypeAlias = "str | int | date | list[str] | dict[str, str]"

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_NOT_LITERAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]')
_ESCAPED_IN_LINES = re.compile(r'[\x00-\x09\x0b-\x1f\\\x7f]|"""|"\Z')
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_QUOTES = (b'"""', b"'''", b'"', b"'")


def value_text(value: TomlValue, like: bytes = b"", newline: bytes = b"\n") -> bytes:
    """A value as TOML.

    Args:
        value: Lists and tables go on one line.
        like: The value it replaces, or a neighbour whose quoting it takes over.
        newline: Of the file.
    """
    if isinstance(value, str):
        return string_text(value, like, newline)
    if isinstance(value, list):
        return b"[" + b", ".join(string_text(item, newline=newline) for item in value) + b"]"
    if isinstance(value, dict):
        return _table_text(value, newline)
    return value.isoformat().encode() if isinstance(value, date) else str(value).encode()


def key_text(key: str) -> bytes:
    """A key, bare when it can be; three quotes are for values alone."""
    if _BARE_KEY.fullmatch(key):
        return key.encode()
    literal = _line_text(key, b"'") if "\\" in key and "\n" not in key else b""
    return literal or _line_text(key, b'"')


def string_text(text: str, like: bytes = b"", newline: bytes = b"\n") -> bytes:
    r"""A string in the quoting of `like` when that can hold it.

    Text with a backslash stands in literal quotes, ``'…'`` or ``'''…'''``, which keep it as it is, unless it holds
    ``'''`` or a control character. Text of several lines stands in three quotes.
    """
    wanted = next((quote for quote in _QUOTES if like.startswith(quote)), b"")
    if "\n" in text or len(wanted) == len(b'"""'):
        kinds = [b"'''", b'"""'] if "\\" in text or wanted != b'"""' else [b'"""']
        opening = newline if _begins_below(like) or not wanted or len(wanted) == 1 else b""
        return next(filter(None, (_lines_text(text, kind, opening, newline) for kind in kinds)))
    kinds = [b"'", b"'''", b'"'] if "\\" in text else [wanted or b'"', b'"']
    return next(filter(None, (_line_text(text, kind) for kind in kinds)))


def is_multi_line(like: bytes) -> bool:
    """Whether a value is a string in three quotes."""
    return like.startswith((b'"""', b"'''"))


def _begins_below(like: bytes) -> bool:
    return like[3:4] == b"\n" or like[3:5] == b"\r\n"


def _line_text(text: str, quote: bytes) -> bytes:
    """One line in these quotes; empty when they cannot hold it."""
    if quote == b'"':
        return b'"' + _ESCAPED.sub(_escape, text).encode() + b'"'
    if _NOT_LITERAL.search(text):
        return b""
    if quote == b"'":
        return b"" if "'" in text else b"'" + text.encode() + b"'"
    return b"" if "'''" in text or text.endswith("'") else b"'''" + text.encode() + b"'''"


def _lines_text(text: str, quote: bytes, opening: bytes, newline: bytes) -> bytes:
    """Lines in these three quotes; empty when they cannot hold them."""
    opening = newline if text.startswith("\n") else opening
    if quote == b'"""':
        text = _ESCAPED_IN_LINES.sub(_escape, text)
    elif _NOT_LITERAL.search(text) or "'''" in text or text.endswith("'"):
        return b""
    return quote + opening + text.encode().replace(b"\n", newline) + quote


def _escape(match: re.Match[str]) -> str:
    return "".join(_ESCAPES.get(char) or f"\\u{ord(char):04X}" for char in match[0])


def _table_text(table: Mapping[str, str], newline: bytes) -> bytes:
    items = (key_text(key) + b" = " + string_text(text, newline=newline) for key, text in table.items())
    return b"{ " + b", ".join(items) + b" }" if table else b"{}"
