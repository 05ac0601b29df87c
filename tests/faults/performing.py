"""A process with papertui loaded that forks a child for each act, so that a fault can strike at any of its calls.

Run as ``python -m tests.faults.performing``; it reads one JSON object a line (an `Act`) and answers with two: the
child's process id, and when it has ended its wait status. Everything papertui needs is loaded before, so a child's
first call is one of the act itself.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

from papertui.__main__ import main
from tests.faults import shim, twins

UNCAUGHT = 99


class Voice(io.TextIOWrapper):
    """Stdout or stderr, kept until the act is over and written by `writev`: never one of the calls that fail."""

    def __init__(self, path: str) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        self._kept = io.BytesIO()
        super().__init__(self._kept, encoding="utf-8", errors="backslashreplace")

    def deliver(self) -> None:
        self.flush()
        os.writev(self._descriptor, [self._kept.getvalue()])


def warm_up(folder: Path) -> None:
    """Load whatever the acts load, on files of their own."""
    for name in ("DATA", "STATE", "CONFIG"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    catalogue = folder / "papers.toml"
    catalogue.write_text('[[papers]]\nid = "a"\ntitle = "A"\narxiv = "2006.11239"\n')
    acts = (
        ("read", "a"),
        ("edit", "a", "--set", "title=B", "--set", "arxiv=1907.05600"),
        ("add", "--title", "C"),
        ("undo",),
        ("redo",),
        ("edit", "nobody", "--set", "title=B"),
    )
    for words in acts:
        run(["-c", str(catalogue), *words])


def run(words: list[str]) -> int:
    sys.argv = ["papertui", *words]
    sys.stdin = io.StringIO()
    return main()


def perform(act: dict[str, Any], ready: int) -> int:
    """What the child does; its exit code, and what papertui did not catch is told as Python would.

    By closing `ready` it tells that its next changing call is one of the act.
    """
    os.environ.update(act["environment"])
    os.chdir(act["folder"])
    voices = sys.stdout, sys.stderr = Voice(act["out"]), Voice(act["err"])
    try:
        return _performed(act, ready)
    except BaseException:  # noqa: BLE001  nothing may come back into the server's loop
        traceback.print_exc()
        return UNCAUGHT
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        for voice in voices:
            voice.deliver()


def _performed(act: dict[str, Any], ready: int) -> int:
    if act["twin"]:
        twins.take_the_place(act["twin"])
    if act["file_size"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (act["file_size"], resource.RLIM_INFINITY))
    if act["user"]:
        os.setuid(act["user"])
    os.close(ready)
    if act["is_awaited"]:
        signal.sigwait({signal.SIGUSR1})
    calls = shim.Calls(**act["fault"]) if act["fault"] is not None else None
    with calls.watched() if calls is not None else io.BytesIO():
        code = run(act["words"])
    if calls is not None:
        Path(act["calls"]).write_text(json.dumps(calls.names))
    return code


def serve() -> None:
    answers = os.dup(1)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    warm = Path(sys.argv[1])
    sys.stdout = sys.stderr = io.StringIO()
    warm_up(warm)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False))
    os.write(answers, b"ready\n")
    for line in sys.stdin:
        awaited, ready = os.pipe()
        child = os.fork()
        if child == 0:
            os._exit(perform(json.loads(line), ready))
        os.close(ready)
        os.read(awaited, 1)
        os.close(awaited)
        os.write(answers, b"%d\n" % child)
        _, status = os.waitpid(child, 0)
        os.write(answers, b"%d\n" % status)


if __name__ == "__main__":
    serve()
