"""Facts about many writers and killed ones: no line and no change is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from papertui.storage import safe_write

if TYPE_CHECKING:
    from pathlib import Path


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
