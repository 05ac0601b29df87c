"""Facts about imports: entries and marks are one change, undone to the byte, and never half there."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papertui.domain.paper import Link, Paper
from papertui.domain.reading import Status
from papertui.errors import ChangedElsewhereError, UncertainWriteError, UndoConflictError, WriteFailedError
from papertui.exchange.imported import ImportedEntry
from papertui.importing import Wishes, carry_out, planned_import
from papertui.library import Library
from papertui.storage import safe_write
from papertui.storage.config_file import Settings
from papertui.storage.daily_copy import copies_folder
from papertui.storage.new_entries import empty_catalogue
from tests.library.desk import CATALOGUE, Desk, standing, undone_one_by_one
from tests.storage.faults import failing_on_folders, names_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLD = ImportedEntry(Paper("", "Learning to Fold", authors=("Ann Lee",), year=2020), Status.READ, 1)
MAPS = ImportedEntry(Paper("", "Maps of Maps", authors=("Bo Kim",), year=2021), None, 2)
GAN = ImportedEntry(
    Paper("", "Generative adversarial networks", venue="NeurIPS", links=(Link("Paper", "https://a.org"),)),
    Status.READ,
    3,
)
LIST = (FOLD, MAPS, GAN)
WHAT = "import of README.md: 2 added, 1 changed, 2 marked"


def take(library: Library, *entries: ImportedEntry, wishes: Wishes | None = None) -> int:
    """Import a list; how many marks the log took."""
    wanted = wishes or Wishes()
    plan = planned_import(library.file, entries, wanted)
    return len(carry_out(plan, entries, library, ["README.md"], wanted)[1])


def test_an_import_is_one_change(desk: Desk) -> None:
    """Undone to the byte, marks included, and repeated, also by another run."""
    library = desk.open()

    assert take(library, *LIST) == 2
    imported = desk.catalogue.read_bytes()

    assert [change.what for change in library.history()] == [WHAT]
    assert standing(library)["lee2020learning"] == standing(library)["gan"] == "read"
    assert undone_one_by_one(desk.open()) == [WHAT]
    assert desk.catalogue.read_text() == CATALOGUE
    assert set(standing(desk.open()).values()) == {"unread"}
    desk.open().redo()
    assert desk.catalogue.read_bytes() == imported
    again = desk.open()
    assert (standing(again)["lee2020learning"], again.reading("lee2020learning").read_at) == ("read", "")


def test_marks_come_again_after_undo(desk: Desk) -> None:
    """Taking back an imported mark is no word of the reader's that later ones would have to give way to."""
    library = desk.open()
    take(library, *LIST)
    library.undo()

    assert take(library, *LIST, wishes=Wishes(with_marks=False)) == 0
    assert standing(library)["lee2020learning"] == "unread"
    library.undo()
    assert take(library, *LIST) == 2
    assert take(library, *LIST) == 0
    assert standing(desk.open())["lee2020learning"] == "read"


def test_what_the_log_says_of_a_paper_that_was_not_here_is_not_overruled(desk: Desk) -> None:
    """As after the entry was removed, or when it stands in another catalogue."""
    library = desk.open()
    take(library, FOLD)
    library.mark(["lee2020learning"], Status.DROPPED)
    library.remove(["lee2020learning"])

    assert take(library, *LIST) == 1
    assert standing(library)["lee2020learning"] == "dropped"


def test_a_catalogue_that_is_made_is_empty_after_undo(desk: Desk) -> None:
    """There was no file before, so no copy of one is kept."""
    path = desk.folder / "new.toml"
    library = Library(empty_catalogue(path, "Mine"), desk.locations, Settings(), is_new=True, clock=desk.clock)

    take(library, *LIST)

    assert path.read_text().startswith('title = "Mine"\n\n[[papers]]\n')
    assert not copies_folder(path, desk.locations.state_folder).exists()
    library.undo()
    assert path.read_text() == 'title = "Mine"\n'
    library.redo()
    assert len(library.catalogue.papers) == 3


def test_the_copy_of_the_day_is_made_before(desk: Desk) -> None:
    """It holds what the catalogue was."""
    take(desk.open(), *LIST)

    [copy] = copies_folder(desk.catalogue, desk.locations.state_folder).iterdir()
    assert copy.read_text() == CATALOGUE


def test_the_history_of_a_large_import_holds_each_text_once(desk: Desk) -> None:
    """The record is not much larger than what was added, and undo adds a line."""
    many = [
        ImportedEntry(Paper("", f"Paper {number} of many", summary="Words. " * 20), Status.READ, number)
        for number in range(300)
    ]
    library = desk.open()
    before = desk.catalogue.stat().st_size

    take(library, *many)

    [history] = (desk.locations.state_folder / "history").iterdir()
    added = desk.catalogue.stat().st_size - before
    assert history.stat().st_size < 2 * added
    length = history.stat().st_size
    library.undo()
    assert history.stat().st_size < length + 100


def test_entries_that_came_meanwhile_are_taken_into_account(desk: Desk) -> None:
    """The plan that was shown is made anew: nothing is there twice, nothing of the other's is lost."""
    library = desk.open()
    plan = planned_import(library.file, LIST)
    desk.catalogue.write_text(CATALOGUE + "\n[[papers]]\nid = 'mine'\ntitle = 'Maps of maps'\n")

    done, _ = carry_out(plan, LIST, library, ["README.md"], Wishes())

    assert done.added == ("lee2020learning",)
    assert [paper.id for paper in desk.open().catalogue.papers] == ["ddpm", "gan", "vae", "mine", "lee2020learning"]


