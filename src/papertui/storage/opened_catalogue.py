"""The catalogue that is open: the state shown, the file it stands for, and whether both still agree."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from papertui.domain.problem import Problem
from papertui.errors import BrokenCatalogueError, ChangedElsewhereError, UncertainWriteError, UnusableCatalogueError
from papertui.storage import safe_write
from papertui.storage.catalogue_file import catalogue_of, read_catalogue
from papertui.storage.file_watch import FileWatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from papertui.storage.catalogue_file import CatalogueFile


class OpenedCatalogue:
    """One catalogue file and the state of it that is shown.

    Attributes:
        file: The state shown.
        is_sample: It is the shipped starter, which is never written to.
        is_new: Its file is made by the first change.
        moved_to: Where a copy of the starter became the reader's own catalogue; None before.
    """

    def __init__(
        self, file: CatalogueFile, *, lock_folder: Path, sample_of: Path | None = None, is_new: bool = False
    ) -> None:
        """Stand on a catalogue that was read; `sample_of` is where a copy of it will be written."""
        self.file = file
        self.is_new = is_new
        self.is_sample = sample_of is not None
        self.moved_to: Path | None = None
        self._target = sample_of or file.path
        self._lock_folder = lock_folder
        self._watch = FileWatch(file.path, file.content)
        self._outside: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the catalogue; first, why its file is not shown as it is now."""
        return (*self._outside, *self.file.problems)

    @property
    def target(self) -> Path:
        """The file that is written to: of a sample, the reader's own place."""
        return self._target

    def check_whole(self) -> None:
        """See that the catalogue may be written to.

        Raises:
            BrokenCatalogueError: It does not parse.
        """
        _check_whole(self.file)

    def save(self, edited: CatalogueFile, first: Callable[[], object] | None = None) -> None:
        """Put an edited state in the place of the one shown; a sample is written to the reader's own place.

        Args:
            edited: The new state.
            first: See `safe_write.replace`.

        Raises:
            ChangedElsewhereError: The file is not as shown; nothing was written.
            UncertainWriteError: It is written and shown, but the folder could not be flushed.
            WriteFailedError: The disk refused; nothing was changed.
        """
        expected = None if self.is_sample or self.is_new else self.file.content
        if self.is_sample:
            safe_write.make_folder(self._target.parent)
        try:
            replaced = safe_write.replace if first is None else partial(safe_write.replace, first=first)
            replaced(self._target, expected, edited.content, lock_folder=self._lock_folder)
        except UncertainWriteError:
            self._show(edited)
            raise
        self._show(edited)

    def take_in(self, error: ChangedElsewhereError) -> None:
        """Show what somebody else has written.

        Raises:
            ChangedElsewhereError: It is gone or empty.
            BrokenCatalogueError: It does not parse.
        """
        if error.on_disk is None:
            raise error
        disk = catalogue_of(self._target, error.on_disk)
        _check_whole(disk)
        if self._setback(disk):
            raise error
        self._show(disk)

    def has_changed(self) -> bool:
        """Whether the file is no longer what was last read or written; quick when it is."""
        return self._watch.has_changed()

    def read_again(self) -> CatalogueFile | UnusableCatalogueError:
        """What the file holds now, or why nothing can be read; nothing else is shown yet."""
        try:
            return read_catalogue(self.file.path)
        except UnusableCatalogueError as error:
            return error

    def show_again(self, found: CatalogueFile | UnusableCatalogueError) -> bool:
        """Show what was read again, unless it is a setback; whether another state or another problem is shown now."""
        if isinstance(found, UnusableCatalogueError):
            self._watch.look()
            return self._stay(str(found))
        self._watch.see(found.content)
        setback = self._setback(found)
        if setback:
            return self._stay(setback)
        had_trouble, self._outside = bool(self._outside), ()
        if found.content == self.file.content:
            return had_trouble
        self.file = found
        return True

    def _show(self, file: CatalogueFile) -> None:
        if self.is_sample:
            self.moved_to, self.is_sample = self._target, False
            self._watch = FileWatch(self._target, file.content)
        self.is_new = False
        self.file = file if file.path == self._target else replace(file, path=self._target)
        self._outside = ()
        self._watch.see(file.content)

    def _setback(self, disk: CatalogueFile) -> str:
        """Why the state shown is better than the one on disk; empty when it is not."""
        if not self.file.is_whole:
            return ""
        failure = disk.first_failure
        if failure is not None:
            return f"{disk.path}:{failure.line}:{failure.column}: was changed elsewhere and does not parse"
        if self.file.catalogue.papers and not disk.content.strip():
            return f"{disk.path}: was emptied elsewhere"
        return ""

    def _stay(self, reason: str) -> bool:
        before = self._outside
        self._outside = (Problem(0, 0, "changed-outside", f"{reason}; the last good state is shown"),)
        return self._outside != before


def _check_whole(file: CatalogueFile) -> None:
    failure = file.first_failure
    if failure is not None:
        raise BrokenCatalogueError(file.path, failure.line, failure.column, failure.message)
