"""Small dialogs: a yes-or-no question, and a question that wants a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from papertui.app.screens.dialog import Dialog
from papertui.app.widgets.form_field import FormField
from papertui.domain.visible import visible, visible_block

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Confirm(Dialog[bool]):
    """A question; y or enter agrees, n or q does not, esc leaves it without an answer."""

    DEFAULT_CSS = """
    Confirm { align: center middle; }
    Confirm > Vertical {
        width: auto; max-width: 90%; height: auto; padding: 1 2;
        border: round $primary; background: $background;
    }
    Confirm Static { width: auto; max-width: 100%; }
    Confirm .dialog-keys { color: $foreground 70%; padding: 1 0 0 0; }
    """
    ANSWERS: ClassVar[dict[str, bool]] = {
        **dict.fromkeys(("y", "enter"), True),
        **dict.fromkeys(("n", "q"), False),
    }

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(visible(self._question)), markup=False)
            yield Static(Content("y ⏎ yes   n no   esc back"), classes="dialog-keys", markup=False)

    async def take(self, event: events.Key | events.Paste) -> bool:
        """A key that answers closes; others are for Textual."""
        key = event.key if isinstance(event, events.Key) else ""
        answer = self.ANSWERS.get(key)
        is_done = answer is not None or key in {"escape", "ctrl+c"}
        if is_done:
            self.close(answer)
        return is_done


class Ask(Dialog[str | None]):
    """A question that wants a text; None when the reader leaves it."""

    holds_text = True
    DEFAULT_CSS = """
    Ask { align: center middle; }
    Ask > Vertical {
        width: 64; max-width: 95%; height: auto; padding: 1 2;
        border: round $primary; background: $background;
    }
    Ask .dialog-keys { color: $foreground 70%; padding: 1 0 0 0; }
    Ask FormField.-many-lines { min-height: 5; }
    """

    def __init__(self, question: str, text: str, *, has_lines: bool) -> None:
        super().__init__()
        self._question = question
        self._field = FormField("answer", visible_block(text), has_lines=has_lines)

    def compose(self) -> ComposeResult:
        keys = "ctrl+s saves · esc cancels" if self._field.has_lines else "enter saves · esc cancels"
        with Vertical():
            yield Static(Content(visible(self._question)), markup=False)
            yield self._field
            yield Static(Content(keys), classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        self._field.move_cursor(self._field.document.end)

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Keys that close do, whatever is typed goes into the text, the others move in it."""
        key = event.key if isinstance(event, events.Key) else ""
        if key == "ctrl+s" or (key == "enter" and not self._field.has_lines):
            self.close(self._field.text)
        elif key == "escape":
            self.action_leave()
        elif not await self._field.take(event):
            return await self.app.has_run(key)
        return True

    def action_leave(self) -> None:
        """Close without one; asks first when something was written."""
        if self._field.is_changed:
            self.app.open_dialog(
                Confirm("Throw away what you wrote?"), lambda is_sure: self.close() if is_sure else None
            )
        else:
            self.close()
