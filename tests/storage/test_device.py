"""Facts about the name of this device in the reading log."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from papertui.errors import ChangedElsewhereError, WriteFailedError
from papertui.storage import safe_write
from papertui.storage.device import device_name
from tests.storage.faults import failing_on_folders

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("laptop", r"laptop-[0-9a-f]{4}"),
        ("laptop.example.org", r"laptop-[0-9a-f]{4}"),
        ("Jo's Möbel/../x", r"Jo-s-M-bel-[0-9a-f]{4}"),
        ("", r"device-[0-9a-f]{4}"),
        ("컴퓨터", r"device-[0-9a-f]{4}"),
        ("a" * 200, r"a{32}-[0-9a-f]{4}"),
    ],
)
def test_it_is_the_host_name_and_four_digits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, name: str
) -> None:
    """Whatever the host is called, the name is safe in any file system."""
    monkeypatch.setattr(os, "uname", Mock(return_value=Mock(nodename=host)))

    assert re.fullmatch(name, device_name(tmp_path / "state", lock_folder=tmp_path / "locks"))


def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a power cut take the name, another is made; a mark that waits for it is not refused as if it were done."""
    safe_write.make_folder(tmp_path / "state")
    safe_write.make_folder(tmp_path / "locks")
    monkeypatch.setattr(os, "fsync", failing_on_folders(errno.EIO))

    name = device_name(tmp_path / "state", lock_folder=tmp_path / "locks")

    assert (tmp_path / "state" / "device").read_text() == f"{name}\n"


def test_it_is_made_once(tmp_path: Path) -> None:
    """Later marks go to the same log, also when the host has got another name."""
    first = device_name(tmp_path / "state", lock_folder=tmp_path / "locks")

    assert device_name(tmp_path / "state", lock_folder=tmp_path / "locks") == first
    assert (tmp_path / "state" / "device").read_text() == f"{first}\n"


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"../../x-1a2b", b"laptop", b"-1a2b"])
def test_a_damaged_name_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """It never becomes a path that leads elsewhere."""
    (tmp_path / "device").write_bytes(content)

    name = device_name(tmp_path, lock_folder=tmp_path / "locks")

    assert (tmp_path / "device").read_text() == f"{name}\n"


@pytest.mark.parametrize("meanwhile", [b"other-1a2b\n", b""])
def test_a_name_made_at_the_same_moment_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: bytes
) -> None:
    """Two first marks agree on one name; a damaged one is an error to try again after."""

    def replace(path: Path, _expected: object, _content: object, *, lock_folder: Path) -> None:
        raise ChangedElsewhereError(path, meanwhile)

    monkeypatch.setattr(safe_write, "replace", replace)

    if meanwhile:
        assert device_name(tmp_path, lock_folder=tmp_path) == "other-1a2b"
    else:
        with pytest.raises(ChangedElsewhereError):
            device_name(tmp_path, lock_folder=tmp_path)


def test_a_name_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A folder in its place is no reason for a traceback."""
    (tmp_path / "device").mkdir()

    with pytest.raises(WriteFailedError, match="device name cannot be read"):
        device_name(tmp_path, lock_folder=tmp_path / "locks")
