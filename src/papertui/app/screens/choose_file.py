"""Choosing a list: the folders and lists of a folder, narrowed by what is typed; a path can be typed or pasted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from papertui.app.fitting import clipped_in_the_middle, padded
from papertui.app.roles import Role
from papertui.app.screens.dialog import Dialog
from papertui.app.widgets.form_field import FormField
from papertui.app.widgets.row_list import Row, RowList
from papertui.domain.visible import visible
from papertui.storage.folder_view import folder_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from papertui.app.styles import Look
    from papertui.storage.folder_view import Choice

_TITLE_WIDTH = 60


class ChoiceList(RowList, can_focus=False):
    """Files and folders; the field above keeps the focus."""

    def __init__(self, look: Look) -> None:
        super().__init__(look._replace(cursor_blurred=look.cursor), id="choices")
        self.choices: Sequence[Choice] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Show these, the cursor on the first."""
        self.choices = choices
        self.set_rows(len(choices), 0)

    def row_at(self, index: int) -> Row:
        choice = self.choices[index]
        name = clipped_in_the_middle(visible(choice.name), self.row_width)
        return Row(((padded(name, self.row_width), Role.ADDRESS if choice.is_folder else Role.TEXT),))


class ChooseFile(Dialog[Path]):
    """A field over a list; the answer is the path of a file."""

    DEFAULT_CSS = """
    ChooseFile { align: center middle; }
    ChooseFile > Vertical {
        width: 76; max-width: 96%; height: 24; max-height: 92%; padding: 0 1;
        border: round $primary; background: $background;
        border-title-color: $primary; border-title-style: bold;
    }
    ChooseFile FormField { margin: 0 0 1 0; max-height: 4; }
    ChooseFile ChoiceList { height: 1fr; }
    ChooseFile Static { width: 1fr; height: auto; color: $foreground 70%; }
    """

    def __init__(self, folder: Path, endings: Sequence[str], look: Look) -> None:
        super().__init__()
        self._folder = folder
        self._endings = endings
        self._field = FormField("path", "")
        self._rows = ChoiceList(look)
        self._trouble = Static(Content(""), markup=False)
        self._box = Vertical()
        self._typed = ""

    def compose(self) -> ComposeResult:
        with self._box:
            yield self._field
            yield self._rows
            yield self._trouble
            yield Static(Content("type to narrow, or a path · enter opens · esc cancels"), markup=False)

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        """Show what fits to what is typed."""
        self._typed = self._field.text
        view = folder_view(self._typed, self._folder, self._endings)
        self._rows.show(view.choices)
        self._trouble.update(Content(visible(view.trouble or ("" if view.choices else "nothing here fits"))))
        place = clipped_in_the_middle(visible(str(self._folder)), _TITLE_WIDTH)
        self._box.border_title = Content(f"Import a list · {place}").markup

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Keys that choose do, whatever is typed or pasted narrows, the others move in the text."""
        key = event.key if isinstance(event, events.Key) else ""
        rows = self._rows
        steps = {"up": -1, "ctrl+p": -1, "down": 1, "ctrl+n": 1, "pageup": -rows.page, "pagedown": rows.page}
        if key in steps:
            rows.move_to(rows.cursor + steps[key])
        elif key in {"enter", "tab"}:
            self._open(is_file_wanted=key == "enter")
        elif key in {"escape", "ctrl+c"}:
            self.close()
        elif key == "backspace" and not self._field.text:
            self._go_into(self._folder.parent)
        else:
            is_done = await self._field.take(event) or await self.app.has_run(key)
            if self._field.text != self._typed:
                self._show()
            return is_done
        return True

    def _open(self, *, is_file_wanted: bool) -> None:
        """Go into the folder under the cursor, or choose the file."""
        if not self._rows.choices:
            return
        choice = self._rows.choices[self._rows.cursor]
        if choice.is_folder:
            self._go_into(choice.path)
        elif is_file_wanted:
            self.close(choice.path)

    def _go_into(self, folder: Path) -> None:
        self._folder = folder
        self._field.text = ""
        self._show()

    def on_row_list_row_opened(self) -> None:
        self._open(is_file_wanted=True)
