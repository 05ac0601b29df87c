"""Facts about the reading log on disk: read as far as it can be, only ever appended to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from papertui.domain.reading import ReadingEvent, ReadingLog
from papertui.errors import NewerLogError, WriteFailedError
from papertui.storage import reading_file
from papertui.storage.reading_file import append_events, read_folder, read_log, refreshed
from papertui.storage.reading_line import line_of
from tests.storage.log_lines import append, event, lines, papers

if TYPE_CHECKING:
    from pathlib import Path


def test_no_folder_is_an_empty_log_and_stays_none(tmp_path: Path) -> None:
    """Reading creates nothing."""
    assert read_log(tmp_path / "reading") == (ReadingLog(), ())
    assert not list(tmp_path.iterdir())


def test_all_devices_are_one_log_in_order(folder: Path) -> None:
    """Files are joined by time, and each event knows its device and line."""
    (folder / "desk-1a2b.jsonl").write_bytes(lines(event(1, "a"), event(3, "c")))
    (folder / "laptop-3c4d.jsonl").write_bytes(lines(event(2, "b")))

    log, problems = read_log(folder)

    assert papers(log) == ["a", "b", "c"]
    assert [(event.device, event.line) for event in log.events] == [
        ("desk-1a2b", 1),
        ("laptop-3c4d", 1),
        ("desk-1a2b", 2),
    ]
    assert problems == ()


def test_a_copy_of_a_sync_conflict_counts_once(folder: Path) -> None:
    """Lines in both files are one event; those in the copy alone are read like any."""
    (folder / "desk-1a2b.jsonl").write_bytes(lines(event(1, "a"), event(2, "b")))
    (folder / "desk-1a2b.sync-conflict-20261120.jsonl").write_bytes(lines(event(1, "a"), event(3, "c")))

    assert papers(read_log(folder)[0]) == ["a", "b", "c"]


def test_other_files_are_no_logs(folder: Path) -> None:
    """Neither hidden ones, as other systems leave beside each file, nor what has another ending."""
    for name in ("._desk-1a2b.jsonl", "desk-1a2b.jsonl.tmp", "notes.txt", ".jsonl"):
        (folder / name).write_bytes(b"\0\1\2")

    assert read_log(folder) == (ReadingLog(), ())


@pytest.mark.parametrize(
    ("damage", "count", "first"),
    [
        (b'{"at":"2026-11-20T17:37', "1 line is", 2),
        (b'{"at":"2026-11-20T17:37\n', "1 line is", 2),
        (b"<<<<<<< HEAD\n=======\n>>>>>>> theirs\n", "3 lines are", 2),
        (b"\0" * 500 + b"\n", "1 line is", 2),
        (b"\n\n\xff\xfe\n", "1 line is", 4),
        (bytes(range(256)), "2 lines are", 2),
        (b'{"at":"2026-11-20T17:37:01.000Z","paper":"a","status":"finished"}\n', "1 line is", 2),
        (b"\xff", "1 line is", 2),
    ],
    ids=["torn", "half", "git", "zeros", "bytes", "binary", "status", "torn byte"],
)
def test_damage_is_skipped_counted_and_named(folder: Path, damage: bytes, count: str, first: int) -> None:
    """What is whole counts, and one problem names file and line."""
    path = folder / "desk-1a2b.jsonl"
    path.write_bytes(lines(event(1, "a")) + damage)

    log, [problem] = read_log(folder)

    assert papers(log) == ["a"]
    assert problem.kind == "damaged-log"
    assert problem.line == first
    assert str(path) in problem.message
    assert f"{count} damaged" in problem.message
    assert path.read_bytes() == lines(event(1, "a")) + damage


def test_what_editors_do_to_lines_is_no_damage(folder: Path) -> None:
    """A BOM, CRLF, blank lines and a missing last newline change nothing."""
    first, second = lines(event(1, "a")), lines(event(2, "b"))
    text = b"\xef\xbb\xbf" + first.replace(b"\n", b"\r\n") + b"\r\n  \n" + second.rstrip(b"\n")
    (folder / "desk-1a2b.jsonl").write_bytes(text)

    log, problems = read_log(folder)

    assert papers(log) == ["a", "b"]
    assert problems == ()


def test_line_separators_inside_a_note_do_not_part_it(folder: Path) -> None:
    """Only a newline ends a line."""
    noted = ReadingEvent("2026-11-20T17:37:00.000Z", "a", (("note", "one\u2028two\x85three\x0bfour\nfive"),))
    (folder / "desk-1a2b.jsonl").write_bytes(line_of(noted))

    [found] = read_log(folder)[0].events

    assert found.changes == noted.changes


def test_an_unreadable_folder_is_a_problem(tmp_path: Path) -> None:
    """A file in its place does not stop the program."""
    (tmp_path / "reading").touch()

    log, [problem] = read_log(tmp_path / "reading")

    assert log == ReadingLog()
    assert problem.kind == "unreadable-log"


def test_an_unreadable_file_is_a_problem_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, a pipe or a monster among the logs is named; the others are read."""
    (folder / "a.jsonl").write_bytes(lines(event(1)))
    (folder / "b.jsonl").mkdir()
    os.mkfifo(folder / "c.jsonl")
    (folder / "d.jsonl").write_bytes(b" " * 600)
    monkeypatch.setattr(reading_file, "SIZE_LIMIT", 500)

    log, problems = read_log(folder)

    assert papers(log) == ["a"]
    assert [problem.kind for problem in problems] == ["unreadable-log"] * 3
    assert refreshed(read_folder(folder)).log == log


