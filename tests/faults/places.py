"""Places where writing is refused: small disks, read-only ones, files that nobody may change."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PAGE = 4096  # bytes; what a tmpfs gives at once
NOBODY = 65534  # a user who owns nothing


def _done(*words: str | Path) -> str:
    """Run a command of the system; what it said when it failed, or nothing."""
    if shutil.which(str(words[0])) is None:
        return f"{words[0]} is not installed"
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    return "" if ended.returncode == 0 else ended.stderr.strip() or f"{words[0]} ended with {ended.returncode}"


def _only(reason: str) -> None:
    if reason:
        pytest.skip(reason)


def only_root() -> None:
    """Skip where one is an ordinary user."""
    _only("" if os.geteuid() == 0 else "only root may mount, protect files and become another user")


@contextmanager
def small_disk(folder: Path, pages: int) -> Iterator[Path]:
    """A disk of so many pages."""
    only_root()
    folder.mkdir()
    _only(_done("mount", "-t", "tmpfs", "-o", f"size={pages * PAGE}", "tmpfs", folder))
    try:
        yield folder
    finally:
        assert not _done("umount", folder)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder as on a read-only disk."""
    only_root()
    _only(_done("mount", "--bind", folder, folder))
    try:
        _only(_done("mount", "-o", "remount,bind,ro", folder))
        yield
    finally:
        assert not _done("umount", folder)


@contextmanager
def protected(path: Path) -> Iterator[None]:
    """A file or folder that even root may not change."""
    only_root()
    _only(_done("chattr", "+i", path))
    try:
        yield
    finally:
        assert not _done("chattr", "-i", path)


@contextmanager
def closed(folders: Sequence[Path]) -> Iterator[None]:
    """Folders and their files that can be read and not changed by whoever is not root."""
    modes = {path: path.stat().st_mode for folder in folders for path in [folder, *folder.rglob("*")]}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def full(disk: Path, free: int) -> Iterator[None]:
    """A disk on which all but so many pages are taken."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(PAGE))
        except OSError:
            pass
        file.truncate(max(0, file.tell() // PAGE - free) * PAGE)
    try:
        yield
    finally:
        filler.unlink()
