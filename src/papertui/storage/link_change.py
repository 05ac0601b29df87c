"""The links of an entry changed in the form they are written in: table, inline table or dotted keys."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from papertui.errors import EditRefusedError
from papertui.storage.cell_edit import edited_brackets
from papertui.storage.entry_layout import EntryLayout
from papertui.storage.entry_render import key_text, string_text, value_text
from papertui.storage.entry_spans import Statement, cells
from papertui.storage.toml_reading import parsed
from papertui.storage.toml_spans import assignment_at, key_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY = "links"


def changed_links(entry: bytes, old: object, links: Mapping[str, str]) -> bytes:
    """The entry with exactly these links.

    Args:
        entry: Its bytes.
        old: The TOML value of its links now; None when it has none.
        links: Address of each label, in order; empty to remove them all.
    """
    if isinstance(old, dict) and any(isinstance(url, dict) for url in old.values()):
        raise EditRefusedError("nothing was changed: a link's label holds a dot without quotes; mend that line by hand")
    layout = EntryLayout(entry)
    statement = layout.own_statement(_KEY)
    if statement is not None:
        return _with_value(layout, statement, links)
    table = next((table for table in layout.tables if table.key == (_KEY,)), None)
    if table is not None:
        if not links:
            lines = [(found.start, found.end, b"") for found in table.statements]
            return layout.spliced([(table.start, table.body, b""), *lines])
        return _with_lines(layout, table.statements, (), links, table.body)
    dotted = tuple(found for found in layout.own.statements if found.key[0] == _KEY)
    if dotted:
        return _with_lines(layout, dotted, (_KEY,), links, dotted[0].start)
    return _with_table(layout, links) if links else entry


def _with_value(layout: EntryLayout, statement: Statement, links: Mapping[str, str]) -> bytes:
    """Links in an inline table; anything else that stands there (a list, a text) becomes one."""
    if not links:
        return layout.spliced([(statement.start, statement.end, b"")])
    start, end = statement.value_span
    text = layout.entry[start:end]
    found = cells(layout.entry, start) if text.startswith(b"{") else None
    fresh = value_text(dict(links), newline=layout.newline)
    if found is not None:
        labels = [_label(cell.text) for cell in found[0]]
        order = list(links.items())
        fresh = edited_brackets(
            text, found, labels, list(links), lambda place, like: _pair(*order[place], like, layout)
        )
    return layout.spliced([(start, end, fresh)])


def _label(pair: bytes) -> str:
    assignment = assignment_at(pair, 0)
    parts = key_parts(pair[slice(*assignment[0])]) if assignment else None
    return ".".join(parts or ())


def _pair(label: str, url: str, like: bytes, layout: EntryLayout) -> bytes:
    """``label = "url"`` in the manner of another pair; the same text when it says so already."""
    assignment = assignment_at(like, 0)
    if assignment is None:
        return key_text(label) + b" = " + string_text(url, newline=layout.newline)
    (start, end), value = assignment
    key = like[start:end] if _label(like) == label else key_text(label)
    return key + like[end:value] + _url_text(url, like[value:], layout)


def _url_text(url: str, like: bytes, layout: EntryLayout) -> bytes:
    return like if parsed(b"v = " + like)["v"] == url else string_text(url, like, layout.newline)


def _with_lines(
    layout: EntryLayout, found: tuple[Statement, ...], prefix: tuple[str, ...], links: Mapping[str, str], top: int
) -> bytes:
    """Links on lines of their own, below a header or as dotted keys.

    Args:
        layout: Of the entry.
        found: The lines of the links there are.
        prefix: Of their keys: empty below a header.
        links: As they shall be.
        top: Where a new first link goes.
    """
    labels = [".".join(statement.key[len(prefix) :]) for statement in found]
    order = list(links.items())
    edits: list[tuple[int, int, bytes]] = []
    for what, first, last, new_first, new_last in SequenceMatcher(None, labels, [*links], autojunk=False).get_opcodes():
        there, fresh = found[first:last], order[new_first:new_last]
        for statement, (label, url) in zip(there, fresh, strict=False):
            if what != "equal":
                edits.append((*statement.key_span, _dotted(prefix, label)))
            like = layout.entry[slice(*statement.value_span)]
            edits.append((*statement.value_span, _url_text(url, like, layout)))
        edits += [(statement.start, statement.end, b"") for statement in there[len(fresh) :]]
        position = found[last - 1].end if last else top
        added = (_line(layout, found, prefix, label, url) for label, url in fresh[len(there) :])
        edits.append((position, position, b"".join(added)))
    return layout.spliced(edits)


def _line(layout: EntryLayout, found: tuple[Statement, ...], prefix: tuple[str, ...], label: str, url: str) -> bytes:
    like = layout.entry[slice(*found[-1].value_span)] if found else b""
    indentation = layout.indentation_of(found[-1]) if found else layout.indentation(layout.own)
    value = string_text(url, like, layout.newline)
    return indentation + layout.assignment(_dotted(prefix, label), found) + value + layout.newline


def _dotted(prefix: tuple[str, ...], label: str) -> bytes:
    return b".".join(key_text(part) for part in (*prefix, label))


def _with_table(layout: EntryLayout, links: Mapping[str, str]) -> bytes:
    """``[papers.links]`` at the entry's end, its header spelt and indented like the entry's."""
    name = layout.entry[slice(*layout.own.key_span)]
    indentation = layout.header_indentation(layout.own)
    lines = [b"[" + name + b"." + _KEY.encode() + b"]"]
    lines += [key_text(label) + b" = " + string_text(url, newline=layout.newline) for label, url in links.items()]
    text = b"".join(indentation + line + layout.newline for line in lines)
    return layout.spliced([(layout.own_end, layout.own_end, text)])
