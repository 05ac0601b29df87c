"""The pane that shows one paper, or what to do when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Static

from papertui.app.widgets.lines import content_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from papertui.app.roles import Line
    from papertui.app.styles import Look


class SummaryPane(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Lines of text that scroll; keys are the reader screen's."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    SummaryPane {
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-corner-color: $background;
    }
    SummaryPane > Static { width: 1fr; height: auto; }
    """

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002 — Textual's own name
        super().__init__(id=id)
        self.look = look
        self._lines: Sequence[Line] = ()
        self._text = Static(content_of((), look), markup=False)

    def compose(self) -> ComposeResult:
        yield self._text

    def show(self, lines: Sequence[Line], *, from_top: bool) -> None:
        """Show these lines.

        Args:
            lines: Unwrapped.
            from_top: Scroll back to the first line, as for another paper.
        """
        self._lines = lines
        self._text.update(content_of(lines, self.look))
        if from_top:
            self.scroll_to(y=0, animate=False)

    def set_look(self, look: Look) -> None:
        """Draw in another theme."""
        self.look = look
        self.show(self._lines, from_top=False)
