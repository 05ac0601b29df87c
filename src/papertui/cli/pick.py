"""`next` and `random`: one paper that is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.cli.opening import open_catalogue
from papertui.cli.syntax import CATALOGUE, JSON, QUERY, verb
from papertui.domain.reading import Status
from papertui.errors import NothingMatchesError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.cli.opening import Opened
    from papertui.domain.paper import Paper
    from papertui.library import Library


@verb("next", QUERY, JSON, CATALOGUE)
def next_paper(*, query: str | None, as_json: bool, catalogue: str | None) -> int:
    """Print the next paper to read: the one queued longest, else the first unread, else one being read."""
    opened = open_catalogue(catalogue)
    _put(opened, by_turn(opened.library, _left(opened.library, query))[:1], query, as_json=as_json)
    return 0


@verb("random", QUERY, JSON, CATALOGUE)
def random_paper(*, query: str | None, as_json: bool, catalogue: str | None) -> int:
    """Print a random paper that is left."""
    from random import choice  # noqa: PLC0415  for this verb alone

    opened = open_catalogue(catalogue)
    left = _left(opened.library, query)
    _put(opened, [choice(left)] if left else [], query, as_json=as_json)  # noqa: S311  nothing secret
    return 0


def by_turn(library: Library, papers: Sequence[Paper]) -> list[Paper]:
    """Papers that are left in the order of reading them: queued (oldest first), unread, begun."""
    turns = {Status.QUEUED: 0, Status.UNREAD: 1, Status.READING: 2}

    def turn(paper: Paper) -> tuple[int, str]:
        reading = library.reading(paper.id)
        return turns.get(reading.status, 3), reading.status_at if reading.status is Status.QUEUED else ""

    return sorted(papers, key=turn)


def _left(library: Library, query: str | None) -> list[Paper]:
    papers: Sequence[Paper] = library.catalogue.papers
    if query is not None and query.strip():
        from papertui.cli.querying import strict_ids  # noqa: PLC0415  for a query alone

        papers = [paper for paper in map(library.catalogue.find, strict_ids(library, query)) if paper is not None]
    return [paper for paper in papers if library.reading(paper.id).status.is_left]


def _put(opened: Opened, papers: Sequence[Paper], query: str | None, *, as_json: bool) -> None:
    """Print the paper, or in JSON that there is none.

    Raises:
        NothingMatchesError: There is none.
    """
    from papertui.cli.find import put_json, put_table  # noqa: PLC0415  one of the two

    (put_json if as_json else put_table)(opened, papers, {})
    if not papers:
        raise NothingMatchesError(f"nothing that matches {query!r} is left" if query else "nothing is left to read")
