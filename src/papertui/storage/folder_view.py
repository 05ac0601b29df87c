"""What a folder offers to a reader who looks for a file: files of some kinds and folders, narrowed by what is typed."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from papertui.domain.visible import visible
from papertui.storage.refusals import told_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = 5000  # entries of a folder that are looked at

_ESCAPED = re.compile(r"\\(.)")


class Choice(NamedTuple):
    """A file, or a folder that can be gone into."""

    name: str
    path: Path
    is_folder: bool


class FolderView(NamedTuple):
    """What is offered.

    Attributes:
        choices: Files first, a README before all others, then folders.
        trouble: Why nothing is offered, or not all; empty when there is none.
    """

    choices: tuple[Choice, ...]
    trouble: str = ""


def folder_view(typed: str, here: Path, endings: Sequence[str]) -> FolderView:
    """What fits to a path that is being typed.

    Args:
        typed: The path so far, from `here` or from ``~`` or ``/``; also one that a terminal or a browser pasted.
        here: Where it starts.
        endings: Of the files that are offered; a path that names a file of another kind exactly offers that.
    """
    typed = meant_path(typed)
    lead, slash, wanted = (typed, "", "") if typed == "~" else typed.rpartition("/")
    try:
        exact = _path(typed, here)
        if wanted and exact.is_file():
            return FolderView((Choice(exact.name, exact, is_folder=False),))
        folder = _path(f"{lead}{slash}", here)
        with os.scandir(folder) as entries:
            found = list(islice(entries, MANY + 1))
    except (OSError, ValueError, RuntimeError) as error:
        reason = told_reason(error) if isinstance(error, OSError) else str(error)
        return FolderView((), f"{lead or here}: {reason}")
    key = _key(wanted)
    choices = [choice for entry in found[:MANY] if (choice := _choice(entry, key, endings)) is not None]
    choices.sort(key=lambda choice: _order(choice, key))
    if not wanted.strip("."):
        choices.append(Choice("../", folder.parent, is_folder=True))
    return FolderView(tuple(choices), f"only {MANY} files of this folder were looked at" if found[MANY:] else "")


def meant_path(typed: str) -> str:
    """The path a reader means: without the quotes, backslashes or ``file://`` that a terminal pastes it with."""
    text = typed.strip("\r\n")
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"":
        return bare[1:-1]
    if bare.startswith("file:///"):
        return unquote(bare.removeprefix("file://"))
    return _ESCAPED.sub(r"\1", text.lstrip())


def _path(typed: str, here: Path) -> Path:
    return Path(os.path.normpath(here / Path(typed).expanduser()))


def _key(name: str) -> str:
    """What equal names have in common, however they are composed and written."""
    return visible(name).casefold()


def _choice(entry: os.DirEntry[str], wanted: str, endings: Sequence[str]) -> Choice | None:
    name = _key(entry.name)
    if wanted not in name or (name.startswith(".") and not wanted.startswith(".")):
        return None
    if _is_folder(entry):
        return Choice(f"{entry.name}/", Path(entry.path), is_folder=True)
    return Choice(entry.name, Path(entry.path), is_folder=False) if name.endswith(tuple(endings)) else None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _order(choice: Choice, wanted: str) -> tuple[bool, bool, bool, str]:
    name = _key(choice.name)
    return choice.is_folder, not name.startswith(wanted), not name.startswith("readme"), name
