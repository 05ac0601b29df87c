"""Marking: read, queued, dropped …, stars; on disk first, then on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.reading import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.app.screens.reader import Reader

BEST = 5
MANY = 20  # papers; more are marked at once only after a question, as on the command line


def read(reader: Reader) -> None:
    """Mark what is left read and go to the next; when all of it is read already, take the mark back and stay."""
    targets = reader.targets()
    if not targets:
        return
    if any(reader.reading(paper_id).status.is_left for paper_id in targets):
        _mark(reader, targets, Status.READ, advances=True)
    else:
        _mark(reader, targets, Status.UNREAD)


def queued(reader: Reader) -> None:
    """Put into the queue."""
    _mark(reader, reader.targets(), Status.QUEUED)


def reading(reader: Reader) -> None:
    """Mark as being read."""
    _mark(reader, reader.targets(), Status.READING)


def done(reader: Reader) -> None:
    """Mark read and stay."""
    _mark(reader, reader.targets(), Status.READ)


def dropped(reader: Reader) -> None:
    """Mark dropped: it counts on neither side of a fraction."""
    _mark(reader, reader.targets(), Status.DROPPED)


def unread(reader: Reader) -> None:
    """Take the mark back."""
    _mark(reader, reader.targets(), Status.UNREAD)


def all_read(reader: Reader) -> None:
    """Mark everything listed read, after asking with the count."""
    left = [paper_id for paper_id in reader.papers.ids if reader.reading(paper_id).status.is_left]
    if not left:
        reader.tell("nothing is left here")
        return
    reader.confirm(
        f"Mark {len(left)} papers read?" if len(left) > 1 else "Mark 1 paper read?",
        lambda: _mark(reader, left, Status.READ, is_sure=True),
    )


def rate_up(reader: Reader) -> None:
    """One star more, at most five."""
    _rate(reader, 1)


def rate_down(reader: Reader) -> None:
    """One star less; below one the rating is gone."""
    _rate(reader, -1)


def _mark(
    reader: Reader, paper_ids: Sequence[str], status: Status, *, advances: bool = False, is_sure: bool = False
) -> None:
    changing = [paper_id for paper_id in paper_ids if reader.reading(paper_id).status is not status]
    library = reader.library_for_marking()
    if library is None or not changing:
        return
    if len(changing) > MANY and not is_sure:
        reader.confirm(
            f"Mark {len(changing)} papers {status.value}?",
            lambda: _mark(reader, changing, status, advances=advances, is_sure=True),
        )
        return
    marked = reader.attempt(lambda: library.mark(changing, status))
    if marked is None:
        return
    had_selection = bool(reader.session.selected)
    reader.readings_changed(changing)
    if had_selection or len(changing) > 1:
        reader.select(frozenset())
        reader.tell(f"{len(changing)} marked {status.value}")
    elif advances and reader.settings.advance_after_marking:
        reader.papers.move_to(reader.papers.cursor + 1)


def _rate(reader: Reader, step: int) -> None:
    library = reader.library_for_marking()
    targets = reader.targets()
    if library is None or not targets:
        return
    stars = (reader.reading(targets[0]).rating or 0) + step
    rating = min(stars, BEST) if stars > 0 else None
    if reader.attempt(lambda: library.rate(targets, rating)) is not None:
        reader.readings_changed(targets)
