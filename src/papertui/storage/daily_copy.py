"""A copy of the catalogue as it was before the first change of a day; the last ten are kept."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from papertui.errors import ChangedElsewhereError, UncertainWriteError
from papertui.storage import safe_write
from papertui.storage.history_file import place_name

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

KEPT = 10


def copies_folder(catalogue: Path, state_folder: Path) -> Path:
    """Where the copies of a catalogue lie, whether there are any or not."""
    return state_folder / "copies" / place_name(catalogue)


def copies_in(folder: Path) -> list[Path]:
    """The copies that are there, oldest first."""
    return sorted(folder.glob("????-??-??.toml"))


def keep_copy(catalogue: Path, content: bytes, day: date, *, state_folder: Path, lock_folder: Path) -> bool:
    """Keep what the catalogue held before a day's first change, unless it is kept already; whether this was the first.

    Raises:
        WriteFailedError: The disk refused; nothing was changed.
    """
    folder = copies_folder(catalogue, state_folder)
    path = folder / f"{day.isoformat()}.toml"
    if os.path.exists(path):  # noqa: PTH110  Path.exists raises where this answers
        return False
    safe_write.make_folder(folder)
    with suppress(ChangedElsewhereError, UncertainWriteError):
        safe_write.replace(path, None, content, lock_folder=lock_folder)
    with suppress(OSError):
        for old in copies_in(folder)[:-KEPT]:
            safe_write.remove(old)
    return True
