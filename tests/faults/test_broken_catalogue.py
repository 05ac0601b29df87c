"""A catalogue that does not parse: shown with line and column, never written to (P7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.rehearsal import at
from tests.faults.stage import CATALOGUE, READ, YEAR, Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.performer import Performer

pytestmark = pytest.mark.faults

WRITING = (
    ("edit", "gan", "--set", "year=2015"),
    ("add", "--title", "Another paper"),
    ("remove", "gan"),
    ("move", "gan", "--category", "Papers", "--create"),
    ("rename-category", "Papers", "Works"),
    ("check", "--fix"),
    ("import", "list.md"),
    ("undo",),
)
DAMAGE = {
    "an open quote": ('"Denoising Diffusion Probabilistic Models"', '"Denoising Diffusion', 6),
    "a value without quotes": ("year = 2020", "year = MMXX", 7),
    "conflict markers": ("# made by hand\n", "<<<<<<< ours\n# made by hand\n=======\n>>>>>>> theirs\n", 2),
    "half a file": (CATALOGUE[300:], "title", 0),
}


def broken(performer: Performer, folder: Path, name: str) -> Stage:
    """A reader with a mark and an edit, whose catalogue was then damaged."""
    stage = Stage(folder / "home")
    stage.set()
    for words in (READ, YEAR):
        assert performer.perform(at(stage, words), stage.home).code == 0
    old, new, _ = DAMAGE[name]
    text = stage.catalogue.read_text(encoding="utf-8")
    damaged = text[:300] + new if name == "half a file" else text.replace(old, new)
    assert damaged != text
    stage.catalogue.write_text(damaged, encoding="utf-8")
    (stage.home / "list.md").write_text("- [A paper](https://example.org)\n", encoding="utf-8")
    return stage


@pytest.mark.parametrize("name", DAMAGE)
def test_p7_no_verb_writes_to_a_broken_catalogue(
    performer: Performer, boards: Path, name: str, tried: Callable[[str, int], None]
) -> None:
    """P7: exit code 3 with line and column; the file keeps every byte."""
    stage = broken(performer, boards, name)
    before = stage.catalogue.read_bytes()
    line = DAMAGE[name][2]

    for words in WRITING:
        outcome = performer.perform(at(stage, words), stage.home)

        assert outcome.code == 3, (words, outcome)
        assert f"papers.toml:{line or ''}" in outcome.err + outcome.out, (words, outcome)
        assert stage.catalogue.read_bytes() == before, words
    tried("verbs on broken catalogues", len(WRITING))


def test_p7_a_bad_writer_is_caught_by_a_broken_catalogue(performer: Performer, boards: Path) -> None:
    """P7: a program that does not ask whether the file is whole."""
    stage = broken(performer, boards, "a value without quotes")

    outcome = performer.perform(at(stage, ("edit", "gan", "--set", "year=2016")), stage.home, twin="trusting")

    assert outcome.code == 0
    assert "2016" in stage.catalogue.read_text(encoding="utf-8")
