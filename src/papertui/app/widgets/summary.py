"""The pane that shows one paper, or what to do when there is none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from papertui.app.fitting import line_starts
from papertui.app.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style

    from papertui.app.roles import Line, Piece
    from papertui.app.styles import Look


class SummaryPane(LineView):
    """Lines of text, wrapped between words, that scroll; keys are the reader screen's."""

    class Resized(Message):
        """There is more or less room, and what is shown may be laid out otherwise."""

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002 — Textual's own name
        super().__init__(look, id=id)
        self._wrapped: list[Line] = []

    def show(self, lines: Sequence[Line], *, from_top: bool) -> None:
        """Show these lines.

        Args:
            lines: Unwrapped.
            from_top: Scroll back to the first line, as for another paper.
        """
        width = self.scrollable_content_region.width
        self._wrapped = [row for line in lines for row in wrapped_line(line, width)] if width > 0 else []
        self.set_count(len(self._wrapped))
        if from_top:
            self.scroll_to(y=0, animate=False)

    def on_resize(self) -> None:
        self.post_message(self.Resized())

    def strip_at(self, index: int, width: int, ground: Style) -> Strip:
        segments = [Segment(text, ground + self.look.roles[role]) for text, role in self._wrapped[index]]
        return Strip(segments).adjust_cell_length(width, ground)


def wrapped_line(line: Line, width: int) -> Iterator[Line]:
    """A line in lines of at most `width` cells, broken between words; blanks at a break are left out."""
    text = "".join(piece for piece, _ in line)
    *starts, last = line_starts(text, width)
    for start, end in pairwise([*starts, last]):
        yield tuple(_cut(line, start, start + len(text[start:end].rstrip())))
    yield tuple(_cut(line, last, len(text)))


def _cut(line: Line, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a line between two places of its text."""
    place = 0
    for text, role in line:
        inside = text[max(0, start - place) : max(0, end - place)]
        if inside:
            yield inside, role
        place += len(text)
