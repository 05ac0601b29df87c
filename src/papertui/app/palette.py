"""The palette: every command by name, with its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Provider
from textual.widgets import Input, OptionList

from papertui.app.commands import COMMANDS, PANES
from papertui.app.keymap import shown_key
from papertui.app.screens.dialog import Dialog
from papertui.app.screens.reader import Reader

if TYPE_CHECKING:
    from textual.command import Hits
    from textual.message import Message

    from papertui.app.commands import Command


_OF_THE_OPEN_PALETTE = (Input.Changed, Input.Submitted, OptionList.OptionSelected)


class Palette(CommandPalette, Dialog[None]):
    """Textual's palette; what was typed or chosen while it closes finds nothing that is gone."""

    async def _on_message(self, message: Message) -> None:
        if not (self._is_closed and isinstance(message, _OF_THE_OPEN_PALETTE)):
            await super()._on_message(message)


class CommandNames(Provider):
    """Commands that make sense from the panes."""

    async def discover(self) -> Hits:
        for command, text in self._offered():
            yield DiscoveryHit(text, partial(self._run, command.id))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command, text in self._offered():
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, matcher.highlight(text), partial(self._run, command.id))

    def _offered(self) -> list[tuple[Command, str]]:
        reader = self._reader
        if reader is None:
            return []
        offered = []
        for command in COMMANDS:
            if set(command.where) & set(PANES) and not command.id.startswith("open-"):
                keys = " ".join(shown_key(key) for key in reader.keymap.keys[command.id])
                offered.append((command, f"{command.help}  ({keys})" if keys else command.help))
        return offered

    @property
    def _reader(self) -> Reader | None:
        return next((screen for screen in self.app.screen_stack if isinstance(screen, Reader)), None)

    def _run(self, command_id: str) -> None:
        if self._reader is not None:
            self._reader.run_command(command_id)
