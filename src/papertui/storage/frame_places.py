"""Where keys stand that belong to no entry, and the entries of a ``papers = […]`` list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from papertui.storage.entry_spans import cells, statements
from papertui.storage.toml_spans import BOM, header_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.storage.entry_cutting import Stretch


class ListedEntry(NamedTuple):
    """An entry of a ``papers = […]`` list."""

    table: dict[str, Any]
    line: int
    start: int
    length: int


def key_place(content: bytes, others: Sequence[Stretch], key: tuple[str, ...]) -> tuple[int, int]:
    """Line and start of the value of a key, or of the header of a table; line 1 when it cannot be found."""
    for stretch in others:
        text = content[stretch.start : stretch.end]
        header = header_at(text, 0)
        prefix = header.key if header else ()
        if header and prefix == key:
            return stretch.line, stretch.start
        body = header.end if header else len(BOM) if text.startswith(BOM) else 0
        for statement in statements(text, body):
            whole = prefix + statement.key
            if whole[: len(key)] == key:
                value = statement.value_span[0]
                return stretch.line + text.count(b"\n", 0, value), stretch.start + value
    return 1, 0


def header_lines(content: bytes, others: Sequence[Stretch], name: str) -> list[int]:
    """The line of each header that bears this name alone."""
    headers = ((stretch.line, header_at(content[stretch.start : stretch.end], 0)) for stretch in others)
    return [line for line, header in headers if header and header.key == (name,)]


def listed_entries(content: bytes, others: Sequence[Stretch], tables: Sequence[Any]) -> list[ListedEntry]:
    """The entries of the list with their places; elements that are no tables are left out."""
    line, start = key_place(content, others, ("papers",))
    found = cells(content, start)
    if found is None or len(found[0]) != len(tables):
        return [ListedEntry(table, line, start, 0) for table in tables if isinstance(table, dict)]
    entries: list[ListedEntry] = []
    counted = start
    for cell, table in zip(found[0], tables, strict=True):
        line += content.count(b"\n", counted, cell.start)
        counted = cell.start
        if isinstance(table, dict):
            entries.append(ListedEntry(table, line, cell.start, len(cell.text)))
    return entries
