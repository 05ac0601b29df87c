"""The calls of `os` that change files, counted, and one of them made to fail or to kill, on any system."""

from __future__ import annotations

import fcntl
import os
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHANGING = (
    "open",
    "write",
    "fsync",
    "fdatasync",
    "replace",
    "rename",
    "unlink",
    "remove",
    "rmdir",
    "mkdir",
    "ftruncate",
    "fchmod",
    "fchown",
    "chmod",
    "utime",
    "link",
    "symlink",
    "close",
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Calls:
    """What an act calls, and what befalls it at one of these calls.

    Attributes:
        names: Every changing call so far, in order.
    """

    def __init__(
        self, at: int = 0, manner: str = "once", code: int = 5, path: str = "", theirs: tuple[str, str] = ("", "")
    ) -> None:
        """Plan a fault.

        Args:
            at: The number of the call that is struck, from 1; 0 only lists them.
            manner: ``kill`` ends the process before the call, ``once`` lets it fail, ``always`` also all after it;
                at ``foreign`` somebody else writes just before it.
            code: The `errno` of a failure.
            path: What somebody else writes.
            theirs: A text that stands there, and what it becomes.
        """
        self.names: list[str] = []
        self._at = at
        self._manner = manner
        self._code = code
        self._path = Path(path)
        self._theirs = theirs
        self._opened: set[int] = set()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Stand between the program and the system."""
        real = {name: getattr(os, name) for name in CHANGING}
        lock = fcntl.flock
        for name, call in real.items():
            setattr(os, name, self._between(name, call))
        fcntl.flock = self._between("flock", lock)
        try:
            yield
        finally:
            for name, call in real.items():
                setattr(os, name, call)
            fcntl.flock = lock

    def _between(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def changed(*given: Any, **named: Any) -> Any:
            if not self._is_changing(name, given):
                return call(*given, **named)
            self.names.append(name)
            number = len(self.names)
            if number == self._at and self._manner == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            if number == self._at and self._manner == "foreign":
                self._path.write_text(self._path.read_text(encoding="utf-8").replace(*self._theirs), encoding="utf-8")
            if name == "close":
                self._opened.discard(given[0])
                call(*given)  # a failed close has closed
            if self._is_failing(name, number):
                raise OSError(self._code, os.strerror(self._code))
            if name == "close":
                return None
            answer = call(*given, **named)
            if name == "open":
                self._opened.add(answer)
            return answer

        return changed

    def _is_failing(self, name: str, number: int) -> bool:
        if number == self._at:
            return self._manner in {"once", "always"}
        return 0 < self._at < number and self._manner == "always" and name != "close"

    def _is_changing(self, name: str, given: tuple[Any, ...]) -> bool:
        if name == "open":
            return bool(given[1] & WRITING)
        return name != "close" or given[0] in self._opened
