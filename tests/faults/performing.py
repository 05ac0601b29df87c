"""A process with papertui loaded that forks a child for each act, so that a fault can strike at any of its calls.

Run as ``python -m tests.faults.performing``; it reads one JSON object a line (an `Act`) and answers with two: the
child's process id, and when it has ended its wait status. Everything papertui needs is loaded before, so a child's
first call is one of the act itself.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

from papertui.__main__ import main
from tests.faults import shim, twins

UNCAUGHT = 99


class Voice(io.RawIOBase):
    """Stdout or stderr as a file that is written by `writev`: never one of the calls that fail."""

    def __init__(self, path: str) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        return os.writev(self._descriptor, [bytes(content)])


def text_voice(path: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedWriter(Voice(path)), encoding="utf-8", errors="backslashreplace")


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
    """What the child does; by closing `ready` it tells that its next changing call is one of the act."""
    os.environ.update(act["environment"])
    os.chdir(act["folder"])
    sys.stdout, sys.stderr = text_voice(act["out"]), text_voice(act["err"])
    if act["twin"]:
        twins.take_the_place(act["twin"])
    os.close(ready)
    if act["is_awaited"]:
        signal.sigwait({signal.SIGUSR1})
    calls = shim.Calls(**act["fault"]) if act["fault"] is not None else None
    with calls.watched() if calls is not None else io.BytesIO():
        code = run(act["words"])
    sys.stdout.flush()
    sys.stderr.flush()
    if calls is not None:
        Path(act["calls"]).write_text(json.dumps(calls.names))
    return code


def ended(act: dict[str, Any], ready: int) -> int:
    """The child's exit code; what papertui did not catch is told as Python would."""
    try:
        return perform(act, ready)
    except BaseException:  # noqa: BLE001  nothing may come back into the server's loop
        traceback.print_exc()
        sys.stderr.flush()
        return UNCAUGHT


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
            os._exit(ended(json.loads(line), ready))
        os.close(ready)
        os.read(awaited, 1)
        os.close(awaited)
        os.write(answers, b"%d\n" % child)
        _, status = os.waitpid(child, 0)
        os.write(answers, b"%d\n" % status)


if __name__ == "__main__":
    serve()
