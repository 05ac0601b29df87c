"""Facts about undo where something came between: a crash, a full disk, a change by somebody else."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from papertui.domain.reading import Status
from papertui.errors import BrokenCatalogueError, MarksUnwrittenError, UndoConflictError, WriteFailedError
from papertui.storage import safe_write
from tests.library.desk import CATALOGUE, standing, undone_one_by_one

if TYPE_CHECKING:
    from pathlib import Path

    from tests.library.desk import Desk


def history_lines(desk: Desk) -> list[dict[str, object]]:
    """Every line of the one history file."""
    [path] = (desk.locations.state_folder / "history").iterdir()
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_what_was_changed_elsewhere_since_is_refused(desk: Desk, verb: str) -> None:
    """Nothing is done, and the sentence names the change."""
    library = desk.open()
    library.edit("gan", {"year": 2015})
    if verb == "redo":
        library.undo()
    desk.rewrite("Generative Adversarial", "Adversarial")
    before = desk.catalogue.read_text()

    with pytest.raises(UndoConflictError, match=f"cannot {verb} year of gan: it was changed elsewhere"):
        getattr(desk.open(), verb)()

    assert desk.catalogue.read_text() == before


def test_a_mark_changed_elsewhere_since_is_refused(desk: Desk) -> None:
    """Another device has said something else; one whose paper is gone cannot be taken back either."""
    desk.open().mark(["ddpm", "gan"], Status.READ)
    other = desk.locations.reading_folder / "other.jsonl"
    other.write_text('{"at":"2027-01-01T00:00:00.000Z","paper":"gan","status":"dropped"}\n')

    with pytest.raises(UndoConflictError):
        desk.open().undo()

    other.unlink()
    desk.rewrite('id = "gan"\ntitle = "Generative Adversarial Networks"', 'id = "x"\ntitle = "Y"')
    with pytest.raises(UndoConflictError):
        desk.open().undo()


def test_what_was_taken_back_by_hand_is_passed_over(desk: Desk) -> None:
    """Undo goes to the change before it; of a bulk change it takes back the rest."""
    library = desk.open()
    library.edit("gan", {"year": 2015})
    library.mark(["ddpm", "vae"], Status.READ)
    library.edit("gan", {"year": 2016})
    desk.rewrite("2016", "2015")
    other = desk.locations.reading_folder / "other.jsonl"
    other.write_text('{"at":"2027-01-01T00:00:00.000Z","paper":"vae","status":null}\n')

    assert undone_one_by_one(desk.open()) == ["2 papers marked read", "year of gan"]


def test_a_change_that_never_happened_is_passed_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program was killed between the record and the swap."""
    library = desk.open()
    library.edit("vae", {"year": 2013})

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(safe_write, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            library.edit("gan", {"year": 2015})

    assert [line.get("what") for line in history_lines(desk)] == ["year of vae", "year of gan"]
    assert undone_one_by_one(desk.open()) == ["year of vae"]


def test_an_undo_that_never_happened_is_done_the_next_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Although the history says already that it was."""
    library = desk.open()
    library.edit("gan", {"year": 2015})
    library.edit("gan", {"year": 2016})

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(safe_write, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            library.undo()

    assert undone_one_by_one(desk.open()) == ["year of gan", "year of gan"]
    assert desk.catalogue.read_text() == CATALOGUE


@pytest.mark.parametrize("is_undone_first", [True, False])
def test_a_redo_that_never_happened_is_done_the_next_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, is_undone_first: bool
) -> None:
    """Also when something else was undone in between."""
    library = desk.open()
    library.edit("vae", {"year": 2013})
    library.edit("gan", {"year": 2015})
    whole = desk.catalogue.read_text()
    library.undo()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(safe_write, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            library.redo()

    again = desk.open()
    if is_undone_first:
        assert undone_one_by_one(again) == ["year of vae"]
        again.redo()
    again.redo()
    assert desk.catalogue.read_text() == whole
    assert again.redo() is None


@pytest.mark.parametrize("verb", ["edit", "mark", "undo"])
def test_a_refused_change_leaves_no_step(desk: Desk, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    """What could be undone and repeated before can be so after it."""
    library = desk.open()
    library.edit("gan", {"year": 2015})
    library.edit("vae", {"year": 2013})
    library.undo()
    before = library.history()

    def full(_path: Path, *_: object, **__: object) -> None:
        raise WriteFailedError(_path, "the disk is full")

    monkeypatch.setattr(safe_write, "replace", full)
    if verb == "mark":
        monkeypatch.setattr("papertui.storage.marks.append_events", full)
    act = {
        "edit": lambda: library.edit("gan", {"year": 2016}),
        "mark": lambda: library.mark(["gan"], Status.READ),
        "undo": library.undo,
    }[verb]
    with pytest.raises(WriteFailedError):
        act()

    assert library.history() == before


def test_a_change_that_cannot_be_recorded_does_not_happen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise it could not be undone."""
    library = desk.open()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteFailedError):
        library.edit("gan", {"year": 2015})

    assert desk.catalogue.read_text() == CATALOGUE
    assert library.history() == ()


