"""The terminal is told of changes only: what it shows after any of them is what a painting of the whole would show."""

from __future__ import annotations

import io
import random
from functools import partial
from typing import TYPE_CHECKING, Any

import pyte
import pytest
from rich.console import Console
from textual._compositor import CompositorUpdate
from textual.app import App

if TYPE_CHECKING:
    from tests.app.sitting import Desk

LETTERS = "jjjkkgGrrnphlzbyytuFFNsSRv+-.*/// :?dif2oeeE"
KEYS = (*LETTERS, "escape", "escape", "enter", "tab", "down", "up", "pagedown", "end", "home", "ctrl+t", "ctrl+u", " ")
SIZES = ((120, 40), (80, 24), (200, 60), (60, 14))


class Shown:
    """A terminal that is sent what the app paints."""

    def __init__(self, width: int, height: int) -> None:
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.Stream(self.screen)
        self._console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor")

    def paint(self, update: object) -> None:
        if isinstance(update, CompositorUpdate):
            self._stream.feed(update.render_segments(self._console).replace("\n", "\r\n"))

    def cells(self) -> list[list[Any]]:
        buffer = self.screen.buffer
        return [[buffer[y][x] for x in range(self.screen.columns)] for y in range(self.screen.lines)]


def shows_all(terminal: Shown, app: App[Any]) -> bool:
    """Whether a terminal shows what one would that has seen nothing yet and is sent everything."""
    anew, compositor = Shown(*app.size), app.screen._compositor
    unpainted = set(compositor._dirty_regions)
    anew.paint(compositor.render_update(full=True, screen_stack=app._background_screens))
    compositor._dirty_regions |= unpainted
    return terminal.cells() == anew.cells()


@pytest.mark.parametrize("seed", range(8))
async def test_what_is_shown_after_changes_is_the_whole(desk: Desk, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)  # noqa: S311 — nothing secret
    size = chance.choice(SIZES)
    terminal = Shown(*size)
    monkeypatch.setattr(App, "_display", lambda _, __, update: terminal.paint(update))
    async with desk.sit(*size) as sitting:
        for number in range(40):
            if number % 15 == 14:
                size = chance.choice([other for other in SIZES if other != size])
                terminal = Shown(*size)
                await sitting.pilot.resize_terminal(*size)
                await sitting.settle()
            typed = chance.choices(KEYS, k=chance.choice((1, 1, 1, 4)))
            await sitting.burst(*typed)
            await sitting.until(partial(shows_all, terminal, sitting.app), f"the terminal shows all after {typed}")
            assert shows_all(terminal, sitting.app)


async def test_what_comes_between_two_layouts_is_told_of_its_size_and_painted(desk: Desk) -> None:
    """Even if everything was arranged out of turn, and painted, before the layout that brings it."""
    async with desk.sit(120, 40) as sitting:
        screen, compositor, footer = sitting.reader, sitting.reader._compositor, sitting.reader.footer
        footer.display = False
        await sitting.settle()
        assert footer not in compositor.full_map

        footer.display = True
        screen._clear_arrangement_cache()
        compositor._full_map_invalidated = True
        assert footer in compositor.full_map
        compositor._dirty_regions.clear()  # as a paint does

        assert footer in compositor.reflow(screen, screen.size).shown
        assert any(region.overlaps(compositor.full_map[footer].region) for region in compositor._dirty_regions)
