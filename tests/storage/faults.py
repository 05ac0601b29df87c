"""System calls that fail, for the tests of what is written."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def names_in(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def failing(error: BaseException) -> Callable[..., object]:
    """A system call that fails."""

    def call(*_arguments: object, **_names: object) -> object:
        raise error

    return call


def failing_on_folders(code: int) -> Callable[[int], None]:
    """A fsync that fails for folders alone."""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(code, os.strerror(code))
        real(descriptor)

    return fsync
