"""Files that hold reading lists: which format each has, what is in it, and whether the current folder has one."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.problem import Problem
from papertui.domain.reading import Status
from papertui.errors import NotThisFormatError, PapertuiError, UnreadableListError
from papertui.exchange.formats import FORMATS, READABLE, Wish, format_of, read_as
from papertui.exchange.markdown_marks import read_sign
from papertui.exchange.repair import repaired
from papertui.storage.catalogue_bytes import refuse_other_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from papertui.exchange.imported import ImportedEntry, ReadingList
    from papertui.exchange.repair import Repair

SIZE_LIMIT = 8 * 1024 * 1024
SUFFIXES = tuple(ending for name in READABLE for ending in FORMATS[name].endings)  # of files that a chooser offers

_READMES = FORMATS["markdown"].endings
_GLANCE = 1024 * 1024  # bytes of a README that is looked into without being asked
_MANY_FILES = 2000  # of a folder that is looked through
_FEWEST = 3  # papers that make a README a reading list
_LEAST_SHARE = 0.1  # of papers among its entries: some lists name neither authors nor years


class Mending(NamedTuple):
    """What is done about text that was read in another encoding once.

    Attributes:
        is_wanted: It is mended; otherwise only looked for.
        known: Gives sound texts that may stand in it too, which prove what is lost.
    """

    is_wanted: bool = False
    known: Callable[[], Iterable[str]] = tuple


_ONLY_TOLD = Mending()


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
    mending: Mending = _ONLY_TOLD,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> ReadingList:
    """Read a list of any format papertui knows.

    Args:
        path: The file.
        source: Its format; ``auto`` goes by what it holds and how its name ends.
        include_commented: Entries in comments are taken too, without marks.
        mending: What is done about damaged text.
        tell: Told now and then how much is read, of how much; what it raises ends the reading.

    Raises:
        UnreadableListError: It cannot be read, or is of no format that can be imported.
    """
    text = list_content(path)
    repair = repaired(text, mending.known)
    is_mended = repair is not None and mending.is_wanted
    text = repair.text if repair is not None and is_mended else text
    found = _read(path, text, source, include_commented=include_commented, tell=tell)
    problems = (*found.problems, *_damage(repair, is_mended=is_mended))
    return replace(found, problems=problems, repair=repair, is_mended=is_mended)


def _damage(repair: Repair | None, *, is_mended: bool) -> Iterator[Problem]:
    """What is damaged still: nothing, all of it, or the lines in which characters are lost."""
    if repair is not None and not is_mended:
        said = "1 line was" if len(repair.lines) == 1 else f"{len(repair.lines)} lines were"
        yield Problem(repair.lines[0].line, 0, "damaged-text", f"{said} read in a wrong encoding once")
    elif repair is not None:
        for line in repair.lines:
            if line.lost:
                said = "1 character is" if line.lost == 1 else f"{line.lost} characters are"
                yield Problem(line.line, 0, "damaged-text", f"{said} lost for ever: {line.after.strip()}")


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
