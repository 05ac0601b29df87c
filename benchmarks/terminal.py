"""A program on a pseudo-terminal: when a text is painted, and how much memory it took until it came to rest."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PATIENCE = 60.0  # seconds until a program counts as stuck
REST = 0.5  # seconds that are looked at as one …
RESTING = 2  # … and the hundredths of a second of work in them that count as none
LAST_WORDS = 120  # bytes of what was painted that are told of a program that failed


class Terminal:
    """One running program and all it has painted."""

    def __init__(self, descriptor: int, process: int) -> None:
        self._descriptor = descriptor
        self._process = process
        self._begin = perf_counter()
        self.painted = b""

    def wait_for(self, needles: Sequence[bytes]) -> float:
        """Seconds from the start until one of the texts is on the screen.

        Raises:
            TimeoutError: None of them came, or the program ended.
        """
        while perf_counter() - self._begin < PATIENCE:
            if not self._read(1.0) and self._has_ended():
                break
            if any(needle in self.painted for needle in needles):
                return perf_counter() - self._begin
        raise TimeoutError(f"{needles[0].decode()!r} was never painted; it ended with {self.painted[-LAST_WORDS:]!r}")

    def type(self, keys: bytes) -> None:
        """Press keys, all at once."""
        os.write(self._descriptor, keys)

    def type_slowly(self, keys: bytes, pause: float) -> float:
        """Press keys one by one, so many seconds apart.

        Returns:
            Seconds from the last key until the last thing was painted that came because of it.
        """
        begin = perf_counter()
        for number, key in enumerate(keys):
            while (left := begin + number * pause - perf_counter()) > 0:
                self._read(left)
            os.write(self._descriptor, bytes([key]))
        pressed = painted = perf_counter()
        while perf_counter() - painted < REST:
            if self._read(REST):
                painted = perf_counter()
        return painted - pressed

    def rest(self) -> None:
        """Wait until the program works no more; a blinking cursor is no work."""
        work = self._work()
        while perf_counter() - self._begin < PATIENCE:
            end = perf_counter() + REST
            while (left := end - perf_counter()) > 0:
                self._read(left)
            before, work = work, self._work()
            if work - before <= RESTING:
                return

    def peak_memory(self) -> int:
        """The most memory the program ever had, in bytes (Linux).

        Raises:
            ProcessLookupError: It has ended, and its memory is forgotten.
        """
        status = Path(f"/proc/{self._process}/status").read_text(encoding="utf-8")
        if "VmHWM:" not in status:
            raise ProcessLookupError(f"the program has ended; it ended with {self.painted[-LAST_WORDS:]!r}")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._descriptor], [], [], patience)
        if not ready:
            return False
        try:
            piece = os.read(self._descriptor, 65536)
        except OSError:  # Linux reports the end of a pseudo-terminal so
            return False
        self.painted += piece
        return bool(piece)

    def _has_ended(self) -> bool:
        return os.waitid(os.P_PID, self._process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def _work(self) -> int:
        """The ticks of processor time used so far (Linux)."""
        fields = Path(f"/proc/{self._process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])


@contextmanager
def started(
    command: Sequence[str], environment: Mapping[str, str], folder: str, size: tuple[int, int] = (40, 120)
) -> Iterator[Terminal]:
    """Start a program on its own terminal of so many rows and columns; it is killed at the end."""
    process, descriptor = pty.fork()
    if process == 0:
        os.chdir(folder)
        shown = {**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.execve(command[0], list(command), shown)  # noqa: S606  a program of ours, on its own terminal
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    try:
        yield Terminal(descriptor, process)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(descriptor)
