"""Disks that are full, too small for a file, read-only, protected or another's: P1, P2, P3 and P11 hold.

A quota cannot be had on every machine; what it answers, EDQUOT, is one of the codes of `test_every_call.py`.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.faults.performer import Limits
from tests.faults.places import NOBODY, closed, full, protected, read_only, small_disk
from tests.faults.rehearsal import Rehearsal, at, rehearsed
from tests.faults.stage import SCENES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.performer import Outcome, Performer

pytestmark = pytest.mark.faults

ACTS = ("first mark", "mark", "first edit", "edit", "add", "undo of an edit", "undo of a mark")
READING = (("list", "--ids"), ("search", "ddpm", "--ids"), ("show", "ddpm"), ("check",), ("history",), ("stats",))
DISK = 64  # pages
TIGHT = 30  # pages; an act takes fewer
GROWING = [name for name in ACTS if name not in {"mark", "undo of a mark"}]  # those fit into the last page of a log


def played(rehearsal: Rehearsal, limits: Limits | None = None, twin: str = "") -> Outcome:
    words = at(rehearsal.stage, rehearsal.scene.words)
    return rehearsal.performer.perform(words, rehearsal.stage.home, limits=limits, twin=twin)


def on_full_disk(rehearsal: Rehearsal, disk: Path, free: list[int], twin: str = "") -> tuple[list[str], set[int]]:
    """What was promised and is not so, with each of these numbers of free pages; and the exit codes."""
    told: list[str] = []
    codes = set()
    for pages in free:

        def play(rehearsal: Rehearsal, pages: int = pages) -> Outcome:
            with full(disk, pages):
                outcome = played(rehearsal, twin=twin)
            codes.add(outcome.code)
            return outcome

        told += rehearsal.failures(play, f"{pages} pages free", is_lasting=False)
    return told, codes


@pytest.mark.parametrize("name", GROWING)
def test_p1_p3_on_a_full_disk(
    performer: Performer, tmp_path: Path, name: str, is_full: bool, tried: Callable[[str, int], None]
) -> None:
    """P1, P3: with no page free, one, two … until it goes through, it is refused as a whole or done as a whole."""
    with small_disk(tmp_path / "disk", DISK) as disk:
        (tmp_path / "aside").mkdir()
        rehearsal = rehearsed(performer, disk, SCENES[name], copy=tmp_path / "aside" / "copy")
        free = list(range(TIGHT)) if is_full else [0, 1, 2, 4, TIGHT]

        told, codes = on_full_disk(rehearsal, disk, free)

    assert not told, "\n".join(told)
    assert {0, 3} <= codes
    tried("full disks (tmpfs)", len(free))


def test_p1_a_bad_writer_is_caught_by_a_full_disk(performer: Performer, tmp_path: Path) -> None:
    """P1: a writer that opens the file with "w" leaves nothing of it on a full disk."""
    with small_disk(tmp_path / "disk", DISK) as disk:
        rehearsal = rehearsed(performer, disk, SCENES["edit"], copy=tmp_path / "copy")

        told, _ = on_full_disk(rehearsal, disk, list(range(TIGHT)), "plain large")

    assert any(": P1:" in sentence for sentence in told), told


def under_limits(rehearsal: Rehearsal, step: int, twin: str = "") -> tuple[list[str], set[int]]:
    """What was promised and is not so when no file may grow over 0, `step`, 2 `step` … bytes."""
    told: list[str] = []
    codes = set()
    for size in range(0, 3000, step):

        def play(rehearsal: Rehearsal, size: int = size) -> Outcome:
            outcome = played(rehearsal, Limits(file_size=size), twin)
            codes.add(outcome.code)
            return outcome

        told += rehearsal.failures(play, f"ulimit of {size} bytes", is_lasting=False)
    return told, codes


@pytest.mark.parametrize("name", ACTS)
def test_p1_p3_under_a_file_size_limit(
    performer: Performer, boards: Path, name: str, is_full: bool, tried: Callable[[str, int], None]
) -> None:
    """P1, P3, P5: a write that is cut short anywhere (ulimit -f) leaves whole files and whole lines."""
    rehearsal = rehearsed(performer, boards, SCENES[name])
    step = 13 if is_full else 211

    told, codes = under_limits(rehearsal, step)

    assert not told, "\n".join(told)
    assert {0, 3} <= codes
    tried("file size limits", len(range(0, 3000, step)))


@pytest.mark.parametrize(("twin", "scene", "promise"), [("plain large", "edit", "P1"), ("careless", "mark", "P5")])
def test_p1_p5_a_bad_writer_is_caught_by_a_limit(
    performer: Performer, boards: Path, twin: str, scene: str, promise: str
) -> None:
    """P1, P5: one that opens with "w", and one that leaves half a line in the log."""
    told, _ = under_limits(rehearsed(performer, boards, SCENES[scene]), 97, twin)

    assert any(f": {promise}:" in sentence for sentence in told), told


def refused(rehearsal: Rehearsal, limits: Limits, reason: str, twin: str = "") -> list[str]:
    """What is not as promised when nothing at all may be written: the act is refused, reading goes on."""
    before = everything(rehearsal.stage.home)
    outcome = played(rehearsal, limits, twin)
    told = []
    if outcome.code != 3 or reason not in outcome.err:
        told.append(f"P3: ended with {outcome.code}: {outcome.err}")
    for words in READING:
        read = rehearsal.performer.perform(at(rehearsal.stage, words), rehearsal.stage.home, limits=limits)
        if read.code not in {0, 1 if words == ("check",) else 0} or "papertui: " in read.err:
            told.append(f"P11: {words} ended with {read.code}: {read.err}")
    if everything(rehearsal.stage.home) != before:
        told.append("P11: something was written")
    return told


def everything(folder: Path) -> dict[str, bytes | None]:
    """All files and folders, with what they hold."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.parametrize("name", ACTS)
