"""A screen that paints what has changed, only that, and at once."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.events import Idle
    from textual.map_geometry import MapGeometry


_PAUSE = 0.005  # seconds between two paints at least, in which keys that have come meanwhile get their turn


class WholeScreen(Screen[None]):
    """A screen that is painted as a whole after Textual has arranged it outside a layout.

    Asked where a widget stands that it has not laid out yet (a field that just got the focus), Textual 8.2 arranges
    everything anew at once. The next layout then finds nothing changed, and a toast that went meanwhile would stay on
    the terminal. And below a dialog Textual paints a screen that changed once anew every time it has nothing to do.

    Textual paints when its clock strikes, 60 times a second, what the panes have told until then; what a key changes
    would be seen in two or three paints, a stroke or two later. Here all of it is asked for and painted as soon as all
    that the key meant is done, unless a paint was just before.

    Attributes:
        paints_at_once: Whether to do so; before all panes are there, it would only paint them one by one.
    """

    paints_at_once = False
    _painted_at = 0.0

    def find_widget(self, widget: Widget) -> MapGeometry:
        arranged = self._compositor._full_map  # noqa: SLF001 — Textual tells in no other way
        try:
            return super().find_widget(widget)
        finally:
            if self._compositor._full_map is not arranged:  # noqa: SLF001 — as above
                self.refresh()

    async def _on_idle(self, event: Idle) -> None:
        if self.paints_at_once and self._hear_panes():
            event.prevent_default()  # what they said comes next, and then this again
            return
        await super()._on_idle(event)
        if not self.paints_at_once or monotonic() - self._painted_at < _PAUSE:
            return
        if self._dirty_widgets or self._layout_required or self._scroll_required or self._repaint_required:
            self._on_timer_update()

    def _hear_panes(self) -> bool:
        """Let panes that have changed say so now instead of when their turn comes; whether any has."""
        changed = [
            widget
            for widget in self.walk_children(Widget)
            if widget._repaint_required or widget._layout_required or widget._scroll_required  # noqa: SLF001 — as below
        ]
        for widget in changed:
            widget._check_refresh()  # noqa: SLF001 — what it does when idle
        return bool(changed)

    def _on_timer_update(self) -> None:
        super()._on_timer_update()
        self._painted_at = monotonic()

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        if self is not self.app.screen:  # the dialog above paints it now; another time would be for nothing
            self._repaint_required = False
