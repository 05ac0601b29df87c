"""The system calls of a process, listed and struck by strace, which is attached before the first of them."""

from __future__ import annotations

import errno
import os
import re
import select
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = (
    "open openat creat write pwrite64 pwritev fsync fdatasync sync_file_range rename renameat renameat2 unlink unlinkat"
    " rmdir mkdir mkdirat ftruncate truncate fallocate fchmod fchmodat chmod fchown chown lchown fchownat link linkat"
    " symlink symlinkat flock copy_file_range sendfile"
)
CHANGING = tuple(_NAMES.split())
OPENING = ("open", "openat", "creat")
LINE = re.compile(r"(?:\d+ +)?(\w+)\((.*)")
ATTACHED = b" attached"
PATIENCE = 20.0  # seconds to attach


@dataclass(frozen=True)
class Point:
    """One changing system call: the `number`-th of its name, and how many of every other came before it."""

    name: str
    number: int
    earlier: tuple[tuple[str, int], ...]
    text: str


def why_not() -> str:
    """Why no process can be traced here; empty when one can."""
    if not sys.platform.startswith("linux"):
        return "strace is a tool of Linux"
    if shutil.which("strace") is None:
        return "strace is not installed (Debian: apt install strace)"
    started = subprocess.run(
        ["strace", "-f", "-e", "trace=write", "-e", "inject=fsync:error=EIO", "true"], capture_output=True, check=False
    )
    if started.returncode != 0:
        return f"strace may not trace here: {started.stderr.decode(errors='replace').strip()[-200:]}"
    return _why_not_attached()


def _why_not_attached() -> str:
    with subprocess.Popen(["sleep", "60"]) as sleeping:
        try:
            tracer = Tracer([])
            tracer.attach(sleeping.pid)
        except PermissionError as error:
            return f"strace may not attach to a running process here: {error}"
        finally:
            sleeping.kill()
        tracer.finish()
    return ""


class Tracer:
    """One strace, attached to one process until that ends."""

    def __init__(self, rules: list[str], log: Path | None = None) -> None:
        """Plan what is to happen.

        Args:
            rules: As for ``strace -e``.
            log: Where the calls are listed.
        """
        where = [] if log is None else ["-o", str(log)]
        self._words = ["strace", "-f", "-s", "64", *where, *(word for rule in rules for word in ("-e", rule))]
        self._process: subprocess.Popen[bytes] | None = None

    def attach(self, pid: int) -> None:
        """Wait until every further call of a process is seen.

        Raises:
            PermissionError: The system forbids it.
        """
        self._process = subprocess.Popen([*self._words, "-p", str(pid)], stderr=subprocess.PIPE)
        said = self._said()
        if ATTACHED not in said:
            self._process.kill()
            said += self._process.communicate()[1]
            raise PermissionError(errno.EPERM, said.decode(errors="replace").strip()[-200:])

    def _said(self) -> bytes:
        """The first that strace says: that it is attached, once the process has been told to stop, or why not."""
        assert self._process is not None
        assert self._process.stderr is not None
        speaks, _, _ = select.select([self._process.stderr], [], [], PATIENCE)
        return os.read(self._process.stderr.fileno(), 4096) if speaks else b""

    def release(self, pid: int) -> None:
        """Attach, then let a process that waits for SIGUSR1 go on."""
        self.attach(pid)
        os.kill(pid, signal.SIGUSR1)

    def finish(self) -> None:
        """Wait for strace, which ends with the process."""
        assert self._process is not None
        self._process.communicate(timeout=PATIENCE)


def listing_rules() -> list[str]:
    """What lists every changing call."""
    return ["trace=" + ",".join(f"?{name}" for name in CHANGING), "signal=none"]


def points_in(log: Path) -> list[Point]:
    """The changing calls of a listing, in order; those that only open for reading are counted and left out."""
    counts: dict[str, int] = {}
    found = []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        match = LINE.match(line)
        if match is None or "resumed>" in line:
            continue
        name, rest = match[1], match[2]
        earlier = tuple(counts.items())
        counts[name] = counts.get(name, 0) + 1
        if name not in OPENING or re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", rest):
            found.append(Point(name, counts[name], earlier, line))
    return found


def striking_rules(point: Point, manner: str, code: int) -> list[str]:
    """What strikes at a point: ``kill`` before the call, ``once`` it fails, ``always`` so do all changes after it.

    Opening for reading cannot be told from opening for writing by a rule, so ``always`` strikes both.
    """
    if manner == "kill":
        return [f"trace={point.name}", f"inject={point.name}:signal=SIGKILL:when={point.number}"]
    error = errno.errorcode[code]
    if manner == "once":
        return [f"trace={point.name}", f"inject={point.name}:error={error}:when={point.number}"]
    earlier = dict(point.earlier)
    names = [name for name in CHANGING if name != "flock"]
    return [
        "trace=" + ",".join(f"?{name}" for name in CHANGING),
        *(f"inject=?{name}:error={error}:when={earlier.get(name, 0) + 1}+" for name in names),
    ]
