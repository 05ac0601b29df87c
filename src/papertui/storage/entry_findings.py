"""What can be wrong with the fields of an entry, and the sentences that say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_MATHS = re.compile(r"(?<![\\$])\$(?=[^ $])[^$]*?(?<=[^\s\\$])\$(?![\d$])")
_LOST_ESCAPE = re.compile(r"[\t\n]")
_LONGEST_QUOTE = 60
_TYPE_NAMES = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table", str: "text"}

BACKSLASH_LOST = "a backslash became a control character: use '''"


class Finding(NamedTuple):
    """Something wrong with one key of an entry; the place follows from the key.

    Attributes:
        key: Parts of the key, relative to the entry; empty for the entry itself.
        item: Which element of a list, -1 for the whole value.
        fixable: As in `Problem`.
    """

    key: tuple[str, ...]
    kind: str
    message: str
    item: int = -1
    fixable: bool = False


def wrong_type(key: str, wanted: str, value: object, advice: str, *, fixable: bool = False) -> Finding:
    """A value of a type that its key does not take."""
    return Finding((key,), "wrong-type", f"{key} must be {wanted}, not {type_name(value)}: {advice}", fixable=fixable)


def type_name(value: object) -> str:
    """What a reader calls a TOML value of this type."""
    return _TYPE_NAMES.get(type(value), "a date or a time")


def told(text: str) -> str:
    """A text in quotes for a sentence, cut when it is long."""
    return repr(text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…")


def maths_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where ``$…$`` stands; a dollar before a digit or beside a blank is money."""
    return (found.span() for found in _MATHS.finditer(text))


def has_control_characters(text: str) -> bool:
    """Whether a control character stands in a text, a newline counting only inside ``$…$``."""
    if _CONTROLS.search(text):
        return True
    return "$" in text and any(_LOST_ESCAPE.search(text, start, end) for start, end in maths_spans(text))
