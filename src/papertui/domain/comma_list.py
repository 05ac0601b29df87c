"""Lists that were typed or pasted with commas, where ``;`` separates: told apart from single values that hold one.

::

    Jonathan Ho, Ajay Jain and Pieter Abbeel   →  Jonathan Ho; Ajay Jain; Pieter Abbeel
    Ho, Jonathan and Jain, Ajay                →  Jonathan Ho; Ajay Jain
    Ho, Jonathan                               one name, it stays
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

LISTS = ("authors", "categories", "tags", "own tags")

_AND = re.compile(r"\s*,\s*(?:and|&)\s+|\s+(?:and|&)\s+")
_SUFFIX = re.compile(r",\s*(Jr\.?|Sr\.?|I{2,3}|IV)(?=\s*(?:,|$))")
_FEW = 2


def with_semicolons(field: str, text: str, known: Container[str] = ()) -> str:
    """The text as a list with ``;``; empty where its commas, if it has any, separate nothing.

    Args:
        field: One of `LISTS`; any other holds no list.
        text: As it was written.
        known: Values that are taken whole.
    """
    if field not in LISTS:
        return ""
    values = [value for value in (piece.strip() for piece in text.split(";")) if value]
    parts = [part for value in values for part in ([value] if value in known else _parts(field, value))]
    return "; ".join(parts) if parts != values else ""


def _parts(field: str, value: str) -> Sequence[str]:
    if field == "authors":
        return _names(value)
    return [part for part in (part.strip() for part in value.split(",")) if part] or [value]


def _names(value: str) -> Sequence[str]:
    people = [
        [part for part in (part.strip() for part in person.split(",")) if part]
        for person in _AND.split(_SUFFIX.sub(r" \1", value))
    ]
    if len(people) > 1 and all(len(person) == _FEW and not all(map(_is_full, person)) for person in people):
        return [f"{given} {family}" for family, given in people]
    parts = [part for person in people for part in person]
    full = sum(map(_is_full, parts))
    is_list = full == len(parts) if len(parts) <= _FEW else full * 2 > len(parts)
    return parts if is_list and len(parts) > 1 else [value]


def _is_full(name: str) -> bool:
    """Whether it can be a whole name: two words, or one in a script that writes names in one."""
    return " " in name or not re.search(r"[A-Za-z]", name)
