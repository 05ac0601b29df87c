"""`mark`, `read`, `unread`: what the reader says of a paper's status, one or many at a time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from papertui.cli.opening import open_catalogue
from papertui.cli.output import has_terminal, say
from papertui.cli.selecting import select
from papertui.cli.syntax import CATALOGUE, PAPERS, Option, verb
from papertui.domain.reading import Status
from papertui.domain.visible import visible
from papertui.errors import NothingMatchesError, WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.domain.paper import Paper
    from papertui.library import Library

MANY = 20  # papers that may be marked by a query without asking
_FEW = 5  # papers told one by one

_PAPERS = PAPERS._replace(is_required=False)
_AS = Option(
    ("--as",),
    "status",
    "unread, queued, reading, read or dropped.",
    "STATUS",
    choices=tuple(status.value for status in Status),
    is_required=True,
)
_QUERY = Option(("--query",), "query", "Mark all that match, every word strict.", "Q")
_YES = Option(("--yes",), "yes", f"Do not ask, also above {MANY} papers.")


@verb("mark", _PAPERS, _AS, _QUERY, _YES, CATALOGUE)
def mark_papers(papers: tuple[str, ...], *, status: str, query: str | None, yes: bool, catalogue: str | None) -> int:
    """Mark papers in your reading log; the catalogue is not touched."""
    return _mark(papers, Status(status), query, catalogue, is_agreed=yes)


@verb("read", _PAPERS, _QUERY, _YES, CATALOGUE)
def read_papers(papers: tuple[str, ...], *, query: str | None, yes: bool, catalogue: str | None) -> int:
    """Mark papers read."""
    return _mark(papers, Status.READ, query, catalogue, is_agreed=yes)


@verb("unread", _PAPERS, _QUERY, _YES, CATALOGUE)
def unread_papers(papers: tuple[str, ...], *, query: str | None, yes: bool, catalogue: str | None) -> int:
    """Mark papers unread."""
    return _mark(papers, Status.UNREAD, query, catalogue, is_agreed=yes)


def _mark(
    selectors: Sequence[str], status: Status, query: str | None, catalogue: str | None, *, is_agreed: bool
) -> int:
    if bool(selectors) == (query is not None):
        raise WrongUsageError("name the papers, or give --query Q: one of the two")
    library = open_catalogue(catalogue).library
    if query is None:
        papers = select(library, selectors)
    else:
        papers = _matching(library, query)
        if not _is_agreed(len(papers), status, is_agreed=is_agreed):
            say("nothing was marked")
            return 0
    changed = [paper for paper in papers if _would_change(library, paper, status)]
    if changed:
        library.mark([paper.id for paper in changed], status)
    _tell(papers, changed, status, is_counted=query is not None)
    return 0


def _matching(library: Library, query: str) -> list[Paper]:
    from papertui.cli.querying import strict_ids  # noqa: PLC0415  an id needs no search

    if not query.strip():
        raise WrongUsageError("--query is empty; to mark everything say so: --query is:left")
    papers = [paper for paper in map(library.catalogue.find, strict_ids(library, query)) if paper is not None]
    if not papers:
        raise NothingMatchesError(f"nothing matches {query!r}; nothing was marked")
    return papers


def _is_agreed(count: int, status: Status, *, is_agreed: bool, ask: Callable[[str], str] = input) -> bool:
    """Whether so many papers may be marked; a person is asked, a script must have said so."""
    if count <= MANY or is_agreed:
        return True
    if not has_terminal():
        raise WrongUsageError(f"{count} papers match; to mark them all {status.value} without a terminal add --yes")
    sys.stderr.write(f"mark {count} papers {status.value}? [y/N] ")
    sys.stderr.flush()
    try:
        return ask("").strip().casefold() in {"y", "yes"}
    except EOFError:
        return False


def _would_change(library: Library, paper: Paper, status: Status) -> bool:
    reading = library.reading(paper.id)
    return reading.status is not status or not reading.is_stated


def _tell(papers: Sequence[Paper], changed: Sequence[Paper], status: Status, *, is_counted: bool) -> None:
    if is_counted:
        say(f"{status.value}: {len(papers)} papers match, {len(changed)} marked")
        return
    marked = {paper.id for paper in changed}
    for paper in papers[:_FEW]:
        already = "" if paper.id in marked else "already "
        say(f"{already}{status.value}: {visible(paper.title)} ({visible(paper.id)})")
    if len(papers) > _FEW:
        say(f"and {len(papers) - _FEW} more; {len(changed)} of {len(papers)} marked")
