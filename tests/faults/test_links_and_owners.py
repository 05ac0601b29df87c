"""A catalogue behind a link, closed to others, another's: it stays all that, whatever befalls the act (P1)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.faults.performer import Fault
from tests.faults.rehearsal import at
from tests.faults.stage import SCENES, Stage, names_beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.performer import Performer

pytestmark = pytest.mark.faults

MODE = 0o640
OWNER = 1234 if os.geteuid() == 0 else os.geteuid()
ACTS = ("edit", "add", "undo of an edit")


def linked(stage: Stage) -> Path:
    """Let the catalogue be a link to a file of somebody else in another folder; that file."""
    stage.set()
    real = stage.home / "dotfiles" / "list.toml"
    real.parent.mkdir()
    stage.catalogue.rename(real)
    real.chmod(MODE)
    os.chown(real, OWNER, -1)
    stage.catalogue.symlink_to("../dotfiles/list.toml")
    return real


def harms(performer: Performer, stage: Stage, name: str, fault: Fault | None, twin: str = "") -> list[str]:
    """What is no longer as it was around the catalogue after an act."""
    real = linked(stage)
    scene = SCENES[name]
    for words in scene.before:
        performer.perform(at(stage, words), stage.home)
    outcome = performer.perform(at(stage, scene.words), stage.home, fault=fault, twin=twin)
    status = stage.catalogue.stat()
    facts = {
        "the act is done": fault is not None or outcome.code == 0,
        "the link is a link": stage.catalogue.is_symlink(),
        "the mode is kept": status.st_mode & 0o777 == MODE,
        "the owner is kept": status.st_uid == OWNER,
        "nothing lies beside the link": names_beside(stage.catalogue) == [],
        "both names say the same": stage.catalogue.read_bytes() == real.read_bytes(),
    }
    return [f"{name}, {fault}: not so: {fact}" for fact, is_so in facts.items() if not is_so]


@pytest.mark.parametrize("name", ACTS)
def test_p1_links_modes_and_owners_stay(
    performer: Performer, boards: Path, name: str, is_full: bool, tried: Callable[[str, int], None]
) -> None:
    """P1: after the act, and after a kill at any of its calls."""
    stage = Stage(boards / "home")
    faults = [None, *(Fault(number, "kill") for number in range(1, 26, 1 if is_full else 6))]

    told = [harm for fault in faults for harm in harms(performer, stage, name, fault)]

    assert not told, "\n".join(told)
    tried("acts on linked catalogues", len(faults))


@pytest.mark.parametrize("name", ACTS)
def test_p1_a_bad_writer_is_caught_by_a_link(performer: Performer, boards: Path, name: str) -> None:
    """P1: one that is atomic and puts a new file in the place of the link."""
    told = " ".join(harms(performer, Stage(boards / "home"), name, None, "unlinking"))

    assert "the link is a link" in told
    assert "the mode is kept" in told
