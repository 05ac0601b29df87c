"""How long the screen ever stands still while a large catalogue is loaded and indexed behind it."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from benchmarks.command_line import clean_environment
from benchmarks.generated import SHIPPED, write_catalogue
from benchmarks.heartbeat import delays
from benchmarks.report import Peer, Row, alone, beside
from benchmarks.start import BARE_NEEDLES, first_titles
from benchmarks.terminal import started

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ENTRIES = 50_000
ROUNDS = 3
LONGEST = 0.05
CHECKOUT = str(SHIPPED.parent)


def rows(folder: Path) -> Iterator[Row]:
    """The worst stall of several runs, beside the worst of a bare app that has nothing to do.

    Args:
        folder: An empty one for everything that is generated.
    """
    path = write_catalogue(folder, ENTRIES)
    titles = first_titles(path)
    bare = max(_longest_stall(folder, (), BARE_NEEDLES) for _ in range(ROUNDS))
    own = [_longest_stall(folder, (str(path),), titles) for _ in range(ROUNDS)]
    yield alone(f"longest stall while {ENTRIES:,} load", sorted(own)[ROUNDS // 2], most=LONGEST)
    yield beside(f"worst of {ROUNDS} such loadings", max(own), Peer("bare Textual app", bare))


def _longest_stall(folder: Path, words: Sequence[str], needles: Sequence[bytes]) -> float:
    """The longest delay between the first paint and the rest after loading."""
    notes = folder / "heartbeat"
    notes.write_bytes(b"")
    environment = {**clean_environment(folder), "PYTHONPATH": CHECKOUT}
    with started(
        (sys.executable, "-m", "benchmarks.heartbeat", str(notes), *words), environment, str(folder)
    ) as watched:
        watched.wait_for(needles)
        painted = monotonic()
        watched.rest()
    return max(delays(notes, painted), default=0.0)
