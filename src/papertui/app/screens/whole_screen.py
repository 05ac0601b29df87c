"""A screen that paints what has changed, only that, and at once."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual.screen import Screen

from papertui.app.screens.sparing_compositor import SparingCompositor

if TYPE_CHECKING:
    from textual.events import Idle
    from textual.widget import Widget


_PAUSE = 0.005  # seconds between two paints at least, in which keys that have come meanwhile get their turn


class WholeScreen(Screen[None]):
    """A screen that is painted as soon as all that a key means is done.

    Textual 8.2 paints when its clock strikes, 60 times a second, what the panes have told until then; what a key
    changes would be seen in two or three paints, a stroke or two later. Here all of it is asked for and painted at
    once, unless a paint was just before. And below a dialog Textual paints a screen that changed once anew every time
    it has nothing to do; here it does not.

    Attributes:
        paints_at_once: Whether to do so; before all panes are there, it would only paint them one by one.
    """

    paints_at_once = False
    _painted_at = 0.0

    def __init__(self) -> None:
        super().__init__()
        self._compositor = SparingCompositor()

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
        has_heard = False
        for widget in self._compositor.visible_widgets:  # scrollbars too, which are nobody's children
            if widget is not self and _has_changed(widget):
                widget._check_refresh()  # noqa: SLF001 — what it does when idle
                has_heard |= not _has_changed(widget)  # one that is leaving says nothing
        return has_heard

    def _on_timer_update(self) -> None:
        super()._on_timer_update()
        self._painted_at = monotonic()

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        if self is not self.app.screen:  # the dialog above paints it now; another time would be for nothing
            self._repaint_required = False


def _has_changed(widget: Widget) -> bool:
    return widget._repaint_required or widget._layout_required or widget._scroll_required  # noqa: SLF001 — as above
