"""Marks and logs for the tests of the reading log."""

from __future__ import annotations

from papertui.domain.reading import ReadingEvent, ReadingLog
from papertui.storage.reading_file import LogSnapshot, append_events, refreshed
from papertui.storage.reading_line import line_of


def event(second: int, paper: str = "a", status: str = "read") -> ReadingEvent:
    """A mark of one second."""
    return ReadingEvent(f"2026-11-20T17:37:{second:02d}.000Z", paper, (("status", status),))


def lines(*events: ReadingEvent) -> bytes:
    """These events as a log holds them."""
    return b"".join(map(line_of, events))


def papers(log: ReadingLog) -> list[str]:
    """What was marked, in order."""
    return [event.paper for event in log.events]


def append(snapshot: LogSnapshot, *events: ReadingEvent) -> LogSnapshot:
    """Write events and see them."""
    state = snapshot.folder.parent / "state"
    append_events(snapshot, state, events, lock_folder=state / "locks")
    return refreshed(snapshot)
