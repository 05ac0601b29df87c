"""Facts about locks and folders: made when needed, waited for, and told when they cannot be had."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import stat
from typing import TYPE_CHECKING

import pytest

from papertui.errors import WriteFailedError
from papertui.storage import safe_write
from tests.storage.faults import failing, names_in

if TYPE_CHECKING:
    from pathlib import Path

OLD = b'title = "old"\n'
NEW = b'title = "new"\n' * 1000


def test_the_lock_is_named_by_the_real_path_and_never_deleted(catalogue: Path, locks: Path, tmp_path: Path) -> None:
    """Two names of one file share one lock, which stays."""
    link = tmp_path / "link.toml"
    link.symlink_to(catalogue)

    safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)
    before = names_in(locks)
    safe_write.replace(link, NEW, OLD, lock_folder=locks)

    assert names_in(locks) == before
    assert len(before) == 1


def test_a_lock_held_for_too_long_is_told(catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for another writer has an end, with a sentence."""
    monkeypatch.setattr(safe_write, "LOCK_PATIENCE", 0.01)
    safe_write.make_folder(locks)
    name = hashlib.sha256(os.fsencode(os.path.realpath(catalogue))).hexdigest()[:24]

    with (locks / f"{name}.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(WriteFailedError, match="another papertui"):
            safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert catalogue.read_bytes() == OLD


def test_locks_that_do_not_work_here_are_told(catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network folder without locks is a reason not to write."""
    monkeypatch.setattr(fcntl, "flock", failing(OSError(errno.ENOLCK, "no locks")))

    with pytest.raises(WriteFailedError, match="file locks do not work"):
        safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)


def test_folders_are_made_for_the_reader_alone(tmp_path: Path) -> None:
    """Missing parents are made too, closed to others; folders that are there keep their mode."""
    safe_write.make_folder(tmp_path / "a" / "b")
    safe_write.make_folder(tmp_path / "a" / "b")

    assert [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "a", tmp_path / "a" / "b")] == [0o700, 0o700]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file in the way is named."""
    (tmp_path / "file").touch()

    with pytest.raises(WriteFailedError, match="the folder cannot be made"):
        safe_write.make_folder(tmp_path / "file" / "state")


def test_a_folder_that_cannot_be_flushed_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the next write would take it for safe."""
    monkeypatch.setattr(os, "fsync", failing(OSError(errno.EIO, "broken")))

    with pytest.raises(WriteFailedError, match="cannot be made"):
        safe_write.make_folder(tmp_path / "state")

    assert not (tmp_path / "state").exists()


def test_macos_is_asked_for_the_disk_itself(catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where F_FULLFSYNC exists it is used, and fsync when the file system does not know it."""
    asked = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _descriptor, command: asked.append(command))
    safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)
    monkeypatch.setattr(fcntl, "fcntl", failing(OSError(errno.ENOTSUP, "unknown")))

    safe_write.replace(catalogue, NEW, OLD, lock_folder=locks)

    assert asked == [51]
    assert catalogue.read_bytes() == OLD


def test_a_file_of_its_own_can_be_removed_twice(tmp_path: Path) -> None:
    """What is gone already is no failure; a folder is."""
    (tmp_path / "draft").touch()

    safe_write.remove(tmp_path / "draft")
    safe_write.remove(tmp_path / "draft")

    assert not (tmp_path / "draft").exists()
    with pytest.raises(WriteFailedError):
        safe_write.remove(tmp_path)
