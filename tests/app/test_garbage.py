"""When Python looks for unreachable objects: not among keys."""

from __future__ import annotations

import asyncio
import weakref
from typing import TYPE_CHECKING

from papertui.app.garbage import WORTH_A_LOOK
from papertui.app.screens import catalogue_screen

if TYPE_CHECKING:
    import pytest

    from tests.app.sitting import Desk


class Knot:
    """An object that only a look for garbage can free."""

    def __init__(self) -> None:
        self.end = self


async def test_garbage_is_looked_for_once_nobody_types(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as keys come it may wait; it would make them wait."""
    async with desk.sit() as sitting:
        monkeypatch.setattr(catalogue_screen, "IDLE", 1000.0)
        knots = [weakref.ref(Knot()) for _ in range(2 * WORTH_A_LOOK)]
        await sitting.press("j")
        await asyncio.sleep(3 * catalogue_screen.LOOK_OUTSIDE_EVERY)
        assert all(knot() is not None for knot in knots)

        monkeypatch.setattr(catalogue_screen, "IDLE", 0.0)
        await sitting.until(lambda: not any(knot() for knot in knots), "the knots are gone")