def test_an_import_that_was_changed_elsewhere_is_not_undone(desk: Desk) -> None:
    """One word in one of its entries: nothing is done, marks included."""
    library = desk.open()
    take(library, *LIST)
    desk.rewrite("Maps of Maps", "Maps")

    with pytest.raises(UndoConflictError, match=r"import of README\.md"):
        desk.open().undo()

    assert standing(desk.open())["lee2020learning"] == "read"


def no_append(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        raise WriteFailedError(path, "the disk is full")

    monkeypatch.setattr("papertui.storage.marks.append_events", full)


def no_rename(monkeypatch: pytest.MonkeyPatch, error: BaseException = OSError(errno.EIO, "broken")) -> None:  # noqa: B008  raised once
    def broken(source: Path, target: Path) -> None:
        if target.name == "papers.toml":
            raise error
        os.rename(source, target)  # noqa: PTH104  what os.replace does here

    monkeypatch.setattr(os, "replace", broken)


@pytest.mark.parametrize("fault", [no_append, no_rename])
@pytest.mark.parametrize("verb", ["take", "undo"])
def test_one_that_is_refused_changes_neither_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, fault: Callable[[pytest.MonkeyPatch], None], verb: str
) -> None:
    """Whichever of the two cannot be written; history and temporary files included."""
    library = desk.open()
    if verb == "undo":
        take(library, *LIST)
    content, stood, history = desk.catalogue.read_bytes(), standing(library), library.history()
    folder = names_in(desk.catalogue.parent)

    with monkeypatch.context() as patch:
        fault(patch)
        with pytest.raises(WriteFailedError):
            take(library, *LIST) if verb == "take" else library.undo()

    assert (desk.catalogue.read_bytes(), names_in(desk.catalogue.parent)) == (content, folder)
    for again in (library, desk.open()):
        assert (standing(again), again.history()) == (stood, history)
    assert (take(library, *LIST) == 2) if verb == "take" else library.undo()


def test_somebody_who_writes_while_the_marks_are_written_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is looked at once more behind the marks."""
    library = desk.open()
    append = safe_write.append

    def after_another(path: Path, lines: bytes, *, lock_folder: Path) -> None:
        append(path, lines, lock_folder=lock_folder)
        if path.parent == desk.locations.reading_folder:
            monkeypatch.setattr(safe_write, "append", append)
            desk.rewrite("Auto-Encoding", "Encoding")

    monkeypatch.setattr(safe_write, "append", after_another)

    take(library, *LIST)

    assert library.paper("vae").title == "Encoding Variational Bayes"
    assert standing(desk.open())["lee2020learning"] == "read"
    assert undone_one_by_one(desk.open()) == [WHAT]
    assert desk.catalogue.read_text() == CATALOGUE.replace("Auto-Encoding", "Encoding")


def test_what_cannot_be_flushed_is_written_and_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries and marks are there, and can be undone."""
    library = desk.open()
    library.mark(["vae"], Status.QUEUED)
    library.edit("vae", {"year": 2013})
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing_on_folders(errno.EIO))
        with pytest.raises(UncertainWriteError):
            take(library, *LIST)

    assert standing(desk.open())["lee2020learning"] == "read"
    assert undone_one_by_one(desk.open())[0] == WHAT


@pytest.mark.parametrize("verb", ["take", "undo"])
def test_a_crash_between_marks_and_text_is_got_over(desk: Desk, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    """What was half done is undone, or done the next time it is asked for."""
    library = desk.open()
    library.edit("vae", {"year": 2013})
    before = desk.catalogue.read_bytes()
    if verb == "undo":
        take(library, *LIST)

    with monkeypatch.context() as patch:
        no_rename(patch, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            take(library, *LIST) if verb == "take" else library.undo()

    assert desk.open().undo() is not None
    assert desk.catalogue.read_bytes() == before
    assert set(standing(desk.open()).values()) == {"unread"}
    assert undone_one_by_one(desk.open()) == ["year of vae"]


def test_a_catalogue_that_is_gone_is_told(desk: Desk) -> None:
    """It is not made anew under the reader's hands."""
    library = desk.open()
    plan = planned_import(library.file, LIST)
    desk.catalogue.unlink()

    with pytest.raises(ChangedElsewhereError):
        carry_out(plan, LIST, library, ["README.md"], Wishes())
    assert not desk.catalogue.exists()


pieces = st.sampled_from(
    [
        "# a comment\n",
        "\n",
        '[[papers]]\nid = "gan"\ntitle = "Generative Adversarial Networks" # here\n',
        "[[papers]]\ntitle = 'Learning to fold'\nlinks.Paper = 'https://b.org'\n\n",
        "[[papers]]\ntitle = 'Other'\nsummary = '''\n[[papers]]\n'''\n  # behind",
        "[[categories]]\npath = 'A'\n",
    ]
)


@given(st.lists(pieces, unique=True), st.sampled_from(["\n", "\r\n"]), st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_gives_back_every_byte(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], newline: str, has_end: bool
) -> None:
    """Whatever stands in the catalogue and however it ends; redo gives the import again."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.catalogue.parent.mkdir()
    text = "\n".join(parts) if has_end else "\n".join(parts).rstrip("\n")
    desk.catalogue.write_bytes(text.replace("\n", newline).encode())
    before = desk.catalogue.read_bytes()
    library = desk.open()

    take(library, *LIST)
    imported = desk.catalogue.read_bytes()
    library.undo()

    assert desk.catalogue.read_bytes() == before
    library.redo()
    assert desk.catalogue.read_bytes() == imported
