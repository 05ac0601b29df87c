"""A scene played once without a fault: what it starts from, what it makes, which calls it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.faults.checks import Expected, PromiseBrokenError, check_promises
from tests.faults.performer import Fault
from tests.faults.stage import IN_LIST, Scene, Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.performer import Outcome, Performer


@dataclass(frozen=True)
class Rehearsal:
    """A scene that can be played as often as wanted from the same files.

    Attributes:
        calls: The changing calls of the act, in order.
    """

    performer: Performer
    stage: Stage
    copy: Path
    scene: Scene
    expected: Expected
    calls: tuple[str, ...]

    def failures(self, play: Callable[[Rehearsal], Outcome], what: str, *, is_lasting: bool) -> list[str]:
        """Play once more under a fault; what was promised and is not so.

        Args:
            play: Lets the performer act.
            what: Names the fault.
            is_lasting: It stays until the end.
        """
        self.stage.restore(self.copy)
        outcome = play(self)
        try:
            check_promises(self.stage, self.scene, self.expected, outcome, is_lasting=is_lasting)
        except PromiseBrokenError as error:
            return [f"{what}: {error}\n  ended with {outcome.code}: {outcome.err}"]
        return []


def rehearsed(performer: Performer, folder: Path, scene: Scene, *, copy: Path | None = None) -> Rehearsal:
    """Play a scene up to its act, keep the files, and play it whole once.

    Args:
        performer: Who acts.
        folder: The stage and its copy lie here.
        scene: What is played.
        copy: Where the files are kept instead.
    """
    copy = copy or folder / "copy"
    stage = Stage(folder / "home")
    stage.set()
    trail = [stage.state()]
    for words in scene.before:
        assert performer.perform(at(stage, words), stage.home).code == 0
        trail = trail[:-1] if words == ("undo",) else [*trail, stage.state()]
    if scene.is_elsewhere:
        stage.give_log_away()
    assert trail[-1] == stage.state()
    stage.keep(copy)
    log = stage.log()
    outcome = performer.perform(at(stage, scene.words), stage.home, fault=Fault())
    assert outcome.code == 0, outcome.err
    expected = Expected(tuple(trail), stage.state(), log)
    assert expected.new != expected.old
    check_promises(stage, scene, expected, outcome, is_lasting=False)
    return Rehearsal(performer, stage, copy, scene, expected, outcome.calls)


def at(stage: Stage, words: tuple[str, ...]) -> tuple[str, ...]:
    """A command line about the catalogue of a stage."""
    named = (str(stage.reading_list) if word == IN_LIST else word for word in words[1:])
    return (words[0], "-c", str(stage.catalogue), *named)
