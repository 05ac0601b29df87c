"""The reading log of one catalogue in memory: who stands where, kept up to date with the files by small steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papertui.domain.attribution import Attribution, PaperFinder, attribute, is_another
from papertui.domain.identity import normalised_title
from papertui.domain.marking import events_saying
from papertui.domain.reading import NO_READING, reading_of
from papertui.errors import UncertainWriteError
from papertui.storage.reading_file import append_events, read_folder, refreshed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from papertui.domain.marking import Statement
    from papertui.domain.paper import Paper
    from papertui.domain.problem import Problem
    from papertui.domain.reading import Reading, ReadingEvent, ReadingLog


class Marks:
    """What the log says of each paper; a new event costs the same however many papers and events there are.

    Mappings it hands out never change: a new state is a new mapping, so other threads may go through the old one.
    """

    def __init__(
        self,
        papers: Sequence[Paper],
        folder: Path,
        state_folder: Path,
        *,
        lock_folder: Path,
        clock: Callable[[], datetime],
    ) -> None:
        self._state_folder = state_folder
        self._lock_folder = lock_folder
        self._clock = clock
        self._snapshot = read_folder(folder)
        self.belong_to(papers)

    @property
    def log(self) -> ReadingLog:
        """All events, of every catalogue."""
        return self._snapshot.log

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files of the log."""
        return self._snapshot.problems

    @property
    def readings(self) -> Mapping[str, Reading]:
        """The reading of every paper that has events."""
        return self._readings

    @property
    def strays(self) -> tuple[ReadingEvent, ...]:
        """Events of no paper of this catalogue."""
        return self._attribution.strays

    def events_of(self, paper_id: str) -> tuple[ReadingEvent, ...]:
        """All that was said of a paper, oldest first."""
        return self._attribution.events.get(paper_id, ())

    def reading(self, paper_id: str) -> Reading:
        """The reading of one paper."""
        return self._readings.get(paper_id, NO_READING)

    def paper_of(self, event: ReadingEvent) -> Paper | None:
        """The paper an event speaks of, if the catalogue has it."""
        return self._finder.paper_of(event)

    def belong_to(self, papers: Sequence[Paper]) -> None:
        """Find the paper of every event anew, for a catalogue that is not the one before."""
        self._finder = PaperFinder(papers)
        self._attribution = Attribution({}, ()).with_events(self.log.events, self._finder)
        self._readings: Mapping[str, Reading] = self._attribution.readings()

    def refresh(self) -> tuple[ReadingEvent, ...]:
        """Read what this and other devices have added since; none when nothing has happened."""
        before = self._snapshot
        self._snapshot = refreshed(before)
        if self._snapshot is before:
            return ()
        if self._snapshot.is_rebuilt:
            known = set(before.log.events)
            self._attribution = Attribution({}, ()).with_events(self.log.events, self._finder)
            self._readings = self._attribution.readings()
            return tuple(event for event in self.log.events if event not in known)
        self._add(self._snapshot.added)
        return self._snapshot.added

    def among(self, papers: Sequence[Paper]) -> Attribution:
        """Which events would belong to which of other papers."""
        return attribute(self.log, papers)

    def say(
        self,
        statements: Iterable[Statement],
        *,
        source: str = "",
        is_undo: bool = False,
        among: Attribution | None = None,
    ) -> tuple[ReadingEvent, ...]:
        """Write what a reader says: on disk first, then in memory.

        Args:
            statements: What is said of which paper.
            source: ``import`` for marks that came with a list.
            is_undo: They take back or repeat what was said before.
            among: What was said of papers that are not in the catalogue yet; None when all are.

        Raises:
            UncertainWriteError: It is written and counts, but the folder could not be flushed.
            WriteFailedError: Nothing was written.
        """
        self.refresh()
        said = (among or self._attribution).events
        events = events_saying(
            statements,
            latest=lambda paper_id: said[paper_id][-1].at if paper_id in said else "",
            clock=self._clock(),
            source=source,
            is_undo=is_undo,
        )
        self._append(events)
        return events

    def add(self, events: Iterable[ReadingEvent]) -> int:
        """Write events of another log that are not here yet, as they are; their number."""
        self.refresh()
        known = {event.statement for event in self.log.events}
        new = {event.statement: event for event in events if event.statement not in known}
        self._append(tuple(new.values()))
        return len(new)

    def restate(self, old: Paper, new: Paper, but: Collection[ReadingEvent] = ()) -> None:
        """Say again, under its new names, what an edited paper would otherwise lose; moments stay as they were.

        Args:
            old: The paper as it was.
            new: The paper as it is edited.
            but: Events that have been said again already.
        """
        lost = [event for event in self.events_of(old.id) if event not in but and _would_be_lost(event, old, new)]
        self._append(
            tuple(replace(event, paper=new.id, title=new.title, arxiv=new.arxiv_id, doi=new.doi_name) for event in lost)
        )

    def exchange(self, old: Paper, new: Paper) -> None:
        """Know an edited paper by its new names."""
        self._finder.exchange(old, new)
        names = _names(new)
        if names == _names(old):
            return
        near = [
            event
            for event in self.strays
            if event.title in names or event.paper in names or event.arxiv in names or event.doi in names
        ]
        events = dict(self._attribution.events)
        concerned = (*events.pop(old.id, ()), *near)
        strays = tuple(event for event in self.strays if event not in near) if near else self.strays
        self._attribution = Attribution(events, strays)
        readings = dict(self._readings)
        readings.pop(old.id, None)
        self._readings = readings
        self._add(concerned)

    def _append(self, events: tuple[ReadingEvent, ...]) -> None:
        try:
            append_events(self._snapshot, self._state_folder, events, lock_folder=self._lock_folder)
        except UncertainWriteError:
            self.refresh()
            raise
        self.refresh()

    def _add(self, events: Sequence[ReadingEvent]) -> None:
        self._attribution = self._attribution.with_events(events, self._finder)
        found = {paper.id for paper in map(self._finder.paper_of, events) if paper is not None}
        changed = {paper_id: reading_of(self._attribution.events[paper_id]) for paper_id in found}
        self._readings = {**self._readings, **changed}


def _would_be_lost(event: ReadingEvent, old: Paper, new: Paper) -> bool:
    """Whether an edited paper is not surely found by what an event calls it."""
    if event.paper == new.id:
        return is_another(event, new)
    return old.id != new.id or normalised_title(event.title) != normalised_title(new.title)


def _names(paper: Paper) -> frozenset[str]:
    """What events may call a paper."""
    return frozenset([paper.id, paper.title, paper.arxiv_id, paper.doi_name]) - {""}
