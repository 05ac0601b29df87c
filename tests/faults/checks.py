"""What must be so after an act, whatever befell it; each check names the promise it guards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.faults.stage import names_beside

if TYPE_CHECKING:
    from papertui.library import Library
    from tests.faults.performer import Outcome
    from tests.faults.stage import Scene, Stage, State

UNCERTAIN = "written, but may not survive a power cut"
NOT_TAKEN_BACK = "could not be taken back"
TEMPORARY = re.compile(r"\.papertui-[0-9a-f]{16}\.tmp")
REFUSED = {3, 4}


@dataclass(frozen=True)
class Expected:
    """What a scene is about.

    Attributes:
        trail: The states from the first to the one before the act, a change between each.
        new: The state the act makes.
        log: The reading log before the act.
    """

    trail: tuple[State, ...]
    new: State
    log: dict[str, bytes]

    @property
    def old(self) -> State:
        return self.trail[-1]


class PromiseBrokenError(AssertionError):
    """A check that failed; its text begins with the promise."""


def check(promise: str, is_kept: bool, what: object = "") -> None:
    if not is_kept:
        raise PromiseBrokenError(f"{promise}: {what}")


def check_promises(stage: Stage, scene: Scene, expected: Expected, outcome: Outcome, *, is_lasting: bool) -> None:
    """P1, P2, P3, P5 and P6 after an act.

    Args:
        stage: Where it happened.
        scene: The act.
        expected: What was and what should be.
        outcome: How it ended.
        is_lasting: The fault was still there at the end, so that nothing could be tidied up.
    """
    on_disk = stage.catalogue.read_bytes() if stage.catalogue.exists() else b""
    check("P1", on_disk in {expected.old.catalogue, expected.new.catalogue}, on_disk)
    _check_log(stage, expected, outcome)
    state = stage.state()
    check("P1", state in {expected.old, expected.new}, state)
    _check_told(expected, outcome, state)
    left = names_beside(stage.catalogue)
    check("P1", all(TEMPORARY.fullmatch(name) for name in left), left)
    check("P3", not left or outcome.is_killed or is_lasting, left)
    _check_history(stage, scene, expected, state)


def _check_log(stage: Stage, expected: Expected, outcome: Outcome) -> None:
    """Every line that was there is there; nothing is damaged."""
    log = stage.log()
    for name, content in expected.log.items():
        check("P5", log.get(name, b"").startswith(content), (name, log))
    is_whole = all(content.endswith(b"\n") for content in log.values() if content)
    check("P5", is_whole or outcome.is_killed or NOT_TAKEN_BACK in outcome.err, log)


def _check_told(expected: Expected, outcome: Outcome, state: State) -> None:
    """Exit code and sentence say what has happened."""
    if outcome.is_killed:
        return
    said = (outcome.code, outcome.err)
    if outcome.code == 0:
        check("P3", state == expected.new, said)
        return
    check("P3", outcome.code in REFUSED, said)
    check("P3", any(line.startswith("papertui: ") for line in outcome.err.splitlines()), said)
    if UNCERTAIN in outcome.err:
        check("P3", state == expected.new, said)
    elif NOT_TAKEN_BACK not in outcome.err:
        check("P3", state == expected.old, said)


def _check_history(stage: Stage, scene: Scene, expected: Expected, state: State) -> None:
    """What has happened can be undone, one by one, and repeated; what has not is no step."""
    states = list(expected.trail)
    if state != expected.old:
        states = states[:-1] if scene.words[0] == "undo" else [*states, expected.new]
    top = {"undo": expected.old, "redo": expected.new}.get(scene.words[0], states[-1])
    library = stage.library()
    for earlier in reversed(states[:-1]):
        check("P6", library.undo() is not None, "nothing to undo")
        check("P6", stage.state() == earlier, stage.state())
    check("P6", library.undo() is None, "more to undo than was done")
    _redo_all(library)
    check("P6", stage.state() == top, stage.state())


def _redo_all(library: Library) -> None:
    while library.redo() is not None:
        pass
