"""How the entries at the end of a catalogue are written, so that a new one looks like its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papertui.errors import EditRefusedError
from papertui.storage.entry_layout import EntryLayout
from papertui.storage.entry_render import is_multi_line, key_text
from papertui.storage.entry_spans import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papertui.storage.catalogue_file import CatalogueFile
    from papertui.storage.entry_spans import Statement, Table

LINKS = "links"
USUAL_ORDER = (
    "id",
    "title",
    "authors",
    "venue",
    "year",
    "date",
    "kind",
    "categories",
    "tags",
    "arxiv",
    "doi",
    "summary",
)
_NEIGHBOURS = 20  # entries looked at, from the end, for a field that the last one has not
_MOST_GAP = 3  # blank lines between entries that are taken over


@dataclass(frozen=True)
class EntryStyle:
    """What a new entry takes over; the default is what the format page shows.

    Attributes:
        newline: Of every line.
        header: The header line, without its newline.
        gap: Blank lines between two entries.
        order: Fields in the order of the neighbours; ``links`` is among them only where links are no table.
        values: The text of a value of each field, nearest first, for quoting and spacing.
        links: The lines of a neighbour's links, without comments; empty for ``[papers.links]``.
    """

    newline: bytes = b"\n"
    header: bytes = b"[[papers]]"
    gap: int = 1
    order: tuple[str, ...] = USUAL_ORDER
    values: Mapping[str, bytes] = field(default_factory=dict)
    links: bytes = b""
    _layout: EntryLayout | None = None

    @property
    def quoted(self) -> bytes:
        """The manner of quoting where a field has no neighbour: that of the titles."""
        title = self.values.get("title", b"")
        return title[:1] if title.startswith((b'"', b"'")) and not is_multi_line(title) else b""

    def line(self, name: str, value: bytes) -> bytes:
        """A key and its value, indented and spaced like the last entry's."""
        key = key_text(name)
        if self._layout is None or not self._layout.own.statements:
            return key + b" = " + value + self.newline
        own = self._layout.own
        plain = [statement for statement in own.statements if len(statement.key) == 1]
        return self._layout.indentation(own) + self._layout.assignment(key, plain) + value + self.newline


def style_at_end(file: CatalogueFile) -> EntryStyle:
    """The style of the last entries that can be told apart."""
    layouts = list(_layouts(file))
    if not layouts:
        return EntryStyle(newline=b"\r\n" if b"\r\n" in file.content[:4096] else b"\n")
    last = layouts[0]
    orders = [_fields(layout) for layout in layouts]
    values: dict[str, bytes] = {}
    for layout in layouts:
        for statement in layout.own.statements:
            text = layout.entry[slice(*statement.value_span)]
            if len(statement.key) == 1 and _can_be_copied(text):
                values.setdefault(statement.key[0], text)
    links = next(filter(None, map(_links, layouts)), b"")
    return EntryStyle(
        last.newline, _header(last, last.own), _gap(file), _joined([*orders, USUAL_ORDER]), values, links, last
    )


def _layouts(file: CatalogueFile) -> Iterable[EntryLayout]:
    """The last entries, the very last first."""
    count = len(file.starts)
    for place in range(count - 1, max(-1, count - 1 - _NEIGHBOURS), -1):
        if place not in file.locked:
            start = file.starts[place]
            try:
                yield EntryLayout(file.content[start : start + file.lengths[place]])
            except EditRefusedError:
                continue


def _fields(layout: EntryLayout) -> list[str]:
    return list(dict.fromkeys(statement.key[0] for statement in layout.own.statements))


def _joined(orders: Sequence[Iterable[str]]) -> tuple[str, ...]:
    """One order of all fields: the first one, what it lacks put behind what it follows in the next."""
    joined: list[str] = []
    for order in orders:
        above = -1
        for name in order:
            if name not in joined:
                joined.insert(above + 1, name)
            above = joined.index(name)
    return tuple(joined)


def _can_be_copied(text: bytes) -> bool:
    """Whether a value has a form to take over, with no comment inside."""
    if not text.startswith((b"[", b"{")):
        return True
    found = cells(text, 0)
    if found is None or not found[0]:
        return False
    return not any(b"#" in cell.lead + cell.gap + cell.after for cell in found[0]) and b"#" not in found[1]


def _links(layout: EntryLayout) -> bytes:
    """The lines of an entry's links; empty when it has none."""
    table = next((table for table in layout.tables if table.key == (LINKS,)), None)
    if table is not None:
        return _header(layout, table) + layout.newline + _plain_lines(layout, table.statements)
    own = [statement for statement in layout.own.statements if statement.key[0] == LINKS]
    return _plain_lines(layout, [found for found in own if _can_be_copied(layout.entry[slice(*found.value_span)])])


def _header(layout: EntryLayout, table: Table) -> bytes:
    return layout.entry[table.start : table.body].split(b"#")[0].rstrip()


def _plain_lines(layout: EntryLayout, statements: Iterable[Statement]) -> bytes:
    return b"".join(layout.entry[found.start : found.value_span[1]] + layout.newline for found in statements)


def _gap(file: CatalogueFile) -> int:
    """Blank lines between the last two entries, when nothing else stands there."""
    if len(file.starts) < 2:  # noqa: PLR2004  two have a gap
        return EntryStyle.gap
    start, end = file.starts[-2], file.starts[-1]
    try:
        between = file.content[start + EntryLayout(file.content[start:end]).own_end : end]
    except EditRefusedError:
        return EntryStyle.gap
    return min(between.count(b"\n"), _MOST_GAP) if not between.strip() else EntryStyle.gap
