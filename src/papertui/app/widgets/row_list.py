"""A list of one-line rows with a cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from papertui.app.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from papertui.app.roles import Line
    from papertui.app.styles import Look

SCROLL_MARGIN = 2  # rows kept in sight above and below the cursor


class Row(NamedTuple):
    """What a row says, in exactly `RowList.row_width` cells, and whether it belongs to the reader's selection."""

    line: Line
    is_selected: bool = False


class RowList(LineView):
    """Rows, one of them under the cursor; subclasses say how a row looks."""

    class CursorMoved(Message):
        """The reader put the cursor on another row."""

        def __init__(self, rows: RowList) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> RowList:
            """The list whose cursor moved."""
            return self.rows

    class RowOpened(Message):
        """The reader asked for more of a row, by a double click."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            """The list whose row was opened."""
            return self.rows

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002 — Textual's own name
        super().__init__(look, id=id)
        self.cursor = 0
        self._has_moved = False
        self._drawn: dict[tuple[int, bool], Strip] = {}

    def row_at(self, index: int) -> Row:
        """Row `index`."""
        raise NotImplementedError

    @property
    def is_lit(self) -> bool:
        """Whether the cursor is where keys go."""
        return self.has_focus

    @property
    def row_width(self) -> int:
        """Cells of a row without the cursor bar."""
        return max(1, self.scrollable_content_region.width - 1)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.redraw()

    def set_rows(self, count: int, cursor: int) -> None:
        """Show that many rows anew, the cursor on one of them."""
        self._has_moved = False
        self.cursor = max(0, min(cursor, count - 1))
        self._drawn.clear()
        self.set_count(count)
        self._keep_cursor_in_sight()

    def redraw(self, indices: Sequence[int] | None = None) -> None:
        """Forget what was drawn, of all rows or of some."""
        if indices is None:
            self._drawn.clear()
            self.refresh()
            return
        for index in indices:
            self._drawn.pop((index, False), None)
            self._drawn.pop((index, True), None)
            self.refresh_line(index)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row and tell so; beyond the ends it stays on the last."""
        index = max(0, min(index, self._count - 1))
        if not self._count or index == self.cursor:
            return
        self.place_cursor(index)
        self._has_moved = True
        self.post_message(self.CursorMoved(self))

    def take_move(self) -> bool:
        """Whether the reader has moved the cursor since this was last asked, or since the rows were set."""
        has_moved, self._has_moved = self._has_moved, False
        return has_moved

    def place_cursor(self, index: int) -> None:
        """Put the cursor on a row without telling."""
        before, self.cursor = self.cursor, index
        self.redraw([before, index])
        self._keep_cursor_in_sight()

    def _keep_cursor_in_sight(self) -> None:
        height = self.scrollable_content_region.height
        if height <= 0:
            return
        margin = min(SCROLL_MARGIN, (height - 1) // 2)
        top = round(self.scroll_offset.y)
        wanted = max(min(top, self.cursor - margin), self.cursor + margin - height + 1)
        wanted = max(0, min(wanted, self._count - height))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def strip_at(self, index: int, width: int, ground: Style) -> Strip:
        is_cursor = index == self.cursor
        strip = self._drawn.get((index, is_cursor))
        if strip is None or strip.cell_length != width:
            strip = self._drawn[index, is_cursor] = self._draw(index, width, ground)
        return strip

    def _draw(self, index: int, width: int, ground: Style) -> Strip:
        row, is_cursor = self.row_at(index), index == self.cursor
        if row.is_selected:
            ground += self.look.selected
        if is_cursor:
            ground += self.look.cursor if self.is_lit else self.look.cursor_blurred
        bar = self.cursor_sign if is_cursor else ("·" if row.is_selected else " ")
        segments = [Segment(bar, ground + self.look.bar)]
        is_lit = is_cursor and self.is_lit
        bold = Style(bold=True) if is_lit else Style.null()
        is_plain = is_lit and self.look.is_ansi
        for text, role in row.line:
            style = Style.null() if is_plain else self.look.roles[role]
            segments.append(Segment(text, ground + style + bold))
        return Strip(segments).adjust_cell_length(width, ground)

    cursor_sign = "▌"

    def on_resize(self) -> None:
        self._drawn.clear()
        self.set_count(self._count)
        self._keep_cursor_in_sight()

    def on_focus(self) -> None:
        self.redraw([self.cursor])

    def on_blur(self) -> None:
        self.redraw([self.cursor])

    def on_click(self, event: events.Click) -> None:
        index = event.y + round(self.scroll_offset.y)
        if index >= self._count:
            return
        self.move_to(index)
        if event.chain > 1:
            self.post_message(self.RowOpened(self, index))
