"""The Textual application: themes, signals, the way in and the way out."""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from papertui.app.garbage import leave_garbage
from papertui.app.screens.dialog import Dialog
from papertui.app.screens.reader import Reader
from papertui.app.styles import OTHER_NAMES, THEMES, look_of
from papertui.app.terminal_output import TerminalDriver
from papertui.domain.problem import Problem
from papertui.domain.visible import visible, visible_block
from papertui.session import Sort
from papertui.storage.screen_state import ScreenState, read_state, write_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.screen import ModalScreen, Screen

    from papertui.app.styles import Look
    from papertui.storage.config_file import Settings
    from papertui.storage.locations import ChosenCatalogue, Locations

_Answer = TypeVar("_Answer")

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
    leave_garbage()  # until all is loaded: looking for it costs a tenth of the start, too
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
    ALLOW_SELECT = False  # what Textual lets one select, only a key could copy that leaves here; shift selects as ever
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
        self._typed: deque[events.Key | events.Paste] = deque()
        self.typed_at = 0.0  # when the last key or paste came, by the monotonic clock
        self._dialogs_between: set[object] = set()

    def get_default_screen(self) -> Screen[None]:
        self.reader = Reader(self.chosen, self.locations, self.settings, self.config_problems, self.current_look())
        name = str(self.chosen.path.resolve())
        self.reader.restore(self.state.sort, self.state.closed.get(name, ()), self.state.places.get(name, ()))
        return self.reader

    def get_driver_class(self) -> type[Driver]:
        found = super().get_driver_class()
        return TerminalDriver if found is LinuxDriver else found

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
        """Hand keys and pastes on one after the other, so that none overtakes what another does."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            if isinstance(event, events.Paste):
                event.text = visible_block(event.text)
            self.typed_at = monotonic()
            self._typed += _as_typed(event)
            await self._hand_on_typed()
        else:
            await super().on_event(event)

    def hand_on_again(self, early: Iterable[events.Key | events.Paste]) -> None:
        """Hand on what came too early for a place that is there now, before what was typed since."""
        self._typed.extendleft(reversed([*early]))
        self.call_later(self._hand_on_typed)

    async def _hand_on_typed(self) -> None:
        """Hand on what was typed, as long as no dialog is coming or going."""
        while self._typed and not self._dialogs_between:
            event, screen = self._typed.popleft(), self.screen
            self.app_focus = True
            if isinstance(screen, Reader):
                await screen.take(event)
            elif not (isinstance(screen, Dialog) and await screen.take(event)):
                await super().on_event(event)

    async def has_run(self, key: str) -> bool:
        """Run what Textual's own bindings mean by a key here, at once; False when they mean nothing."""
        active = self.screen.active_bindings.get(key)
        if active is None or not active.enabled:
            return False
        await self.run_action(active.binding.action, active.node)
        return True

    def open_dialog(self, dialog: ModalScreen[_Answer], take: Callable[[_Answer | None], object] | None = None) -> None:
        """Open a dialog; `take` gets its answer. Keys wait until it is there, and until the answer was taken."""

        def answered(answer: _Answer | None) -> None:
            if take is not None:
                take(answer)
            self.let_keys_pass(dialog)

        self.keep_keys_back(dialog)
        self.screen.call_next(self.push_screen, dialog, answered)

    def keep_keys_back(self, dialog: object) -> None:
        """Keep what is typed until this dialog, which comes or goes, lets it pass."""
        self._dialogs_between.add(dialog)

    def let_keys_pass(self, dialog: object) -> None:
        """Hand on what was typed while this dialog came or went."""
        self._dialogs_between.discard(dialog)
        self.call_later(self._hand_on_typed)

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
            state = self.state._replace(sort="" if sort is Sort.CATALOGUE else sort.value)
            if closed != self.state.closed.get(str(path), ()):
                state = state.with_closed(path, closed)
            if reader.whereabouts() != self.state.places.get(str(path), ()):
                state = state.with_place(path, reader.whereabouts())
            self.remember(state)

    def _show_theme(self) -> None:
        if self.theme != self._shown_theme:
            self._shown_theme = self.theme
            self.remember(self.state._replace(theme=self.theme))
        for screen in self.screen_stack:
            if isinstance(screen, Reader):
                screen.set_look(self.current_look())

    async def action_quit(self) -> None:
        """Ctrl+Q in a dialog: one that holds what was written is only left, as Esc does."""
        screen = self.screen
        if isinstance(screen, Dialog) and screen.holds_text:
            screen.action_leave()
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


def _as_typed(event: events.Key | events.Paste) -> tuple[events.Key | events.Paste, ...]:
    """The keys that were pressed: a letter right behind Esc arrives as one with Alt."""
    if isinstance(event, events.Key) and event.is_printable and event.key.startswith("alt+"):
        return events.Key("escape", "\x1b"), events.Key(event.key.removeprefix("alt+"), event.character)
    return (event,)


def _unknown_theme(name: str, themes: list[str]) -> Problem:
    return Problem(0, 0, "unknown-theme", f"config: there is no theme {name!r}; there are {', '.join(themes)}")
