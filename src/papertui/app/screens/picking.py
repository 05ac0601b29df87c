"""A dialog that picks a category: the list narrows with every key, and what is typed can become a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from papertui.app.fitting import padded, window
from papertui.app.present import fitted, marked
from papertui.app.roles import Role
from papertui.app.screens.dialog import Dialog
from papertui.app.widgets.form_field import FormField
from papertui.app.widgets.row_list import Row, RowList
from papertui.domain.category import CategoryPath, path_text, typed_path
from papertui.domain.visible import visible
from papertui.search.category_names import fitting_categories

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.app import ComposeResult

    from papertui.app.present import Glyphs
    from papertui.app.roles import Line
    from papertui.app.styles import Look

_STEPS = {"down": 1, "ctrl+n": 1, "tab": 1, "up": -1, "ctrl+p": -1, "shift+tab": -1}
_PAGES = {"pagedown": 1, "pageup": -1}


class Choice(NamedTuple):
    """A row: a category, what was hit of its text, and whether it would be a new one."""

    path: CategoryPath
    hits: tuple[tuple[int, int], ...] = ()
    is_new: bool = False


def choice_line(choice: Choice, sign: str, width: int) -> Line:
    """A row of the list in exactly `width` cells, what was hit marked."""
    written = path_text(choice.path)
    text = visible(written)
    shown, spans = window(text, choice.hits if text == written else (), width - 2)
    return fitted([(padded(sign, 2), Role.DONE), *marked(shown, spans, Role.TEXT)], width)


class ChoiceList(RowList, can_focus=False):
    """The categories that can be picked; keys go to the line above it."""

    def __init__(self, standing: Collection[CategoryPath], look: Look, glyphs: Glyphs) -> None:
        super().__init__(look, id="choices")
        self.cursor_sign = glyphs.cursor
        self.choices: Sequence[Choice] = ()
        self._standing = standing
        self._glyphs = glyphs

    @property
    def is_lit(self) -> bool:
        return True

    def show(self, choices: Sequence[Choice]) -> None:
        """Show these, the cursor on the first."""
        self.choices = choices
        self.set_rows(len(choices), 0)

    def row_at(self, index: int) -> Row:
        choice = self.choices[index]
        sign = "+" if choice.is_new else self._glyphs.read if choice.path in self._standing else ""
        return Row(choice_line(choice, sign, self.row_width))


class CategoryPicker(Dialog[CategoryPath]):
    """All categories below a line to type in."""

    DEFAULT_CSS = """
    CategoryPicker { align: center middle; }
    CategoryPicker > Vertical {
        width: 72; max-width: 96%; height: 24; max-height: 92%; padding: 0 1;
        border: round $primary; background: $background;
        border-title-color: $primary; border-title-style: bold;
    }
    CategoryPicker FormField { margin: 0 0 1 0; }
    CategoryPicker RowList { height: 1fr; }
    CategoryPicker .dialog-keys { color: $foreground 70%; padding: 1 0 0 0; }
    """

    def __init__(
        self,
        question: str,
        paths: Sequence[CategoryPath],
        standing: Collection[CategoryPath],
        look: Look,
        glyphs: Glyphs,
    ) -> None:
        """Ask for a category.

        Args:
            question: What it is for.
            paths: All there are, as the tree shows them.
            standing: Those that get a tick.
            look: Of the theme.
            glyphs: The signs of the screen.
        """
        super().__init__()
        self._question = question
        self._paths = paths
        self._field = FormField("category", "")
        self._field.placeholder = "a few letters, or a new one: Papers > Must-Read"
        self._list = ChoiceList(standing, look, glyphs)

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(visible(self._question)).markup
            yield self._field
            yield self._list
            yield Static(
                Content("↑↓ choose · enter takes it (+ makes it) · esc cancels"), classes="dialog-keys", markup=False
            )

    def on_mount(self) -> None:
        self._field.focus()
        self._narrow()

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Keys that move or close do, whatever is typed narrows the list."""
        key = event.key if isinstance(event, events.Key) else ""
        if key in _STEPS:
            self._list.move_to(self._list.cursor + _STEPS[key])
        elif key in _PAGES:
            self._list.move_to(self._list.cursor + _PAGES[key] * self._list.page)
        elif key == "enter":
            self._pick()
        elif key in {"escape", "ctrl+c"}:
            self.close()
        else:
            text = self._field.text
            is_done = await self._field.take(event) or await self.app.has_run(key)
            if self._field.text != text:
                self._narrow()
            return is_done
        return True

    def _narrow(self) -> None:
        typed = self._field.text
        found = [Choice(path, hits) for path, hits in fitting_categories(self._paths, typed)]
        new = typed_path(typed)
        if new and new not in self._paths and (typed.strip(),) not in self._paths:
            found.append(Choice(new, is_new=True))
        self._list.show(found)

    def _pick(self) -> None:
        if self._list.count:
            self.close(self._list.choices[self._list.cursor].path)

    def on_row_list_row_opened(self) -> None:
        self._pick()
