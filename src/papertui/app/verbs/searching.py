"""Searching: into the search line, out of it, and what it is kept to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.session import ALL_PAPERS

if TYPE_CHECKING:
    from papertui.app.screens.reader import Reader


def search(reader: Reader) -> None:
    """Start typing; a query that stands there is gone on with."""
    reader.focus_search()


def accept(reader: Reader) -> None:
    """Go to the results, the query stays."""
    reader.focus_pane(reader.papers)


def clear_box(reader: Reader) -> None:
    """Clear what was typed; when nothing was, go back to the list."""
    if reader.session.query:
        reader.show(reader.session.with_query(""))
    else:
        reader.focus_pane(reader.papers)


def clear(reader: Reader) -> None:
    """Let go, one a press: the selection, the search, the focus of another pane."""
    if reader.session.selected:
        reader.show(reader.session.with_selected(()))
    elif reader.session.query:
        reader.show(reader.session.with_query(""))
    elif reader.is_zoomed:
        reader.set_zoom(is_zoomed=False)
    elif reader.focused_pane is not reader.papers:
        reader.focus_pane(reader.papers)


def toggle_shelf(reader: Reader) -> None:
    """Keep the search to the selected category, or let it go everywhere."""
    if reader.session.shelf == ALL_PAPERS:
        reader.tell("all papers are selected in the tree: nothing to keep the search to")
        return
    reader.show(reader.session.with_search_within_shelf(not reader.session.is_within_shelf), to_top=True)
