"""Every expected failure; each builds its own sentence: what happened, where, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def is_named_as_list(path: Path) -> bool:
    """Whether a file that does not parse as a catalogue is likely meant to be imported."""
    return path.suffix.lower() in LISTS


class PapertuiError(Exception):
    """A failure a reader can act on; its text is the whole sentence, ready to show."""

    exit_code: ClassVar[int] = 3


LISTS = frozenset((".md", ".markdown", ".mdown", ".txt", ".bib", ".bibtex", ".json", ".csl"))
"""How files end that are lists to import; a catalogue is none of them."""

HOW_TO_HAVE_ONE = "check the name; touch makes an empty catalogue, papertui import one of a list"


class UnusableCatalogueError(PapertuiError):
    """The catalogue file cannot be opened or is not text: nothing of it can be shown."""

    def __init__(self, path: Path, reason: str, advice: str = "") -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}" + (f"; {advice}" if advice else ""))


class UnreadableListError(PapertuiError):
    """A list cannot be read; nothing was done with it."""

    def __init__(self, path: Path, reason: str, outcome: str = "nothing was imported") -> None:
        super().__init__(f"{path}: {reason}; {outcome}")


class NotThisFormatError(PapertuiError):
    """A text that is not of the format it was to be read as, or that would need too much to read.

    Its text is the rest of a sentence; who knows the file's name says the whole.
    """


class BrokenCatalogueError(PapertuiError):
    """The catalogue does not parse, so it must not be written to or trusted as a whole."""

    def __init__(self, path: Path, line: int, column: int, reason: str) -> None:
        self.line = line
        self.column = column
        to_mend, to_import = "mend this line, the rest is untouched", f"papertui import {path} takes a list in"
        outcome = to_import if is_named_as_list(path) else to_mend
        super().__init__(f"{path}:{line}:{column}: {reason}; {outcome}")


class EditRefusedError(PapertuiError):
    """An edit that cannot be done without touching other bytes, or that would not prove itself."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that was changed on both sides, and differently; its texts are as a form shows them.

    Attributes:
        field: Its name.
        mine, disk, base: What was to be written, what stands there now, and what both sides started from.
    """

    field: str
    mine: str
    disk: str
    base: str


def _told_clash(paper_id: str, clash: Clash) -> str:
    if "\n" in clash.mine + clash.disk + clash.base:
        return f"{clash.field} of {paper_id} was changed elsewhere, yours was not written"
    return (
        f"{clash.field} of {paper_id} was changed elsewhere to {clash.disk!r} (it was {clash.base!r}), "
        f"yours, {clash.mine!r}, was not written"
    )


class EditConflictError(PapertuiError):
    """The same fields of the same entry were changed elsewhere; nothing was written, all texts are brought."""

    exit_code = 4

    def __init__(self, paper_id: str, clashes: Sequence[Clash]) -> None:
        self.paper_id = paper_id
        self.clashes = tuple(clashes)
        told = "; ".join(_told_clash(paper_id, clash) for clash in clashes)
        super().__init__(f"{told}: look at the entry and edit again")


class WriteFailedError(PapertuiError):
    """The disk refused; the file is as it was."""

    def __init__(self, path: Path, reason: str, outcome: str = "nothing was changed") -> None:
        super().__init__(f"{path}: cannot write: {reason}; {outcome}")


class UncertainWriteError(WriteFailedError):
    """The new text is in place, only the folder could not be flushed: a power cut may bring the old one back."""

    def __init__(self, path: Path, reason: str) -> None:
        PapertuiError.__init__(self, f"{path}: written, but may not survive a power cut: {reason}")


class ChangedElsewhereError(PapertuiError):
    """The file is not what the change was based on; it is as somebody else left it.

    Attributes:
        on_disk: What stands there now; None when the file is gone.
    """

    exit_code = 4

    def __init__(self, path: Path, on_disk: bytes | None) -> None:
        self.on_disk = on_disk
        what = "was deleted elsewhere" if on_disk is None else "was changed elsewhere"
        super().__init__(f"{path} {what} in the meantime; nothing was written: look at it and try again")


class MarksUnwrittenError(PapertuiError):
    """Of a save that changes the entry and the reading log, only the entry is written."""

    def __init__(self, reason: PapertuiError) -> None:
        super().__init__(f"the entry is saved, but what is only yours is not: {reason}")


class EntryGoneError(PapertuiError):
    """The entry to change was removed or renamed elsewhere in the meantime."""

    exit_code = 4

    def __init__(self, path: Path, paper_id: str) -> None:
        super().__init__(f"{paper_id} is no longer in {path}: removed or renamed elsewhere; nothing was written")


class UndoConflictError(PapertuiError):
    """What a change made is no longer there, so it can be neither undone nor repeated."""

    exit_code = 4

    def __init__(self, verb: str, what: str) -> None:
        super().__init__(f"cannot {verb} {what}: it was changed elsewhere since then; nothing was done")


class UnreadableHistoryError(PapertuiError):
    """What was changed is not known, so nothing can be undone or repeated."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: the history cannot be read: {reason}; nothing was changed")


class UnsupportedSystemError(PapertuiError):
    """A system without the file locks and terminals papertui is built on."""

    exit_code = 2

    def __init__(self, system: str) -> None:
        super().__init__(f"papertui runs on Linux and macOS, not on {system}; on Windows it works inside WSL")


class UnknownPaperError(PapertuiError):
    """A selector that names no paper."""

    exit_code = 1

    def __init__(self, selector: str) -> None:
        super().__init__(f"no paper matches {selector!r}; try: papertui search {selector}")


class AmbiguousSelectorError(PapertuiError):
    """A selector that fits several papers, or none but roughly; nothing was done."""

    exit_code = 1

    def __init__(self, selector: str, candidates: Sequence[tuple[str, str]], *, is_rough: bool = False) -> None:
        self.candidates = tuple(candidates)
        lines = "".join(f"\n  {paper_id}  {title}" for paper_id, title in candidates)
        told = "fits no paper, only roughly" if is_rough else "fits several papers"
        super().__init__(f"{selector!r} {told}; name one by its id:{lines}")


class NoPlaceInListError(PapertuiError):
    """A paper that a reading list has no place for; its text is the whole sentence."""

    exit_code = 1


class NothingMatchesError(PapertuiError):
    """A query without a match where one is needed."""

    exit_code = 1


class WrongUsageError(PapertuiError):
    """Words the command line or a form cannot take."""

    exit_code = 2


class UnsafeAddressError(PapertuiError):
    """An address that is not plain http or https, so it is not opened."""

    exit_code = 2

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"not opened: {url!r}: {reason}")


class NewerLogError(PapertuiError):
    """The reading log was written by a newer papertui; it is read, not written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was written by a newer papertui: nothing was added; update papertui to mark here")
