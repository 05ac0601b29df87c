"""The bytes of a catalogue file, or the reason why they are not a catalogue's."""

from __future__ import annotations

import codecs
import stat
from typing import TYPE_CHECKING

from papertui.domain.problem import Problem
from papertui.errors import HOW_TO_HAVE_ONE, UnusableCatalogueError

if TYPE_CHECKING:
    from pathlib import Path

SIZE_LIMIT = 64 * 1024 * 1024
_MIB = 1024 * 1024
_PIECE = 4 * _MIB
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def catalogue_bytes(path: Path, size_limit: int = SIZE_LIMIT) -> bytes:
    """Read a catalogue file whole.

    Raises:
        UnusableCatalogueError: It is missing, no regular file, not allowed to be read, too large, or not UTF-8 text.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnusableCatalogueError(path, "this is a folder", "name the papers.toml in it")
        if not stat.S_ISREG(status.st_mode):
            raise UnusableCatalogueError(path, "this is no file")
        _refuse_large(path, status.st_size, size_limit)
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnusableCatalogueError(path, "no such file", HOW_TO_HAVE_ONE) from None
    except PermissionError:
        raise UnusableCatalogueError(path, "no permission to read it", "see ls -l") from None
    except (OSError, ValueError) as error:
        raise UnusableCatalogueError(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    _refuse_large(path, len(content), size_limit)
    refuse_other_text(path, content)
    return content


def refuse_other_text(path: Path, content: bytes) -> None:
    """Raise when the bytes are not UTF-8 text, with the line of the first wrong byte."""
    if content.startswith(_UTF_16):
        raise UnusableCatalogueError(path, "this is UTF-16", "save it as UTF-8")
    nul = content.find(b"\0")
    if nul >= 0:
        raise UnusableCatalogueError(path, f"a NUL byte in line {_line_of(content, nul)}", "this is no text file")
    wrong = _first_wrong_byte(content)
    if wrong >= 0:
        where = f"byte 0x{content[wrong]:02x} in line {_line_of(content, wrong)} is not UTF-8"
        raise UnusableCatalogueError(path, where, "save the file as UTF-8")


def conflict_copies(path: Path) -> tuple[Problem, ...]:
    """A problem for each copy of the catalogue that a syncing program has left beside it."""
    marks = (f"{path.stem}.sync-conflict-", f"{path.stem} (")
    try:
        names = sorted(entry.name for entry in path.resolve().parent.iterdir() if entry.name.startswith(marks))
    except OSError:
        return ()
    return tuple(
        Problem(
            0,
            0,
            "conflict-copy",
            f"{name} stands beside the catalogue: a syncing program kept two versions; take over what is missing, "
            "then remove it",
        )
        for name in names
        if name.startswith(marks[0]) or "conflicted copy" in name
    )


def _refuse_large(path: Path, size: int, limit: int) -> None:
    if size > limit:
        raise UnusableCatalogueError(
            path,
            f"{size / _MIB:.0f} MiB is more than the {limit / _MIB:.0f} MiB of a catalogue",
            "is this the right file?",
        )


def _first_wrong_byte(content: bytes) -> int:
    """Where the bytes stop being UTF-8, -1 when all are; in pieces, so that other threads run in between."""
    whole = memoryview(content)
    position = 0
    while position < len(content):
        piece = whole[position : position + _PIECE]
        is_last = position + len(piece) == len(content)
        try:
            _, decoded = codecs.utf_8_decode(piece, "strict", is_last)
        except UnicodeDecodeError as error:
            return position + error.start
        position += decoded
    return -1


def _line_of(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1