def test_an_edit_over_a_change_elsewhere_is_one_step(desk: Desk) -> None:
    """The attempt that came too late is none."""
    library = desk.open()
    desk.rewrite("Auto-Encoding", "Encoding")
    library.edit("gan", {"year": 2015})

    assert undone_one_by_one(library) == ["year of gan"]
    assert desk.catalogue.read_text() == CATALOGUE.replace("Auto-Encoding", "Encoding")


def test_undo_of_one_change_comes_over_a_change_in_the_window(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody writes between our look and our swap: theirs stays, ours is undone."""
    library = desk.open()
    library.edit("gan", {"year": 2015})
    replace = safe_write.replace

    def after_another(path: Path, expected: bytes | None, content: bytes, *, lock_folder: Path) -> None:
        monkeypatch.setattr(safe_write, "replace", replace)
        desk.rewrite("Auto-Encoding", "Encoding")
        replace(path, expected, content, lock_folder=lock_folder)

    monkeypatch.setattr(safe_write, "replace", after_another)
    library.undo()

    assert desk.catalogue.read_text() == CATALOGUE.replace("Auto-Encoding", "Encoding")


def test_a_broken_catalogue_is_not_written_to_by_undo(desk: Desk) -> None:
    """Marks can still be undone in it."""
    library = desk.open()
    library.edit("gan", {"year": 2015})
    desk.catalogue.write_text(desk.catalogue.read_text() + "[[papers]\n")

    with pytest.raises(BrokenCatalogueError):
        desk.open().undo()

    broken = desk.open()
    broken.mark(["ddpm"], Status.READ)
    assert broken.undo() is not None
    assert standing(broken)["ddpm"] == "unread"


def test_an_edit_changed_elsewhere_in_the_swap_is_merged_and_recorded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another field of the same entry is changed just before the swap: both stand, and undo says so."""
    library = desk.open()
    library.edit("vae", {"year": 2013})
    replace = safe_write.replace

    def after_another(path: Path, expected: bytes | None, content: bytes, *, lock_folder: Path) -> None:
        monkeypatch.setattr(safe_write, "replace", replace)
        desk.rewrite("Generative Adversarial Networks", "GANs")
        replace(path, expected, content, lock_folder=lock_folder)

    monkeypatch.setattr(safe_write, "replace", after_another)
    library.edit("gan", {"year": 2015})

    assert library.paper("gan").title == "GANs"
    assert undone_one_by_one(library) == ["year of gan", "year of vae"]
    assert desk.catalogue.read_text() == CATALOGUE.replace("Generative Adversarial Networks", "GANs")


def test_a_history_that_fits_no_more_is_refused(desk: Desk) -> None:
    """As one that was damaged: what it would put there is no entry."""
    desk.open().edit("gan", {"year": 2015})
    [path] = (desk.locations.state_folder / "history").iterdir()
    path.write_text(path.read_text().replace("year = 2014", "year = = 4"))

    with pytest.raises(UndoConflictError):
        desk.open().undo()

    assert "year = 2015" in desk.catalogue.read_text()


def test_a_save_of_both_kinds_is_undone_as_one_or_not_at_all(desk: Desk) -> None:
    """Its mark was changed elsewhere since, so its title stays too; a mark that is gone already is passed over."""
    desk.open().edit("gan", {"title": "GAN"}, own=[("rating", 4)])
    changed = desk.catalogue.read_text()
    other = desk.locations.reading_folder / "other.jsonl"
    other.write_text('{"at":"2027-01-01T00:00:00.000Z","paper":"gan","rating":1}\n')

    with pytest.raises(UndoConflictError):
        desk.open().undo()

    assert desk.catalogue.read_text() == changed
    other.write_text('{"at":"2027-01-01T00:00:00.000Z","paper":"gan","rating":null}\n')
    assert undone_one_by_one(desk.open()) == ["title, rating of gan"]
    assert desk.catalogue.read_text() == CATALOGUE


def test_the_mark_of_a_save_is_undone_where_the_title_is_back_already(desk: Desk) -> None:
    """Somebody has taken the title back by hand."""
    desk.open().edit("gan", {"title": "GAN"}, own=[("rating", 4)])
    desk.catalogue.write_text(CATALOGUE)

    assert undone_one_by_one(desk.open()) == ["title, rating of gan"]
    assert desk.open().reading("gan").rating is None


def test_a_save_whose_mark_is_refused_says_what_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry is, the log is not; undo takes back what there is."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    real = safe_write.append

    def append(path: Path, lines: bytes, *, lock_folder: Path) -> None:
        if path.parent == desk.locations.reading_folder:
            raise WriteFailedError(path, "the disk is full")
        real(path, lines, lock_folder=lock_folder)

    monkeypatch.setattr(safe_write, "append", append)
    with pytest.raises(MarksUnwrittenError, match=r"the entry is saved, but what is only yours is not.*disk is full"):
        library.edit("gan", {"title": "GAN"}, own=[("rating", 4)])

    assert library.paper("gan").title == "GAN"
    undone = library.undo()
    assert undone is not None
    assert undone.what == "title, rating of gan"
    assert desk.catalogue.read_text() == CATALOGUE
