"""What a reading list gives when it is read: entries, marks, and everything that was not used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papertui.domain.paper import Paper
    from papertui.domain.problem import Problem
    from papertui.domain.reading import Status


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """One entry as it was met.

    Attributes:
        paper: What the list says of it; its id is empty until the entry joins a catalogue.
        status: The mark it carries; None when it carries none.
        line: 1-based line in the list.
    """

    paper: Paper
    status: Status | None
    line: int


@dataclass(frozen=True, slots=True)
class UnusedLine:
    """A line under a category that belongs to no entry."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A list that was read.

    Attributes:
        title: Of the whole list; empty when it has none.
        entries: In the order of the list, repeats included.
        skipped_commented: Entries that stand in comments and were left out.
        unused: Lines under a category that belong to no entry.
        problems: Empty and odd links, words left over.
    """

    title: str = ""
    entries: tuple[ImportedEntry, ...] = ()
    skipped_commented: int = 0
    unused: tuple[UnusedLine, ...] = ()
    problems: tuple[Problem, ...] = ()
