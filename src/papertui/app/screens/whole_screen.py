"""A screen that paints what has changed, and only that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from textual.map_geometry import MapGeometry
    from textual.widget import Widget


class WholeScreen(Screen[None]):
    """A screen that is painted as a whole after Textual has arranged it outside a layout.

    Asked where a widget stands that it has not laid out yet (a field that just got the focus), Textual 8.2 arranges
    everything anew at once. The next layout then finds nothing changed, and a toast that went meanwhile would stay on
    the terminal. And below a dialog Textual paints a screen that changed once anew every time it has nothing to do.
    """

    def find_widget(self, widget: Widget) -> MapGeometry:
        arranged = self._compositor._full_map  # noqa: SLF001 — Textual tells in no other way
        try:
            return super().find_widget(widget)
        finally:
            if self._compositor._full_map is not arranged:  # noqa: SLF001 — as above
                self.refresh()

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        if self is not self.app.screen:  # the dialog above paints it now; another time would be for nothing
            self._repaint_required = False
