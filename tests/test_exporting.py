"""Exported texts go where the reader means, whole, and over nothing that is papertui's or not meant to be replaced."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from papertui.errors import ChangedElsewhereError, WriteFailedError, WrongUsageError
from papertui.exporting import OwnFiles, file_meant, suggested_name, write_export
from papertui.storage.config_file import Settings
from papertui.storage.locations import Locations

if TYPE_CHECKING:
    from pathlib import Path


def export_to(path: Path, home: Path, *, replaces: bool = True) -> None:
    locations = Locations(home / "config.toml", home / "data", home / "state", home / "data" / "reading")
    write_export(path, "new", OwnFiles(home / "papers.toml", locations, Settings()), replaces=replaces)


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("Must-Read", "must-read.bib"),
        ("../../etc/passwd", "etc-passwd.bib"),
        ("논문 리뷰", "논문-리뷰.bib"),
        ("a\nb\0c", "a-b-c.bib"),
        ("...", "papers.bib"),
        ("x" * 500, "x" * 60 + ".bib"),
    ],
)
def test_a_suggested_name_is_plain(what: str, name: str) -> None:
    """No path, no sign that a shell knows, not too long; letters of every script stay."""
    assert suggested_name(what, ".bib") == name


def test_a_typed_name_means_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain names lie in the folder, `~` is home, a folder gets the suggested name, a path is itself."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "sub").mkdir()

    def meant(typed: str) -> Path:
        return file_meant(typed, tmp_path, "papers.bib")

    assert meant(" refs.bib ") == tmp_path / "refs.bib"
    assert meant("~/refs.bib") == tmp_path / "home" / "refs.bib"
    assert meant("sub") == tmp_path / "sub" / "papers.bib"
    assert meant("none/") == tmp_path / "none" / "papers.bib"
    assert meant("/x/refs.bib").as_posix() == "/x/refs.bib"
    assert meant("~no-such-reader/x") == tmp_path / "~no-such-reader" / "x"


def test_a_file_is_replaced_only_when_that_is_meant(tmp_path: Path) -> None:
    """Also when it came in the moment before; a new one is made either way."""
    standing, fresh = tmp_path / "standing.bib", tmp_path / "fresh.bib"
    standing.write_text("old")

    with pytest.raises(ChangedElsewhereError, match="nothing was written"):
        export_to(standing, tmp_path, replaces=False)
    export_to(fresh, tmp_path, replaces=False)

    assert (standing.read_text(), fresh.read_text()) == ("old", "new")
    export_to(standing, tmp_path)
    assert standing.read_text() == "new"


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    """A folder, and a pipe, which would never come to an end."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(WriteFailedError, match="not a plain file"):
        export_to(tmp_path / "pipe", tmp_path)
    with pytest.raises(WriteFailedError, match="it is a folder"):
        export_to(tmp_path, tmp_path)

    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("own", ["papers.toml", "config.toml", "state/history/x.jsonl", "data/reading/host.jsonl"])
def test_own_files_are_refused(own: str, tmp_path: Path) -> None:
    """Also by a way round or a link, and when they are not there yet."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / own)

    for path in (tmp_path / own, tmp_path / "sub" / ".." / own, tmp_path / "link"):
        with pytest.raises(WrongUsageError, match="name another file"):
            export_to(path, tmp_path)

    assert not (tmp_path / own).exists()
