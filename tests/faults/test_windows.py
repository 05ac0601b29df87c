"""Somebody else writes the catalogue or the log while papertui is at it, at every one of its calls: P4 and P5 hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.performer import Fault
from tests.faults.rehearsal import Rehearsal, at, rehearsed
from tests.faults.stage import SCENES, names_beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.performer import Outcome, Performer

pytestmark = pytest.mark.faults

COMMENT = ("# made by hand\n", "# made by hand, and by others\n")
SAME_FIELD = ('Bayes"\n', 'Bayes"\nvenue = "arXiv"\n')
RENAMED = "edit of names marked elsewhere"
RATED = (
    '{"at":"2030-01-01T00:00:00.000Z","paper":"ddpm","rating":5,'
    '"title":"Denoising Diffusion Probabilistic Models","arxiv":"2006.11239"}\n'
)
ACTS = ("first edit", "edit", "add", "undo of an edit", "redo")


def played(
    rehearsal: Rehearsal, number: int, theirs: tuple[str, str], twin: str = "", path: Path | None = None
) -> Outcome:
    """Play once, with their change, usually of the catalogue, just before the `number`-th changing call."""
    rehearsal.stage.restore(rehearsal.copy)
    fault = Fault(number, "foreign", path=str(path or rehearsal.stage.catalogue), theirs=theirs)
    words = at(rehearsal.stage, rehearsal.scene.words)
    return rehearsal.performer.perform(words, rehearsal.stage.home, fault=fault, twin=twin)


def calls_to_swap(rehearsal: Rehearsal) -> list[int]:
    """The numbers of the calls before the swap; right at it nobody on earth could notice."""
    swap = max(number for number, name in enumerate(rehearsal.calls, 1) if name == "replace")
    return list(range(1, swap))


def ratings_lost(rehearsal: Rehearsal, twin: str = "") -> list[str]:
    """Where a rating that came from another device up to the swap is not that of the renamed paper."""
    told = []
    log = rehearsal.stage.locations.reading_folder / "other-1a2b.jsonl"
    for number in [*calls_to_swap(rehearsal), len(calls_to_swap(rehearsal)) + 1]:
        outcome = played(rehearsal, number, ("}\n", "}\n" + RATED), twin, log)
        marks = rehearsal.stage.state().marks
        if outcome.code != 0 or marks[0] != ("ddpm", "read", 5):
            told.append(f"P5: before call {number}: {outcome.code} {outcome.err}{marks}")
    return told


def losses(rehearsal: Rehearsal, twin: str = "") -> list[str]:
    """Where their comment or our change is not in the file although it is said to be."""
    told = []
    ours = rehearsal.expected.new.catalogue.decode().replace(*COMMENT)
    for number in calls_to_swap(rehearsal):
        outcome = played(rehearsal, number, COMMENT, twin)
        found = rehearsal.stage.catalogue.read_text(encoding="utf-8")
        if outcome.code != 0 or found != ours or names_beside(rehearsal.stage.catalogue):
            told.append(f"P4: before call {number}: {outcome.code} {outcome.err}{found}")
    return told


@pytest.mark.parametrize("name", ACTS)
def test_p4_another_change_at_any_moment_is_kept(
    performer: Performer, boards: Path, name: str, tried: Callable[[str, int], None]
) -> None:
    """P4: theirs and ours are both in the file, without an alarm."""
    rehearsal = rehearsed(performer, boards, SCENES[name])

    told = losses(rehearsal)

    assert not told, "\n".join(told)
    tried("foreign changes in the window", len(calls_to_swap(rehearsal)))


def test_p4_the_same_field_at_any_moment_is_a_conflict(
    performer: Performer, boards: Path, tried: Callable[[str, int], None]
) -> None:
    """P4: exit code 4, theirs stays in the file, ours stands in the sentence."""
    rehearsal = rehearsed(performer, boards, SCENES["edit"])
    theirs = rehearsal.expected.old.catalogue.decode().replace(*SAME_FIELD)

    for number in calls_to_swap(rehearsal):
        outcome = played(rehearsal, number, SAME_FIELD)

        assert (outcome.code, rehearsal.stage.catalogue.read_text(encoding="utf-8")) == (4, theirs)
        assert "ICLR" in outcome.err
        assert "arXiv" in outcome.err
    tried("foreign changes in the window", len(calls_to_swap(rehearsal)))


@pytest.mark.parametrize("name", ["edit", "add", "undo of an edit"])
def test_p4_a_bad_writer_is_caught_by_a_window(performer: Performer, boards: Path, name: str) -> None:
    """P4: one that is atomic and does not compare."""
    told = losses(rehearsed(performer, boards, SCENES[name]), "not comparing")

    assert told


def test_p5_a_mark_from_elsewhere_at_any_moment_follows_its_paper(
    performer: Performer, boards: Path, tried: Callable[[str, int], None]
) -> None:
    """P5: title and identifier change together, and a rating under the old names comes until the new ones stand."""
    rehearsal = rehearsed(performer, boards, SCENES[RENAMED])

    told = ratings_lost(rehearsal)

    assert not told, "\n".join(told)
    tried("foreign marks in the window", len(calls_to_swap(rehearsal)) + 1)


def test_p5_a_look_at_the_log_before_alone_is_caught(performer: Performer, boards: Path) -> None:
    """P5: a program that lets the marks follow that it knew of."""
    assert ratings_lost(rehearsed(performer, boards, SCENES[RENAMED]), "looking once")
