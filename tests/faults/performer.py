"""Lets a forked papertui act on a stage, under a fault, and tells how it ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Fault:
    """What befalls an act; see `shim.Calls`."""

    at: int = 0
    manner: str = "once"
    code: int = 5
    path: str = ""
    theirs: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Limits:
    """What an act may not do.

    Attributes:
        file_size: No file grows over so many bytes, as after ``ulimit -f``.
        user: It is done by this user, who owns nothing.
    """

    file_size: int | None = None
    user: int = 0


@dataclass(frozen=True)
class Outcome:
    """How an act ended.

    Attributes:
        code: The exit code; negative when a signal ended it.
        out: What it wrote to stdout.
        err: What it said.
        calls: The changing calls it made, when they were listed or it lived on after a fault.
    """

    code: int
    out: str
    err: str
    calls: tuple[str, ...] = ()

    @property
    def is_killed(self) -> bool:
        return self.code < 0


@dataclass
class Performer:
    """One server (`performing.py`) and the folder for what its children say."""

    folder: Path
    _server: subprocess.Popen[str] = field(init=False)

    def __enter__(self) -> Self:
        (self.folder / "warm").mkdir(parents=True)
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.performing", str(self.folder / "warm")],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]), "TZ": "UTC"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._answer() == "ready"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.communicate()

    def perform(  # noqa: PLR0913  each of them befalls an act
        self,
        words: Sequence[str],
        stage: Path,
        *,
        fault: Fault | None = None,
        twin: str = "",
        limits: Limits | None = None,
        watcher: Callable[[int], None] | None = None,
    ) -> Outcome:
        """Let a child act.

        Args:
            words: The command line.
            stage: The home and current folder.
            fault: What the shim lets befall it.
            twin: A bad writer in the place of the real one.
            limits: What it may not do.
            watcher: Called with the child's process id before its first call; lets it go on by SIGUSR1.
        """
        out, err, calls = (self.folder / name for name in ("out", "err", "calls"))
        calls.unlink(missing_ok=True)
        act = {
            "words": list(words),
            "folder": str(stage),
            "environment": environment(stage),
            "out": str(out),
            "err": str(err),
            "calls": str(calls),
            "fault": None if fault is None else asdict(fault),
            "twin": twin,
            **asdict(limits or Limits()),
            "is_awaited": watcher is not None,
        }
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(act) + "\n")
        self._server.stdin.flush()
        child = int(self._answer())
        if watcher is not None:
            watcher(child)
        code = os.waitstatus_to_exitcode(int(self._answer()))
        listed = json.loads(calls.read_text()) if calls.exists() else ()
        return Outcome(code, out.read_text(), err.read_text(), tuple(listed))

    def _answer(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline().strip()


def environment(stage: Path) -> dict[str, str]:
    """Everything papertui keeps lies on the stage."""
    folders = {f"XDG_{name}_HOME": str(stage / name.lower()) for name in ("DATA", "STATE", "CONFIG")}
    return {**folders, "HOME": str(stage)}