def test_events_are_appended_to_this_device_alone(folder: Path) -> None:
    """The other device's file keeps its bytes; the new events are in the log at once."""
    other = folder / "other-9f9f.jsonl"
    other.write_bytes(lines(event(1, "a")))

    seen = append(read_folder(folder), event(2, "b"), event(3, "c"))

    assert papers(seen.log) == ["a", "b", "c"]
    assert other.read_bytes() == lines(event(1, "a"))
    [own] = set(folder.iterdir()) - {other}
    assert own.read_bytes() == lines(event(2, "b"), event(3, "c"))
    assert [event.paper for event in seen.added] == ["b", "c"]
    assert not seen.is_rebuilt


def test_a_missing_folder_is_made_at_the_first_mark(tmp_path: Path) -> None:
    """Not before."""
    snapshot = read_folder(tmp_path / "data" / "reading")
    append_events(snapshot, tmp_path / "state", (), lock_folder=tmp_path / "locks")
    assert not list(tmp_path.iterdir())

    append_events(snapshot, tmp_path / "state", [event(1)], lock_folder=tmp_path / "locks")

    assert papers(read_log(tmp_path / "data" / "reading")[0]) == ["a"]


def test_a_torn_tail_of_our_own_is_survived(folder: Path) -> None:
    """The next event starts on a line of its own, and the torn one stays where it is."""
    seen = append(read_folder(folder), event(1, "a"))
    [own] = folder.iterdir()
    torn = own.read_bytes() + b'{"at":"2026'
    own.write_bytes(torn)

    seen = append(refreshed(seen), event(2, "b"))

    assert own.read_bytes() == torn + b"\n" + lines(event(2, "b"))
    assert papers(seen.log) == ["a", "b"]
    assert [problem.line for problem in seen.problems] == [2]
    assert seen.log == read_folder(folder).log
    assert seen.problems == read_folder(folder).problems


def test_a_log_of_a_newer_papertui_is_not_written_to(folder: Path) -> None:
    """It is read as far as understood, told, and keeps its bytes."""
    seen = append(read_folder(folder), event(1, "a"))
    [own] = folder.iterdir()
    newer = own.read_bytes() + b'{"v":2,"at":"2026-11-20T17:38:00.000Z","paper":"b","status":"read","mood":1}\n'
    own.write_bytes(newer)

    seen = refreshed(seen)

    assert papers(seen.log) == ["a", "b"]
    assert [problem.kind for problem in seen.problems] == ["newer-log"]
    with pytest.raises(NewerLogError):
        append(seen, event(2))
    assert own.read_bytes() == newer


def test_another_device_s_newer_log_does_not_stop_marking(folder: Path) -> None:
    """Only this device's own file is written to."""
    (folder / "other-9f9f.jsonl").write_bytes(b'{"v":2}\n')

    assert papers(append(read_folder(folder), event(1, "a")).log) == ["a"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """With the path, and nothing is added."""
    (tmp_path / "reading").touch()

    with pytest.raises(WriteFailedError):
        append(read_folder(tmp_path / "reading"), event(1))
