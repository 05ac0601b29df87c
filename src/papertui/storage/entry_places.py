"""Where the values of an entry stand: for a problem's line and column, and for a look at the source."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from papertui.storage.entry_spans import cells, tables
from papertui.storage.toml_spans import assignment_at, blanks_end, key_parts

if TYPE_CHECKING:
    from collections.abc import Mapping


class EntryPlaces:
    """The places of one entry's values, found once however many are asked for."""

    def __init__(self, entry: bytes) -> None:
        self.entry = entry
        self._elements: dict[int, _Elements] = {}

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
            elements = self._elements[value[0]] = _elements(self.entry, value[0])
        if 0 <= item < len(elements.spans):
            return elements.spans[item]
        return elements.labelled.get(rest, value)


class _Elements(NamedTuple):
    """Spans of an array's elements, and of an inline table's values by their keys."""

    spans: list[tuple[int, int]]
    labelled: dict[tuple[str, ...], tuple[int, int]]


def _elements(entry: bytes, start: int) -> _Elements:
    found = cells(entry, start)
    spans: list[tuple[int, int]] = []
    labelled: dict[tuple[str, ...], tuple[int, int]] = {}
    for cell in found[0] if found else ():
        end = cell.start + len(cell.text)
        spans.append((cell.start, end))
        assignment = assignment_at(cell.text, 0) if entry[start : start + 1] == b"{" else None
        label = key_parts(cell.text[slice(*assignment[0])]) if assignment else None
        if assignment and label:
            labelled[label] = (cell.start + assignment[1], end)
    return _Elements(spans, labelled)
