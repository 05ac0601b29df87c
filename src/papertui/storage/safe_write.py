"""The only writer: whole files or whole lines, on disk before it returns, never over somebody else's change.

A file is replaced in these steps, so that at every moment its complete old or its complete new text is there::

    lock → unique temporary file in the same folder → write, keep owner and mode, fsync
         → read the file again, compare with what the change was based on → rename over it → fsync the folder

The lock is a file of its own that is never deleted; deleting it would let two writers hold two different locks.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from papertui.errors import ChangedElsewhereError, UncertainWriteError, WriteFailedError
from papertui.storage.refusals import told_reason
from papertui.storage.same_content import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOCK_PATIENCE = 5.0  # seconds
STALE_AGE = 3600.0  # seconds
_LOCK_PAUSE = 0.005  # seconds
_TEMPORARY = re.compile(r"\.papertui-[0-9a-f]{16}\.tmp")


def replace(
    path: Path,
    expected: bytes | None,
    content: bytes,
    *,
    lock_folder: Path,
    first: Callable[[], object] | None = None,
) -> None:
    """Put `content` in the place of `expected`, all of it or nothing; symbolic links stay links.

    Args:
        path: The file; a link is followed.
        expected: What the change was based on; None when the file must not exist yet.
        content: The whole new text.
        lock_folder: Where the lock file lives; made when missing.
        first: Done when nothing but the renaming is left to do, such as writing what belongs to the new text
            elsewhere; when it fails, the file stays as it is.

    Raises:
        ChangedElsewhereError: The file holds something else; it is untouched.
        UncertainWriteError: The new text is there, but the folder could not be flushed.
        WriteFailedError: The disk refused; the file is untouched.
    """
    target = Path(os.path.realpath(path))
    with _locked(target, lock_folder):
        with _told(path):
            _sweep_stale_temporaries(target.parent)
            standing = _status_of(target)
            temporary = _write_temporary(target, content, standing)
            try:
                _check_unchanged(path, target, expected)
                if first is not None:
                    first()
                    _check_unchanged(path, target, expected)
                os.replace(temporary, target)  # noqa: PTH105  a test fails it by this name
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        _flush_folder(path, target.parent)


def append(path: Path, lines: bytes, *, lock_folder: Path) -> None:
    """Add whole lines to a file, in one write; it is made when missing, a torn last line is closed first.

    Args:
        path: The file; its folder must exist.
        lines: Ends with a newline.
        lock_folder: Where the lock file lives; made when missing.

    Raises:
        UncertainWriteError: The lines are there, but the folder of a new file could not be flushed.
        WriteFailedError: The disk refused; the file has its old length.
    """
    target = Path(os.path.realpath(path))
    with _locked(target, lock_folder):
        with _told(path):
            is_new = _status_of(target) is None
            _append_or_restore(path, target, lines, is_new=is_new)
        if is_new:
            _flush_folder(path, target.parent)


def make_folder(path: Path) -> None:
    """Make a folder and its missing parents, for the reader alone, as the XDG specification asks.

    Raises:
        WriteFailedError: It cannot be made.
    """
    if os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises where this answers
        return
    if path.parent != path:
        make_folder(path.parent)
    with _told(path, "the folder cannot be made"):
        path.mkdir(mode=0o700, exist_ok=True)
    try:
        _flush_folder(path, path.parent)
    except UncertainWriteError as error:
        with suppress(OSError):
            path.rmdir()
        raise WriteFailedError(path, "the folder cannot be made: the disk reported an error") from error


def remove(path: Path) -> None:
    """Remove a file of papertui's own that is needed no more; one that is gone already is no failure.

    Raises:
        WriteFailedError: It cannot be removed.
    """
    with _told(path):
        path.unlink(missing_ok=True)


@contextmanager
def _told(path: Path, what: str = "") -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except OSError as error:
        raise WriteFailedError(path, told_reason(error, what)) from error


@contextmanager
def _locked(target: Path, lock_folder: Path) -> Iterator[None]:
    """Hold the lock of a file; other processes and threads wait, for a bounded time."""
    from hashlib import sha256  # noqa: PLC0415  loads OpenSSL, which reading does without

    make_folder(lock_folder)
    lock = lock_folder / f"{sha256(os.fsencode(target)).hexdigest()[:24]}.lock"
    with _told(lock, "the lock file cannot be made"):
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with _closed_at_last(descriptor):
        _wait_for(descriptor, target, lock)
        yield


@contextmanager
def _closed_at_last(descriptor: int) -> Iterator[None]:
    """Close a descriptor; what was written is flushed by then, so a failure to close says nothing about it."""
    try:
        yield
    finally:
        with suppress(OSError):
            os.close(descriptor)


def _wait_for(descriptor: int, target: Path, lock: Path) -> None:
    deadline = time.monotonic() + LOCK_PATIENCE
    with _told(lock, "the lock cannot be taken"):
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    break
                time.sleep(_LOCK_PAUSE)
            else:
                return
    raise WriteFailedError(target, f"another papertui has been writing to it for over {LOCK_PATIENCE:g} seconds")


def _status_of(target: Path) -> os.stat_result | None:
    """The status of a regular file; None when there is none.

    Raises:
        OSError: It is there and cannot be written to.
    """
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not a plain file")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return status


def _write_temporary(target: Path, content: bytes, standing: os.stat_result | None) -> Path:
    temporary = target.parent / f".papertui-{os.urandom(8).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, 0o666 if standing is None else 0o600)
    try:
        with _closed_at_last(descriptor):
            _write_all(descriptor, content)
            if standing is not None:
                with suppress(PermissionError):
                    os.fchown(descriptor, standing.st_uid, standing.st_gid)
                os.fchmod(descriptor, stat.S_IMODE(standing.st_mode))
            _flush(descriptor)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _check_unchanged(path: Path, target: Path, expected: bytes | None) -> None:
    """Compare by content; the status before and after shows a change during the reading."""
    while True:
        before = _signature(target)
        is_same = expected is None if before is None else expected is not None and holds(target, expected)
        if not is_same:
            raise ChangedElsewhereError(path, None if before is None else target.read_bytes())
        if before == _signature(target):
            return


def _signature(target: Path) -> tuple[int, int, int, int] | None:
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _append_or_restore(path: Path, target: Path, lines: bytes, *, is_new: bool) -> None:
    descriptor = os.open(target, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
    with _closed_at_last(descriptor):
        size = os.fstat(descriptor).st_size
        is_torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        try:
            _write_once(descriptor, b"\n" + lines if is_torn else lines)
            _flush(descriptor)
        except BaseException as error:
            if not _is_restored(descriptor, target, size, is_new=is_new) and isinstance(error, OSError):
                raise WriteFailedError(
                    path, told_reason(error), "what is at its end could not be taken back"
                ) from error
            raise


def _write_once(descriptor: int, addition: bytes) -> None:
    """One system call, so that no other writer can come between; half a line is a full disk."""
    if os.write(descriptor, addition) != len(addition):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _is_restored(descriptor: int, target: Path, size: int, *, is_new: bool) -> bool:
    """Take back what a failed append has left; what stays is at worst a torn line, which readers skip."""
    try:
        os.ftruncate(descriptor, size)
        if is_new:
            target.unlink()
    except OSError:
        return False
    return True


def _flush(descriptor: int) -> None:
    """Bring a file to the disk itself: macOS does so only when asked by F_FULLFSYNC."""
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        with suppress(OSError):
            fcntl.fcntl(descriptor, full)
            return
    os.fsync(descriptor)


def _flush_folder(path: Path, folder: Path) -> None:
    """Bring a new name to the disk; file systems that cannot do this for a folder answer EINVAL."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        with _closed_at_last(descriptor):
            os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise UncertainWriteError(path, told_reason(error)) from error


def _sweep_stale_temporaries(folder: Path) -> None:
    """Remove temporary files that a killed papertui left here long ago."""
    oldest = time.time() - STALE_AGE
    with suppress(OSError), os.scandir(folder) as names:
        for name in names:
            if _TEMPORARY.fullmatch(name.name):
                with suppress(OSError):
                    if name.stat(follow_symlinks=False).st_mtime < oldest:
                        Path(name.path).unlink()
