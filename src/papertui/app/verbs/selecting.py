"""Selecting papers for the verbs to act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papertui.app.screens.reader import Reader


def toggle(reader: Reader) -> None:
    """Select the paper, or let it go, and go down."""
    paper = reader.paper
    if paper is None:
        return
    reader.last_selected = paper.id
    reader.select(reader.session.selected ^ {paper.id})
    reader.papers.move_to(reader.papers.cursor + 1)


def span(reader: Reader) -> None:
    """Select everything from the last selected paper to the cursor."""
    ids = list(reader.papers.ids)
    there = ids.index(reader.last_selected) if reader.last_selected in ids else 0
    first, last = sorted((reader.papers.cursor, there))
    reader.select(reader.session.selected | set(ids[first : last + 1]))


def everything(reader: Reader) -> None:
    """Select all that is listed; when it all is already, nothing."""
    listed = frozenset(reader.papers.ids)
    reader.select(frozenset() if reader.session.selected >= listed else listed)
