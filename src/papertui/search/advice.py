"""What to say of a query that matches nothing: a field that there is not, a value that its field does not know.

Such a piece is looked for as words, for it may stand so in a title; only when nothing is found is it worth a word.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from papertui.search.conditions import CONDITION_FIELDS, NumberRange, known_values, parse_condition
from papertui.search.fields import FIELD_WORDS
from papertui.search.fold import fold
from papertui.search.query import field_meant

if TYPE_CHECKING:
    from collections.abc import Callable

_PHRASE = re.compile(r"\"[^\"]*\"?")
_PIECE = re.compile(r"-?(?P<name>[^\W\d_]+):(?!//)(?P<value>\S+)")
_LONGEST = 200  # letters of a query that is worth advice


def advice_on(text: str, today: Callable[[], date] = date.today) -> str:
    """One sentence on the first piece of a query that was not understood as it looks; empty when there is none."""
    for word in _PHRASE.sub(" ", text[:_LONGEST]).split():
        piece = _PIECE.fullmatch(word)
        told = _advice_on_piece(fold(piece["name"]), fold(piece["value"]), today) if piece else ""
        if told:
            return told
    return ""


def _advice_on_piece(written: str, value: str, today: Callable[[], date]) -> str:
    name = field_meant(written)
    if name in FIELD_WORDS:
        return ""
    if name not in CONDITION_FIELDS:
        fields = ", ".join(f"{field}:" for field in (*FIELD_WORDS, *sorted(CONDITION_FIELDS)))
        return f"there is no field {written}: but {fields}"
    condition = parse_condition(name, value, today)
    if condition is None:
        return f"{written}: does not know {value!r}; it takes {known_values(name)}"
    if isinstance(condition, NumberRange) and condition.low > condition.high:
        return f"{written}:{value} ends before it begins"
    return ""
