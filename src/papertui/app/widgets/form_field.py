"""One field of the edit form: a text area that is one line until its text needs more."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType
    from textual.geometry import Region


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
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
        scrollbar-corner-color: $surface;
    }
    FormField:focus { background: $panel; }
    FormField.-many-lines { min-height: 3; }
    FormField.-invalid { background: $error 20%; }
    FormField .text-area--suggestion { color: $foreground 55%; }
    """

    class Left(Message):
        """Enter was pressed in a field of one line."""

    def __init__(self, name: str, text: str, *, has_lines: bool = False, suggestions: Sequence[str] = ()) -> None:
        super().__init__(
            text, compact=True, soft_wrap=True, highlight_cursor_line=False, tab_behavior="focus", name=name
        )
        self.cursor_blink = False
        self.has_lines = has_lines
        self.original = text
        self.cursor_location = (0, 0) if has_lines else self.document.end
        self.suggestions = suggestions
        self.set_class(has_lines, "-many-lines")

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from what the form opened with."""
        return self.text != self.original

    def write(self, text: str) -> None:
        """Put a text in the place of what is written; ctrl+z takes it back."""
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)

    def begin_with(self, text: str) -> None:
        """Go on from another text, as if the form had opened with it; the cursor stays where it can."""
        self.original = text
        if self.text != text:
            place = self.document.end if self.cursor_at_end_of_text else self.cursor_location
            was_at_end = self.cursor_at_end_of_text
            self.load_text(text)
            self.cursor_location = self.document.end if was_at_end else min(place, self.document.end)

    def render_lines(self, crop: Region) -> list[Strip]:
        if not self._component_styles:  # not styled yet, but a dialog above has the whole screen drawn already
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    def leaving_step(self, key: str) -> int:
        """Where a key leads out of the field: 1 to the next, -1 to the previous, 0 nowhere."""
        if (key == "enter" and not self.has_lines) or (key == "down" and self.cursor_at_last_line):
            return 1
        return -1 if key == "up" and self.cursor_at_first_line else 0

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Write what was typed or pasted at once; False for a key that writes nothing."""
        if isinstance(event, events.Paste):
            await self._on_paste(event)
        elif event.is_printable or event.key == "enter":
            await self._on_key(event)
        else:
            return False
        return True

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self.has_lines:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()  # else Textual pastes once more after us
        if not self.has_lines:
            event.text = " ".join(event.text.split("\n")).replace("\r", "")
        await super()._on_paste(event)

    def update_suggestion(self) -> None:
        """Complete the last of the values separated by ``;`` from what the catalogue already holds."""
        typed = self.text.rpartition(";")[2].lstrip()
        is_at_end = self.cursor_at_end_of_text
        fitting = (one for one in self.suggestions if one.startswith(typed) and one != typed)
        self.suggestion = next(fitting, "")[len(typed) :] if typed and is_at_end else ""
