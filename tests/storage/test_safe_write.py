"""Facts about the only writer: whole or not at all, never over another's change, and honest about it."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from papertui.errors import ChangedElsewhereError, UncertainWriteError, WriteFailedError
from papertui.storage import safe_write

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = b'title = "old"\n'
NEW = b'title = "new"\n' * 1000
LINE = b'{"at":"2026-11-20T17:37:00.123Z"}\n'


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    """A folder for lock files that does not exist yet."""
    return tmp_path / "state" / "locks"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A file alone in its folder."""
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "papers.toml").write_bytes(OLD)
    return folder / "papers.toml"


def names_in(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def failing(error: BaseException) -> Callable[..., object]:
    """A system call that fails."""

    def call(*_arguments: object, **_names: object) -> object:
        raise error

    return call


def failing_on_folders(code: int) -> Callable[[int], None]:
    """A fsync that fails for folders alone."""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(code, os.strerror(code))
        real(descriptor)

    return fsync


def test_a_file_is_replaced_as_a_whole_and_nothing_else_is_left(catalogue: Path, locks: Path) -> None:
    """After a replacement the folder holds the new text and no temporary file."""
    safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert catalogue.read_bytes() == NEW
    assert names_in(catalogue.parent) == ["papers.toml"]


def test_a_file_that_must_not_exist_is_made_with_the_usual_mode(catalogue: Path, locks: Path) -> None:
    """Expecting nothing makes the file, as any program would under this umask."""
    usual = catalogue.with_name("usual")
    usual.touch()

    safe_write.replace(catalogue.with_name("made"), None, NEW, lock_folder=locks)

    made = catalogue.with_name("made")
    assert made.read_bytes() == NEW
    assert made.stat().st_mode == usual.stat().st_mode


@pytest.mark.parametrize(
    ("standing", "expected"),
    [(b"theirs", OLD), (None, OLD), (b"theirs", None), (b"", OLD)],
    ids=["changed", "deleted", "made", "emptied"],
)
def test_what_another_has_written_is_not_overwritten(
    catalogue: Path, locks: Path, standing: bytes | None, expected: bytes | None
) -> None:
    """A file that is not as expected stays, and the error brings what it holds."""
    catalogue.unlink()
    if standing is not None:
        catalogue.write_bytes(standing)

    with pytest.raises(ChangedElsewhereError) as caught:
        safe_write.replace(catalogue, expected, NEW, lock_folder=locks)

    assert caught.value.on_disk == standing
    assert (catalogue.read_bytes() if catalogue.exists() else None) == standing
    assert not list(catalogue.parent.glob(".papertui-*"))


def test_a_change_in_the_window_before_the_swap_is_not_overwritten(
    catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A foreign write while the new text goes to the disk is noticed: the comparison comes after it."""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        catalogue.write_bytes(b"theirs")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)

    with pytest.raises(ChangedElsewhereError):
        safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)
    assert catalogue.read_bytes() == b"theirs"


def test_a_change_during_the_comparison_is_noticed(
    catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that changes right after it was compared is compared again."""
    real = Path.read_bytes
    seen: list[bytes] = []

    def read_bytes(path: Path) -> bytes:
        content = real(path)
        if not seen:
            path.write_bytes(b"theirs")
        seen.append(content)
        return content

    monkeypatch.setattr(Path, "read_bytes", read_bytes)

    with pytest.raises(ChangedElsewhereError):
        safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)
    assert seen == [OLD, b"theirs"]


def test_a_symbolic_link_stays_a_link(catalogue: Path, locks: Path, tmp_path: Path) -> None:
    """A replacement through links changes the file at their end."""
    link = tmp_path / "link.toml"
    link.symlink_to("lists/papers.toml")
    second = tmp_path / "second.toml"
    second.symlink_to(link)

    safe_write.replace(second, OLD, NEW, lock_folder=locks)

    assert second.is_symlink()
    assert link.is_symlink()
    assert catalogue.read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_is_kept(catalogue: Path, locks: Path, mode: int) -> None:
    """Whoever could read the old text can read the new one, and nobody else."""
    catalogue.chmod(mode)

    safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert stat.S_IMODE(catalogue.stat().st_mode) == mode


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
def test_the_owner_is_kept(catalogue: Path, locks: Path) -> None:
    """Another's file stays another's."""
    os.chown(catalogue, 1234, 2345)

    safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert (catalogue.stat().st_uid, catalogue.stat().st_gid) == (1234, 2345)


def test_an_owner_that_may_not_be_kept_is_no_failure(
    catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Giving a file away needs rights an ordinary reader has not."""
    monkeypatch.setattr(os, "fchown", failing(PermissionError(errno.EPERM, "no")))

    safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert catalogue.read_bytes() == NEW


@pytest.mark.parametrize("call", ["open", "write", "fsync", "fchmod", "replace"])
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "no permission"),
        (errno.EFBIG, "larger"),
        (errno.EIO, "disk reported an error"),
        (errno.ETXTBSY, "busy"),
    ],
)
def test_a_failed_replacement_leaves_the_old_text(  # noqa: PLR0913, PLR0917  one table of both
    catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, sentence: str
) -> None:
    """Whatever call fails and however: the old text, no temporary file, a sentence."""
    safe_write.make_folder(locks)
    monkeypatch.setattr(os, call, failing(OSError(code, os.strerror(code))))

    with pytest.raises(WriteFailedError, match=sentence) as caught:
        safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    monkeypatch.undo()
    assert not isinstance(caught.value, UncertainWriteError)
    assert "nothing was changed" in str(caught.value)
    assert catalogue.read_bytes() == OLD
    assert names_in(catalogue.parent) == ["papers.toml"]


def test_an_interrupted_replacement_leaves_the_old_text(
    catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while the disk works takes the temporary file away and goes on its way."""
    monkeypatch.setattr(safe_write, "_flush", failing(KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert catalogue.read_bytes() == OLD
    assert names_in(catalogue.parent) == ["papers.toml"]


def test_a_folder_that_cannot_be_flushed_is_told_as_written(
    catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When only the last step fails the new text is there, and the sentence says what may happen to it."""
    safe_write.make_folder(locks)
    monkeypatch.setattr(os, "fsync", failing_on_folders(errno.EIO))

    with pytest.raises(UncertainWriteError, match="written, but may not survive a power cut"):
        safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert catalogue.read_bytes() == NEW


def test_a_file_system_that_cannot_flush_folders_is_no_failure(
    catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EINVAL says that there is nothing to flush here, not that it went wrong."""
    safe_write.make_folder(locks)
    monkeypatch.setattr(os, "fsync", failing_on_folders(errno.EINVAL))

    safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert catalogue.read_bytes() == NEW


def test_a_write_that_takes_several_calls_is_whole(
    catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that takes only a part of a large text at once is asked again."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:100]))

    safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert catalogue.read_bytes() == NEW


@pytest.mark.parametrize("call", [safe_write.replace, safe_write.append])
def test_what_is_not_a_plain_file_is_refused(tmp_path: Path, locks: Path, call: Callable[..., None]) -> None:
    """A folder or a pipe is never written to, and never waited for."""
    os.mkfifo(tmp_path / "pipe")
    content = (OLD, NEW) if call is safe_write.replace else (LINE,)

    for name in ("pipe", "."):
        with pytest.raises(WriteFailedError, match="not a plain file"):
            call(tmp_path / name, *content, lock_folder=locks)


def test_a_file_its_owner_protects_is_refused(catalogue: Path, locks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only file is not replaced, although its folder would allow it."""
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)

    with pytest.raises(WriteFailedError, match="no permission"):
        safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert catalogue.read_bytes() == OLD


def test_own_temporaries_of_an_hour_ago_are_swept(catalogue: Path, locks: Path) -> None:
    """What a killed papertui left is removed at the next write; younger ones and others' files stay."""
    old, young = (catalogue.with_name(f".papertui-{digit * 16}.tmp") for digit in "ab")
    other = catalogue.with_name(".papertui-notes.tmp")
    for path in (old, young, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (time.time() - 4000, time.time() - 4000))

    safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)

    assert not old.exists()
    assert young.exists()
    assert other.exists()


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


WRITER = """
import sys
from pathlib import Path
from papertui.storage import safe_write
log, locks, name, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
for number in range(count):
    safe_write.append(log, f"{name} {number} {'x' * 300}\\n".encode(), lock_folder=locks)
"""


def test_eight_processes_appending_at_once_lose_nothing(tmp_path: Path, locks: Path) -> None:
    """Every line of every writer is there once, whole and in its order."""
    log = tmp_path / "log.jsonl"
    count = 25

    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(log), str(locks), f"w{writer}", str(count)])
        for writer in range(8)
    ]

    assert [writer.wait() for writer in writers] == [0] * 8
    lines = [line.split(" ") for line in log.read_text().splitlines()]
    assert len(lines) == 8 * count
    for writer in range(8):
        assert [int(line[1]) for line in lines if line[0] == f"w{writer}"] == list(range(count))


REPLACER = """
import sys
from pathlib import Path
from papertui.errors import ChangedElsewhereError
from papertui.storage import safe_write
file, locks, name, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
done = 0
while done < count:
    before = file.read_bytes()
    try:
        safe_write.replace(file, before, before + f"{name} {done}\\n".encode(), lock_folder=locks)
    except ChangedElsewhereError:
        continue
    done += 1
"""


def test_processes_replacing_at_once_overwrite_none_of_the_others(catalogue: Path, locks: Path) -> None:
    """Each replacement is based on the one before it."""
    count = 15

    writers = [
        subprocess.Popen([sys.executable, "-c", REPLACER, str(catalogue), str(locks), f"w{writer}", str(count)])
        for writer in range(4)
    ]

    assert [writer.wait() for writer in writers] == [0] * 4
    lines = catalogue.read_text().splitlines()[1:]
    assert sorted(lines) == sorted(f"w{writer} {number}" for writer in range(4) for number in range(count))


@pytest.mark.parametrize("pause", [0.0, 0.004, 0.009, 0.015, 0.022, 0.03])
def test_kill_leaves_whole_lines_and_at_most_a_torn_tail(tmp_path: Path, locks: Path, pause: float) -> None:
    """Killed at any moment, the log holds whole lines; the next writer finds the lock free and goes on."""
    log = tmp_path / "log.jsonl"
    log.write_bytes(b"")
    endless = subprocess.Popen([sys.executable, "-c", WRITER, str(log), str(locks), "killed", "1000000"])
    deadline = time.monotonic() + pause + 10
    while not log.stat().st_size and time.monotonic() < deadline:
        os.sched_yield()
    struck = time.monotonic() + pause
    while time.monotonic() < struck:
        os.sched_yield()

    endless.send_signal(signal.SIGKILL)
    endless.wait()
    safe_write.append(log, b"after\n", lock_folder=locks)

    lines = log.read_text().splitlines()
    whole = [f"killed {number} {'x' * 300}" for number in range(len(lines))]
    written = [line for line in lines if line in set(whole)]
    assert lines[-1] == "after"
    assert written == whole[: len(written)]
    assert len(lines) - len(written) <= 2
