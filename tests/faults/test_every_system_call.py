"""Every system call that changes a file fails or is the last one, by strace: P1, P2, P3, P5 and P6 hold."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from tests.faults import tracing
from tests.faults.rehearsal import Rehearsal, at, rehearsed
from tests.faults.stage import SCENES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.performer import Outcome, Performer

pytestmark = pytest.mark.faults

MANNERS = ("kill", "once", "always")
SHORT = ("mark", "edit", "add", "undo of an edit")
CODES = {"write": errno.ENOSPC, "openat": errno.EDQUOT}
STRIDE = 7  # of the short form: a call in so many


@pytest.fixture(scope="module")
def strace() -> None:
    """Without strace these tests are skipped; `test_every_call.py` strikes the same calls without it."""
    reason = tracing.why_not()
    if reason:
        pytest.skip(reason)


def traced(played: Rehearsal, rules: list[str], log: Path, twin: str = "") -> Outcome:
    """Play once under strace."""
    tracer = tracing.Tracer(rules, log)
    words = at(played.stage, played.scene.words)
    outcome = played.performer.perform(words, played.stage.home, watcher=tracer.release, twin=twin)
    tracer.finish()
    return outcome


def listed(rehearsal: Rehearsal, log: Path, twin: str = "") -> list[tracing.Point]:
    """The changing system calls of a scene."""
    rehearsal.stage.restore(rehearsal.copy)
    assert traced(rehearsal, tracing.listing_rules(), log, twin).code == 0
    return tracing.points_in(log)


def broken(
    rehearsal: Rehearsal, log: Path, tried: list[tuple[tracing.Point, str]], twin: str = ""
) -> tuple[list[str], int]:
    """What was promised and is not so; and how many of the faults have struck."""
    told: list[str] = []
    struck = 0
    for point, manner in tried:
        rules = tracing.striking_rules(point, manner, CODES.get(point.name, errno.EIO))

        def play(played: Rehearsal, rules: list[str] = rules) -> Outcome:
            return traced(played, rules, log, twin)

        told += rehearsal.failures(play, f"{manner}: {point.text}", is_lasting=manner == "always")
        struck += any(sign in log.read_text(errors="replace") for sign in ("(INJECTED)", "killed by SIGKILL"))
    return told, struck


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.usefixtures("strace")
def test_p1_p3_p6_at_every_system_call(
    performer: Performer, boards: Path, name: str, is_full: bool, tried: Callable[[str, int], None]
) -> None:
    """P1, P3, P6: old or new as a whole, the exit code says which, and undo and redo know it too."""
    if name not in SHORT and not is_full:
        pytest.skip("only with --full-faults")
    rehearsal = rehearsed(performer, boards, SCENES[name])
    points = listed(rehearsal, boards / "strace")
    assert {"flock", "write", "fsync"} <= {point.name for point in points}
    if is_full:
        chosen = [(point, manner) for point in points for manner in MANNERS]
    else:
        chosen = [(point, MANNERS[n % 3]) for n, point in enumerate(points[::STRIDE])]

    told, struck = broken(rehearsal, boards / "strace", chosen)

    assert not told, "\n".join(told)
    assert struck == len(chosen)
    tried("faults at system calls (strace)", struck)


@pytest.mark.parametrize(("twin", "scene", "promise"), [("plain", "edit", "P1"), ("rewriting", "mark", "P5")])
@pytest.mark.usefixtures("strace")
def test_p1_p5_a_bad_writer_is_caught_by_strace(
    performer: Performer, boards: Path, twin: str, scene: str, promise: str
) -> None:
    """P1, P5: a writer that opens the file with "w", killed before it writes."""
    rehearsal = rehearsed(performer, boards, SCENES[scene])
    points = listed(rehearsal, boards / "strace", twin)
    writes = [(point, "kill") for point in points if point.name == "write"]

    told, _ = broken(rehearsal, boards / "strace", writes, twin)

    assert any(f": {promise}:" in sentence for sentence in told), told
