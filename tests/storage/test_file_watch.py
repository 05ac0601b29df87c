"""Facts about noticing changes: every one is seen, and no other."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from papertui.storage.file_watch import FileWatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG_AGO = time.time() - 1000


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A file that was written some time ago."""
    path = tmp_path / "papers.toml"
    path.write_bytes(b"old")
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_a_file_as_it_was_seen_has_not_changed(catalogue: Path) -> None:
    """However often one asks, and when it was only touched."""
    watch = FileWatch(catalogue, b"old")

    assert not watch.has_changed()
    catalogue.touch()
    assert not watch.has_changed()
    assert not watch.has_changed()


def test_a_change_is_seen_until_it_was_looked_at(catalogue: Path) -> None:
    """A screen that asks again gets the same answer."""
    watch = FileWatch(catalogue, b"old")
    catalogue.write_bytes(b"new")

    assert watch.has_changed()
    assert watch.has_changed()
    watch.look()
    assert not watch.has_changed()


def test_a_change_within_one_tick_of_the_clock_is_seen(catalogue: Path) -> None:
    """Same size, same time: a file written just now is compared by content."""
    watch = FileWatch(catalogue, b"old")
    status = catalogue.stat()
    assert not watch.has_changed()

    catalogue.write_bytes(b"new")
    os.utime(catalogue, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert watch.has_changed()


def test_a_settled_file_is_not_read_again(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its status answers, so that asking every second costs nothing."""
    later = time.time() + 1000
    monkeypatch.setattr(time, "time", lambda: later)
    watch = FileWatch(catalogue, b"old")
    assert not watch.has_changed()

    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was read"))

    assert not watch.has_changed()


def test_a_file_that_was_replaced_by_a_twin_of_its_age_has_changed(catalogue: Path) -> None:
    """Same name, same size, same time of writing, and settled before: as `cp -p` or a syncing program leaves it."""
    watch = FileWatch(catalogue, b"old")
    assert not watch.has_changed()

    other = catalogue.with_name("other.toml")
    other.write_bytes(b"new")
    os.utime(other, (LONG_AGO, LONG_AGO))
    other.replace(catalogue)

    assert watch.has_changed()


def test_a_file_written_anew_with_what_it_held_has_not_changed(catalogue: Path) -> None:
    """`git checkout` of another branch and back removes it and makes it again."""
    watch = FileWatch(catalogue, b"old")
    assert not watch.has_changed()

    catalogue.unlink()
    catalogue.write_bytes(b"old")

    assert not watch.has_changed()


def test_a_foreign_write_in_the_tick_of_an_own_one_is_seen(catalogue: Path) -> None:
    """Of the same size, with the very time of the own write, looked at before and behind."""
    watch = FileWatch(catalogue, b"old")
    catalogue.write_bytes(b"own")
    watch.see(b"own")
    assert not watch.has_changed()
    status = catalogue.stat()

    catalogue.write_bytes(b"its")
    os.utime(catalogue, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert watch.has_changed()


def test_own_writes_are_no_change(catalogue: Path) -> None:
    """What was written here was seen here."""
    watch = FileWatch(catalogue, b"old")

    catalogue.write_bytes(b"mine")
    watch.see(b"mine")

    assert not watch.has_changed()


def test_a_file_that_goes_away_and_comes_back_has_changed_twice(catalogue: Path) -> None:
    """Each time until it was looked at."""
    watch = FileWatch(catalogue, b"old")

    catalogue.unlink()
    gone = watch.has_changed()
    watch.look()
    stays_gone = watch.has_changed()
    catalogue.write_bytes(b"old")

    assert gone
    assert not stays_gone
    assert watch.has_changed()


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_holds_nothing_and_is_not_waited_for(catalogue: Path, make: Callable[[Path], None]) -> None:
    """A pipe or a folder in the file's place."""
    watch = FileWatch(catalogue, b"old")

    catalogue.unlink()
    make(catalogue)

    assert watch.has_changed()
    watch.look()
    assert not watch.has_changed()
