"""Where a value of an entry stands: for a problem's line and column, and for a look at its source."""

from __future__ import annotations

from papertui.storage.entry_spans import cells, tables
from papertui.storage.toml_spans import assignment_at, blanks_end, key_parts, value_end


def span_of(entry: bytes, key: tuple[str, ...], item: int = -1) -> tuple[int, int]:
    """Where a value begins and ends, or one element of it; the entry's header when the value cannot be found.

    Args:
        entry: Bytes of the entry.
        key: Parts of the key, relative to the entry: ``("links", "Paper")``.
        item: Which element of a list, -1 for the whole value.
    """
    known = tables(entry) or ()
    header = next((table.start for table in known if key and table.key == key), -1)
    for table in known if header < 0 else ():
        for statement in table.statements:
            whole = table.key + statement.key
            if key and whole[: len(key)] == key:
                return _span_in(entry, statement.value_span, (), item)
            if whole and key[: len(whole)] == whole:
                return _span_in(entry, statement.value_span, key[len(whole) :], item)
    start = blanks_end(entry, max(header, 0))
    return start, start


def _span_in(entry: bytes, value: tuple[int, int], rest: tuple[str, ...], item: int) -> tuple[int, int]:
    if (not rest and item < 0) or entry[value[0] : value[0] + 1] not in {b"[", b"{"}:
        return value
    found = cells(entry, value[0])
    for place, cell in enumerate(found[0] if found else ()):
        start = cell.start
        if place == item:
            return start, start + len(cell.text)
        assignment = assignment_at(cell.text, 0) if rest else None
        if assignment and key_parts(cell.text[slice(*assignment[0])]) == rest:
            return start + assignment[1], value_end(entry, start + assignment[1])
    return value
