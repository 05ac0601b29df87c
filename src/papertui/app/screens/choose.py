"""Choosing one of a few: by its number, or with the cursor and enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from papertui.app.fitting import padded
from papertui.app.roles import Role
from papertui.app.screens.dialog import Dialog
from papertui.app.widgets.row_list import Row, RowList
from papertui.domain.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from papertui.app.styles import Look

_NAME_WIDTH = 12


class Option(NamedTuple):
    """One that can be chosen: what it is called, and a few words on it."""

    name: str
    help: str


class Options(RowList, can_focus=False):
    """A row an option; keys go to the dialog."""

    def __init__(self, options: Sequence[Option], look: Look) -> None:
        super().__init__(look._replace(cursor_blurred=look.cursor), id="options")
        self._options = options

    def on_mount(self) -> None:
        self.set_rows(len(self._options), 0)

    def row_at(self, index: int) -> Row:
        option = self._options[index]
        room = self.row_width - _NAME_WIDTH - 3
        name, told = padded(option.name, _NAME_WIDTH), padded(option.help, room)
        return Row(((f"{index + 1}  ", Role.KEY), (name, Role.TEXT), (told, Role.DIM)))


class Choose(Dialog[int]):
    """Up to nine options, one a row; the answer is the place of the chosen one."""

    DEFAULT_CSS = """
    Choose { align: center middle; }
    Choose > Vertical {
        width: 64; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
        border: round $primary; background: $background;
    }
    Choose Options { margin: 1 0 0 0; }
    Choose .dialog-keys { width: 1fr; color: $foreground 70%; padding: 1 0 0 0; }
    """

    def __init__(self, question: str, options: Sequence[Option], look: Look) -> None:
        super().__init__()
        self._question = question
        self._rows = Options(options, look)
        self._rows.styles.height = len(options)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(visible(self._question)), markup=False)
            yield self._rows
            yield Static(Content("a number, or ↑↓ and enter · esc cancels"), classes="dialog-keys", markup=False)

    async def take(self, event: events.Key | events.Paste) -> bool:
        """A number chooses at once, enter what is under the cursor; others move it or close."""
        key = event.key if isinstance(event, events.Key) else ""
        steps = {"up": -1, "k": -1, "ctrl+p": -1, "down": 1, "j": 1, "ctrl+n": 1}
        if len(key) == 1 and "1" <= key <= str(self._rows.count):
            self.close(int(key) - 1)
        elif key == "enter":
            self.close(self._rows.cursor)
        elif key in {"escape", "q", "ctrl+c"}:
            self.close()
        elif key in steps:
            self._rows.move_to(self._rows.cursor + steps[key])
        else:
            return False
        return True

    def on_row_list_row_opened(self) -> None:
        self.close(self._rows.cursor)
