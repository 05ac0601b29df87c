"""Where the keys, values and elements of one entry stand in its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papertui.storage.toml_spans import (
    assignment_at,
    blanks_end,
    header_at,
    key_parts,
    line_rest_end,
    value_end,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Statement:
    """``key = value`` on lines of its own.

    Attributes:
        key: Its parts, relative to its table.
        start: Of its (first) line.
        key_span, value_span: Without blanks around.
        end: Behind its newline, which follows a comment if there is one.
    """

    key: tuple[str, ...]
    start: int
    key_span: tuple[int, int]
    value_span: tuple[int, int]
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the statements below it.

    Attributes:
        key: Of the header, relative to the entry: ``()`` for the entry itself, ``("links",)`` for its links.
        key_span: What stands between the brackets.
        start, body, end: Header line, line below it, next header or end.
    """

    key: tuple[str, ...]
    is_array: bool
    start: int
    key_span: tuple[int, int]
    body: int
    end: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    r"""One element of an array or inline table, with everything around it.

    ``[ "a", # first\n  "b" ]`` has the cells ``␣ · "a" · , ␣#␣first`` and ``\n␣␣ · "b" · ``, and the tail ``␣``.

    Attributes:
        lead: Blanks, newlines and comments before the element.
        text: The element; ``key = value`` in an inline table.
        gap: Between the element and its comma.
        has_comma: False only for the last one.
        after: A comment behind the comma on the same line.
        start: Of the element.
    """

    lead: bytes
    text: bytes
    gap: bytes
    has_comma: bool
    after: bytes
    start: int


def tables(entry: bytes) -> tuple[Table, ...] | None:
    """The tables of an entry, its own first; None when the bytes are no statements."""
    found: list[Table] = []
    position = 0
    while position < len(entry):
        header = header_at(entry, position)
        if header is None:
            return None
        found_here = tuple(statements(entry, header.end))
        end = found_here[-1].end if found_here else header.end
        end = _comments_end(entry, end)
        found.append(Table(header.key[1:], header.is_array, position, header.key_span, header.end, end, found_here))
        position = end
    return tuple(found)


def statements(entry: bytes, position: int) -> Iterator[Statement]:
    """The statements from here on, up to a header, the end, or what is no TOML."""
    while True:
        start = _comments_end(entry, position)
        key_start = blanks_end(entry, start)
        assignment = assignment_at(entry, key_start)
        if assignment is None:
            return
        key_span, value_start = assignment
        key = key_parts(entry[slice(*key_span)])
        behind = value_end(entry, value_start)
        position = line_rest_end(entry, behind) if behind >= 0 else -1
        if key is None or position < 0:
            return
        yield Statement(key, start, key_span, (value_start, behind), position)


def _comments_end(entry: bytes, position: int) -> int:
    """Behind the blank and comment lines that stand here."""
    while position < len(entry):
        end = line_rest_end(entry, position)
        if end < 0:
            break
        position = end
    return position


def cells(text: bytes, start: int) -> tuple[tuple[Cell, ...], bytes] | None:
    """The elements of the array or inline table that begins at `start`, and what stands before its closing bracket."""
    closing = b"]" if text[start : start + 1] == b"[" else b"}"
    found: list[Cell] = []
    position = start + 1
    while True:
        element = _lines_and_comments_end(text, position)
        lead = text[position:element]
        if text[element : element + 1] == closing:
            return tuple(found), lead
        key = assignment_at(text, element) if closing == b"}" else None
        behind = value_end(text, key[1] if key else element)
        if behind < 0:
            return None
        comma = _lines_and_comments_end(text, behind)
        has_comma = text[comma : comma + 1] == b","
        if not has_comma:
            comma = _same_line_comment_end(text, behind)
        position = _same_line_comment_end(text, comma + 1) if has_comma else comma
        after = text[comma + 1 : position] if has_comma else text[behind:comma]
        gap = text[behind:comma] if has_comma else b""
        found.append(Cell(lead, text[element:behind], gap, has_comma, after, element))


def _lines_and_comments_end(text: bytes, position: int) -> int:
    while position < len(text):
        byte = text[position : position + 1]
        if byte == b"#":
            newline = text.find(b"\n", position)
            position = len(text) if newline < 0 else newline
        elif byte in b" \t\r\n":
            position += 1
        else:
            break
    return position


def _same_line_comment_end(text: bytes, position: int) -> int:
    """Behind a comment that stands here on the same line (before its newline); `position` when none does."""
    comment = blanks_end(text, position)
    if text[comment : comment + 1] != b"#":
        return position
    newline = text.find(b"\n", comment)
    end = len(text) if newline < 0 else newline
    return end - 1 if text[end - 1 : end] == b"\r" else end
