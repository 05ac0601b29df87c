"""Facts about appending: whole lines after whole lines, or the old length."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from papertui.errors import UncertainWriteError, WriteFailedError
from papertui.storage import safe_write
from tests.storage.faults import failing, failing_on_folders

if TYPE_CHECKING:
    from pathlib import Path

LINE = b'{"at":"2026-11-20T17:37:00.123Z"}\n'


@pytest.mark.parametrize("standing", [None, b"", LINE, LINE * 3])
def test_lines_are_appended_to_whole_lines(tmp_path: Path, locks: Path, standing: bytes | None) -> None:
    """An append adds the lines and changes nothing before them; the file need not exist."""
    log = tmp_path / "log.jsonl"
    if standing is not None:
        log.write_bytes(standing)

    safe_write.append(log, LINE, lock_folder=locks)

    assert log.read_bytes() == (standing or b"") + LINE


def test_a_torn_last_line_is_closed_first(tmp_path: Path, locks: Path) -> None:
    """Half a line of a killed writer does not swallow the next one."""
    log = tmp_path / "log.jsonl"
    log.write_bytes(LINE + b'{"at":"20')

    safe_write.append(log, LINE, lock_folder=locks)

    assert log.read_bytes() == LINE + b'{"at":"20\n' + LINE


@pytest.mark.parametrize("standing", [None, LINE, LINE + b"torn"], ids=["new", "whole", "torn"])
@pytest.mark.parametrize("fault", ["short", "write", "fsync"])
def test_a_failed_append_leaves_the_old_length(
    tmp_path: Path, locks: Path, monkeypatch: pytest.MonkeyPatch, standing: bytes | None, fault: str
) -> None:
    """After half a write, none, or a failed flush the file is as it was, byte for byte."""
    log = tmp_path / "log.jsonl"
    if standing is not None:
        log.write_bytes(standing)
    safe_write.make_folder(locks)
    real = os.write
    if fault == "short":
        monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:5]))
    else:
        monkeypatch.setattr(os, fault, failing(OSError(errno.ENOSPC, "full")))

    with pytest.raises(WriteFailedError, match="the disk is full; nothing was changed"):
        safe_write.append(log, LINE, lock_folder=locks)

    assert (log.read_bytes() if log.exists() else None) == standing


def test_an_append_that_cannot_be_taken_back_is_told(
    tmp_path: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When truncating fails too, the sentence does not claim that nothing was changed."""
    log = tmp_path / "log.jsonl"
    log.write_bytes(LINE)
    safe_write.make_folder(locks)
    for call in ("fsync", "ftruncate"):
        monkeypatch.setattr(os, call, failing(OSError(errno.EIO, "broken")))

    with pytest.raises(WriteFailedError, match="could not be taken back"):
        safe_write.append(log, LINE, lock_folder=locks)


def test_an_interrupted_append_that_cannot_be_taken_back_stays_an_interruption(
    tmp_path: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C is never turned into another error."""
    log = tmp_path / "log.jsonl"
    monkeypatch.setattr(safe_write, "_flush", failing(KeyboardInterrupt()))
    monkeypatch.setattr(os, "ftruncate", failing(OSError(errno.EIO, "broken")))

    with pytest.raises(KeyboardInterrupt):
        safe_write.append(log, LINE, lock_folder=locks)


def test_a_new_log_whose_folder_cannot_be_flushed_is_told_as_written(
    tmp_path: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line counts; only its name may be lost in a power cut."""
    log = tmp_path / "log.jsonl"
    safe_write.make_folder(locks)
    monkeypatch.setattr(os, "fsync", failing_on_folders(errno.EIO))

    with pytest.raises(UncertainWriteError):
        safe_write.append(log, LINE, lock_folder=locks)

    assert log.read_bytes() == LINE
