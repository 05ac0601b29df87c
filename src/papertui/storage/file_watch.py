"""Notices that a file is no longer what was last seen: its status first, its content only when that differs."""

from __future__ import annotations

import stat
import time
from typing import TYPE_CHECKING

from papertui.storage.same_content import holds

if TYPE_CHECKING:
    import os
    from pathlib import Path

_SETTLED_AGE = 2.0  # seconds; a younger file may change again without showing it in its status


class FileWatch:
    """What was last seen of one file; a change back to it is no change."""

    def __init__(self, path: Path, seen: bytes) -> None:
        self._path = path
        self._seen: bytes | None = seen
        self._settled: tuple[int, ...] | None = None

    def has_changed(self) -> bool:
        """Whether the file holds something else than was last seen; a file that cannot be read holds nothing."""
        status = self._status()
        if status is None:
            return self._seen is not None
        signature = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if signature == self._settled:
            return False
        if not self._holds_what_was_seen():
            return True
        is_old = time.time() - max(status.st_mtime, status.st_ctime) > _SETTLED_AGE
        self._settled = signature if is_old else None
        return False

    def look(self) -> None:
        """Take whatever is there now as seen."""
        self.see(self._content())

    def see(self, content: bytes | None) -> None:
        """Take this content as seen; None means that nothing can be read."""
        self._seen = content
        self._settled = None

    def _holds_what_was_seen(self) -> bool:
        try:
            return self._seen is not None and holds(self._path, self._seen)
        except OSError:
            return self._seen is None

    def _status(self) -> os.stat_result | None:
        """The status of a plain file; a pipe in its place is not asked for what it holds, it would wait for ever."""
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status if stat.S_ISREG(status.st_mode) else None

    def _content(self) -> bytes | None:
        try:
            return None if self._status() is None else self._path.read_bytes()
        except OSError:
            return None
