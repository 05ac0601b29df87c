"""The Textual application: themes, signals, the way in and the way out."""

from __future__ import annotations

import asyncio
import gc
import signal
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import App

from papertui.app.screens.reader import Reader
from papertui.app.styles import OTHER_NAMES, THEMES, look_of
from papertui.domain.problem import Problem
from papertui.domain.visible import visible, visible_block
from papertui.session import Sort
from papertui.storage.screen_state import ScreenState, read_state, write_state

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.screen import Screen

    from papertui.app.styles import Look
    from papertui.storage.config_file import Settings
    from papertui.storage.locations import ChosenCatalogue, Locations

_ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


def run_app(
    chosen: ChosenCatalogue, locations: Locations, settings: Settings, config_problems: tuple[Problem, ...]
) -> int:
    """Open the screen on a catalogue and stay until the reader leaves.

    Returns:
        The exit code: 0, or 128 + n after signal n.

    Raises:
        Exception: A bug ended the screen; the terminal is as it was.
    """
    gc.disable()  # while loading: collecting costs a tenth of the start, and stalls of 0.2 s in a large catalogue
    app = PapertuiApp(chosen, locations, settings, config_problems)
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING_SIGNALS)  # they wait until `on_mount` can restore the terminal
    app.run()
    if app.crash is not None:
        raise app.crash
    app.remember_reader()
    return app.return_code or 0


class PapertuiApp(App[None]):
    """One reader screen on one catalogue."""

    TITLE = "papertui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        chosen: ChosenCatalogue,
        locations: Locations,
        settings: Settings,
        config_problems: tuple[Problem, ...] = (),
    ) -> None:
        super().__init__()
        self.chosen = chosen
        self.locations = locations
        self.settings = settings
        self.config_problems = config_problems
        for theme in THEMES:
            self.register_theme(theme)
        self.state = read_state(locations.state_folder)
        wanted = OTHER_NAMES.get(settings.theme, settings.theme) or self.state.theme or THEMES[0].name
        if wanted not in self.available_themes:
            self.config_problems = (*config_problems, _unknown_theme(wanted, sorted(self.available_themes)))
            wanted = THEMES[0].name
        self.theme = self._shown_theme = wanted
        self.reader: Reader | None = None

    def get_default_screen(self) -> Screen[None]:
        self.reader = Reader(self.chosen, self.locations, self.settings, self.config_problems, self.current_look())
        name = str(self.chosen.path.resolve())
        self.reader.restore(self.state.sort, self.state.closed.get(name, ()), self.state.places.get(name, ()))
        return self.reader

    def current_look(self) -> Look:
        """How the roles look in the theme that is on."""
        return look_of(self.theme_variables, is_ansi=self.current_theme.ansi)

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for number in _ENDING_SIGNALS:
            loop.add_signal_handler(number, self._end, number)
        loop.add_signal_handler(signal.SIGINT, self._end, signal.SIGINT)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING_SIGNALS)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.theme_changed_signal.subscribe(self, lambda _: self._show_theme())

    async def on_event(self, event: events.Event) -> None:
        """Hand keys and pastes to the reader screen one after the other, so that none overtakes what another does."""
        if isinstance(event, events.Paste):
            event.text = visible_block(event.text)
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded and isinstance(self.screen, Reader):
            self.app_focus = True
            await self.screen.take(event)
        else:
            await super().on_event(event)

    def loading_is_done(self) -> None:
        """Collect garbage from now on, leaving alone what stays: looking through it would stall the screen."""
        gc.freeze()
        gc.enable()

    def fail(self, sentence: str) -> None:
        """Leave because the catalogue cannot be shown; the sentence is said after the terminal is back."""
        self.exit(return_code=3, message=Text(visible(sentence)))

    def _end(self, number: int) -> None:
        """Leave after a signal, the terminal as it was."""
        self.exit(return_code=128 + number)

    def remember(self, state: ScreenState) -> None:
        """Keep what was chosen on the screen for the next sitting."""
        if state != self.state:
            self.state = state
            write_state(self.locations.state_folder, state, lock_folder=self.locations.lock_folder)

    def remember_reader(self) -> None:
        """Keep the order of the list, the closed categories and where the reader was."""
        reader, path = self.reader, self.chosen.path.resolve()
        if reader is not None and reader.desk.library is not None:
            closed = tuple(sorted(reader.shelves.closed))
            sort = reader.session.sort
            state = replace(self.state, sort="" if sort is Sort.CATALOGUE else sort.value)
            if closed != self.state.closed.get(str(path), ()):
                state = state.with_closed(path, closed)
            if reader.whereabouts() != self.state.places.get(str(path), ()):
                state = state.with_place(path, reader.whereabouts())
            self.remember(state)

    def _show_theme(self) -> None:
        if self.theme != self._shown_theme:
            self._shown_theme = self.theme
            self.remember(replace(self.state, theme=self.theme))
        for screen in self.screen_stack:
            if isinstance(screen, Reader):
                screen.set_look(self.current_look())

    async def action_quit(self) -> None:
        """Ctrl+Q in a dialog: a text that was written is asked about first."""
        from papertui.app.screens.confirm import Ask  # noqa: PLC0415 — after the first paint

        if isinstance(self.screen, Ask):
            self.screen.action_leave()
        else:
            self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C outside our own places (dialogs, the palette) leaves as `q` does."""
        self.exit()

    @property
    def crash(self) -> Exception | None:
        """The bug that ended the screen."""
        return self._exception

    def _handle_exception(self, error: Exception) -> None:
        """Leave because of a bug; what goes wrong while everything is being closed harms nobody."""
        if self.return_code is None:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave after a bug, without Textual's page of local values; `run_app` raises it again."""
        self.bell()
        self._close_messages_no_wait()


def _unknown_theme(name: str, themes: list[str]) -> Problem:
    return Problem(0, 0, "unknown-theme", f"config: there is no theme {name!r}; there are {', '.join(themes)}")
