"""Reading: statuses, the events of the reading log, and what they add up to for each paper."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Change: TypeAlias = tuple[str, str | int | None]

LOWEST_RATING = 1
HIGHEST_RATING = 5


class Status(Enum):
    """Where a reader stands with a paper; values are those of the log and the command line."""

    UNREAD = "unread"
    QUEUED = "queued"
    READING = "reading"
    READ = "read"
    DROPPED = "dropped"

    @property
    def is_left(self) -> bool:
        """Whether it is still to be read."""
        return self not in {Status.READ, Status.DROPPED}


@dataclass(frozen=True, slots=True)
class ReadingEvent:
    """One line of a reading log: what was said of one paper at one moment.

    Attributes:
        at: UTC, ``2026-11-20T17:37:00.123Z``; sorts as text.
        paper: The id the paper had then.
        changes: Field and value: ``status``, ``rating``, ``note``, ``tag+``, ``tag-``; None unsets.
        title, arxiv, doi: What the paper was called then, to find it again after a hand edit.
        source: ``import`` when it came with a list; empty otherwise.
        is_undo: It takes back or repeats an earlier event; statistics skip it.
        device: Name of the log file without its suffix.
        line: 1-based line in that file.
        extra: Keys this version does not know, as the text of a JSON object; empty when there are none.
    """

    at: str
    paper: str
    changes: tuple[Change, ...]
    title: str = ""
    arxiv: str = ""
    doi: str = ""
    source: str = ""
    is_undo: bool = False
    device: str = ""
    line: int = 0
    extra: str = ""

    @property
    def order(self) -> tuple[str, str, int]:
        """Sort key: time, then device, then line; the same on every machine."""
        return (self.at, self.device, self.line)

    @property
    def statement(self) -> tuple[object, ...]:
        """All but the place it was read from: copies of one line in two files are the same statement."""
        return (
            self.at,
            self.paper,
            self.changes,
            self.title,
            self.arxiv,
            self.doi,
            self.source,
            self.is_undo,
            self.extra,
        )

    @property
    def is_imported(self) -> bool:
        """Whether it came with a list: such marks have no reading date and overrule nothing."""
        return self.source == "import"


class Reading(NamedTuple):
    """What the log says of one paper now.

    Attributes:
        is_stated: Whether any event speaks of the status; without one, unread is no statement.
        read_at: Moment of the event that made it read; empty when not read or imported.
        status_at: Moment of the latest status event.
    """

    status: Status = Status.UNREAD
    rating: int | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    is_stated: bool = False
    read_at: str = ""
    status_at: str = ""


NO_READING = Reading()


def reading_of(events: Iterable[ReadingEvent]) -> Reading:
    """Add up the events of one paper, in any order: the latest of each field wins.

    An imported event counts only while no other event speaks of the same field.
    """
    reading = NO_READING
    tags: dict[str, bool] = {}
    before: dict[Status, Reading] = {}
    for event in sorted(events, key=_precedence):
        for name, value in event.changes:
            if name == "status":
                reading = _with_status(reading, event, value, before)
            elif name == "rating":
                reading = reading._replace(rating=value if isinstance(value, int) else None)
            elif name == "note":
                reading = reading._replace(note=value if isinstance(value, str) else "")
            elif name in _TAG_CHANGES and isinstance(value, str):
                tags.pop(value, None)
                tags[value] = name == "tag+"
    return reading._replace(tags=tuple(tag for tag, is_on in tags.items() if is_on)) if tags else reading


def _with_status(
    reading: Reading, event: ReadingEvent, value: str | int | None, before: dict[Status, Reading]
) -> Reading:
    """The reading after a status event; one that takes back another brings the old moments back too.

    `before` holds the reading when each status was last said; it is kept up to date here.
    """
    if value is None:
        return reading._replace(status=Status.UNREAD, is_stated=False, read_at="", status_at=event.at)
    status = _STATUSES[str(value)]
    if event.is_undo and status in before:
        moments = before[status]
        return reading._replace(status=status, is_stated=True, read_at=moments.read_at, status_at=moments.status_at)
    read_at = ""
    if status is Status.READ and not event.is_imported:
        read_at = reading.read_at or event.at
    before[status] = reading._replace(status=status, is_stated=True, read_at=read_at, status_at=event.at)
    return before[status]


_STATUSES = {status.value: status for status in Status}
_TAG_CHANGES = ("tag+", "tag-")
_MOMENT = attrgetter("at")
_ORDER = attrgetter("at", "device", "line")


def _precedence(event: ReadingEvent) -> tuple[bool, str, str, int]:
    return (event.source != "import", event.at, event.device, event.line)


@dataclass(frozen=True, slots=True)
class ReadingLog:
    """All events of all devices; a union of logs, in any order and any number of times, gives the same log.

    Attributes:
        events: Sorted by `ReadingEvent.order`, each statement once; `ReadingLog.of` makes them so.
    """

    events: tuple[ReadingEvent, ...] = ()

    @classmethod
    def of(cls, events: Iterable[ReadingEvent]) -> ReadingLog:
        """The log of these events, in any order, with repeats."""
        return cls(tuple(_without_repeats(sorted(events, key=_ORDER))))

    def with_events(self, added: Iterable[ReadingEvent]) -> ReadingLog:
        """The union with further events; quick when they are few."""
        new = tuple(added)
        if not new:
            return self
        if len(new) > _FEW:
            return ReadingLog.of((*self.events, *new))
        merged = list(self.events)
        for event in new:
            start = bisect_left(merged, event.at, key=_MOMENT)
            end = bisect_right(merged, event.at, lo=start, key=_MOMENT)
            moment = sorted((*merged[start:end], event), key=_ORDER)
            merged[start:end] = _without_repeats(moment)
        return ReadingLog(tuple(merged))


_FEW = 100


def _without_repeats(ordered: Iterable[ReadingEvent]) -> Iterable[ReadingEvent]:
    """The first of each statement; repeats share their moment, so only events of one moment are compared."""
    for _, moment in groupby(ordered, key=_MOMENT):
        events = list(moment)
        if len(events) == 1:
            yield events[0]
            continue
        first: dict[tuple[object, ...], ReadingEvent] = {}
        for event in events:
            first.setdefault(event.statement, event)
        yield from first.values()
