"""Reading: statuses, the events of the reading log, and what they add up to for each paper."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING

from papertui.domain.identity import normalised_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papertui.domain.paper import Paper

SIMILAR_TITLES = 0.6  # of difflib's ratio: a renamed paper keeps most of its words, two papers do not


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
        device: Name of the log file without its suffix.
        line: 1-based line in that file.
    """

    at: str
    paper: str
    changes: tuple[tuple[str, str | int | None], ...]
    title: str = ""
    arxiv: str = ""
    doi: str = ""
    source: str = ""
    is_undo: bool = False
    device: str = ""
    line: int = 0

    @property
    def order(self) -> tuple[str, str, int]:
        """Sort key: time, then device, then line; the same on every machine."""
        return (self.at, self.device, self.line)

    @property
    def is_imported(self) -> bool:
        """Whether it came with a list: such marks have no reading date and overrule nothing."""
        return self.source == "import"


@dataclass(frozen=True, slots=True)
class Reading:
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

    An imported status counts only while no other event speaks of the status.
    """
    ordered = sorted(events, key=lambda event: (not event.is_imported, event.order))
    reading = NO_READING
    tags: dict[str, bool] = {}
    for event in ordered:
        for name, value in event.changes:
            if name == "status":
                reading = _with_status(reading, event, value)
            elif name == "rating":
                reading = replace(reading, rating=value if isinstance(value, int) else None)
            elif name == "note":
                reading = replace(reading, note=value if isinstance(value, str) else "")
            elif name in {"tag+", "tag-"} and isinstance(value, str):
                tags.pop(value, None)
                tags[value] = name == "tag+"
    return replace(reading, tags=tuple(tag for tag, is_on in tags.items() if is_on))


def _with_status(reading: Reading, event: ReadingEvent, value: str | int | None) -> Reading:
    if value is None:
        return replace(reading, status=Status.UNREAD, is_stated=False, read_at="", status_at=event.at)
    status = Status(value)
    was_read_already = reading.status is Status.READ and status is Status.READ
    read_at = reading.read_at if was_read_already else event.at
    if status is not Status.READ or event.is_imported:
        read_at = ""
    return replace(reading, status=status, is_stated=True, read_at=read_at, status_at=event.at)


@dataclass(frozen=True)
class ReadingLog:
    """All events of all devices, in order.

    Attributes:
        events: Sorted by `ReadingEvent.order`.
    """

    events: tuple[ReadingEvent, ...] = ()
    by_paper: Mapping[str, tuple[ReadingEvent, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[ReadingEvent]] = defaultdict(list)
        for event in self.events:
            grouped[event.paper].append(event)
        object.__setattr__(self, "by_paper", {key: tuple(group) for key, group in grouped.items()})

    def with_events(self, added: Iterable[ReadingEvent]) -> ReadingLog:
        """The union with further events; repeats of the same line count once."""
        return ReadingLog(tuple(sorted({*self.events, *added}, key=lambda event: event.order)))


@dataclass(frozen=True)
class Attribution:
    """Which events belong to which paper of a catalogue.

    Attributes:
        events: Events of each paper id of the catalogue, in order.
        strays: Events whose paper is gone or has become a different one; kept, listed by ``check``.
    """

    events: Mapping[str, tuple[ReadingEvent, ...]]
    strays: tuple[ReadingEvent, ...]

    def readings(self) -> dict[str, Reading]:
        """The current reading of every paper that has events; others are `NO_READING`."""
        return {paper_id: reading_of(events) for paper_id, events in self.events.items()}


def attribute(log: ReadingLog, papers: Sequence[Paper]) -> Attribution:
    """Find the paper each event speaks of.

    The entry with the event's id, unless its title *and* its arXiv id or DOI both differ from the event's.
    Without such an entry: the one with the same normalised title, or the one with the same arXiv id or DOI and a
    similar title. So ids, years, titles and authors can be mended by hand without losing a mark.
    """
    if not log.events:
        return Attribution({}, ())
    found: dict[str, list[ReadingEvent]] = defaultdict(list)
    strays: list[ReadingEvent] = []
    by_id = {paper.id: paper for paper in papers}
    lookup: _Lookup | None = None
    for paper_id, events in log.by_paper.items():
        paper = by_id.get(paper_id)
        for event in events:
            if paper is not None and not _is_another(event, paper):
                found[paper_id].append(event)
                continue
            if lookup is None:
                lookup = _Lookup(papers)
            adopted = lookup.paper_of(event) if paper is None else None
            if adopted is None:
                strays.append(event)
            else:
                found[adopted.id].append(event)
    ordered = {key: tuple(sorted(group, key=lambda event: event.order)) for key, group in found.items()}
    return Attribution(ordered, tuple(strays))


def _is_another(event: ReadingEvent, paper: Paper) -> bool:
    """Whether the entry of this id has become a different paper: its title and its identifiers both differ."""
    if not event.title or normalised_title(event.title) == normalised_title(paper.title):
        return False
    told = [(event.arxiv, paper.arxiv_id), (event.doi, paper.doi_name)]
    comparable = [(then, now) for then, now in told if then and now]
    return bool(comparable) and all(then != now for then, now in comparable)


class _Lookup:
    """Papers by title and identifier, built only when an id is not found."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._titles: dict[str, list[Paper]] = defaultdict(list)
        self._identifiers: dict[str, list[Paper]] = defaultdict(list)
        for paper in papers:
            self._titles[normalised_title(paper.title)].append(paper)
            for identifier in filter(None, (paper.arxiv_id, paper.doi_name)):
                self._identifiers[identifier].append(paper)

    def paper_of(self, event: ReadingEvent) -> Paper | None:
        title = normalised_title(event.title)
        same_title = self._titles.get(title, []) if title else []
        if len(same_title) == 1:
            return same_title[0]
        same_work = [
            paper
            for identifier in filter(None, (event.arxiv, event.doi))
            for paper in self._identifiers.get(identifier, [])
            if SequenceMatcher(None, title, normalised_title(paper.title)).ratio() >= SIMILAR_TITLES
        ]
        distinct = {paper.id: paper for paper in same_work}
        return next(iter(distinct.values())) if len(distinct) == 1 else None
