"""Moving: within a pane, from pane to pane, from category to category, to what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.app.widgets.row_list import RowList
from papertui.session import ALL_PAPERS, ShelfKind, papers_on

if TYPE_CHECKING:
    from papertui.app.screens.reader import Reader
    from papertui.app.widgets.category_tree import ShelfRow
    from papertui.session import Shelf


def _move(reader: Reader, lines: int) -> None:
    pane = reader.focused_pane
    if isinstance(pane, RowList):
        pane.move_to(pane.cursor + lines)
    else:
        reader.summary.scroll_relative(y=lines, animate=False)


def _page(reader: Reader) -> int:
    return max(1, reader.focused_pane.page - 1)


def down(reader: Reader) -> None:
    """One row down."""
    _move(reader, 1)


def up(reader: Reader) -> None:
    """One row up."""
    _move(reader, -1)


def page_down(reader: Reader) -> None:
    """A page down, one row of the old one kept."""
    _move(reader, _page(reader))


def page_up(reader: Reader) -> None:
    """A page up, one row of the old one kept."""
    _move(reader, -_page(reader))


def first(reader: Reader) -> None:
    """To the first row."""
    pane = reader.focused_pane
    if isinstance(pane, RowList):
        pane.move_to(0)
    else:
        reader.summary.scroll_home(animate=False)


def last(reader: Reader) -> None:
    """To the last row."""
    pane = reader.focused_pane
    if isinstance(pane, RowList):
        pane.move_to(pane.count - 1)
    else:
        reader.summary.scroll_end(animate=False)


def left(reader: Reader) -> None:
    """Close the category under the cursor, else one pane to the left."""
    if reader.focused_pane is reader.shelves:
        reader.shelves.fold()
    else:
        reader.focus_pane(reader.papers if reader.focused_pane is reader.summary else reader.shelves)


def right(reader: Reader) -> None:
    """Open the category under the cursor, else one pane to the right."""
    if reader.focused_pane is reader.shelves:
        if not reader.shelves.unfold():
            reader.focus_pane(reader.papers)
    else:
        reader.focus_pane(reader.summary)


def next_pane(reader: Reader) -> None:
    """Tree, list, summary, and round again."""
    _other_pane(reader, 1)


def previous_pane(reader: Reader) -> None:
    """Summary, list, tree, and round again."""
    _other_pane(reader, -1)


def _other_pane(reader: Reader, step: int) -> None:
    panes = [pane for pane in (reader.shelves, reader.papers, reader.summary) if reader.is_in_sight(pane)]
    here = panes.index(reader.focused_pane) if reader.focused_pane in panes else 0
    if panes:
        reader.focus_pane(panes[(here + step) % len(panes)])


def into(reader: Reader) -> None:
    """From the tree to the list, from the list to the summary."""
    reader.focus_pane(reader.papers if reader.focused_pane is reader.shelves else reader.summary)


def next_category(reader: Reader) -> None:
    """The next row of the tree, wherever the focus is."""
    reader.shelves.move_to(reader.shelves.cursor + 1)


def previous_category(reader: Reader) -> None:
    """The previous row of the tree, wherever the focus is."""
    reader.shelves.move_to(reader.shelves.cursor - 1)


def summary_down(reader: Reader) -> None:
    """Scroll the summary without leaving the list."""
    reader.summary.scroll_relative(y=2, animate=False)


def summary_up(reader: Reader) -> None:
    """Scroll the summary without leaving the list."""
    reader.summary.scroll_relative(y=-2, animate=False)


def result_down(reader: Reader) -> None:
    """The next result while typing."""
    reader.papers.move_to(reader.papers.cursor + 1)


def result_up(reader: Reader) -> None:
    """The previous result while typing."""
    reader.papers.move_to(reader.papers.cursor - 1)


def result_page_down(reader: Reader) -> None:
    """A page of results down while typing."""
    reader.papers.move_to(reader.papers.cursor + reader.papers.page - 1)


def result_page_up(reader: Reader) -> None:
    """A page of results up while typing."""
    reader.papers.move_to(reader.papers.cursor - reader.papers.page + 1)


def next_left(reader: Reader) -> None:
    """The next paper that is left; after the last of a category the first of the next one that has any."""
    _to_left(reader, 1)


def previous_left(reader: Reader) -> None:
    """The previous paper that is left; before the first of a category the last of the one before."""
    _to_left(reader, -1)


def _to_left(reader: Reader, step: int) -> None:
    ids = reader.papers.ids
    place = reader.papers.cursor + step
    while 0 <= place < len(ids):
        if reader.reading(ids[place]).status.is_left:
            reader.papers.move_to(place)
            return
        place += step
    _to_left_elsewhere(reader, step)


def _to_left_elsewhere(reader: Reader, step: int) -> None:
    shelves, here = reader.shelves, reader.session.shelf
    places = range(shelves.cursor + 1, len(shelves.rows)) if step > 0 else range(shelves.cursor - 1, -1, -1)
    for place in places:
        shown = shelves.rows[place]
        left = set() if reader.session.query or _is_below(shown.shelf, here) else _left_on(reader, shown)
        if left:
            shelves.place_cursor(place)
            reader.show(reader.session.with_shelf(shown.shelf).with_cursor(""))
            ids = reader.papers.ids
            downwards = (row for row, paper_id in enumerate(ids) if reader.reading(paper_id).status.is_left)
            upwards = (row for row in range(len(ids) - 1, -1, -1) if ids[row] in left)
            reader.papers.move_to(next(downwards if step > 0 else upwards))
            reader.on_cursor(reader.papers.ids[reader.papers.cursor])
            return
    reader.tell("nothing left further down" if step > 0 else "nothing left further up")


def _is_below(shelf: Shelf, here: Shelf) -> bool:
    """Whether all of a shelf is listed here already."""
    return here == ALL_PAPERS or (here.kind is ShelfKind.CATEGORY and shelf.path[: len(here.path)] == here.path)


def _left_on(reader: Reader, shown: ShelfRow) -> set[str]:
    """What is left in a category of the tree; where the rows of its children stand below it, only its own papers."""
    path = shown.shelf.path
    if shown.shelf.kind is not ShelfKind.CATEGORY or not shown.counts.left:
        return set()
    is_open = shown.has_children and path not in reader.shelves.closed
    return {
        paper.id
        for paper in papers_on(shown.shelf, reader.catalogue, reader.desk.readings)
        if reader.reading(paper.id).status.is_left and (not is_open or path in paper.categories)
    }
