"""A list of one-line rows with a cursor, drawn line by line: 50,000 rows cost no more than those in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Region

    from papertui.app.roles import Line
    from papertui.app.styles import Look

SCROLL_MARGIN = 2  # rows kept in sight above and below the cursor


class Row(NamedTuple):
    """What a row says, in exactly `RowList.row_width` cells, and whether it belongs to the reader's selection."""

    line: Line
    is_selected: bool = False


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows, one of them under the cursor; subclasses say how a row looks."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        background: $background;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-corner-color: $background;
    }
    """

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
        super().__init__(id=id)
        self.look = look
        self.cursor = 0
        self._count = 0
        self._has_moved = False
        self._drawn: dict[tuple[int, bool], Strip] = {}
        self._ground = Style.null()
        self._width = 0
        self._scrolled_in: Size | None = None

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

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
        """Draw in another theme."""
        self.look = look
        self.redraw()

    def set_rows(self, count: int, cursor: int) -> None:
        """Show that many rows anew, the cursor on one of them."""
        self._count = count
        self._has_moved = False
        self.cursor = max(0, min(cursor, count - 1))
        self.virtual_size = Size(self.size.width, count)
        self.vertical_scrollbar.window_virtual_size = count  # else it follows a paint later
        self.redraw()
        self.call_after_refresh(self._keep_cursor_in_sight)
        self._keep_cursor_in_sight()

    def _scroll_update(self, virtual_size: Size) -> None:
        """Textual 8.2 paints the scrollbar once more after every layout; only another size of the list needs that."""
        if self.container_size != self._scrolled_in:
            self._scrolled_in = self.container_size
            super()._scroll_update(virtual_size)
        else:
            self.vertical_scrollbar.window_virtual_size = virtual_size.height
            self.scroll_y = self.validate_scroll_y(self.scroll_y)

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

    @property
    def page(self) -> int:
        """Rows in sight."""
        return max(1, self.scrollable_content_region.height)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the window, without Textual's work for borders and tints where a list has none.

        Their width and the ground that every row stands on are worked out once.
        """
        self._ground = self.rich_style
        self._width = self.scrollable_content_region.width
        if self.styles.gutter.totals != (0, 0) or self.opacity < 1:
            return super().render_lines(crop)
        strips = [self.render_line(y) for y in crop.line_range]
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        start, end = crop.column_span
        return [strip.crop_extend(start, end, self._ground) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line of the window, as Textual's line API asks for it."""
        index = round(self.scroll_offset.y) + y
        width = self._width
        if index >= self._count:
            return Strip.blank(width, self._ground)
        is_cursor = index == self.cursor
        strip = self._drawn.get((index, is_cursor))
        if strip is None or strip.cell_length != width:
            strip = self._drawn[index, is_cursor] = self._draw(index, is_cursor, width)
        return strip

    def _draw(self, index: int, is_cursor: bool, width: int) -> Strip:  # noqa: FBT001 — private, two callers
        row = self.row_at(index)
        ground = self._ground
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
        self.virtual_size = Size(self.size.width, self._count)
        self.redraw()
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
