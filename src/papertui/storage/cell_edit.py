r"""Elements of an array or inline table changed one by one: what stays keeps its text, its line and its comments.

["Jo Ho",      # first            ["Jo Ho",      # first
 "A. Jain",    # second     →      "A. Jain",    # second
]                                  "P. Abbeel",
                                  ]
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.storage.entry_spans import Cell

_INDENT = b"    "


@dataclass(frozen=True, slots=True)
class _Spacing:
    """What stands before the first element, before the others, and before the closing bracket."""

    first: bytes
    others: bytes
    closing: bytes
    has_last_comma: bool
    newline: bytes


@dataclass(frozen=True, slots=True)
class _Element:
    """An element of the new text; `cell` is what stands there now, if anything does."""

    comments: bytes
    text: bytes
    cell: Cell | None


def edited_brackets(
    text: bytes,
    found: tuple[Sequence[Cell], bytes],
    old: Sequence[str],
    new: Sequence[str],
    rendered: Callable[[int, bytes], bytes],
) -> bytes:
    """The array or inline table with other elements.

    Args:
        text: As it stands, with its brackets.
        found: Its cells and what stands before its closing bracket.
        old: What each cell says; equal words are the same element.
        new: What the cells shall say.
        rendered: Text of the element at a place of `new`; given the text it replaces, or that of a neighbour.
    """
    cells, tail = found
    elements: list[_Element] = []
    comments = b"" if cells else _comment_lines(tail)
    for what, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        there = cells[first:last]
        for number, place in enumerate(range(new_first, new_last)):
            cell = there[number] if number < len(there) else None
            neighbour = elements[-1].text if elements else cells[0].text if cells else b""
            elements.append(_Element(comments, rendered(place, cell.text if cell else neighbour), cell))
            comments = b""
        if what != "equal":
            comments += b"".join(_comment_lines(cell.lead) for cell in there[new_last - new_first :])
    if not elements and not comments:
        return text[:1] + text[-1:]
    spacing = _spacing(text, cells, tail)
    return text[:1] + _joined(elements, cells, spacing, comments) + text[-1:]


def _spacing(text: bytes, cells: Sequence[Cell], tail: bytes) -> _Spacing:
    newline = b"\r\n" if b"\r\n" in text else b"\n"
    if not cells:
        if b"\n" not in tail:
            pad = b" " if text.startswith(b"{") else b""
            return _Spacing(pad, b" ", pad, has_last_comma=False, newline=newline)
        closing = _blanks(tail)
        return _Spacing(closing + _INDENT, closing + _INDENT, closing, has_last_comma=True, newline=newline)
    first = _blanks(cells[0].lead)
    others = _blanks(cells[1].lead) if len(cells) > 1 else first if b"\n" in first else b" "
    return _Spacing(first, others, tail, cells[-1].has_comma, newline)


def _joined(elements: Sequence[_Element], cells: Sequence[Cell], spacing: _Spacing, comments: bytes) -> bytes:
    pieces: list[bytes] = []
    is_behind_comment = False
    for number, element in enumerate(elements):
        cell = element.cell
        is_first, is_last = number == 0, number == len(elements) - 1
        stays = cell is not None and (b"\n" in cell.lead or is_first == (cell is cells[0]))
        lead = cell.lead if cell and stays else spacing.first if is_first else spacing.others
        comma = b"" if is_last and not spacing.has_last_comma else b","
        pieces += [_below(element.comments, lead, spacing.newline, must_break=is_behind_comment), element.text]
        pieces += [cell.gap if cell else b"", comma, cell.after if cell else b""]
        is_behind_comment = bool(cell and cell.after)
    pieces.append(_below(comments, spacing.closing, spacing.newline, must_break=is_behind_comment))
    return b"".join(pieces)


def _below(comments: bytes, lead: bytes, newline: bytes, *, must_break: bool) -> bytes:
    """Kept comment lines and then the lead, on lines of their own where a comment stands before."""
    if comments:
        lead = comments + (lead if _breaks(lead) else newline + lead)
    return lead if not must_break or _breaks(lead) else newline + lead


def _breaks(lead: bytes) -> bool:
    return lead.lstrip(b" \t\r").startswith(b"\n")


def _blanks(lead: bytes) -> bytes:
    """The last newline of a lead and the indentation behind it; all of it when there is none."""
    newline = lead.rfind(b"\n")
    if newline < 0:
        return lead
    return lead[newline - 1 :] if lead[newline - 1 : newline] == b"\r" else lead[newline:]


def _comment_lines(lead: bytes) -> bytes:
    """What a removed element leaves behind: the comments above it, without the last newline."""
    return lead[: lead.rfind(b"\n")].rstrip(b"\r") if b"#" in lead else b""
