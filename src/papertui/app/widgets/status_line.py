"""One-line widgets: the header with the progress, the footer with the keys that work now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.app.roles import Line
    from papertui.app.styles import Look


class StatusLine(Widget):
    """A line made anew for its width whenever it is told to."""

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $background; }
    """

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002 — Textual's own name
        super().__init__(id=id)
        self.look = look
        self._line: Callable[[int], Line] = lambda _: ()

    def show(self, line: Callable[[int], Line]) -> None:
        """Show what `line` gives for a width in cells."""
        self._line = line
        self.refresh()

    def set_look(self, look: Look) -> None:
        """Draw in another theme."""
        self.look = look
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 — there is one line
        width = self.size.width
        ground = self.rich_style
        segments = [Segment(text, ground + self.look.roles[role]) for text, role in self._line(width)]
        return Strip(segments).adjust_cell_length(width, ground)
