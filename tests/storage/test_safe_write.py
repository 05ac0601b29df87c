"""Facts about replacing a file: whole or not at all, never over another's change, and honest about it."""

from __future__ import annotations

import errno
import os
import stat
import time
from typing import TYPE_CHECKING

import pytest

from papertui.errors import ChangedElsewhereError, UncertainWriteError, WriteFailedError
from papertui.storage import safe_write, same_content
from tests.storage.faults import failing, failing_on_folders, names_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = b'title = "old"\n'
NEW = b'title = "new"\n' * 1000
LINE = b'{"at":"2026-11-20T17:37:00.123Z"}\n'


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
    answers: list[bool] = []

    def holds(path: Path, content: bytes) -> bool:
        answers.append(same_content.holds(path, content))
        if len(answers) == 1:
            path.write_bytes(b"theirs")
        return answers[-1]

    monkeypatch.setattr(safe_write, "holds", holds)

    with pytest.raises(ChangedElsewhereError) as caught:
        safe_write.replace(catalogue, OLD, NEW, lock_folder=locks)
    assert answers == [True, False]
    assert caught.value.on_disk == b"theirs"


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
