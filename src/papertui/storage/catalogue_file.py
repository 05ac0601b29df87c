"""A catalogue file, read: its bytes, its papers, its problems, and where each entry stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from papertui.errors import UnknownPaperError
from papertui.storage.catalogue_bytes import SIZE_LIMIT, catalogue_bytes, conflict_copies, refuse_other_text
from papertui.storage.catalogue_loading import CatalogueLoading

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from papertui.domain.catalogue import Catalogue
    from papertui.domain.paper import Paper
    from papertui.domain.problem import Problem


@dataclass(frozen=True)
class CatalogueFile:
    """A catalogue as its file stood when it was read; an edit makes a new one.

    Attributes:
        problems: In file order; those of the whole file have line 0.
        is_whole: The file parses as a whole; only then may it be written to.
        starts, lengths: Where each entry's bytes stand, in the order of the catalogue's papers.
        locked: Place of each entry that can be read but not edited, and why.
    """

    path: Path
    content: bytes = field(repr=False)
    catalogue: Catalogue = field(repr=False)
    problems: tuple[Problem, ...]
    is_whole: bool
    starts: array[int] = field(repr=False, compare=False)
    lengths: array[int] = field(repr=False, compare=False)
    locked: Mapping[int, str] = field(default_factory=dict, repr=False, compare=False)

    def place_of(self, paper_id: str) -> int:
        """The place of a paper in the catalogue.

        Raises:
            UnknownPaperError: No paper has this id.
        """
        try:
            return self.catalogue.positions[paper_id]
        except KeyError:
            raise UnknownPaperError(paper_id) from None

    def span_of(self, paper_id: str) -> tuple[int, int]:
        """Where a paper's entry begins and ends in the bytes: from its header to the next one.

        Raises:
            UnknownPaperError: No paper has this id.
        """
        place = self.place_of(paper_id)
        start = self.starts[place]
        return start, start + self.lengths[place]

    def line_of(self, paper_id: str) -> int:
        """The 1-based line of a paper's header now; `Paper.line` is that of the last loading.

        Raises:
            UnknownPaperError: No paper has this id.
        """
        return self.content.count(b"\n", 0, self.span_of(paper_id)[0]) + 1

    def problems_of(self, paper_id: str) -> tuple[Problem, ...]:
        """What is wrong with one paper."""
        return tuple(problem for problem in self.problems if problem.paper_id == paper_id)

    @property
    def first_failure(self) -> Problem | None:
        """Where the file stops parsing; None when it is whole."""
        kinds = ("conflict-marker", "unparsable")
        failures = [problem for problem in self.problems if problem.kind in kinds]
        return failures[0] if failures and not self.is_whole else None


class LoadingStep(NamedTuple):
    """A part of a catalogue that has been read.

    Attributes:
        papers: Those of this step alone, in file order. Their ids are settled only in `file`.
        done, total: Bytes read and bytes in all.
        file: The whole, in the last step, which has no papers of its own.
    """

    papers: tuple[Paper, ...]
    done: int
    total: int
    file: CatalogueFile | None = None


def read_catalogue(path: Path, *, size_limit: int = SIZE_LIMIT) -> CatalogueFile:
    """Read a catalogue; what is wrong inside it are problems, not errors.

    Raises:
        UnusableCatalogueError: Missing, a folder, not allowed to be read, larger than `size_limit` bytes, not UTF-8.
    """
    steps = list(load_in_steps(path, size_limit=size_limit))
    return _whole(steps)


def load_in_steps(path: Path, *, size_limit: int = SIZE_LIMIT) -> Iterator[LoadingStep]:
    """Read a catalogue about 200 entries at a time, so that other threads run in between.

    Raises:
        UnusableCatalogueError: As `read_catalogue`, before the first step.
    """
    content = catalogue_bytes(path, size_limit)
    yield from _steps(path, content, conflict_copies(path))


def catalogue_of(path: Path, content: bytes) -> CatalogueFile:
    """The catalogue that these bytes would be as the file at `path`; nothing is read from there.

    Raises:
        UnusableCatalogueError: The bytes are not UTF-8 text.
    """
    refuse_other_text(path, content)
    return _whole(list(_steps(path, content, ())))


def _steps(path: Path, content: bytes, beside: tuple[Problem, ...]) -> Iterator[LoadingStep]:
    loading = CatalogueLoading(content)
    for papers, done in loading.chunks():
        yield LoadingStep(papers, done, len(content))
    loaded = loading.finish()
    file = CatalogueFile(
        path,
        content,
        loaded.catalogue,
        (*beside, *loaded.problems),
        loaded.is_whole,
        loaded.starts,
        loaded.lengths,
        MappingProxyType(loaded.locked),
    )
    yield LoadingStep((), len(content), len(content), file)


def _whole(steps: list[LoadingStep]) -> CatalogueFile:
    file = steps[-1].file
    if file is None:
        raise AssertionError("the last step holds the file")
    return file
