"""Lists read, joined with the catalogue and taken in off the screen's thread; what comes of it is told by messages."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from papertui.app.loading import BREATH, TOLD_EVERY
from papertui.errors import PapertuiError, UncertainWriteError
from papertui.exchange.repair import texts_of
from papertui.importing import Wishes, carry_out, library_for, planned_import
from papertui.list_files import FoundList, Mending, list_in, read_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump

    from papertui.exchange.imported import ReadingList
    from papertui.importing import Import
    from papertui.library import Library
    from papertui.storage.config_file import Settings
    from papertui.storage.locations import Locations

_BREATH_EVERY = 0.01  # seconds of work between two breaths


@dataclass(frozen=True)
class Proposal:
    """An import that was worked out and is not done.

    Attributes:
        path: The list.
        found: What is in it.
        library: What would take it in.
        plan: What would become of it.
        new_marks: Marks of which the log says nothing yet.
        wishes: What it was worked out with.
    """

    path: Path
    found: ReadingList
    library: Library
    plan: Import
    new_marks: int
    wishes: Wishes

    @property
    def is_empty(self) -> bool:
        """Whether all of the list is here already."""
        return not self.plan.texts and not self.new_marks


class TakenIn(Message):
    """An import is done.

    Attributes:
        plan: What was done.
        marked: Papers whose marks the log took.
        doubt: A sentence when it is written but may not survive a power cut; empty otherwise.
    """

    def __init__(self, library: Library, plan: Import, marked: tuple[str, ...], doubt: str = "") -> None:
        super().__init__()
        self.library = library
        self.plan = plan
        self.marked = marked
        self.doubt = doubt


class Proposed(Message):
    """A list is read and joined: the reader can be asked."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.proposal = proposal


class WorkProgressed(Message):
    """So much of something is done, of so much."""

    def __init__(self, what: str, done: int, total: int) -> None:
        super().__init__()
        self.what = what
        self.done = done
        self.total = total


class WorkFailed(Message):
    """Nothing was imported; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class ListFound(Message):
    """The current folder has a README that looks like a reading list."""

    def __init__(self, found: FoundList) -> None:
        super().__init__()
        self.found = found


class Waiting(NamedTuple):
    """Who is told of work in a thread, and whether it is wanted still."""

    target: MessagePump
    is_wanted: Callable[[], bool]


class _NotWantedError(Exception):
    """Nobody waits for the work any more."""


def propose(path: Path, library: Library, locations: Locations, settings: Settings, waiting: Waiting) -> None:
    """Read a list and work out what would become of it. Runs in a thread."""

    def work() -> Proposal:
        found = _found(path, library, waiting, mends=False)
        receiver = library_for(library, found.title, locations, settings)
        return _proposal(path, found, receiver, Wishes(), waiting)

    _attempt(work, waiting)


def propose_again(proposal: Proposal, wishes: Wishes, waiting: Waiting, *, mends: bool) -> None:
    """Work it out for other wishes, the list read anew when its damaged text is to be mended. Runs in a thread."""

    def work() -> Proposal:
        path, library, found = proposal.path, proposal.library, proposal.found
        if mends != found.is_mended:
            found = _found(path, library, waiting, mends=mends)
        return _proposal(path, found, library, wishes, waiting)

    _attempt(work, waiting)


def take_in(proposal: Proposal, wishes: Wishes, target: MessagePump) -> None:
    """Do it; tell `target`. Runs in a thread."""
    library, entries = proposal.library, proposal.found.entries
    try:
        plan, events = carry_out(proposal.plan, entries, library, [proposal.path.name], wishes)
    except UncertainWriteError as doubt:
        marked = tuple(paper_id for paper_id, _ in proposal.plan.marks if wishes.with_marks)
        target.post_message(TakenIn(library, proposal.plan, marked, str(doubt)))
    except PapertuiError as error:
        target.post_message(WorkFailed(str(error)))
    else:
        target.post_message(TakenIn(library, plan, tuple(event.paper for event in events)))


def look_for_list(waiting: Waiting) -> None:
    """Tell of a README of the current folder that looks like a reading list. Runs in a thread."""
    try:
        found = list_in(Path.cwd(), _teller("", waiting))
    except (OSError, _NotWantedError):
        return
    if found is not None:
        waiting.target.post_message(ListFound(found))


def _attempt(work: Callable[[], Proposal], waiting: Waiting) -> None:
    try:
        waiting.target.post_message(Proposed(work()))
    except _NotWantedError:
        return
    except PapertuiError as error:
        waiting.target.post_message(WorkFailed(str(error)))


def _found(path: Path, library: Library, waiting: Waiting, *, mends: bool) -> ReadingList:
    mending = Mending(mends, lambda: texts_of(library.catalogue.papers))
    return read_list(path, mending=mending, tell=_teller(f"reading {path.name}", waiting))


def _proposal(path: Path, found: ReadingList, library: Library, wishes: Wishes, waiting: Waiting) -> Proposal:
    plan = planned_import(library.file, found.entries, wishes, _teller("joining", waiting))
    new_marks = library.number_of_new_marks(plan.file, plan.marks)
    return Proposal(path, found, library, plan, new_marks, wishes)


def _teller(what: str, waiting: Waiting) -> Callable[[int, int], None]:
    """What work is given to tell how far it is: passes it on, lets the screen live, and ends what nobody wants."""
    breathed = told = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal breathed, told
        if not waiting.is_wanted():
            raise _NotWantedError
        now = time.monotonic()
        if what and now - told > TOLD_EVERY:
            waiting.target.post_message(WorkProgressed(what, done, total))
            told = now
        if now - breathed > _BREATH_EVERY:
            time.sleep(BREATH)
            breathed = time.monotonic()

    return tell
