"""A pane drawn line by line: 50,000 lines cost no more than those in sight, and new ones no new arrangement."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.geometry import Region

    from papertui.app.styles import Look


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines that scroll; subclasses say how a line looks."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    LineView {
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

    virtual_size = Reactive(Size(0, 0))  # Textual 8.2 arranges the whole screen anew when it changes

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002 — Textual's own name
        super().__init__(id=id)
        self.look = look
        self._count = 0
        self._ground = Style.null()
        self._width = 0
        self._scrolled_in: Size | None = None

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._count

    def strip_at(self, index: int, width: int, ground: Style) -> Strip:
        """Line `index` in exactly `width` cells, on the ground that all lines stand on."""
        raise NotImplementedError

    def set_look(self, look: Look) -> None:
        """Draw in another theme."""
        self.look = look
        self.refresh()

    def set_count(self, count: int) -> None:
        """Show so many lines anew."""
        self._count = count
        self.virtual_size = Size(self.size.width, count)
        self._fit_scrollbar(count)
        self.refresh(layout=self.styles.auto_dimensions)

    def _fit_scrollbar(self, count: int) -> None:
        """Tell the scrollbar at once: in Textual 8.2 it hears of it a paint later."""
        self.vertical_scrollbar.window_virtual_size = count
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def _scroll_update(self, virtual_size: Size) -> None:
        """Textual 8.2 paints the scrollbar once more after every layout; only another size of the pane needs that."""
        if self.container_size != self._scrolled_in:
            self._scrolled_in = self.container_size
            super()._scroll_update(virtual_size)
        else:
            self._fit_scrollbar(virtual_size.height)

    @property
    def page(self) -> int:
        """Lines in sight."""
        return max(1, self.scrollable_content_region.height)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the window, without Textual's work for borders and tints where a pane has none.

        Their width and the ground that every line stands on are worked out once.
        """
        self._ground = self.rich_style
        self._width = self.scrollable_content_region.width
        if self.styles.gutter.height or self.opacity < 1:
            return super().render_lines(crop)
        strips = [self.render_line(y) for y in crop.line_range]
        if before := self.styles.gutter.left:
            margin = Segment(" " * before, self._ground)
            strips = [Strip([margin, *strip]) for strip in strips]
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        start, end = crop.column_span
        return [strip.crop_extend(start, end, self._ground) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line of the window, as Textual's line API asks for it."""
        index = round(self.scroll_offset.y) + y
        if index >= self._count:
            return Strip.blank(self._width, self._ground)
        return self.strip_at(index, self._width, self._ground)
