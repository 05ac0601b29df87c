"""Small dialogs: a yes-or-no question, and a question that wants a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from papertui.app.screens.dialog import ClosesOnce
from papertui.app.widgets.form_field import FormField
from papertui.domain.visible import visible, visible_block

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Confirm(ClosesOnce, ModalScreen[bool]):
    """A question; y or enter agrees, anything else does not."""

    DEFAULT_CSS = """
    Confirm { align: center middle; }
    Confirm > Vertical {
        width: auto; max-width: 90%; height: auto; padding: 1 2;
        border: round $primary; background: $background;
    }
    Confirm Static { width: auto; }
    Confirm .dialog-keys { color: $foreground 70%; padding: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", "yes", id="confirm-yes", tooltip="Do it"),
        Binding("n,q,escape,ctrl+c", "answer(False)", "no", id="confirm-no", tooltip="Leave everything as it is"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(visible(self._question)), markup=False)
            yield Static(Content("y yes   n no"), classes="dialog-keys", markup=False)

    def action_answer(self, is_sure: bool) -> None:  # noqa: FBT001 — the answer is the value
        """Close with the answer."""
        self.app.call_later(self.dismiss, is_sure)


class Ask(ClosesOnce, ModalScreen[str | None]):
    """A question that wants a text; None when the reader leaves it."""

    DEFAULT_CSS = """
    Ask { align: center middle; }
    Ask > Vertical {
        width: 64; max-width: 95%; height: auto; padding: 1 2;
        border: round $primary; background: $background;
    }
    Ask .dialog-keys { color: $foreground 70%; padding: 1 0 0 0; }
    Ask FormField.-many-lines { min-height: 5; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", id="ask-save", tooltip="Keep the text", priority=True),
        Binding("escape", "leave", "cancel", id="ask-leave", tooltip="Leave it as it was", priority=True),
    ]

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

    def on_form_field_left(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Close with the text, when the field has written the keys that came before."""
        self._field.call_later(self._close_with_text)

    def _close_with_text(self) -> None:
        self.app.call_later(self.dismiss, self._field.text)

    def action_leave(self) -> None:
        """Close without one; asks first when something was written."""
        if self._field.is_changed:
            question = Confirm("Throw away what you wrote?")
            self.app.call_later(self.app.push_screen, question, lambda is_sure: self._close() if is_sure else None)
        else:
            self._close()

    def _close(self) -> None:
        self.app.call_later(self.dismiss, None)
