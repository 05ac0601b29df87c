"""What a reading list gives when it is read: entries, marks, and everything that was not used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papertui.domain.paper import Paper
    from papertui.domain.problem import Problem
    from papertui.domain.reading import Status
    from papertui.exchange.markdown_marks import Marks
    from papertui.exchange.repair import Repair


class Form(Enum):
    """How an entry is written."""

    BLOCK = "block"
    ITEM = "item"
    ROW = "row"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Spot:
    """A span of a text that stands in the entry's lines, though markup and marks may have been taken out of it."""

    text: str
    start: int
    end: int


NOWHERE = Spot("", 0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands in its list.

    Attributes:
        last: 1-based number of its last line.
        title: Its title with the markup around it.
        status: The cell of its row that is for the mark; None without such a column.
    """

    form: Form
    last: int
    title: Spot
    status: Spot | None = None


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """One entry as it was met.

    Attributes:
        paper: What the list says of it; its id is empty until the entry joins a catalogue.
        status: The mark it carries; None when it carries none.
        line: 1-based line in the list.
        place: Where it stands there; None when that was not asked for.
    """

    paper: Paper
    status: Status | None
    line: int
    place: Place | None = None


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
        marks: The signs it is marked with; None when nothing was read.
        repair: How its text is mended that was read in another encoding once; None when it is sound.
        is_mended: Whether it was read so.
    """

    title: str = ""
    entries: tuple[ImportedEntry, ...] = ()
    skipped_commented: int = 0
    unused: tuple[UnusedLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    marks: Marks | None = None
    repair: Repair | None = None
    is_mended: bool = False
