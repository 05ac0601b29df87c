"""Where the values of an entry stand: for a problem's line and column, and for a look at the source."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from papertui.storage.entry_spans import cells, tables
from papertui.storage.toml_spans import assignment_at, blanks_end, key_parts, value_end

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papertui.storage.entry_spans import Cell


class EntryPlaces:
    """The places of one entry's values, found once however many are asked for."""

    def __init__(self, entry: bytes) -> None:
        self.entry = entry
        self._elements: dict[int, tuple[Cell, ...]] = {}

    def span(self, key: tuple[str, ...], item: int = -1) -> tuple[int, int]:
        """Where a value begins and ends, or one element of it; the entry's header when the value cannot be found.

        Args:
            key: Parts of the key, relative to the entry: ``("links", "Paper")``.
            item: Which element of a list, -1 for the whole value.
        """
        if key in self._headers:
            start = blanks_end(self.entry, self._headers[key])
            return start, start
        for length in range(len(key), 0, -1):
            value = self._values.get(key[:length])
            if value is not None:
                return self._within(value, key[length:], item)
        start = blanks_end(self.entry, 0)
        return start, start

    def source(self, key: tuple[str, ...], item: int = -1) -> str:
        """The text of a value as it is written."""
        start, end = self.span(key, item)
        return self.entry[start:end].decode()

    @cached_property
    def _headers(self) -> Mapping[tuple[str, ...], int]:
        return {table.key: table.start for table in reversed(tables(self.entry) or ()) if table.key}

    @cached_property
    def _values(self) -> Mapping[tuple[str, ...], tuple[int, int]]:
        """Of every key, and of the beginnings of dotted ones, the first value."""
        values: dict[tuple[str, ...], tuple[int, int]] = {}
        for table in tables(self.entry) or ():
            for statement in table.statements:
                key = table.key + statement.key
                for length in range(len(table.key) + 1, len(key) + 1):
                    values.setdefault(key[:length], statement.value_span)
        return values

    def _within(self, value: tuple[int, int], rest: tuple[str, ...], item: int) -> tuple[int, int]:
        if (not rest and item < 0) or self.entry[value[0] : value[0] + 1] not in {b"[", b"{"}:
            return value
        elements = self._elements.get(value[0])
        if elements is None:
            found = cells(self.entry, value[0])
            elements = self._elements[value[0]] = found[0] if found else ()
        if 0 <= item < len(elements):
            start = elements[item].start
            return start, start + len(elements[item].text)
        return self._labelled(elements, rest) or value

    def _labelled(self, elements: tuple[Cell, ...], label: tuple[str, ...]) -> tuple[int, int] | None:
        for cell in elements if label else ():
            assignment = assignment_at(cell.text, 0)
            if assignment and key_parts(cell.text[slice(*assignment[0])]) == label:
                value = cell.start + assignment[1]
                return value, value_end(self.entry, value)
        return None
