"""A compositor that draws only what the terminal is about to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual._compositor import Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual._compositor import ChopsUpdate, CompositorMap, ReflowResult
    from textual.geometry import Size
    from textual.strip import Strip
    from textual.widget import Widget


class SparingCompositor(Compositor):
    """Textual's, but for a partial update it asks only widgets that are seen where something has changed.

    Textual 8.2 asks every widget within the smallest rectangle around all changes for all of its lines. A letter
    changes the search line above and the summary below: that would be everything there is, a fifth of the time of a
    paint for nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self._changed: list[Region] = []
        self._laid_out: CompositorMap | None = None  # what the last layout left, when all was arranged since

    @property
    def full_map(self) -> CompositorMap:
        """Where everything is; when something has gone elsewhere, all is painted anew.

        Asked about a widget that it has not laid out yet (a field that just got the focus), Textual 8.2 arranges
        everything at once. It goes on cutting lines where widgets ended before, and the next layout finds nothing
        changed: a toast that went meanwhile would stay on the terminal.
        """
        before = self._full_map
        after = super().full_map
        if after is not before and self.root is not None:
            self._cuts = self._layers = self._layers_visible = None
            self._laid_out = self._laid_out or before
            if after != before:
                self.root.refresh()  # as a whole: for less of it, a screen forgets which other panes have changed
        return after

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        if self._laid_out is not None:  # so that a toast that came since is found to be new
            self._full_map, self._laid_out = self._laid_out, None
        return super().reflow(parent, size)

    def render_partial_update(self) -> ChopsUpdate | None:
        self._changed = list(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = []

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if not self._changed:
            yield from super()._get_renders(crop)
            return
        unseen = self._changed
        for widget, (region, clip) in self.visible_widgets.items():  # front to back
            seen = region.intersection(clip)
            parts = [seen.intersection(changed) for changed in unseen if seen.overlaps(changed)]
            if not parts:
                continue
            rows = Region.from_union(parts)
            wanted = Region(seen.x, rows.y, seen.width, rows.height)
            yield region, wanted, widget.render_lines(wanted.translate(-region.offset))
            unseen = [changed for changed in unseen if not seen.contains_region(changed)]
