"""One field of the edit form: a text area that is one line until its text needs more."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import TextArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType


class FormField(TextArea):
    """A field with undo, selection and wrapping; enter leaves a field that is one line of text."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    FormField, FormField:focus {
        width: 1fr;
        height: auto;
        min-height: 1;
        max-height: 12;
        padding: 0;
        border: none;
        background: $surface;
        scrollbar-size-vertical: 1;
    }
    FormField:focus { background: $panel; }
    FormField.-many-lines { min-height: 3; }
    FormField.-invalid { background: $error 20%; }
    FormField .text-area--suggestion { color: $foreground 55%; }
    """

    class Left(Message):
        """The reader wants the next (1) or the previous (-1) field."""

        def __init__(self, field: FormField, step: int) -> None:
            super().__init__()
            self.field = field
            self.step = step

    def __init__(self, name: str, text: str, *, has_lines: bool = False, suggestions: Sequence[str] = ()) -> None:
        super().__init__(
            text, compact=True, soft_wrap=True, highlight_cursor_line=False, tab_behavior="focus", name=name
        )
        self.cursor_blink = False
        self.has_lines = has_lines
        self.original = text
        self._suggestions = suggestions
        self.set_class(has_lines, "-many-lines")

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from what the form opened with."""
        return self.text != self.original

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self.has_lines:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, 1))
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        if not self.has_lines:
            event.text = " ".join(event.text.split("\n")).replace("\r", "")
        await super()._on_paste(event)

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 — Textual's own signature
        if not select and self.cursor_at_first_line:
            self.post_message(self.Left(self, -1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 — Textual's own signature
        if not select and self.cursor_at_last_line:
            self.post_message(self.Left(self, 1))
        else:
            super().action_cursor_down(select)

    def update_suggestion(self) -> None:
        """Complete the last of the values separated by ``;`` from what the catalogue already holds."""
        typed = self.text.rpartition(";")[2].lstrip()
        is_at_end = self.cursor_at_end_of_text
        fitting = (one for one in self._suggestions if one.startswith(typed) and one != typed)
        self.suggestion = next(fitting, "")[len(typed) :] if typed and is_at_end else ""
