"""A reader at the screen, for tests: presses keys, then looks at the session, the files on disk and the shown text."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual import events
from textual.keys import _character_to_key

from papertui.app.app import PapertuiApp
from papertui.app.screens.reader import Reader
from papertui.storage.config_file import read_config
from papertui.storage.locations import ChosenCatalogue, Locations

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.message_pump import MessagePump
    from textual.pilot import Pilot
    from textual.widget import Widget

    from papertui.app.commands import Where
    from papertui.domain.reading import Status
    from papertui.session import Session

PATIENCE = 30.0  # seconds; only a failing test waits so long


@dataclass(frozen=True)
class Desk:
    """The files of one reader, all below one folder."""

    home: Path
    is_sample: bool = False

    @property
    def catalogue(self) -> Path:
        return self.home / "lists" / "papers.toml"

    @property
    def config(self) -> Path:
        return self.home / "config" / "config.toml"

    @property
    def own_catalogue(self) -> Path:
        return self.locations.own_catalogue

    @property
    def locations(self) -> Locations:
        data = self.home / "data"
        return Locations(self.config, data, self.home / "state", data / "reading")

    def events(self) -> list[dict[str, Any]]:
        """Every event of the reading log, as it lies on disk."""
        logs = sorted(self.locations.reading_folder.glob("*.jsonl"))
        return [json.loads(line) for log in logs for line in log.read_text(encoding="utf-8").splitlines()]

    def marks(self) -> list[tuple[str, str]]:
        """Paper and status of every mark in the log, oldest first."""
        return [(event["paper"], event["status"]) for event in self.events() if "status" in event]

    @asynccontextmanager
    async def sit(self, width: int = 120, height: int = 40, *, is_settled: bool = True) -> AsyncIterator[Sitting]:
        """Open the screen on the catalogue, and leave it at the end."""
        settings, problems = read_config(self.config)
        chosen = ChosenCatalogue(self.catalogue, is_sample=self.is_sample)
        app = PapertuiApp(chosen, self.locations, settings, problems)
        app.animation_level = "none"
        async with app.run_test(size=(width, height), notifications=True) as pilot:
            sitting = Sitting(app, pilot)
            if is_settled:
                await sitting.until(lambda: sitting.reader.desk.index is not None, "the index is built")
                await sitting.settle()
            yield sitting


class Sitting:
    """The screen, and what a reader does to it."""

    def __init__(self, app: PapertuiApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def reader(self) -> Reader:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Reader))

    @property
    def session(self) -> Session:
        return self.reader.session

    @property
    def cursor(self) -> str:
        """Id of the paper under the cursor; the list's own cursor is on it too."""
        papers = self.reader.papers
        if papers.ids:
            assert papers.ids[papers.cursor] == self.session.cursor
        return self.session.cursor

    @property
    def listed(self) -> list[str]:
        """Ids from top to bottom."""
        return list(self.reader.papers.ids)

    @property
    def toasts(self) -> list[str]:
        """What was told, oldest first."""
        return [str(notification.message) for notification in self.app._notifications]

    @property
    def where(self) -> Where:
        """Where the focus is."""
        return self.reader.where

    def status(self, paper_id: str) -> Status:
        return self.reader.reading(paper_id).status

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the one before has done its work."""
        for key in keys:
            self._send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text faster than anybody can, blanks included."""
        await self.burst(*text)

    async def burst(self, *keys: str) -> None:
        """Press keys all at once, as they come over a slow line."""
        for key in keys:
            self._send("space" if key == " " else key)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    def _send(self, key: str) -> None:
        name = "space" if key == " " else _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        driver = self.app._driver
        assert driver is not None
        event = events.Key(name, " " if key == "space" else key if len(key) == 1 else None)
        event.set_sender(self.app)
        driver.send_message(event)

    async def click(self, pane: Widget, x: int, y: int, *, times: int = 1) -> None:
        """Click into a pane, at cells from its inner corner."""
        await self.pilot.click(pane, offset=(x, y), times=times)
        await self.settle()

    async def settle(self) -> None:
        """Wait until no worker runs, no message waits and all is painted."""
        end = time.monotonic() + PATIENCE
        quiet_rounds = 0
        while quiet_rounds < 2 and self.app.is_running and not self.app._exit:
            assert time.monotonic() < end, "never quiet\n" + self.text
            await self.pilot._wait_for_screen()
            self.app.screen._on_timer_update()
            await asyncio.sleep(0)
            quiet_rounds = quiet_rounds + 1 if self._is_quiet() else 0
            if not all(worker.is_finished for worker in self.app.workers):
                await asyncio.sleep(0.002)

    def _is_quiet(self) -> bool:
        screen = self.app.screen
        pumps: list[MessagePump] = [self.app, *self.app.screen_stack, *screen.walk_children()]
        is_unpainted = screen._dirty_widgets or screen._layout_required or screen._repaint_required
        return (
            all(worker.is_finished for worker in self.app.workers)
            and not any(pump.message_queue_size or pump._next_callbacks for pump in pumps)
            and not screen._callbacks
            and not is_unpainted
        )

    async def until(self, is_so: Callable[[], object], what: str) -> None:
        """Wait until something is so, looking again and again."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, f"never: {what}\n" + self.text
            await asyncio.sleep(0.005)

    @property
    def lines(self) -> list[str]:
        """The screen, line by line, from the compositor's strips."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def line_with(self, text: str) -> str:
        """The first line of the screen that holds a text."""
        found = [line for line in self.lines if text in line]
        assert found, f"{text!r} is not on the screen:\n{self.text}"
        return found[0]
