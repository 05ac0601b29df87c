"""Every call that changes a file fails or is the last one, in the program itself: P1, P2, P3, P5 and P6 hold."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from tests.faults.performer import Fault, Outcome, Performer
from tests.faults.rehearsal import Rehearsal, at, rehearsed
from tests.faults.stage import SCENES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.faults

MANNERS = ("kill", "once", "always")
CODES = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)


def faults(count: int, *, is_full: bool) -> list[Fault]:
    """Every fault at every call; of the short form one at each call, all kinds in turn."""
    if is_full:
        failures = [Fault(n, manner, code) for n in range(1, count + 1) for manner in MANNERS[1:] for code in CODES]
        return [*(Fault(n, "kill") for n in range(1, count + 1)), *failures]
    return [Fault(n, MANNERS[n % 3], CODES[n % 5]) for n in range(1, count + 1)]


def broken(rehearsal: Rehearsal, tried: list[Fault], twin: str = "") -> list[str]:
    """What was promised and is not so under any of these faults."""
    told: list[str] = []
    for fault in tried:

        def play(played: Rehearsal, fault: Fault = fault) -> Outcome:
            words = at(played.stage, played.scene.words)
            return played.performer.perform(words, played.stage.home, fault=fault, twin=twin)

        name = rehearsal.calls[fault.at - 1] if not twin else "call"
        told += rehearsal.failures(
            play, f"{name} {fault.at}, {fault.manner}, {fault.code}", is_lasting=fault.manner == "always"
        )
    return told


@pytest.mark.parametrize("name", SCENES)
def test_p1_p3_p6_at_every_call(
    performer: Performer, boards: Path, name: str, is_full: bool, tried: Callable[[str, int], None]
) -> None:
    """P1, P3, P6: old or new as a whole, the exit code says which, and undo and redo know it too."""
    rehearsal = rehearsed(performer, boards, SCENES[name])
    chosen = faults(len(rehearsal.calls), is_full=is_full)

    told = broken(rehearsal, chosen)

    assert not told, "\n".join(told)
    tried("faults at calls of the program", len(chosen))


@pytest.mark.parametrize(
    ("twin", "scene", "promise"),
    [
        ("plain", "edit", "P1"),
        ("plain", "undo of an edit", "P1"),
        ("rewriting", "mark", "P5"),
        ("silent", "edit", "P3"),
        ("silent", "mark", "P3"),
    ],
)
def test_p1_p3_p5_a_bad_writer_is_caught(
    performer: Performer, boards: Path, twin: str, scene: str, promise: str
) -> None:
    """P1, P3, P5: a writer that opens the file with "w", a log that is rewritten, one that tells no failure."""
    rehearsal = rehearsed(performer, boards, SCENES[scene])
    chosen = (Fault(n, manner) for n in range(1, 30) for manner in ("kill", "once"))

    caught = (told for fault in chosen for told in broken(rehearsal, [fault], twin) if f": {promise}:" in told)

    assert next(caught, ""), "no fault at any call shows it"
