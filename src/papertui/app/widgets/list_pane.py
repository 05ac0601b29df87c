"""The frame around a list: what is listed above it, how far the reader has come below it."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region


class ListPane(Vertical):
    """A container whose border says what changes with every key.

    For a new title Textual 8.2 draws a container anew as a whole, sides and all; here only the line it stands in is.
    """

    def tell_title(self, text: str) -> None:
        """Show a title above the list."""
        title = Content(text)
        if title != self._border_title:
            self._border_title = title
            self._draw_edge(-1)

    def tell_place(self, text: str) -> None:
        """Show a place below the list."""
        place = Content(text)
        if place != self._border_subtitle:
            self._border_subtitle = place
            self._draw_edge(self.content_size.height)

    def _draw_edge(self, y: int) -> None:
        self.refresh(Region(-1, y, self.outer_size.width, 1))
