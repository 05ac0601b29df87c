"""What is shown now: shelf, query, filter, sort, cursor, selection; every change gives a new session.

A shelf is what the tree's cursor stands on: all papers, one category, or one of the lists made from the
reading log. A paper marked under a filter stays listed (`kept`) until filter, shelf or query change, so that
nothing jumps under the reader's hands.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from papertui.domain.reading import NO_READING, Reading, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from papertui.domain.catalogue import Catalogue
    from papertui.domain.category import CategoryPath
    from papertui.domain.paper import Paper


class ShelfKind(Enum):
    """What a shelf gathers."""

    ALL = "All papers"
    CATEGORY = "category"
    READING = "Reading"
    QUEUED = "Queued"
    PROBLEMS = "Problems"


@dataclass(frozen=True, slots=True)
class Shelf:
    """One node of the tree; `path` is empty unless it is a category."""

    kind: ShelfKind = ShelfKind.ALL
    path: CategoryPath = ()


ALL_PAPERS = Shelf()


class Sort(Enum):
    """Orders of the list; values are what the reader is told."""

    CATALOGUE = "catalogue order"
    TITLE = "title"
    AUTHOR = "first author"
    YEAR = "year, newest first"
    VENUE = "venue"
    STATUS = "status"
    RATING = "rating, best first"
    READ_AT = "last read first"

    @property
    def following(self) -> Sort:
        """The next order, round and round."""
        orders = list(Sort)
        return orders[(orders.index(self) + 1) % len(orders)]


@dataclass(frozen=True, slots=True)
class Session:
    """What the reader looks at.

    Attributes:
        query: Text of the search line; while there is one, everything is searched whatever the shelf shows,
            unless `is_within_shelf`.
        cursor: Id of the paper under the cursor, empty when nothing is shown.
        kept: Ids that stay listed although the filter would now hide them.
    """

    shelf: Shelf = ALL_PAPERS
    query: str = ""
    is_within_shelf: bool = False
    hides_read: bool = False
    sort: Sort = Sort.CATALOGUE
    is_reversed: bool = False
    cursor: str = ""
    selected: frozenset[str] = frozenset()
    kept: frozenset[str] = field(default=frozenset())

    def with_shelf(self, shelf: Shelf) -> Session:
        """Another node of the tree; the selection is let go."""
        if shelf == self.shelf:
            return self
        return replace(self, shelf=shelf, kept=frozenset(), selected=frozenset())

    def with_query(self, query: str) -> Session:
        """Another search; an empty one ends it."""
        return self if query == self.query else replace(self, query=query, kept=frozenset())

    def with_search_within_shelf(self, is_within_shelf: bool) -> Session:  # noqa: FBT001 — the fact is the value
        """Search only the shelf, or everything."""
        return replace(self, is_within_shelf=is_within_shelf, kept=frozenset())

    def with_read_hidden(self, hides_read: bool) -> Session:  # noqa: FBT001 — the fact is the value
        """Hide or show what is read or dropped."""
        return replace(self, hides_read=hides_read, kept=frozenset())

    def with_sort(self, sort: Sort, *, is_reversed: bool) -> Session:
        """Another order; the cursor stays on its paper."""
        return replace(self, sort=sort, is_reversed=is_reversed)

    def with_cursor(self, paper_id: str) -> Session:
        """Another paper under the cursor."""
        return replace(self, cursor=paper_id)

    def with_selected(self, paper_ids: Iterable[str]) -> Session:
        """Exactly these papers selected."""
        return replace(self, selected=frozenset(paper_ids))

    def with_kept(self, paper_ids: Iterable[str]) -> Session:
        """These papers too stay listed until filter, shelf or query change."""
        return replace(self, kept=self.kept | frozenset(paper_ids))

    @property
    def is_filtered(self) -> bool:
        """Whether something besides the shelf narrows the list."""
        return bool(self.query.strip()) or self.hides_read


def papers_on(shelf: Shelf, catalogue: Catalogue, readings: Mapping[str, Reading]) -> list[Paper]:
    """The papers of a shelf: in catalogue order, the queue oldest first."""
    papers = catalogue.papers
    match shelf.kind:
        case ShelfKind.ALL:
            return list(papers)
        case ShelfKind.CATEGORY:
            depth = len(shelf.path)
            return [paper for paper in papers if any(path[:depth] == shelf.path for path in paper.categories)]
        case ShelfKind.READING:
            return [paper for paper in papers if readings.get(paper.id, NO_READING).status is Status.READING]
        case ShelfKind.QUEUED:
            queued = [paper for paper in papers if readings.get(paper.id, NO_READING).status is Status.QUEUED]
            return sorted(queued, key=lambda paper: readings[paper.id].status_at)
        case ShelfKind.PROBLEMS:
            return [paper for paper in papers if paper.has_problems or paper.is_broken]


def shown_ids(
    session: Session,
    catalogue: Catalogue,
    readings: Mapping[str, Reading],
    ranked: Sequence[str] | None,
) -> list[str]:
    """The ids of the list, top to bottom.

    Args:
        session: What is asked for.
        catalogue: The papers.
        readings: What the log says of them; missing ids are unread.
        ranked: Ids found by the search, best first; None when there is no query. They keep their order,
            except under a sort the reader has chosen.
    """
    if ranked is None:
        papers = papers_on(session.shelf, catalogue, readings)
    else:
        papers = [paper for paper in map(catalogue.find, ranked) if paper is not None]
        if session.is_within_shelf and session.shelf != ALL_PAPERS:
            on_shelf = {paper.id for paper in papers_on(session.shelf, catalogue, readings)}
            papers = [paper for paper in papers if paper.id in on_shelf]
    if session.hides_read:
        papers = [
            paper for paper in papers if readings.get(paper.id, NO_READING).status.is_left or paper.id in session.kept
        ]
    elif session.kept and ranked is None and session.shelf.kind in {ShelfKind.READING, ShelfKind.QUEUED}:
        papers = _with_kept(papers, session, catalogue)
    if session.sort is not Sort.CATALOGUE:
        papers.sort(key=_sort_key(session.sort, readings))
    if session.is_reversed:
        papers.reverse()
    return [paper.id for paper in papers]


def _with_kept(papers: list[Paper], session: Session, catalogue: Catalogue) -> list[Paper]:
    present = {paper.id for paper in papers}
    kept = [paper for paper in map(catalogue.find, session.kept) if paper is not None and paper.id not in present]
    return sorted([*papers, *kept], key=lambda paper: catalogue.positions[paper.id])


def _sort_key(sort: Sort, readings: Mapping[str, Reading]) -> Callable[[Paper], tuple[object, ...]]:
    """A key for one order; what lacks the value comes last, ties keep catalogue order."""
    order = {status: place for place, status in enumerate(Status)}

    def reading(paper: Paper) -> Reading:
        return readings.get(paper.id, NO_READING)

    keys: dict[Sort, Callable[[Paper], tuple[object, ...]]] = {
        Sort.CATALOGUE: lambda _: (),
        Sort.TITLE: lambda paper: (paper.title.casefold(),),
        Sort.AUTHOR: lambda paper: (not paper.authors, *(name.split()[-1].casefold() for name in paper.authors[:1])),
        Sort.YEAR: lambda paper: (paper.shown_year is None, -(paper.shown_year or 0), _reversed_text(paper.date)),
        Sort.VENUE: lambda paper: (not paper.venue, paper.venue.casefold()),
        Sort.STATUS: lambda paper: (order[reading(paper).status],),
        Sort.RATING: lambda paper: (-(reading(paper).rating or 0),),
        Sort.READ_AT: lambda paper: (not reading(paper).read_at, _reversed_text(reading(paper).read_at)),
    }
    return keys[sort]


def _reversed_text(text: str) -> tuple[int, ...]:
    """A key that sorts dates written as text newest first."""
    return tuple(-ord(char) for char in text)
