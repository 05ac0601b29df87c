"""Viewing: what is hidden, in which order, in which form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papertui.app.screens.reader import Reader


def toggle_read(reader: Reader) -> None:
    """Hide what is read or dropped, or show it again."""
    reader.show(reader.session.with_read_hidden(not reader.session.hides_read))
    reader.tell("read papers hidden — . shows them" if reader.session.hides_read else "read papers shown")


def sort(reader: Reader) -> None:
    """The next order; the cursor stays on its paper."""
    session = reader.session
    reader.show(session.with_sort(session.sort.following, is_reversed=False))
    reader.tell(f"sorted by {reader.session.sort.value}")


def reverse(reader: Reader) -> None:
    """The other way round; the cursor stays on its paper."""
    session = reader.session
    reader.show(session.with_sort(session.sort, is_reversed=not session.is_reversed))
    reader.tell("order reversed" if reader.session.is_reversed else f"sorted by {session.sort.value}")


def toggle_maths(reader: Reader) -> None:
    """Formulas as written, or in Unicode."""
    reader.shows_raw_maths = not reader.shows_raw_maths
    reader.show_summary(from_top=False)


def zoom(reader: Reader) -> None:
    """The focused pane alone, or all of them."""
    reader.set_zoom(is_zoomed=not reader.is_zoomed)


def toggle_tree(reader: Reader) -> None:
    """Show or hide the tree; on a narrow screen it opens as a drawer."""
    reader.set_tree_shown(is_shown=not reader.is_in_sight(reader.shelves))
