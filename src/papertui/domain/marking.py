"""What a reader says of papers, as the events that say it; what is said already makes no event."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from papertui.domain.moment import moment_after
from papertui.domain.reading import HIGHEST_RATING, LOWEST_RATING, ReadingEvent, Status
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Change, Reading

Statement: TypeAlias = "tuple[Paper, Change]"
ReadingOf: TypeAlias = "Callable[[str], Reading]"


def status_statements(papers: Iterable[Paper], status: Status, reading_of: ReadingOf) -> list[Statement]:
    """Say where the reader stands; a read mark that came with a list is said again, now with a date."""
    return [
        (paper, ("status", status.value)) for paper in papers if not _stands_so_already(reading_of(paper.id), status)
    ]


def _stands_so_already(reading: Reading, status: Status) -> bool:
    is_undated = reading.status is Status.READ and not reading.read_at
    return reading.is_stated and reading.status is status and not is_undated


def imported_statements(marks: Iterable[tuple[Paper, Status]], reading_of: ReadingOf) -> list[Statement]:
    """Marks that came with a list: only where the reader has said nothing."""
    return [(paper, ("status", status.value)) for paper, status in marks if not reading_of(paper.id).is_stated]


def rating_statements(papers: Iterable[Paper], rating: int | None, reading_of: ReadingOf) -> list[Statement]:
    """Rate papers, or take the rating back with None.

    Raises:
        WrongUsageError: The rating is not from 1 to 5.
    """
    if rating is not None and not LOWEST_RATING <= rating <= HIGHEST_RATING:
        raise WrongUsageError(f"a rating goes from {LOWEST_RATING} to {HIGHEST_RATING}, not {rating}; 0 takes it back")
    return [(paper, ("rating", rating)) for paper in papers if reading_of(paper.id).rating != rating]


def note_statements(paper: Paper, text: str, reading_of: ReadingOf) -> list[Statement]:
    """Write a note, or take it away with an empty text."""
    note = text.strip()
    return [(paper, ("note", note or None))] if note != reading_of(paper.id).note else []


def tag_statements(
    papers: Iterable[Paper], add: Sequence[str], remove: Sequence[str], reading_of: ReadingOf
) -> list[Statement]:
    """Give and take the reader's own tags; one event a tag."""
    statements: list[Statement] = []
    for paper in papers:
        tags = reading_of(paper.id).tags
        statements += [(paper, ("tag+", tag)) for tag in _names(add) if tag not in tags]
        statements += [(paper, ("tag-", tag)) for tag in _names(remove) if tag in tags]
    return statements


def _names(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (" ".join(tag.split()) for tag in tags))))


def events_saying(
    statements: Iterable[Statement],
    *,
    latest: Callable[[str], str],
    clock: datetime,
    source: str = "",
    is_undo: bool = False,
) -> tuple[ReadingEvent, ...]:
    """Events with their moments and with what their papers are called now.

    Args:
        statements: What is said of which paper.
        latest: Moment of a paper's last event, empty when it has none; each event is later, whatever the clock says.
        clock: The time now.
        source: ``import`` for marks that came with a list.
        is_undo: They take back or repeat what was said before.
    """
    moments: dict[str, str] = {}
    events = []
    for paper, change in statements:
        moments[paper.id] = moment_after(clock, moments.get(paper.id) or latest(paper.id))
        event = ReadingEvent(
            at=moments[paper.id],
            paper=paper.id,
            changes=(change,),
            title=paper.title,
            arxiv=paper.arxiv_id,
            doi=paper.doi_name,
            source=source,
            is_undo=is_undo,
        )
        events.append(event)
    return tuple(events)
