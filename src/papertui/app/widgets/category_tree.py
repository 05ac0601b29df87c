"""The tree at the left: shelves of the reading log, all papers, and the categories with bars and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from papertui.app.present import Branch, TreeForm, tree_number, tree_row
from papertui.app.widgets.row_list import Row, RowList
from papertui.session import ALL_PAPERS, Shelf, ShelfKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.app.present import Glyphs
    from papertui.app.styles import Look
    from papertui.domain.category import Category, CategoryPath, Counts

BARS_FROM = 32  # cells of a row: under it a bar would cost too much of the name


class ShelfRow(NamedTuple):
    """One visible row: its shelf, depth, counts and whether children hang below."""

    shelf: Shelf
    name: str
    counts: Counts
    depth: int = 0
    has_children: bool = False

    @property
    def is_tally(self) -> bool:
        """Whether it is a list made from the reading log."""
        return self.shelf.kind not in {ShelfKind.ALL, ShelfKind.CATEGORY}


class CategoryTree(RowList):
    """Shelves and categories; which categories are closed is kept here, the counts are given."""

    def __init__(self, look: Look, glyphs: Glyphs, *, id: str) -> None:  # noqa: A002 — Textual's own name
        super().__init__(look, id=id)
        self.glyphs = glyphs
        self.cursor_sign = glyphs.cursor
        self.rows: list[ShelfRow] = []
        self.closed: set[CategoryPath] = set()
        self._root: Category | None = None
        self._special: Sequence[tuple[Shelf, Counts]] = ()
        self._number_width = 1

    def show(self, root: Category, special: Sequence[tuple[Shelf, Counts]], shelf: Shelf) -> None:
        """Show the categories below the special shelves, the cursor on a shelf.

        Args:
            root: Of all categories, counting every paper.
            special: Reading, Queued and Problems, those that are not empty.
            shelf: Where the cursor stands; its parents are opened.
        """
        self._root, self._special = root, special
        self.closed -= {shelf.path[:depth] for depth in range(1, len(shelf.path))}
        self._rebuild(shelf)

    @property
    def shelf(self) -> Shelf:
        """The shelf under the cursor."""
        return self.rows[self.cursor].shelf if self.rows else ALL_PAPERS

    def _rebuild(self, shelf: Shelf) -> None:
        if self._root is None:
            return
        self.rows = [ShelfRow(kind, kind.kind.value, counts) for kind, counts in self._special]
        self.rows.append(ShelfRow(ALL_PAPERS, ShelfKind.ALL.value, self._root.counts))
        for category in self._root.children:
            self.rows += self._rows_of(category, 0)
        places = {row.shelf: place for place, row in enumerate(self.rows)}
        fallback = places[ALL_PAPERS]
        self._measure()
        self.set_rows(len(self.rows), places.get(shelf, fallback))

    def _rows_of(self, category: Category, depth: int) -> Iterator[ShelfRow]:
        shelf = Shelf(ShelfKind.CATEGORY, category.path)
        yield ShelfRow(shelf, category.name, category.counts, depth, bool(category.children))
        if category.path not in self.closed:
            for child in category.children:
                yield from self._rows_of(child, depth + 1)

    def _measure(self) -> None:
        numbers = (
            tree_number(row.counts, self.glyphs, shows_bars=self._shows_bars and not row.is_tally) for row in self.rows
        )
        self._number_width = max(map(cell_len, numbers), default=1)

    @property
    def _shows_bars(self) -> bool:
        return self.row_width >= BARS_FROM

    def row_at(self, index: int) -> Row:
        shown = self.rows[index]
        fold = ""
        if shown.has_children:
            fold = self.glyphs.closed if shown.shelf.path in self.closed else self.glyphs.opened
        form = TreeForm(self.row_width, self._shows_bars, 2 if self._shows_bars else 1, self._number_width)
        return Row(tree_row(Branch(shown.name, shown.counts, shown.depth, fold, shown.is_tally), form, self.glyphs))

    def fold(self) -> bool:
        """Close the category under the cursor, else go to its parent; whether anything happened."""
        if not self.rows:
            return False
        current = self.rows[self.cursor]
        if current.has_children and current.shelf.path not in self.closed:
            self.closed.add(current.shelf.path)
            self._rebuild(current.shelf)
            return True
        if len(current.shelf.path) > 1:
            parent = Shelf(ShelfKind.CATEGORY, current.shelf.path[:-1])
            self.move_to(next(place for place, row in enumerate(self.rows) if row.shelf == parent))
            return True
        return False

    def unfold(self) -> bool:
        """Open the category under the cursor; whether anything happened."""
        if not self.rows or self.shelf.path not in self.closed:
            return False
        self.closed.discard(self.shelf.path)
        self._rebuild(self.shelf)
        return True

    def on_resize(self) -> None:
        self._measure()
        super().on_resize()
