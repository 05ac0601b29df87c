"""Files that hold reading lists: which format each has, what is in it, and whether the current folder has one."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.reading import Status
from papertui.errors import NotThisFormatError, PapertuiError, UnreadableListError
from papertui.exchange.formats import FORMATS, READABLE, Wish, format_of, read_as
from papertui.exchange.markdown_marks import read_sign
from papertui.storage.catalogue_bytes import refuse_other_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.exchange.imported import ImportedEntry, ReadingList

SIZE_LIMIT = 8 * 1024 * 1024
SUFFIXES = tuple(ending for name in READABLE for ending in FORMATS[name].endings)  # of files that a chooser offers

_READMES = FORMATS["markdown"].endings
_GLANCE = 1024 * 1024  # bytes of a README that is looked into without being asked
_MANY_FILES = 2000  # of a folder that is looked through
_FEWEST = 3  # papers that make a README a reading list
_LEAST_SHARE = 0.1  # of papers among its entries: some lists name neither authors nor years


class FoundList(NamedTuple):
    """A file of the current folder that looks like a reading list."""

    path: Path
    entries: int
    marked: int
    sign: str = "✔"

    def __str__(self) -> str:
        """A phrase that offers it: ``README.md: 33 papers, 19 ⚡``."""
        marks = f", {self.marked} {self.sign}" if self.marked else ""
        return f"{self.path.name}: {self.entries} papers{marks}"


def list_content(path: Path) -> str:
    """The text of a list.

    Raises:
        UnreadableListError: It cannot be read, is too large, or is no UTF-8 text.
    """
    try:
        if path.is_dir():
            raise UnreadableListError(path, "this is a folder; name the list in it")
        if not path.is_file() and path.exists():
            raise UnreadableListError(path, "this is no plain file")
        with path.open("rb") as source:
            content = source.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise UnreadableListError(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(content) > SIZE_LIMIT:
        raise UnreadableListError(
            path, f"is larger than the {SIZE_LIMIT // (1024 * 1024)} MiB a list may have; import it in parts"
        )
    refuse_other_text(path, content)
    return content.decode("utf-8-sig")


def read_list(
    path: Path,
    source: str = "auto",
    *,
    include_commented: bool = False,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> ReadingList:
    """Read a list of any format papertui knows.

    Args:
        path: The file.
        source: Its format; ``auto`` goes by what it holds and how its name ends.
        include_commented: Entries in comments are taken too, without marks.
        tell: Told now and then how much is read, of how much; what it raises ends the reading.

    Raises:
        UnreadableListError: It cannot be read, or is of no format that can be imported.
    """
    return _read(path, list_content(path), source, include_commented=include_commented, tell=tell)


def _read(
    path: Path, text: str, source: str, *, include_commented: bool, tell: Callable[[int, int], None]
) -> ReadingList:
    try:
        name = format_of(path.suffix, text) if source == "auto" else source
        return read_as(name, text, Wish(datetime.now(tz=UTC).year + 1, include_commented=include_commented, tell=tell))
    except NotThisFormatError as error:
        raise UnreadableListError(path, str(error)) from None


def list_in(folder: Path, tell: Callable[[int, int], None] = lambda _done, _total: None) -> FoundList | None:
    """The README of a folder when it looks like a reading list; one of usual size, and nothing is followed."""
    with suppress(OSError, PapertuiError), os.scandir(folder) as files:
        readmes = sorted(file.path for file in islice(files, _MANY_FILES) if _is_readme(file))
        for path in map(Path, readmes):
            text = list_content(path)
            entries = _read(path, text, "markdown", include_commented=False, tell=tell).entries
            papers = sum(map(_is_told_as_paper, entries))
            if papers >= max(_FEWEST, len(entries) * _LEAST_SHARE):
                marked = sum(entry.status in {Status.READ, Status.READING} for entry in entries)
                return FoundList(path, len(entries), marked, read_sign(text))
    return None


def _is_readme(file: os.DirEntry[str]) -> bool:
    name, suffix = os.path.splitext(file.name.casefold())  # noqa: PTH122  a name, no path
    is_named_so = name == "readme" and suffix in _READMES
    return is_named_so and file.is_file(follow_symlinks=False) and file.stat().st_size <= _GLANCE


def _is_told_as_paper(entry: ImportedEntry) -> bool:
    """Whether it has what bullets of an ordinary README have not: a mark, names, a year, an arXiv id or DOI."""
    paper = entry.paper
    return bool(entry.status or paper.authors or paper.shown_year or paper.arxiv_id or paper.doi_name)
