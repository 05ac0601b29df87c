"""A screen that paints what has changed, only that, and at once."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from textual.screen import UPDATE_PERIOD, Screen

if TYPE_CHECKING:
    from textual.events import Idle
    from textual.map_geometry import MapGeometry
    from textual.widget import Widget


_TURNS = 2  # of the event loop, in which the panes tell the screen what a key has changed in them


class WholeScreen(Screen[None]):
    """A screen that is painted as a whole after Textual has arranged it outside a layout.

    Asked where a widget stands that it has not laid out yet (a field that just got the focus), Textual 8.2 arranges
    everything anew at once. The next layout then finds nothing changed, and a toast that went meanwhile would stay on
    the terminal. And below a dialog Textual paints a screen that changed once anew every time it has nothing to do.

    Textual paints when its clock strikes, 60 times a second; what a key changes would wait for half a stroke, and be
    seen a stroke later. Here it is painted as soon as all that the key meant is done, unless a paint was just before.

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
        await super()._on_idle(event)
        if not self.paints_at_once or monotonic() - self._painted_at < UPDATE_PERIOD:
            return
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        has_changed = bool(self._dirty_widgets) or self._layout_required or self._scroll_required
        if not self.message_queue_size and (has_changed or self._repaint_required):
            self._on_timer_update()

    def _on_timer_update(self) -> None:
        self._painted_at = monotonic()
        super()._on_timer_update()

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        if self is not self.app.screen:  # the dialog above paints it now; another time would be for nothing
            self._repaint_required = False
