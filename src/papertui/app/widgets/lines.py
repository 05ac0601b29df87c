"""Turning lines of roles into the content of a Textual widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content, Span
from textual.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.app.roles import Line
    from papertui.app.styles import Look


def content_of(lines: Sequence[Line], look: Look) -> Content:
    """The lines joined by newlines, styled by their roles; markup in them stays text."""
    parts: list[str] = []
    spans: list[Span] = []
    place = 0
    for number, line in enumerate(lines):
        if number:
            parts.append("\n")
            place += 1
        for text, role in line:
            style = look.roles[role]
            if text and style:
                spans.append(Span(place, place + len(text), Style.from_rich_style(style)))
            parts.append(text)
            place += len(text)
    return Content("".join(parts), spans=spans)
