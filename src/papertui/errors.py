"""Every expected failure; each builds its own sentence: what happened, where, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class PapertuiError(Exception):
    """A failure a reader can act on; its text is the whole sentence, ready to show."""

    exit_code: ClassVar[int] = 3


class UnusableCatalogueError(PapertuiError):
    """The catalogue file cannot be opened or is not text: nothing of it can be shown."""

    def __init__(self, path: Path, reason: str, advice: str = "") -> None:
        self.path = path
        super().__init__(f"{path}: {reason}" + (f"; {advice}" if advice else ""))


class BrokenCatalogueError(PapertuiError):
    """The catalogue does not parse, so it must not be written to or trusted as a whole."""

    def __init__(self, path: Path, line: int, column: int, reason: str) -> None:
        self.line = line
        self.column = column
        super().__init__(f"{path}:{line}:{column}: {reason}; mend this line, the rest is untouched")


class EditRefusedError(PapertuiError):
    """An edit that cannot be done without touching other bytes, or that would not prove itself."""


class EditConflictError(PapertuiError):
    """The same field of the same entry was changed elsewhere; both texts are kept."""

    exit_code = 4

    def __init__(self, paper_id: str, field: str, mine: str, disk: str, base: str) -> None:
        self.paper_id = paper_id
        self.field = field
        self.mine = mine
        self.disk = disk
        self.base = base
        super().__init__(
            f"{field} of {paper_id} was changed elsewhere to {disk!r} (it was {base!r}); "
            f"yours, {mine!r}, was not written: look at the entry and edit again"
        )


class WriteFailedError(PapertuiError):
    """The disk refused; the file is as it was."""

    def __init__(self, path: Path, reason: str, outcome: str = "nothing was changed") -> None:
        super().__init__(f"{path}: cannot write: {reason}; {outcome}")


class UnknownPaperError(PapertuiError):
    """A selector that names no paper."""

    exit_code = 1

    def __init__(self, selector: str) -> None:
        super().__init__(f"no paper matches {selector!r}; try: papertui search {selector}")


class AmbiguousSelectorError(PapertuiError):
    """A selector that fits several papers; nothing was done."""

    exit_code = 1

    def __init__(self, selector: str, candidates: Sequence[tuple[str, str]]) -> None:
        self.candidates = tuple(candidates)
        lines = "".join(f"\n  {paper_id}  {title}" for paper_id, title in candidates)
        super().__init__(f"{selector!r} fits several papers; name one by its id:{lines}")


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
