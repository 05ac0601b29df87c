"""Loading off the screen's thread: the catalogue in chunks, then the index; what is ready is told by messages.

The first chunk is read before the first paint, so that titles stand on the screen at once.
"""

from __future__ import annotations

import time
from threading import Event
from typing import TYPE_CHECKING

from textual.message import Message

from papertui.app.garbage import leave_garbage, look_for_garbage
from papertui.errors import PapertuiError
from papertui.storage.catalogue_file import load_in_steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.message_pump import MessagePump

    from papertui.domain.paper import Paper
    from papertui.library import Library
    from papertui.search.index import Index
    from papertui.storage.catalogue_file import CatalogueFile, LoadingStep
    from papertui.storage.config_file import Settings
    from papertui.storage.locations import ChosenCatalogue, Locations

BREATH = 0.001  # seconds a loading thread sleeps between chunks, so that the screen's thread runs
SHOWN_WITHIN = 0.3  # seconds that are waited at most for the screen to show what was read
TOLD_EVERY = 0.1  # seconds between two messages of progress


class LoadingProgressed(Message):
    """More of the catalogue has been read."""

    def __init__(self, papers: Sequence[Paper], done: int, total: int) -> None:
        super().__init__()
        self.papers = papers
        self.done = done
        self.total = total


class LibraryOpened(Message):
    """The catalogue and the reading log are read: papers can be marked and edited.

    Attributes:
        is_shown: Set once the screen shows the library; the thread that goes on to the index would only hold it up.
    """

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.is_shown = Event()


class IndexBuilt(Message):
    """The lookup is ready for these papers of this library, with what was said of them until the build began."""

    def __init__(self, index: Index, library: Library, papers: Sequence[Paper], began: float) -> None:
        super().__init__()
        self.index = index
        self.library = library
        self.papers = papers
        self.began = began


class LibraryReloaded(Message):
    """What others changed has been read; `has_changed` tells whether anything differs."""

    def __init__(self, library: Library, *, has_changed: bool, is_asked_for: bool) -> None:
        super().__init__()
        self.library = library
        self.has_changed = has_changed
        self.is_asked_for = is_asked_for


class LoadingFailed(Message):
    """The catalogue cannot be shown; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class Loading:
    """One start: the first chunk at once, the rest in a thread."""

    def __init__(self, chosen: ChosenCatalogue, locations: Locations, settings: Settings) -> None:
        self._chosen = chosen
        self._locations = locations
        self._settings = settings
        self._steps: Iterator[LoadingStep] = load_in_steps(chosen.path)
        self._file: CatalogueFile | None = None

    def first_papers(self) -> tuple[Paper, ...]:
        """The papers of the first chunk.

        Raises:
            UnusableCatalogueError: Nothing of the catalogue can be shown.
        """
        step = next(self._steps)
        self._file = step.file
        return step.papers

    def finish(self, target: MessagePump) -> None:
        """Read the rest and the log, build the index; tell `target`. Runs in a thread."""
        try:
            file = self._file or self._rest(target)
            library = self._library(file)
        except PapertuiError as error:
            target.post_message(LoadingFailed(str(error)))
            return
        _ = library.catalogue.category_sets  # which the tree shows
        opened = LibraryOpened(library)
        target.post_message(opened)
        opened.is_shown.wait(SHOWN_WITHIN)
        build(library, target)

    def _rest(self, target: MessagePump) -> CatalogueFile:
        papers: list[Paper] = []
        told = time.monotonic()
        for step in self._steps:
            if step.file is not None:
                return step.file
            papers += step.papers
            if time.monotonic() - told > TOLD_EVERY:
                target.post_message(LoadingProgressed(papers, step.done, step.total))
                papers, told = [], time.monotonic()
            time.sleep(BREATH)
        raise AssertionError("load_in_steps ends with a step that carries the file")

    def _library(self, file: CatalogueFile) -> Library:
        from papertui.library import Library  # noqa: PLC0415 — after the first paint

        return Library(file, self._locations, self._settings, is_sample=self._chosen.is_sample)


def build(library: Library, target: MessagePump) -> None:
    """Build the index of a library in breaths; tell `target` when it is ready. Runs in a thread."""
    from papertui.search.index import index_in_steps  # noqa: PLC0415 — after the first paint

    leave_garbage()
    papers, began = library.catalogue.papers, time.monotonic()
    for step in index_in_steps(papers, library.readings):
        if step.index is not None:
            target.post_message(IndexBuilt(step.index, library, papers, began))
        time.sleep(BREATH)


def reload(library: Library, target: MessagePump, *, is_asked_for: bool) -> None:
    """Read again what others may have changed; tell `target`. Runs in a thread."""
    if not is_asked_for and not library.has_changed_outside():
        has_changed = bool(library.refresh_log())
    else:
        leave_garbage()
        has_changed = library.reload()
        if has_changed:
            _ = library.catalogue.category_sets  # which the tree shows
        else:
            look_for_garbage()
    target.post_message(LibraryReloaded(library, has_changed=has_changed, is_asked_for=is_asked_for))
    if has_changed:
        build(library, target)
