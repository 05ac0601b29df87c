"""The opened catalogue joined with the reader's log: marks, edits, and what others change meanwhile.

Disk first, then memory: what a method returns is on disk. One thread at a time changes a library; what it hands out
never changes, so other threads may go on reading it.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from papertui.domain import marking
from papertui.domain.moment import now
from papertui.errors import UnknownPaperError
from papertui.storage.catalogue_file import read_catalogue
from papertui.storage.changing import Changer
from papertui.storage.curation import Curation
from papertui.storage.marks import Marks
from papertui.storage.opened_catalogue import OpenedCatalogue
from papertui.storage.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from papertui.domain.catalogue import Catalogue
    from papertui.domain.change import Change
    from papertui.domain.marking import Statement
    from papertui.domain.paper import Paper
    from papertui.domain.problem import Problem
    from papertui.domain.reading import Reading, ReadingEvent, ReadingLog, Status
    from papertui.storage.catalogue_file import CatalogueFile
    from papertui.storage.config_file import Settings
    from papertui.storage.intake import Intake
    from papertui.storage.locations import ChosenCatalogue, Locations
    from papertui.storage.undoing import Undoing


def open_library(
    chosen: ChosenCatalogue, locations: Locations, settings: Settings, *, clock: Callable[[], datetime] = now
) -> Library:
    """Read the chosen catalogue and the reading log.

    Raises:
        UnusableCatalogueError: Nothing of the catalogue can be shown.
    """
    return Library(read_catalogue(chosen.path), locations, settings, is_sample=chosen.is_sample, clock=clock)


class Library(Curation):
    """One catalogue and what its reader says of it."""

    def __init__(  # noqa: PLR0913  a library is made of just these
        self,
        file: CatalogueFile,
        locations: Locations,
        settings: Settings,
        *,
        is_sample: bool = False,
        is_new: bool = False,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """Join a catalogue that is read already (`load_in_steps`) with the log, which is read here.

        The file of one that `is_new` is made by its first change.
        """
        self._lock = RLock()
        self._opened = OpenedCatalogue(
            file,
            lock_folder=locations.lock_folder,
            sample_of=locations.own_catalogue if is_sample else None,
            is_new=is_new,
        )
        self._marks = Marks(
            file.catalogue.papers,
            locations.reading_folder_with(settings),
            locations.state_folder,
            lock_folder=locations.lock_folder,
            clock=clock,
        )
        self._recorder = Recorder(
            self._opened.target, locations.state_folder, lock_folder=locations.lock_folder, clock=clock
        )
        self._changer = Changer(self._opened, self._marks, self._recorder)

    @property
    def file(self) -> CatalogueFile:
        """The catalogue as it was last read or written."""
        return self._opened.file

    @property
    def catalogue(self) -> Catalogue:
        """The papers."""
        return self._opened.file.catalogue

    @property
    def is_sample(self) -> bool:
        """Whether it is the shipped starter; the first edit makes a copy of it the reader's own catalogue."""
        return self._opened.is_sample

    @property
    def moved_to(self) -> Path | None:
        """Where that copy was made in this run; None before."""
        return self._opened.moved_to

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the catalogue; first, why its file is not shown as it is now."""
        return self._opened.problems

    @property
    def log_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files of the reading log."""
        return self._marks.problems

    @property
    def log(self) -> ReadingLog:
        """All events, also those of other catalogues."""
        return self._marks.log

    @property
    def readings(self) -> Mapping[str, Reading]:
        """The reading of every paper of which something was said."""
        return self._marks.readings

    @property
    def strays(self) -> tuple[ReadingEvent, ...]:
        """Events of no paper of this catalogue; they are kept."""
        return self._marks.strays

    def reading(self, paper_id: str) -> Reading:
        """Where the reader stands with a paper."""
        return self._marks.reading(paper_id)

    def events_of(self, paper_id: str) -> tuple[ReadingEvent, ...]:
        """All that was said of a paper, oldest first."""
        return self._marks.events_of(paper_id)

    def paper(self, paper_id: str) -> Paper:
        """The paper with exactly this id.

        Raises:
            UnknownPaperError: There is none.
        """
        paper = self.catalogue.find(paper_id)
        if paper is None:
            raise UnknownPaperError(paper_id)
        return paper

    def mark(self, paper_ids: Sequence[str], status: Status) -> tuple[ReadingEvent, ...]:
        """Say where the reader stands with papers, all of them or none; papers that stand so already are left out."""
        with self._lock:
            self._marks.refresh()
            return self._say(marking.status_statements(self._papers(paper_ids), status, self.reading))

    def rate(self, paper_ids: Sequence[str], rating: int | None) -> tuple[ReadingEvent, ...]:
        """Rate papers from 1 to 5, or take the rating back with None."""
        with self._lock:
            self._marks.refresh()
            return self._say(marking.rating_statements(self._papers(paper_ids), rating, self.reading))

    def note(self, paper_id: str, text: str) -> tuple[ReadingEvent, ...]:
        """Write the reader's note on a paper, or take it away with an empty text."""
        with self._lock:
            self._marks.refresh()
            return self._say(marking.note_statements(self.paper(paper_id), text, self.reading))

    def tag(self, paper_ids: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> tuple[ReadingEvent, ...]:
        """Give and take the reader's own tags."""
        with self._lock:
            self._marks.refresh()
            return self._say(marking.tag_statements(self._papers(paper_ids), add, remove, self.reading))

    def take_in(self, intake_of: Callable[[CatalogueFile], Intake]) -> tuple[ReadingEvent, ...]:
        """Take in what lists bring, entries and marks, as one change.

        Args:
            intake_of: Works it out for a state of the catalogue; asked again when somebody else has written meanwhile.

        Returns:
            The marks that were new to the log.

        Raises:
            BrokenCatalogueError: The file does not parse, so it is not written to.
            UncertainWriteError: All is written, but a folder could not be flushed.
            WriteFailedError: The disk refused; nothing was changed.
        """
        from papertui.storage.intake import take_in  # noqa: PLC0415  reading and marking take nothing in

        with self._lock:
            self._marks.refresh()
            return take_in(intake_of, self._changer, self._marks, self._recorder)

    def number_of_new_marks(self, file: CatalogueFile, found: Sequence[tuple[str, Status]]) -> int:
        """How many marks of a list `take_in` would take: those of which the log says nothing yet.

        Args:
            file: The catalogue as it would be.
            found: Papers and their marks.
        """
        from papertui.storage.intake import said_by_list  # noqa: PLC0415  as above

        with self._lock:
            return len(said_by_list(file, found, self._marks))

    def import_events(self, events: Iterable[ReadingEvent]) -> int:
        """Add events of another reading log that are not in this one; their number."""
        with self._lock:
            return self._marks.add(events)

    def refresh_log(self) -> tuple[ReadingEvent, ...]:
        """Take in what other processes and devices have marked; none when nothing has happened."""
        with self._lock:
            return self._marks.refresh()

    def undo(self) -> Change | None:
        """Take back the last change of this catalogue or of its marks, also one of an earlier run; None without one.

        Raises:
            UndoConflictError: What the change made was changed elsewhere since; nothing was done.
            WriteFailedError: The disk refused; nothing was changed.
        """
        with self._lock:
            return self._undoing().undo()

    def redo(self) -> Change | None:
        """Repeat the change that was undone last; None without one.

        Raises:
            UndoConflictError: As for undo.
            WriteFailedError: The disk refused; nothing was changed.
        """
        with self._lock:
            return self._undoing().redo()

    def next_undo(self) -> Change | None:
        """What `undo` would take back."""
        with self._lock:
            return self._undoing().next_undo()

    def next_redo(self) -> Change | None:
        """What `redo` would repeat."""
        with self._lock:
            return self._undoing().next_redo()

    def is_of_this_session(self, change: Change) -> bool:
        """Whether this library made the change; an older one is better asked about before it is undone."""
        return change.session == self._recorder.session

    def history(self) -> tuple[Change, ...]:
        """The last changes, oldest first; those that were undone stand behind the others."""
        with self._lock:
            return self._recorder.file.changes()

    def has_changed_outside(self) -> bool:
        """Whether the catalogue's file is no longer what was last read or written; quick when it is."""
        with self._lock:
            return self._opened.has_changed()

    def reload(self) -> bool:
        """Read the catalogue and the log again; whether another state is shown now.

        A file that was deleted, emptied or no longer parses (a program may be writing it just now) becomes a problem,
        and the last good state stays. The file is read without holding up marks and edits.
        """
        while True:
            before = self.file
            found = self._opened.read_again()
            with self._lock:
                if self.file is not before:
                    continue
                has_new_marks = bool(self._marks.refresh())
                has_new_file = self._opened.show_again(found)
                if self.file is not before:
                    self._marks.belong_to(self.catalogue.papers)
                return has_new_file or has_new_marks

    def _papers(self, paper_ids: Iterable[str]) -> list[Paper]:
        return [self.paper(paper_id) for paper_id in dict.fromkeys(paper_ids)]

    def _say(self, statements: Sequence[Statement]) -> tuple[ReadingEvent, ...]:
        """Say it, recorded as one change."""
        with self._recorder.saying(statements, self.reading):
            return self._marks.say(statements)

    def _undoing(self) -> Undoing:
        """What undoes, on the newest state of the files."""
        from papertui.storage.undoing import Undoing  # noqa: PLC0415  reading and marking need no undo

        if self._opened.has_changed():
            self.reload()
        self._marks.refresh()
        return Undoing(self._opened, self._marks, self._recorder, self._changer)
