"""Reading logs in every bad state: read as far as they can be, never renamed, never replaced (P5); told (P3)."""

from __future__ import annotations

import json
import os
import random
from typing import TYPE_CHECKING

import pytest

from tests.faults.performer import Limits
from tests.faults.places import NOBODY, closed
from tests.faults.rehearsal import at
from tests.faults.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.faults.performer import Outcome, Performer

pytestmark = pytest.mark.faults

BINARY = random.Random(8).randbytes(4096).replace(b"\n", b"\0") + b"\n"  # noqa: S311  no secret
NEWER = b'{"v":9,"at":"2026-11-20T17:37:00.000Z","paper":"vae","status":"read","mood":"fine"}\n'
MARKERS = b"<<<<<<< ours\n=======\n>>>>>>> theirs\n"
OTHER = b'{"at":"2026-11-20T17:37:00.000Z","paper":"vae","status":"read","title":"Auto-Encoding Variational Bayes"}\n'
TITLE = "Denoising Diffusion Probabilistic Models"


def torn(log: Path) -> None:
    log.write_bytes(log.read_bytes() + b'{"at":"2026-11-20T17:37:00.000Z","pap')


def overwritten(log: Path) -> None:
    log.write_bytes(b'\xff\xfe{"at":\n{}\n[]\nnull\n' + log.read_bytes() + b"\0" * 512 + b"\n")


def binary(log: Path) -> None:
    log.write_bytes(BINARY + log.read_bytes() + BINARY)


def in_conflict(log: Path) -> None:
    log.write_bytes(log.read_bytes() + MARKERS)


def newer(log: Path) -> None:
    log.write_bytes(log.read_bytes() + NEWER)


def newer_elsewhere(log: Path) -> None:
    log.with_name("other-1a2b.jsonl").write_bytes(NEWER)


def copied_by_a_syncer(log: Path) -> None:
    copy = log.with_name(f"{log.stem}.sync-conflict-20261120-173700-ABCDEFG.jsonl")
    copy.write_bytes(log.read_bytes() + OTHER)


def beside_what_is_no_log(log: Path) -> None:
    log.with_name("folder.jsonl").mkdir()
    log.with_name("nowhere.jsonl").symlink_to("/nowhere")
    os.mkfifo(log.with_name("pipe.jsonl"))


STATES: dict[str, tuple[Callable[[Path], None], set[str], int, str]] = {
    "torn": (torn, {"ddpm"}, 0, "line"),
    "overwritten": (overwritten, {"ddpm"}, 0, "lines"),
    "binary": (binary, {"ddpm"}, 0, "line"),
    "with conflict markers": (in_conflict, {"ddpm"}, 0, "lines"),
    "of a newer papertui": (newer, {"ddpm", "vae"}, 3, "newer"),
    "beside one of a newer papertui": (newer_elsewhere, {"ddpm", "vae"}, 0, "newer"),
    "copied by a syncer": (copied_by_a_syncer, {"ddpm", "vae"}, 0, ""),
    "beside what is no log": (beside_what_is_no_log, {"ddpm"}, 0, "cannot be read"),
}


def prepared(performer: Performer, folder: Path) -> tuple[Stage, Path]:
    """A reader who has read one paper; the log."""
    stage = Stage(folder / "home")
    stage.set()
    assert performer.perform(at(stage, ("read", "ddpm")), stage.home).code == 0
    (log,) = stage.locations.reading_folder.iterdir()
    return stage, log


def harms(stage: Stage, before: dict[str, bytes]) -> list[str]:
    """What is no longer in the folder of the log as it was; lines may have been added."""
    after = contents(stage)
    return [name for name, content in before.items() if not after.get(name, b"gone").startswith(content)]


def contents(stage: Stage) -> dict[str, bytes]:
    folder = stage.locations.reading_folder
    return {path.name: path.read_bytes() if path.is_file() else b"" for path in folder.iterdir()}


def said(performer: Performer, stage: Stage, *words: str, limits: Limits | None = None, twin: str = "") -> Outcome:
    return performer.perform(at(stage, words), stage.home, limits=limits, twin=twin)


@pytest.mark.parametrize("name", STATES)
def test_p5_a_log_in_any_state_is_read_and_kept(
    performer: Performer, boards: Path, name: str, tried: Callable[[str, int], None]
) -> None:
    """P5: what is whole counts, what is not is told, a new mark counts too or is refused, all bytes stay."""
    stage, log = prepared(performer, boards)
    damage, marked, code, words = STATES[name]
    damage(log)
    before = contents(stage)

    listed = said(performer, stage, "list", "--ids", "is:read")
    checked = said(performer, stage, "check")
    mark = said(performer, stage, "read", "gan")
    again = said(performer, stage, "list", "--ids", "is:read")

    assert (listed.code, set(listed.out.split())) == (0, marked)
    assert words in listed.err
    assert words in checked.out
    assert (mark.code, set(again.out.split())) == (code, marked | ({"gan"} if code == 0 else set()))
    assert "▲" not in listed.out
    assert harms(stage, before) == []
    tried("logs in bad states", 1)


def test_p5_a_bad_writer_is_caught_by_damage(performer: Performer, boards: Path) -> None:
    """P5: one that writes only what it understands back into the log."""
    stage, log = prepared(performer, boards)
    overwritten(log)
    before = contents(stage)

    assert said(performer, stage, "read", "gan", twin="tidying").code == 0

    assert harms(stage, before) == [log.name]


def test_p5_p11_a_read_only_log_is_read_and_a_mark_is_refused(performer: Performer, boards: Path) -> None:
    """P5, P11: with the reason; the catalogue can still be edited."""
    stage, log = prepared(performer, boards)
    before = contents(stage)
    boards.chmod(0o755)
    limits = Limits(user=NOBODY if os.geteuid() == 0 else 0)
    with closed([stage.home]):
        listed = said(performer, stage, "list", "--ids", "is:read", limits=limits)
    log.chmod(0o444)
    if os.geteuid() == 0:
        for path in [stage.home, *stage.home.rglob("*")]:
            os.chown(path, NOBODY, -1)

    mark = said(performer, stage, "read", "gan", limits=limits)
    edit = said(performer, stage, "edit", "gan", "--set", "year=2015", limits=limits)

    assert (listed.code, listed.out) == (0, "ddpm\n")
    assert (mark.code, "no permission" in mark.err) == (3, True)
    assert edit.code == 0
    assert contents(stage) == before


def test_p5_a_missing_log_is_an_empty_one(performer: Performer, boards: Path) -> None:
    """P5: its folder is made at the next mark; when the old log comes back, both count."""
    stage, log = prepared(performer, boards)
    kept = log.read_bytes()
    log.unlink()
    log.parent.rmdir()

    listed = said(performer, stage, "list", "--ids", "is:read")
    assert (listed.code, listed.out) == (1, "")
    assert said(performer, stage, "read", "gan").code == 0
    log.with_name("restored-1a2b.jsonl").write_bytes(kept)

    assert set(said(performer, stage, "list", "--ids", "is:read").out.split()) == {"ddpm", "gan"}
    assert json.loads(kept.splitlines()[0])["title"] == TITLE
