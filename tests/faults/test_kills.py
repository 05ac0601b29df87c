"""SIGKILL at random moments, again and again: P1, P2, P3, P5 and P6 hold."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.faults.rehearsal import Rehearsal, at, rehearsed
from tests.faults.stage import SCENES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.performer import Outcome, Performer

pytestmark = pytest.mark.faults


def killed_after(seconds: float) -> Callable[[int], None]:
    """Lets a process go on and kills it so much later."""

    def watch(child: int) -> None:
        os.kill(child, signal.SIGUSR1)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            os.sched_yield()
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)

    return watch


def played(rehearsal: Rehearsal, watcher: Callable[[int], None] | None = None, twin: str = "") -> Outcome:
    words = at(rehearsal.stage, rehearsal.scene.words)
    return rehearsal.performer.perform(words, rehearsal.stage.home, watcher=watcher, twin=twin)


def killed(rehearsal: Rehearsal, rounds: int, twin: str = "") -> tuple[list[str], int]:
    """What was promised and is not so after kills at random moments; how many came before the end."""
    chance = random.Random(4)  # noqa: S311  no secret
    started = time.perf_counter()
    rehearsal.stage.restore(rehearsal.copy)
    played(rehearsal, twin=twin)
    length = time.perf_counter() - started
    told: list[str] = []
    struck = 0
    for number in range(rounds):
        seconds = chance.uniform(0, length)

        def play(rehearsal: Rehearsal, seconds: float = seconds) -> Outcome:
            nonlocal struck
            outcome = played(rehearsal, killed_after(seconds), twin)
            struck += outcome.is_killed
            return outcome

        told += rehearsal.failures(play, f"kill {number} after {seconds * 1000:.2f} ms", is_lasting=False)
    return told, struck


@pytest.mark.parametrize("name", ["mark", "edit", "add", "undo of an edit"])
def test_p1_p5_p6_however_often_it_is_killed(
    performer: Performer, boards: Path, name: str, is_full: bool, tried: Callable[[str, int], None]
) -> None:
    """P1, P5, P6: old or new as a whole, and undo knows which."""
    told, struck = killed(rehearsed(performer, boards, SCENES[name]), 300 if is_full else 8)

    assert not told, "\n".join(told)
    assert struck
    tried("random kills", struck)


def test_p1_a_bad_writer_is_caught_by_kills(performer: Performer, boards: Path) -> None:
    """P1: one that opens with "w" and takes its time."""
    told, _ = killed(rehearsed(performer, boards, SCENES["edit"]), 40, "plain slow")

    assert any(": P1:" in sentence for sentence in told), told
