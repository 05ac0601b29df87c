"""How one entry is laid out: where a key goes, how it is indented and spaced, where the entry's own text ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.errors import EditRefusedError
from papertui.storage.entry_spans import Statement, Table, tables

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDES = 2  # of an equals sign


class EntryLayout:
    """The tables of an entry and the manner in which they are written.

    Attributes:
        tables: The entry's own first.
        newline: As its header line ends.
    """

    def __init__(self, entry: bytes) -> None:
        found = tables(entry)
        if not found or found[0].key:
            raise EditRefusedError("nothing was changed: the entry's text cannot be told apart")
        self.entry = entry
        self.tables: tuple[Table, ...] = found
        self.newline = b"\r\n" if entry[: found[0].body].endswith(b"\r\n") else b"\n"

    @property
    def own(self) -> Table:
        """The entry's own table."""
        return self.tables[0]

    @property
    def own_end(self) -> int:
        """Behind the last value; blank lines and comments that follow belong to the next entry."""
        last = self.tables[-1]
        return last.statements[-1].end if last.statements else last.body

    def own_statement(self, field: str) -> Statement | None:
        """The statement that gives this field a plain value."""
        return next((found for found in self.own.statements if found.key == (field,)), None)

    def indentation(self, table: Table) -> bytes:
        """Of the last statement of a table, else of its header."""
        return self.indentation_of(table.statements[-1]) if table.statements else self.header_indentation(table)

    def indentation_of(self, statement: Statement) -> bytes:
        """Of the line a statement begins in."""
        return self.entry[statement.start : statement.key_span[0]]

    def header_indentation(self, table: Table) -> bytes:
        """Of a table's header line."""
        line = self.entry[table.start : table.key_span[0]]
        return line[: len(line) - len(line.lstrip(b" \t"))]

    def assignment(self, key: bytes, statements: Sequence[Statement]) -> bytes:
        """``key = `` spaced like the statements, in line with them where their equals signs are in line."""
        sides = [self.entry[found.key_span[1] : found.value_span[0]].split(b"=") for found in statements]
        sides = [pair for pair in sides if len(pair) == _SIDES]
        if not sides:
            return key + b" = "
        before, after = sides[-1]
        columns = {
            found.key_span[1] - found.key_span[0] + len(pair[0]) for found, pair in zip(statements, sides, strict=False)
        }
        widths = {len(pair[0]) for pair in sides}
        if len(columns) == 1 and len(widths) > 1:
            before = b" " * max(1, columns.pop() - len(key))
        return key + before + b"=" + after

    def with_statement(self, field: str, value: bytes) -> bytes:
        """The entry with a new key behind the last plain one, before the first sub-table."""
        own = self.own
        plain = [found for found in own.statements if len(found.key) == 1]
        position = own.statements[-1].end if own.statements else own.body
        line = self.indentation(own) + self.assignment(field.encode(), plain) + value + self.newline
        return self.spliced([(position, position, line)])

    def spliced(self, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
        """The entry with stretches exchanged; a missing newline at its end stays missing.

        Args:
            edits: Start, end and new text; they do not overlap. Where nothing is replaced, the text is whole lines.
        """
        entry = self.entry
        for start, end, text in sorted(edits, key=lambda edit: edit[:2], reverse=True):
            is_below_open_line = start == end and text and not entry[:start].endswith(b"\n")
            entry = entry[:start] + (self.newline if is_below_open_line else b"") + text + entry[end:]
        if entry.endswith(b"\n") and not self.entry.endswith(b"\n"):
            entry = entry.rstrip(b"\r\n")
        return entry
