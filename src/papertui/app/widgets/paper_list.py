"""The list of papers: one row each, drawn from what the reader screen knows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papertui.app.present import RowForm, row
from papertui.app.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.app.fitting import Span
    from papertui.app.present import Glyphs
    from papertui.app.styles import Look
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading

YEAR_ONLY_BELOW = 64  # cells of a row: under it a venue would cost too much of the title


class PaperRow(NamedTuple):
    """All a row shows of one paper."""

    paper: Paper
    reading: Reading
    hits: Sequence[Span] = ()
    venue_hits: Sequence[Span] = ()
    hit_field: str = ""
    is_stale: bool = False
    is_selected: bool = False


class PaperList(RowList):
    """Papers in the order they are given, by id; a row is asked for only when it comes into sight."""

    def __init__(self, look: Look, glyphs: Glyphs, *, id: str) -> None:  # noqa: A002 — Textual's own name
        super().__init__(look, id=id)
        self.glyphs = glyphs
        self.cursor_sign = glyphs.cursor
        self.ids: Sequence[str] = ()
        self._row_of: Callable[[str], PaperRow] | None = None
        self._shows_rating = False

    def show(self, ids: Sequence[str], cursor: int, row_of: Callable[[str], PaperRow], *, shows_rating: bool) -> None:
        """Show these papers.

        Args:
            ids: Top to bottom.
            cursor: Index of the row under the cursor.
            row_of: Gives what a row shows; asked again after `redraw`.
            shows_rating: Whether to keep a column for ratings.
        """
        self.ids = ids
        self._row_of = row_of
        self._shows_rating = shows_rating
        self.set_rows(len(ids), cursor)

    def row_at(self, index: int) -> Row:
        if self._row_of is None:
            return Row(())
        shown = self._row_of(self.ids[index])
        width = self.row_width
        form = RowForm(width, width >= YEAR_ONLY_BELOW, self._shows_rating)
        line = row(
            shown.paper,
            shown.reading,
            form,
            self.glyphs,
            hits=shown.hits,
            venue_hits=shown.venue_hits,
            hit_field=shown.hit_field,
            is_stale=shown.is_stale,
        )
        return Row(line, shown.is_selected)