def test_p3_p11_on_a_read_only_disk(
    performer: Performer, boards: Path, name: str, tried: Callable[[str, int], None]
) -> None:
    """P3, P11: every act is refused with the reason, every reading verb works, nothing is written."""
    rehearsal = rehearsed(performer, boards, SCENES[name])
    rehearsal.stage.restore(rehearsal.copy)

    with read_only(rehearsal.stage.home):
        told = refused(rehearsal, Limits(), "read-only file system")

    assert not told, "\n".join(told)
    tried("acts on read-only disks", 1)


def test_p11_reading_on_a_full_disk(performer: Performer, tmp_path: Path) -> None:
    """P11: every reading verb works where not a byte is free, and writes nothing."""
    with small_disk(tmp_path / "disk", DISK) as disk:
        stage = rehearsed(performer, disk, SCENES["undo of an edit"], copy=tmp_path / "copy").stage
        before = everything(stage.home)
        with full(disk, 0):
            read = [performer.perform(at(stage, words), stage.home) for words in READING]
            after = everything(stage.home)

    assert [outcome.code for outcome in read] == [1 if words == ("check",) else 0 for words in READING]
    assert after == before


@pytest.mark.parametrize("name", ACTS)
def test_p3_p11_without_permission(
    performer: Performer, boards: Path, name: str, tried: Callable[[str, int], None]
) -> None:
    """P3, P11: as another user, to whom nothing belongs and who may only read."""
    rehearsal = rehearsed(performer, boards, SCENES[name])
    rehearsal.stage.restore(rehearsal.copy)
    boards.chmod(0o755)

    with closed([rehearsal.stage.home]):
        told = refused(rehearsal, Limits(user=NOBODY if os.geteuid() == 0 else 0), "no permission")

    assert not told, "\n".join(told)
    tried("acts without permission", 1)


@pytest.mark.parametrize("name", ["edit", "mark"])
def test_p3_a_bad_writer_is_caught_without_permission(performer: Performer, boards: Path, name: str) -> None:
    """P3: one that tells nobody that it could not write."""
    rehearsal = rehearsed(performer, boards, SCENES[name])
    rehearsal.stage.restore(rehearsal.copy)
    boards.chmod(0o755)

    with closed([rehearsal.stage.home]):
        told = refused(rehearsal, Limits(user=NOBODY if os.geteuid() == 0 else 0), "no permission", "silent")

    assert [sentence for sentence in told if sentence.startswith("P3: ended with 0")]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("edit", ["lists/papers.toml"]),
        ("edit", ["lists"]),
        ("undo of an edit", ["lists/papers.toml"]),
        ("add", ["lists"]),
        ("mark", ["data/papertui/reading"]),
        ("mark", ["data/papertui/reading/*.jsonl"]),
        ("undo of a mark", ["data/papertui/reading/*.jsonl"]),
        ("mark", ["state/papertui/history/*"]),
        ("edit", ["state/papertui/history/*"]),
        ("first edit", ["lists", "lists/papers.toml"]),
    ],
)
def test_p1_p3_where_a_file_is_protected(
    performer: Performer, tmp_path: Path, name: str, places: list[str], tried: Callable[[str, int], None]
) -> None:
    """P1, P3: one file or folder that even root may not change (chattr +i), the others as usual."""
    rehearsal = rehearsed(performer, tmp_path, SCENES[name])

    def play(rehearsal: Rehearsal) -> Outcome:
        with ExitStack() as stack:
            for place in places:
                (path,) = rehearsal.stage.home.glob(place)
                stack.enter_context(protected(path))
            return played(rehearsal)

    told = rehearsal.failures(play, "protected", is_lasting=False)

    assert not told, "\n".join(told)
    tried("protected files", 1)
