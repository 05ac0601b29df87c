"""Category paths and the tree of them, with what is read and left in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Status

CategoryPath: TypeAlias = tuple[str, ...]

SEPARATOR = " > "
INNER_SEPARATOR = " › "


def parse_path(text: str) -> CategoryPath:
    """Split ``Papers > Must-Read``; empty parts and surrounding blanks are dropped."""
    return tuple(part for part in (piece.strip() for piece in text.split(SEPARATOR.strip())) if part)


def path_text(path: CategoryPath) -> str:
    """Write a path as the catalogue does; a ``>`` inside one heading becomes ``›``."""
    return SEPARATOR.join(part.replace(SEPARATOR.strip(), INNER_SEPARATOR.strip()) for part in path)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many papers of a category are read, left (unread, queued, reading) and dropped."""

    read: int = 0
    left: int = 0
    dropped: int = 0

    @property
    def considered(self) -> int:
        """The denominator of a fraction: all but the dropped."""
        return self.read + self.left


@dataclass(frozen=True, slots=True)
class Category:
    """One node of the tree: its path, its counts (with all below it) and its children in order."""

    path: CategoryPath
    counts: Counts
    children: tuple[Category, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """The last part of the path; empty for the root."""
        return self.path[-1] if self.path else ""


def category_tree(
    papers: Iterable[Paper],
    status_of: Callable[[str], Status],
    declared: Iterable[tuple[CategoryPath, str]] = (),
) -> Category:
    """Build the tree of all categories.

    Args:
        papers: In catalogue order; a paper standing twice below one node is counted once there.
        status_of: The status of a paper id.
        declared: Paths that come first, in this order, each with its note (`[[categories]]`).

    Returns:
        The root (empty path), counting every paper once.
    """
    children: dict[CategoryPath, dict[CategoryPath, None]] = {(): {}}
    notes: dict[CategoryPath, str] = {}
    tally: dict[CategoryPath, list[int]] = {(): [0, 0, 0]}

    def ensure(path: CategoryPath) -> None:
        if path not in tally:
            ensure(path[:-1])
            tally[path] = [0, 0, 0]
            children[path] = {}
            children[path[:-1]][path] = None

    for path, note in declared:
        ensure(path)
        notes[path] = note
    for paper in papers:
        column = _COLUMN[status_of(paper.id).value]
        standing: dict[CategoryPath, None] = {(): None}
        for path in paper.categories:
            ensure(path)
            for depth in range(1, len(path) + 1):
                standing[path[:depth]] = None
        for path in standing:
            tally[path][column] += 1

    def node(path: CategoryPath) -> Category:
        read, left, dropped = tally[path]
        return Category(
            path,
            Counts(read, left, dropped),
            tuple(node(child) for child in children[path]),
            notes.get(path, ""),
        )

    return node(())


_COLUMN = {"read": 0, "unread": 1, "queued": 1, "reading": 1, "dropped": 2}
