"""What cannot be read as a catalogue at all, and what stands beside one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from papertui.errors import UnusableCatalogueError
from papertui.storage.catalogue_file import read_catalogue
from tests.storage.catalogue_texts import FULL, file_of


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("title = 'x'".encode("utf-16"), "UTF-16"),
        ("title = 'x'".encode("utf-16-le"), "NUL byte in line 1"),
        (b"a = 1\n\x00", "NUL byte in line 2"),
        (b"a = 1\nb = '\xff'", "byte 0xff in line 2 is not UTF-8"),
        (b"a = '\xeb\x85", "byte 0xeb in line 1 is not UTF-8"),
        (b"# " + "노".encode() * 2_000_000 + b"\n\xc3", "line 2 is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_the_line(content: bytes, part: str) -> None:
    """Nothing of it can be shown."""
    with pytest.raises(UnusableCatalogueError, match=part):
        file_of(content)


def test_what_is_no_readable_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    """Missing, a folder, a pipe, a name that cannot be one, too large."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large.toml").write_bytes(b"#" * 2000)

    for path, part in [
        (tmp_path / "none.toml", "no such file"),
        (tmp_path, "this is a folder"),
        (tmp_path / "pipe", "this is no file"),
        (tmp_path / "large.toml" / "x", "Not a directory"),
        (tmp_path / ("n" * 300), "File name too long"),
        (tmp_path / "a\0b", "null"),
    ]:
        with pytest.raises(UnusableCatalogueError, match=part):
            read_catalogue(path)
    with pytest.raises(UnusableCatalogueError, match="more than"):
        read_catalogue(tmp_path / "large.toml", size_limit=1000)
    assert read_catalogue(tmp_path / "large.toml").catalogue.papers == ()


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that grows while it is read."""
    path = tmp_path / "papers.toml"
    path.write_text(FULL)

    def refuse(_: Path) -> bytes:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(UnusableCatalogueError, match="no permission"):
            read_catalogue(path)
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"#" * 1000)
    with pytest.raises(UnusableCatalogueError, match="more than"):
        read_catalogue(path, size_limit=900)


def test_copies_left_by_syncing_programs_are_announced(tmp_path: Path) -> None:
    """Never loaded, only named; other files are nobody's business."""
    for name in (
        "papers.toml",
        "papers.sync-conflict-20261120-ABC.toml",
        "papers (Jo's conflicted copy 2026-11-20).toml",
        "papers (2).toml",
        "other.sync-conflict-1.toml",
    ):
        (tmp_path / name).write_text(FULL)

    file = read_catalogue(tmp_path / "papers.toml")

    assert [problem.kind for problem in file.problems] == ["conflict-copy"] * 2
    assert all(problem.line == 0 for problem in file.problems)
    assert "conflicted copy" in file.problems[0].message
    assert file.is_whole
