"""Facts about reading on: what is added to a log is found, and what was put back is seen as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.domain.reading import ReadingLog
from papertui.storage import reading_file
from papertui.storage.reading_file import read_folder, read_log, refreshed
from tests.storage.log_lines import event, lines, papers

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_new_is_the_very_same_snapshot(folder: Path) -> None:
    """So that nobody has to compare."""
    (folder / "desk-1a2b.jsonl").write_bytes(lines(event(1)))
    seen = read_folder(folder)

    assert refreshed(seen) is seen


@pytest.mark.parametrize(
    ("addition", "expected"),
    [
        (lines(event(5, "e")), ["a", "b", "e"]),
        (lines(event(0, "z")), ["z", "a", "b"]),
        (b'{"torn', ["a", "b"]),
        (lines(event(5, "e")).rstrip(b"\n"), ["a", "b", "e"]),
    ],
    ids=["later", "earlier", "torn", "without newline"],
)
def test_what_is_added_to_a_file_is_found(folder: Path, addition: bytes, expected: list[str]) -> None:
    """Only the new lines are read, and all is as if everything had been."""
    path = folder / "desk-1a2b.jsonl"
    path.write_bytes(lines(event(1, "a"), event(2, "b")))
    seen = read_folder(folder)

    with path.open("ab") as file:
        file.write(addition)
    now = refreshed(seen)

    assert papers(now.log) == expected
    assert now.log == read_folder(folder).log
    assert now.problems == read_folder(folder).problems
    assert not now.is_rebuilt


def test_a_line_seen_torn_is_whole_later(folder: Path) -> None:
    """A writer caught in the middle leaves no lasting problem."""
    path = folder / "desk-1a2b.jsonl"
    whole = lines(event(1, "a"), event(2, "b"))
    path.write_bytes(whole[:-20])
    seen = refreshed(read_folder(folder))
    assert seen.problems

    with path.open("ab") as file:
        file.write(whole[-20:])

    assert papers(refreshed(seen).log) == ["a", "b"]
    assert refreshed(seen).problems == ()


@pytest.mark.parametrize("change", ["rewritten", "shorter", "replaced", "removed", "unreadable"])
def test_a_file_that_was_not_only_added_to_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """A log put back by git or a syncer is seen as it is now."""
    path = folder / "desk-1a2b.jsonl"
    path.write_bytes(lines(event(1, "a"), event(2, "b")))
    seen = read_folder(folder)

    new = lines(event(1, "x"), event(2, "y"), event(3, "z"))
    if change == "rewritten":
        path.write_bytes(new)
    elif change == "shorter":
        path.write_bytes(lines(event(1, "a")))
    elif change == "replaced":
        (folder / "new").write_bytes(new)
        (folder / "new").replace(path)
    elif change == "unreadable":
        path.write_bytes(new)
        monkeypatch.setattr(type(path), "open", lambda *_arguments: (_ for _ in ()).throw(PermissionError(13, "no")))
    else:
        path.unlink()
    now = refreshed(seen)

    expected = {"rewritten": "xyz", "shorter": "a", "replaced": "xyz", "removed": "", "unreadable": ""}
    assert "".join(papers(now.log)) == expected[change]
    assert now.is_rebuilt
    assert now.added == now.log.events


def test_a_log_that_appears_is_found(folder: Path) -> None:
    """As when a syncer brings another device's."""
    seen = read_folder(folder)

    (folder / "other-9f9f.jsonl").write_bytes(lines(event(1, "a")))

    assert papers(refreshed(seen).log) == ["a"]


def test_a_log_that_goes_away_while_it_is_read_is_survived(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between listing and reading a syncer may remove it."""
    path = folder / "other-9f9f.jsonl"
    path.write_bytes(lines(event(1, "a")))
    monkeypatch.setattr(reading_file, "_logs_in", lambda _folder: ([path], ()))
    path.unlink()

    assert read_log(folder)[0] == ReadingLog()
