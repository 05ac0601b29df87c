"""What lies on the reader's desk: catalogue, readings, index and session joined into what the panes show.

No widget is known here; the reader screen asks and hands the answers on.
"""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

from papertui.app.present import venue_text
from papertui.app.roles import Line, Role
from papertui.app.widgets.paper_list import PaperRow
from papertui.domain.catalogue import Catalogue
from papertui.domain.category import Category, Counts, category_tree
from papertui.domain.paper import Paper
from papertui.domain.reading import NO_READING, Reading, Status
from papertui.domain.visible import visible
from papertui.session import ALL_PAPERS, Session, Shelf, ShelfKind, Sort, shown_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papertui.app.fitting import Span
    from papertui.library import Library
    from papertui.search.index import Index
    from papertui.search.query import Query
    from papertui.search.results import Results

NO_ROW = PaperRow(Paper("", ""), NO_READING)


class Desk:
    """The state the screen shows; every setter leaves it consistent."""

    def __init__(self) -> None:
        self.session = Session()
        self.library: Library | None = None
        self.index: Index | None = None
        self.ids: Sequence[str] = ()
        self.was_relaxed = False
        self.offer = ""
        self._early_papers = Catalogue()
        self._early_readings: Mapping[str, Reading] = {}
        self._query: Query | None = None
        self._found: Results | None = None
        self._compared: tuple[Index, Mapping[str, int]] | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The papers, as far as they are loaded."""
        return self._early_papers if self.library is None else self.library.catalogue

    @property
    def readings(self) -> Mapping[str, Reading]:
        """What the log says of the papers that it speaks of."""
        return self._early_readings if self.library is None else self.library.readings

    def reading(self, paper_id: str) -> Reading:
        """What the log says of one paper."""
        return self.readings.get(paper_id, NO_READING)

    @property
    def paper(self) -> Paper | None:
        """The paper under the cursor."""
        return self.catalogue.find(self.session.cursor)

    def show_early(self, papers: Iterable[Paper], readings: Mapping[str, Reading]) -> None:
        """Papers of a catalogue that is still loading; ids may yet change, so nothing can be done to them."""
        self._early_papers = Catalogue(tuple({paper.id: paper for paper in papers}.values()))
        self._early_readings = readings
        self.arrange(self.session)

    def arrange(self, session: Session, *, to_top: bool = False) -> int:
        """Take a session and work out the list; a category that is no longer there gives way to the one above it.

        Args:
            session: What is wanted; its cursor is kept when it is still listed.
            to_top: The cursor goes to the first row, as for another query.

        Returns:
            The row of the cursor, 0 in an empty list.
        """
        ranked = self._search(session) if session.query.strip() else None
        ids = shown_ids(session, self.catalogue, self.readings, ranked, self.ids)
        is_bare = session.kept.issuperset(ids)  # nothing is listed for the sake of the category
        if is_bare and session.shelf.path and session.shelf.path not in self.tree().paths():
            above = session.shelf.path[:-1]  # it has gone with its last paper, or is called otherwise
            return self.arrange(session.with_shelf(Shelf(ShelfKind.CATEGORY, above) if above else ALL_PAPERS))
        row = self._row_of_cursor(session.cursor, ids, to_top=to_top)
        self.ids = ids
        self.session = session.with_cursor(ids[row] if ids else "")
        return row

    def _row_of_cursor(self, cursor: str, ids: Sequence[str], *, to_top: bool) -> int:
        if to_top or not ids:
            return 0
        try:
            return ids.index(cursor)
        except ValueError:
            return self._nearest_row(cursor, ids)

    def _nearest_row(self, cursor: str, ids: Sequence[str]) -> int:
        """Where the cursor's paper stood before it left the list: the next one that is still there."""
        try:
            place = self.ids.index(cursor)
        except ValueError:
            return 0
        listed = {paper_id: row for row, paper_id in enumerate(ids)}
        for paper_id in self.ids[place:]:
            if paper_id in listed:
                return listed[paper_id]
        return len(ids) - 1

    def _search(self, session: Session) -> Sequence[str] | None:
        if self.index is None:
            self._found = None
            return None
        from papertui.search.query import parse_query  # noqa: PLC0415 — not needed for the first paint

        self._query = parse_query(session.query)
        found = self.index.search(self._query)
        self.was_relaxed = found.was_relaxed
        self._found = found
        return self._still_there(found.paper_ids, self.index)

    def _still_there(self, found: Sequence[str], index: Index) -> Sequence[str]:
        """Those found that the catalogue has; while the index is built anew, some may have left it."""
        positions = self.catalogue.positions
        if self._compared is None or self._compared[0] is not index or self._compared[1] is not positions:
            if not all(map(positions.__contains__, index.ids)):
                return list(filter(positions.__contains__, found))
            self._compared = (index, positions)
        return found

    def shown_offer(self) -> str:
        """The list that could be imported, as long as the reader has no papers of his own."""
        has_own = self.library is not None and self.library.catalogue.papers and not self.library.is_sample
        return "" if has_own else self.offer

    @property
    def is_searching(self) -> bool:
        """Whether the list is the answer to a query."""
        return bool(self.session.query.strip()) and self.index is not None

    def spans(self, field: str, text: str) -> Sequence[Span]:
        """What the query has hit in a shown text of a field, which is named as in the query language."""
        if not self.is_searching or self.index is None or self._query is None:
            return ()
        from papertui.search.fields import FIELD_WORDS  # noqa: PLC0415 — not needed for the first paint
        from papertui.search.highlight import spans_in  # noqa: PLC0415

        return spans_in(self._query, text, FIELD_WORDS[field][0])

    def row(self, paper_id: str) -> PaperRow:
        """All a row shows of a paper; an empty one when it is gone."""
        paper = self.catalogue.find(paper_id)
        if paper is None:
            return NO_ROW
        hits = self.spans("title", visible(paper.title))
        fields = self._fields_hit(paper_id)
        return PaperRow(
            paper,
            self.reading(paper_id),
            hits,
            self.spans("venue", venue_text(paper)) if "venue" in fields else (),
            "" if hits else next((field for field in fields if field != "title"), ""),
            is_stale=paper_id in self.session.kept and not self.reading(paper_id).status.is_left,
            is_selected=paper_id in self.session.selected,
        )

    def _fields_hit(self, paper_id: str) -> Sequence[str]:
        """The fields that the query has hit, by name."""
        return self._found.fields_hit(paper_id) if self.is_searching and self._found is not None else ()

    def tree(self) -> Category:
        """All categories with their counts."""
        statuses = {paper_id: reading.status for paper_id, reading in self.readings.items()}
        return category_tree(self.catalogue, statuses)

    def special_shelves(self) -> list[tuple[Shelf, Counts]]:
        """Reading, Queued and Problems, those that hold something."""
        statuses = Counter(reading.status for reading in self.readings.values())
        troubled = sum(map(attrgetter("has_problems"), self.catalogue.papers))
        numbers = {
            ShelfKind.READING: statuses[Status.READING],
            ShelfKind.QUEUED: statuses[Status.QUEUED],
            ShelfKind.PROBLEMS: troubled,
        }
        return [(Shelf(kind), Counts(left=number)) for kind, number in numbers.items() if number]

    def counts(self) -> Counts:
        """Read, left and dropped of the whole catalogue."""
        statuses = Counter(reading.status for reading in self.readings.values())
        read, dropped = statuses[Status.READ], statuses[Status.DROPPED]
        return Counts(read, len(self.catalogue.papers) - read - dropped, dropped)

    def shelf_name(self) -> str:
        """How the chip calls the selected shelf."""
        shelf = self.session.shelf
        return shelf.path[-1] if shelf.path else shelf.kind.value

    def nothing_listed(self) -> list[Line]:
        """What to say in place of an empty list: what hides the papers, and what to do."""
        session = self.session
        if not self.catalogue.papers:
            offer: list[Line] = [((visible(self.offer), Role.STRONG),), ()] if self.offer else []
            return [
                (("No papers yet", Role.STRONG),),
                (),
                *offer,
                (
                    ("i", Role.KEY),
                    (" imports a list you have, ", Role.DIM),
                    ("a", Role.KEY),
                    (" adds a paper", Role.DIM),
                ),
            ]
        lines: list[Line] = []
        if session.query.strip():
            lines.append((("Nothing matches ", Role.TEXT), (f"“{visible(session.query)}”", Role.STRONG)))
            lines += [(), (("esc", Role.KEY), (" clears the search", Role.TEXT))]
        else:
            lines.append((("Nothing here", Role.STRONG),))
        if session.query.strip() and session.is_within_shelf and session.shelf != ALL_PAPERS:
            lines.append((("ctrl+t", Role.KEY), (f" searches more than {visible(self.shelf_name())}", Role.TEXT)))
        if session.hides_read:
            lines += [(), ((".", Role.KEY), (" shows read papers, which are hidden", Role.TEXT))]
        return lines

    def shows_rating(self) -> bool:
        """Whether any listed paper has stars, so that their column is worth its cells."""
        rated = {paper_id for paper_id, reading in self.readings.items() if reading.rating}
        return bool(rated) and any(map(rated.__contains__, self.ids))

    def heading(self) -> str:
        """The list's title: the shelf, or the search."""
        session = self.session
        results = "Results · no paper has all of it, these have most" if self.was_relaxed else "Results"
        parts = [results if self.is_searching else visible(self.shelf_name())]
        if session.sort is not Sort.CATALOGUE or session.is_reversed:
            parts.append(f"by {session.sort.value}" + (", reversed" if session.is_reversed else ""))
        if session.hides_read:
            parts.append("left only")
        return " · ".join(parts)
