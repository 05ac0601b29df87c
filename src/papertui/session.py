"""What is shown now: shelf, query, filter, sort, cursor, selection; every change gives a new session.

A shelf is what the tree's cursor stands on: all papers, one category, or one of the lists made from the
reading log. A paper marked under a filter stays listed (`kept`) until filter, shelf or query change, so that
nothing jumps under the reader's hands.
"""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.identity import folded
from papertui.domain.paper import split_venue
from papertui.domain.reading import NO_READING, Reading, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

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


class Shelf(NamedTuple):
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


class Session(NamedTuple):
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
    kept: frozenset[str] = frozenset()

    def with_shelf(self, shelf: Shelf) -> Session:
        """Another node of the tree; the selection is let go."""
        if shelf == self.shelf:
            return self
        return self._replace(shelf=shelf, kept=frozenset(), selected=frozenset())

    def with_query(self, query: str) -> Session:
        """Another search; an empty one ends it."""
        return self if query == self.query else self._replace(query=query, kept=frozenset())

    def with_search_within_shelf(self, is_within_shelf: bool) -> Session:  # noqa: FBT001 — the fact is the value
        """Search only the shelf, or everything."""
        return self._replace(is_within_shelf=is_within_shelf, kept=frozenset())

    def with_read_hidden(self, hides_read: bool) -> Session:  # noqa: FBT001 — the fact is the value
        """Hide or show what is read or dropped."""
        return self._replace(hides_read=hides_read, kept=frozenset())

    def with_sort(self, sort: Sort, *, is_reversed: bool) -> Session:
        """Another order; the cursor stays on its paper."""
        return self._replace(sort=sort, is_reversed=is_reversed)

    def with_cursor(self, paper_id: str) -> Session:
        """Another paper under the cursor."""
        return self._replace(cursor=paper_id)

    def with_selected(self, paper_ids: Iterable[str]) -> Session:
        """Exactly these papers selected."""
        return self._replace(selected=frozenset(paper_ids))

    def with_kept(self, paper_ids: Iterable[str]) -> Session:
        """These papers too stay listed until filter, shelf or query change."""
        return self._replace(kept=self.kept | frozenset(paper_ids))

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
    before: Sequence[str] = (),
) -> Sequence[str]:
    """The ids of the list, top to bottom.

    Args:
        session: What is asked for.
        catalogue: The papers.
        readings: What the log says of them; missing ids are unread.
        ranked: Ids of papers found by the search, best first; None when there is no query. They keep their order,
            except under a sort the reader has chosen.
        before: What is listed now: kept papers that would fall out stay behind the one they stand behind.
    """
    ids: Sequence[str]
    if ranked is None:
        ids = [paper.id for paper in papers_on(session.shelf, catalogue, readings)]
    elif session.is_within_shelf and session.shelf != ALL_PAPERS:
        on_shelf = {paper.id for paper in papers_on(session.shelf, catalogue, readings)}
        ids = [paper_id for paper_id in ranked if paper_id in on_shelf]
    else:
        ids = ranked
    if session.hides_read:
        done = {paper_id for paper_id, reading in readings.items() if not reading.status.is_left} - session.kept
        ids = [paper_id for paper_id in ids if paper_id not in done]
    missing = (session.kept & catalogue.positions.keys()).difference(ids) if session.kept else frozenset()
    if session.sort is Sort.CATALOGUE:
        ids = ids[::-1] if session.is_reversed else ids
        return _with_put_back(ids, missing, before) if missing else ids
    places = [*map(catalogue.positions.__getitem__, ids), *sorted(map(catalogue.positions.__getitem__, missing))]
    return [paper.id for paper in _sorted([catalogue.papers[place] for place in places], session, readings)]


def _with_put_back(ids: Sequence[str], missing: AbstractSet[str], before: Sequence[str]) -> list[str]:
    """The ids, and each missing one behind the listed one that it stood behind."""
    listed = set(ids)
    followers: defaultdict[str, list[str]] = defaultdict(list)
    last = ""
    for paper_id in before:
        if paper_id in listed:
            last = paper_id
        elif paper_id in missing:
            followers[last].append(paper_id)
    return [*followers[""], *(shown for paper_id in ids for shown in (paper_id, *followers.get(paper_id, ())))]


_DESCENDING = frozenset([Sort.YEAR, Sort.RATING, Sort.READ_AT])


def _sorted(papers: Sequence[Paper], session: Session, readings: Mapping[str, Reading]) -> list[Paper]:
    """In the order of the session; what lacks the value comes last either way, ties keep their order."""
    value_of = _SORT_VALUES[session.sort]
    values = [value_of(paper, readings.get(paper.id, NO_READING)) for paper in papers]
    valued = [(value, paper) for value, paper in zip(values, papers, strict=True) if value is not None]
    valued.sort(key=itemgetter(0), reverse=session.is_reversed is not (session.sort in _DESCENDING))
    lacking = [paper for value, paper in zip(values, papers, strict=True) if value is None]
    return [*(paper for _, paper in valued), *lacking]


def _author(paper: Paper) -> tuple[str, str] | None:
    """The family name first: ``ho`` for “Jonathan Ho” and “Ho, Jonathan” alike."""
    author = folded("".join(paper.authors[:1]).strip())
    family = author.partition(",")[0] if "," in author else author.rpartition(" ")[2]
    return (family, author) if author else None


def _venue(paper: Paper) -> tuple[str, int] | None:
    venue, year = split_venue(paper.venue)
    return (folded(venue), year or paper.shown_year or 0) if venue else None


_STATUS_ORDER = {status: place for place, status in enumerate(Status)}
_SORT_VALUES: Mapping[Sort, Callable[[Paper, Reading], tuple[str | int, ...] | None]] = {
    Sort.CATALOGUE: lambda _paper, _reading: (),
    Sort.TITLE: lambda paper, _: (folded(paper.title),) if paper.title.strip() else None,
    Sort.AUTHOR: lambda paper, _: _author(paper),
    Sort.YEAR: lambda paper, _: None if paper.shown_year is None else (paper.shown_year, paper.date),
    Sort.VENUE: lambda paper, _: _venue(paper),
    Sort.STATUS: lambda _, reading: (_STATUS_ORDER[reading.status],),
    Sort.RATING: lambda _, reading: (reading.rating,) if reading.rating else None,
    Sort.READ_AT: lambda _, reading: (reading.read_at,) if reading.read_at else None,
}  # what a paper is sorted by, None when it lacks that
