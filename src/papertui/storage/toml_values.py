"""TOML values of one entry, compared in value and type."""

from __future__ import annotations

from typing import Any

from papertui.storage.toml_reading import UnparsableError, parsed


def only_entry(content: bytes) -> dict[str, Any]:
    """The table of the one entry that the bytes hold.

    Raises:
        UnparsableError: They do not parse, or hold anything else than exactly one entry.
    """
    tables = parsed(content)
    entries = tables.get("papers")
    if len(tables) != 1 or not isinstance(entries, list) or len(entries) != 1:
        raise UnparsableError(0, 0, "it holds something else than one entry")
    entry: dict[str, Any] = entries[0]
    return entry


def is_same(one: object, other: object) -> bool:
    """Whether two TOML values are equal in value and type, tables in the same order.

    Plain equality takes 1, 1.0 and true for the same, and is false for a NaN.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return repr(one) == repr(other)
