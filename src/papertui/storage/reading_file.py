"""The reading log on disk: a folder of ``<device>.jsonl``, only ever appended to, one file a device.

Reading creates nothing and never fails on what the files hold: lines that cannot be read are skipped and counted.
A folder is read once; afterwards only what has been added to its files is.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.problem import Problem
from papertui.domain.reading import ReadingLog
from papertui.errors import NewerLogError
from papertui.storage import safe_write
from papertui.storage.device import device_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from papertui.domain.reading import ReadingEvent

SIZE_LIMIT = 256 * 1024 * 1024  # bytes; a lifetime of marks is a hundredth of it

_FINGERPRINT = 256  # bytes before the place where reading goes on; equal ones mean the file was only added to


class LogFile(NamedTuple):
    """How far one file has been read.

    Attributes:
        signature: Inode, size and time of change; the same means nothing has happened.
        end: Bytes up to the last newline.
        lines: Lines up to there.
        fingerprint: The last bytes up to there.
        damaged: Lines that could not be read; `first_damaged` is the number of the first.
        torn: Whether an unfinished, unreadable line follows the last newline.
        is_newer: At least one line was written by a newer papertui.
        trouble: Why the file cannot be read at all; empty when it can.
    """

    signature: tuple[int, int, int] = (0, 0, 0)
    end: int = 0
    lines: int = 0
    fingerprint: bytes = b""
    damaged: int = 0
    first_damaged: int = 0
    torn: bool = False
    is_newer: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class LogSnapshot:
    """A reading log as it was last seen.

    Attributes:
        folder: Where its files are.
        log: All events.
        problems: One for each file that is damaged, newer or unreadable.
        files: How far each file has been read.
        added: What the last refresh found; all events when `is_rebuilt`.
        is_rebuilt: The last refresh had to read everything again, so events may also have gone.
    """

    folder: Path
    log: ReadingLog = field(default_factory=ReadingLog)
    problems: tuple[Problem, ...] = ()
    files: Mapping[Path, LogFile] = field(default_factory=dict)
    added: tuple[ReadingEvent, ...] = ()
    is_rebuilt: bool = False


def read_log(folder: Path) -> tuple[ReadingLog, tuple[Problem, ...]]:
    """All events in a folder, with what is wrong there; a folder that is not there is an empty log."""
    snapshot = read_folder(folder)
    return snapshot.log, snapshot.problems


def read_folder(folder: Path) -> LogSnapshot:
    """Read every log of a folder."""
    paths, problems = _logs_in(folder)
    files: dict[Path, LogFile] = {}
    events: list[ReadingEvent] = []
    for path in paths:
        files[path], found = _read_on(path, LogFile())
        events += found
    log = ReadingLog.of(events)
    return LogSnapshot(folder, log, (*problems, *_problems_of(files)), files, log.events, is_rebuilt=True)


def refreshed(snapshot: LogSnapshot) -> LogSnapshot:
    """What has been added since; the very same snapshot when nothing has happened."""
    paths, problems = _logs_in(snapshot.folder)
    files: dict[Path, LogFile] = {}
    added: list[ReadingEvent] = []
    for path in paths:
        before = snapshot.files.get(path, LogFile())
        if before.signature == _signature(path):
            files[path] = before
            continue
        if not _was_only_added_to(path, before):
            return read_folder(snapshot.folder)
        files[path], found = _read_on(path, before)
        added += found
    if snapshot.files.keys() - files.keys():
        return read_folder(snapshot.folder)
    told = (*problems, *_problems_of(files))
    if files == snapshot.files and told == snapshot.problems:
        return snapshot
    return LogSnapshot(snapshot.folder, snapshot.log.with_events(added), told, files, tuple(added))


def append_events(
    snapshot: LogSnapshot, state_folder: Path, events: Iterable[ReadingEvent], *, lock_folder: Path
) -> None:
    """Add events to this device's own log, all of them in one write, on disk when this returns.

    Args:
        snapshot: The log as last seen; `refreshed` then finds the new events in it.
        state_folder: Where the device name is kept; made at the first mark.
        events: Their `device` and `line` do not matter.
        lock_folder: Where lock files live.

    Raises:
        NewerLogError: A newer papertui wrote this device's log.
        WriteFailedError: The disk refused; nothing was added.
    """
    from papertui.storage.reading_line import line_of  # noqa: PLC0415  not to read an empty log

    lines = b"".join(line_of(event) for event in events)
    if not lines:
        return
    path = snapshot.folder / f"{device_name(state_folder, lock_folder=lock_folder)}.jsonl"
    if snapshot.files.get(path, LogFile()).is_newer:
        raise NewerLogError(path)
    safe_write.make_folder(snapshot.folder)
    safe_write.append(path, lines, lock_folder=lock_folder)


def _logs_in(folder: Path) -> tuple[list[Path], tuple[Problem, ...]]:
    try:
        names = sorted(path for path in folder.iterdir() if path.suffix == ".jsonl" and not path.name.startswith("."))
    except FileNotFoundError:
        return [], ()
    except OSError as error:
        message = f"{folder}: the reading log cannot be read: {error.strerror}; no marks are shown"
        return [], (Problem(0, 0, "unreadable-log", message),)
    return names, ()


def _signature(path: Path) -> tuple[int, int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0, 0)
    return (status.st_ino, status.st_size, status.st_ctime_ns)


def _was_only_added_to(path: Path, before: LogFile) -> bool:
    if before.signature == (0, 0, 0):
        return True
    inode, size, _ = _signature(path)
    if inode != before.signature[0] or size < before.end:
        return False
    try:
        with path.open("rb") as file:
            file.seek(before.end - len(before.fingerprint))
            return file.read(len(before.fingerprint)) == before.fingerprint
    except OSError:
        return False


def _read_on(path: Path, before: LogFile) -> tuple[LogFile, list[ReadingEvent]]:
    """Read what follows the place reached before."""
    signature = _signature(path)
    try:
        content = _bytes_from(path, before.end)
    except OSError as error:
        return LogFile(signature, trouble=error.strerror or str(error)), []
    from papertui.storage.log_lines import LineReader  # noqa: PLC0415  json is loaded where there is a log

    whole, newline, tail = content.rpartition(b"\n")
    reader = LineReader(path.stem, before)
    if newline:
        reader.take_all(whole)
    end, read = before.end + len(whole) + len(newline), before.fingerprint + whole + newline
    file = LogFile(signature, end, reader.lines, read[-_FINGERPRINT:], reader.damaged, reader.first_damaged)
    reader.take(tail)
    return file._replace(torn=reader.damaged > file.damaged, is_newer=reader.is_newer), reader.events


def _bytes_from(path: Path, start: int) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "it is not a plain file")
    if status.st_size > SIZE_LIMIT:
        raise OSError(0, f"it is larger than {SIZE_LIMIT // 1024 // 1024} MiB")
    with path.open("rb") as file:
        file.seek(start)
        return file.read()


def _problems_of(files: Mapping[Path, LogFile]) -> Iterable[Problem]:
    for path, file in files.items():
        if file.trouble:
            yield Problem(0, 0, "unreadable-log", f"{path}: cannot be read: {file.trouble}; its marks are not shown")
        skipped = file.damaged + file.torn
        if skipped:
            first = file.first_damaged or file.lines + 1
            count = "1 line is" if skipped == 1 else f"{skipped} lines are"
            message = f"{path}: {count} damaged and skipped, the first is line {first}; all other marks count"
            yield Problem(first, 0, "damaged-log", message)
        if file.is_newer:
            message = f"{path}: written by a newer papertui; read as far as understood, not written to"
            yield Problem(0, 0, "newer-log", message)
