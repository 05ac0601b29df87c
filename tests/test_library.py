"""Facts about the library: marks and edits reach the disk first, and nobody else's change is lost."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from papertui.domain.reading import ReadingEvent, Status
from papertui.errors import (
    BrokenCatalogueError,
    ChangedElsewhereError,
    EditConflictError,
    EntryGoneError,
    UncertainWriteError,
    UnknownPaperError,
    WriteFailedError,
    WrongUsageError,
)
from papertui.library import Library, open_library
from papertui.storage import safe_write
from papertui.storage.config_file import Settings
from papertui.storage.entry_edit import entry_text
from papertui.storage.locations import ChosenCatalogue, Locations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CATALOGUE = """\
title = "Diffusion models"
# made by hand

[[papers]]
id = "ddpm"
title = "Denoising Diffusion Probabilistic Models"  # Ho
year = 2020
arxiv = "2006.11239"

[[papers]]
id = "gan"
title = "Generative Adversarial Networks"
year = 2014

[[papers]]
id = "vae"
title = "Auto-Encoding Variational Bayes"
"""


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    time: datetime = field(default=datetime(2026, 11, 20, 17, 37, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.time


@dataclass
class Desk:
    """One reader's files, and as many libraries on them as wanted."""

    folder: Path
    clock: Clock = field(default_factory=Clock)

    @property
    def catalogue(self) -> Path:
        return self.folder / "lists" / "papers.toml"

    @property
    def locations(self) -> Locations:
        data = self.folder / "data"
        return Locations(self.folder / "config.toml", data, self.folder / "state", data / "reading")

    @property
    def log(self) -> bytes:
        """All lines of the reading log."""
        folder = self.locations.reading_folder
        return b"".join(path.read_bytes() for path in sorted(folder.glob("*.jsonl")))

    def open(self, *, is_sample: bool = False) -> Library:
        chosen = ChosenCatalogue(self.catalogue, is_sample=is_sample)
        return open_library(chosen, self.locations, Settings(), clock=self.clock)

    def rewrite(self, old: str, new: str) -> None:
        """Change the catalogue as an editor does."""
        self.catalogue.write_text(self.catalogue.read_text().replace(old, new))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A catalogue of three papers, nothing said of them."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "papers.toml").write_text(CATALOGUE)
    return Desk(tmp_path)


def standing(library: Library) -> dict[str, str]:
    """Where the reader stands with each paper."""
    return {paper.id: library.reading(paper.id).status.value for paper in library.catalogue.papers}


def test_opening_writes_nothing(desk: Desk) -> None:
    """Reading needs no write access."""
    library = desk.open()

    assert standing(library) == {"ddpm": "unread", "gan": "unread", "vae": "unread"}
    assert [path.name for path in desk.folder.iterdir()] == ["lists"]


def test_a_mark_is_on_disk_and_not_in_the_catalogue(desk: Desk) -> None:
    """Another library sees it, and the catalogue keeps every byte."""
    library = desk.open()

    [event] = library.mark(["ddpm"], Status.READ)

    assert (event.paper, event.changes, event.arxiv) == ("ddpm", (("status", "read"),), "2006.11239")
    assert library.reading("ddpm").read_at == "2026-11-20T17:37:00.000Z"
    assert desk.open().readings == library.readings
    assert desk.catalogue.read_text() == CATALOGUE


def test_marks_are_all_or_none(desk: Desk) -> None:
    """One unknown paper and nothing is said of any."""
    library = desk.open()

    with pytest.raises(UnknownPaperError):
        library.mark(["ddpm", "unknown"], Status.READ)

    assert library.readings == {}
    assert desk.log == b""


def test_marking_twice_writes_once(desk: Desk) -> None:
    """What stands so already is no event; papers named twice are one."""
    library = desk.open()

    first = library.mark(["ddpm", "gan", "ddpm"], Status.READ)
    second = library.mark(["ddpm", "gan", "vae"], Status.READ)

    assert [event.paper for event in first] == ["ddpm", "gan"]
    assert [event.paper for event in second] == ["vae"]
    assert desk.log.count(b"\n") == 3


def test_ratings_notes_and_tags_are_kept(desk: Desk) -> None:
    """Each survives the program, and each can be taken back."""
    library = desk.open()
    library.rate(["ddpm", "gan"], 5)
    library.note("ddpm", "read twice\n")
    library.tag(["ddpm", "vae"], ["key paper", "x"], [])
    library.tag(["ddpm"], [], ["x"])

    again = desk.open()

    assert again.readings == library.readings
    assert [again.reading(paper_id).rating for paper_id in ("ddpm", "gan", "vae")] == [5, 5, None]
    assert again.reading("ddpm").note == "read twice"
    assert again.reading("ddpm").tags == ("key paper",)
    again.rate(["ddpm"], None)
    again.note("ddpm", "")
    assert desk.open().reading("ddpm") == replace(library.reading("ddpm"), rating=None, note="")
    assert [event.changes[0][0] for event in again.events_of("ddpm")] == [
        *("rating", "note", "tag+", "tag+", "tag-"),
        *("rating", "note"),
    ]


def test_what_cannot_be_said_is_refused_before_anything_is_written(desk: Desk) -> None:
    """A rating out of range and a note of no text."""
    library = desk.open()

    with pytest.raises(WrongUsageError):
        library.rate(["ddpm"], 6)
    with pytest.raises(WrongUsageError):
        library.note("ddpm", "caf\udce9")

    assert desk.log == b""
    assert library.readings == {}


def test_a_clock_set_back_loses_no_mark(desk: Desk) -> None:
    """The later mark wins, on every machine."""
    library = desk.open()
    library.mark(["ddpm"], Status.QUEUED)
    desk.clock.time -= timedelta(days=30)

    library.mark(["ddpm"], Status.READ)

    assert library.reading("ddpm").status is Status.READ
    assert desk.open().reading("ddpm").status is Status.READ


def test_a_clock_set_back_in_another_process_loses_no_mark(desk: Desk) -> None:
    """What the other has said is read before something is said here."""
    here, there = desk.open(), desk.open()
    there.mark(["ddpm"], Status.QUEUED)
    desk.clock.time -= timedelta(days=30)

    here.mark(["ddpm"], Status.READ)

    assert desk.open().reading("ddpm").status is Status.READ


def test_marks_of_others_are_seen(desk: Desk) -> None:
    """Once, with what they said; nothing new is nothing."""
    here, there = desk.open(), desk.open()
    there.mark(["ddpm", "gan"], Status.READ)

    seen = here.refresh_log()

    assert [event.paper for event in seen] == ["ddpm", "gan"]
    assert here.readings == there.readings
    assert here.refresh_log() == ()


def test_a_log_that_was_put_back_is_seen_as_it_is(desk: Desk) -> None:
    """As when git checks out another state of it."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    [own] = desk.locations.reading_folder.iterdir()
    library.mark(["gan"], Status.READ)

    own.write_bytes(own.read_bytes().replace(b'"gan"', b'"vae"'))
    own.touch()
    new = library.refresh_log()

    assert [event.paper for event in new] == ["vae"]
    assert library.readings == desk.open().readings


def test_marks_of_a_list_have_no_date_and_overrule_nothing(desk: Desk) -> None:
    """A second import of the same list changes nothing."""
    library = desk.open()
    library.mark(["gan"], Status.DROPPED)

    first = library.import_marks([("ddpm", Status.READ), ("gan", Status.READ)])
    second = library.import_marks([("ddpm", Status.READ), ("gan", Status.READ)])

    assert [event.paper for event in first] == ["ddpm"]
    assert second == ()
    assert standing(library) == {"ddpm": "read", "gan": "dropped", "vae": "unread"}
    assert library.reading("ddpm").read_at == ""


def test_another_log_is_taken_in_once(desk: Desk) -> None:
    """Its events keep their moments and the keys this version does not know."""
    library = desk.open()
    library.mark(["ddpm"], Status.QUEUED)
    old = ReadingEvent("2020-01-01T00:00:00.000Z", "vae", (("status", "read"),), extra='{"mood": 1}')

    added = library.import_events([old, *library.log.events, old])

    assert added == 1
    assert library.import_events([old]) == 0
    assert desk.open().reading("vae").read_at == "2020-01-01T00:00:00.000Z"
    assert b'"mood":1' in desk.log


def test_a_mark_that_cannot_be_written_is_not_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Disk first, then memory."""
    library = desk.open()
    library.mark(["ddpm"], Status.QUEUED)
    before = desk.log

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteFailedError, match="the disk is full; nothing was changed"):
        library.mark(["ddpm"], Status.READ)

    assert library.reading("ddpm").status is Status.QUEUED
    assert desk.log == before


def test_a_mark_that_may_not_survive_a_power_cut_is_shown_and_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is in the log, so it counts."""
    safe_write.make_folder(desk.locations.reading_folder)
    safe_write.make_folder(desk.locations.lock_folder)
    (desk.locations.state_folder / "device").write_text("laptop-1a2b")
    library = desk.open()
    monkeypatch.setattr(os, "fsync", failing_on_folders())

    with pytest.raises(UncertainWriteError):
        library.mark(["ddpm"], Status.READ)

    assert library.reading("ddpm").status is Status.READ


def failing_on_folders() -> Callable[[int], None]:
    """A fsync that fails for folders alone."""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "broken")
        real(descriptor)

    return fsync


def test_an_edit_changes_its_bytes_alone(desk: Desk) -> None:
    """On disk and in memory; comments and all else stay."""
    library = desk.open()

    paper = library.edit("ddpm", {"title": "DDPM"})

    expected = CATALOGUE.replace("Denoising Diffusion Probabilistic Models", "DDPM")
    assert paper.title == "DDPM"
    assert library.paper("ddpm").title == "DDPM"
    assert desk.catalogue.read_text() == expected
    assert not library.has_changed_outside()


def test_an_edit_that_changes_nothing_writes_nothing(desk: Desk) -> None:
    """The file keeps its inode."""
    library = desk.open()
    inode = desk.catalogue.stat().st_ino

    assert library.edit("ddpm", {"year": 2020}) == library.paper("ddpm")
    assert desk.catalogue.stat().st_ino == inode


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Score Matching"},
        {"arxiv": "1907.05600"},
        {"title": "Score Matching", "arxiv": "1907.05600"},
        {"title": "Score Matching", "arxiv": None},
        {"year": None},
    ],
    ids=" ".join,
)
def test_marks_survive_edits(desk: Desk, changes: dict[str, str | int | None]) -> None:
    """Also when title and identifier change together, one after the other, and after a restart."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    library.rate(["ddpm"], 4)
    before = library.reading("ddpm")

    for name, value in changes.items():
        library.edit("ddpm", {name: value})

    assert library.reading("ddpm") == before
    assert desk.open().reading("ddpm") == before
    library.edit("ddpm", {"title": "Denoising Diffusion Probabilistic Models", "arxiv": "2006.11239"})
    assert library.reading("ddpm") == before
    assert desk.open().reading("ddpm") == before


def test_marks_found_by_title_survive_another_title(desk: Desk) -> None:
    """An entry whose id was changed by hand is then renamed here: its marks learn the new names."""
    desk.open().mark(["gan"], Status.READ)
    desk.rewrite('id = "gan"', 'id = "goodfellow2014"')
    library = desk.open()

    library.edit("goodfellow2014", {"title": "GAN"})

    assert library.reading("goodfellow2014").status is Status.READ
    assert desk.open().readings == library.readings


def test_a_stray_mark_comes_home_to_an_edited_paper(desk: Desk) -> None:
    """A title mended here is the one the log knows."""
    desk.rewrite('id = "gan"\ntitle = "Generative Adversarial Networks"', 'id = "x"\ntitle = "GAN"')
    other = desk.open()
    safe_write.make_folder(desk.locations.reading_folder)
    (desk.locations.reading_folder / "desk-1a2b.jsonl").write_text(
        '{"at":"2026-11-20T17:37:00.000Z","paper":"gan","status":"read","title":"Generative Adversarial Networks"}\n'
    )
    other.refresh_log()
    assert [event.paper for event in other.strays] == ["gan"]

    other.edit("x", {"title": "Generative Adversarial Networks"})

    assert other.reading("x").status is Status.READ
    assert other.strays == ()


def test_marks_survive_what_hands_do_to_the_file(desk: Desk) -> None:
    """Years, authors, titles and ids changed, entries reordered and taken out: no mark is lost."""
    library = desk.open()
    library.mark(["ddpm", "gan", "vae"], Status.READ)
    entries = CATALOGUE.split("\n\n")
    text = "\n\n".join([entries[0], entries[2], entries[1]])
    text = (
        text.replace('id = "ddpm"', 'id = "ho2020"').replace("2020\n", "2021\n").replace("Adversarial", "adversarial")
    )
    desk.catalogue.write_text(text)

    assert library.reload()

    assert standing(library) == {"gan": "read", "ho2020": "read"}
    assert [event.paper for event in library.strays] == ["vae"]
    desk.catalogue.write_text(CATALOGUE)
    library.reload()
    assert set(standing(library).values()) == {"read"}


def test_an_event_whose_id_now_names_another_paper_is_a_stray(desk: Desk) -> None:
    """A new paper does not inherit a mark with its id."""
    desk.open().mark(["ddpm"], Status.READ)
    desk.rewrite("Denoising Diffusion Probabilistic Models", "Attention Is All You Need")
    desk.rewrite("2006.11239", "1706.03762")

    library = desk.open()

    assert library.reading("ddpm").status is Status.UNREAD
    assert [event.paper for event in library.strays] == ["ddpm"]


def test_a_sample_is_marked_in_place_and_copied_at_the_first_edit(desk: Desk) -> None:
    """The shipped file stays; the copy has all its bytes but the edited ones, and is said to be there."""
    library = desk.open(is_sample=True)
    library.mark(["ddpm"], Status.READ)
    assert library.is_sample
    assert library.moved_to is None

    library.edit("ddpm", {"title": "DDPM"})
    library.edit("gan", {"title": "GAN"})

    own = desk.locations.own_catalogue
    assert desk.catalogue.read_text() == CATALOGUE
    edited = CATALOGUE.replace("Denoising Diffusion Probabilistic Models", "DDPM")
    assert own.read_text() == edited.replace("Generative Adversarial Networks", "GAN")
    assert {library.moved_to, library.file.path} == {own}
    assert library.reading("ddpm").status is Status.READ
    assert not library.has_changed_outside()


def test_a_sample_meets_a_catalogue_that_appeared_meanwhile(desk: Desk) -> None:
    """Then that one is edited, over nobody's change."""
    library = desk.open(is_sample=True)
    own = desk.locations.own_catalogue
    own.parent.mkdir()
    own.write_text(CATALOGUE.replace("2014", "2015"))

    library.edit("ddpm", {"title": "DDPM"})

    assert own.read_text() == CATALOGUE.replace("2014", "2015").replace(
        "Denoising Diffusion Probabilistic Models", "DDPM"
    )
    assert library.moved_to == own


def test_changes_of_both_sides_are_in_the_file(desk: Desk) -> None:
    """Another entry, another field of the same entry, and a comment, changed while this library was open."""
    library = desk.open()
    desk.rewrite("2014", "2015")
    desk.rewrite("2020\n", "2021\n")
    desk.rewrite("# made by hand", "# changed by hand")

    paper = library.edit("ddpm", {"title": "DDPM"})

    text = desk.catalogue.read_text()
    for words in ("DDPM", "2015", "2021", "# changed by hand"):
        assert words in text
    assert (paper.title, paper.year) == ("DDPM", 2021)
    assert library.paper("gan").year == 2015


def test_the_same_field_changed_on_both_sides_is_a_conflict(desk: Desk) -> None:
    """Nothing is written, all three texts are brought, and choosing mine again goes through."""
    library = desk.open()
    desk.rewrite("Denoising Diffusion Probabilistic Models", "theirs")
    theirs = desk.catalogue.read_text()

    with pytest.raises(EditConflictError) as caught:
        library.edit("ddpm", {"title": "mine"})

    assert (caught.value.mine, caught.value.disk) == ("mine", "theirs")
    assert caught.value.base == "Denoising Diffusion Probabilistic Models"
    assert desk.catalogue.read_text() == theirs
    assert library.paper("ddpm").title == "theirs"
    library.edit("ddpm", {"title": "mine"})
    assert desk.catalogue.read_text() == theirs.replace("theirs", "mine")


def test_an_entry_renamed_elsewhere_is_found_again(desk: Desk) -> None:
    """By its title, as its marks are."""
    library = desk.open()
    desk.rewrite('id = "ddpm"', 'id = "ho2020"')

    assert library.edit("ddpm", {"year": 2021}).id == "ho2020"
    assert "year = 2021" in desk.catalogue.read_text()


def test_an_entry_removed_elsewhere_is_not_brought_back(desk: Desk) -> None:
    """The edit says so, and the file stays as they left it."""
    library = desk.open()
    theirs = CATALOGUE[: CATALOGUE.index('[[papers]]\nid = "vae"')]
    desk.catalogue.write_text(theirs)

    with pytest.raises(EntryGoneError):
        library.edit("vae", {"year": 2013})

    assert desk.catalogue.read_text() == theirs


@pytest.mark.parametrize(
    ("theirs", "error"),
    [(None, ChangedElsewhereError), ("", ChangedElsewhereError), (CATALOGUE[:150], BrokenCatalogueError)],
    ids=["deleted", "emptied", "half written"],
)
def test_an_edit_never_mends_what_another_is_doing(desk: Desk, theirs: str | None, error: type[Exception]) -> None:
    """A deleted, emptied or half-written file stays so; the last good state stays shown."""
    library = desk.open()
    desk.catalogue.unlink()
    if theirs is not None:
        desk.catalogue.write_text(theirs)

    with pytest.raises(error):
        library.edit("ddpm", {"title": "DDPM"})

    assert (desk.catalogue.read_text() if desk.catalogue.exists() else None) == theirs
    assert len(library.catalogue.papers) == 3
    desk.catalogue.write_text(CATALOGUE)
    library.edit("ddpm", {"title": "DDPM"})
    assert "DDPM" in desk.catalogue.read_text()


def test_somebody_who_never_stops_writing_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than trying for ever."""
    library = desk.open()
    years = iter(range(1000, 2000))

    def replace_after_another(path: Path, expected: bytes, _content: bytes, *, lock_folder: Path) -> None:
        assert lock_folder.is_absolute()
        raise ChangedElsewhereError(path, expected.replace(b"2014", b"%d" % next(years)).replace(b"999", b"2014"))

    monkeypatch.setattr(safe_write, "replace", replace_after_another)

    with pytest.raises(ChangedElsewhereError):
        library.edit("ddpm", {"title": "DDPM"})


def test_a_broken_catalogue_is_shown_and_marked_but_not_written(desk: Desk) -> None:
    """What parses is there, the edit names the line, the file keeps its bytes."""
    desk.rewrite("year = 2014", "year = ")
    text = desk.catalogue.read_text()
    library = desk.open()

    with pytest.raises(BrokenCatalogueError, match=":13:"):
        library.edit("ddpm", {"title": "DDPM"})
    library.mark(["ddpm"], Status.READ)

    assert library.reading("ddpm").status is Status.READ
    assert desk.catalogue.read_text() == text
    desk.rewrite("year = \n", "yea = \n")
    assert library.reload()


def test_an_edit_that_may_not_survive_a_power_cut_is_shown_and_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in the file, so the library stands on it and raises no false alarm."""
    library = desk.open()
    library.edit("vae", {"title": "VAE"})
    monkeypatch.setattr(os, "fsync", failing_on_folders())

    with pytest.raises(UncertainWriteError):
        library.edit("ddpm", {"title": "DDPM"})

    assert library.paper("ddpm").title == "DDPM"
    assert "DDPM" in desk.catalogue.read_text()
    assert not library.has_changed_outside()


def test_an_outside_change_is_seen_once(desk: Desk) -> None:
    """It is shown after a reload, which then finds nothing more."""
    library = desk.open()
    assert not library.has_changed_outside()
    assert not library.reload()
    desk.rewrite("2014", "2015")

    assert library.has_changed_outside()
    assert library.reload()

    assert library.paper("gan").year == 2015
    assert not library.has_changed_outside()
    assert not library.reload()


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        (None, "papers.toml"),
        (b"", "was emptied elsewhere"),
        (CATALOGUE[:150].encode(), "does not parse"),
        (b"\xff\xfe\0", "papers.toml"),
    ],
    ids=["deleted", "emptied", "half written", "no text"],
)
def test_a_bad_file_leaves_the_last_good_state(desk: Desk, theirs: bytes | None, words: str) -> None:
    """It becomes a problem, told once, and goes away when the file is well again."""
    library = desk.open()
    desk.catalogue.unlink()
    if theirs is not None:
        desk.catalogue.write_bytes(theirs)

    assert library.has_changed_outside()
    assert library.reload()

    assert len(library.catalogue.papers) == 3
    assert library.problems[0].kind == "changed-outside"
    assert words in library.problems[0].message
    assert not library.has_changed_outside()
    assert not library.reload()
    desk.catalogue.write_text(CATALOGUE)
    assert library.has_changed_outside()
    assert library.reload()
    assert library.problems == ()


def test_an_edit_during_a_reload_is_not_undone_by_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before the edit is not shown after it."""
    library = desk.open()
    real = library._opened.read_again
    edits = iter([{"title": "DDPM"}])

    def read_again() -> object:
        found = real()
        for changes in edits:
            library.edit("ddpm", changes)
        return found

    monkeypatch.setattr(library._opened, "read_again", read_again)
    library.reload()

    assert library.paper("ddpm").title == "DDPM"


def test_marks_are_taken_in_by_a_reload(desk: Desk) -> None:
    """Catalogue and log are read again together."""
    here, there = desk.open(), desk.open()
    there.mark(["ddpm"], Status.READ)

    assert here.reload()
    assert here.reading("ddpm").status is Status.READ


def test_problems_of_the_log_are_told(desk: Desk) -> None:
    """With the file they are in."""
    safe_write.make_folder(desk.locations.reading_folder)
    (desk.locations.reading_folder / "desk-1a2b.jsonl").write_bytes(b"\xff\n")

    library = desk.open()

    assert [problem.kind for problem in library.log_problems] == ["damaged-log"]
    assert library.problems == ()


def test_a_linked_catalogue_stays_linked(desk: Desk) -> None:
    """As when it lies in a folder of dotfiles."""
    target = desk.folder / "dotfiles.toml"
    desk.catalogue.rename(target)
    desk.catalogue.symlink_to(target)

    desk.open().edit("ddpm", {"title": "DDPM"})

    assert desk.catalogue.is_symlink()
    assert "DDPM" in target.read_text()


def test_an_entry_is_replaced_as_a_whole(desk: Desk) -> None:
    """As an editor gives it back; marks stay, and a change elsewhere is a conflict."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    base = entry_text(library.file, "ddpm")
    desk.rewrite("2014", "2015")

    library.replace_entry("ddpm", base.replace("2020", "2021"), base)

    assert library.paper("ddpm").year == 2021
    assert library.paper("gan").year == 2015
    assert library.reading("ddpm").status is Status.READ
    with pytest.raises(EditConflictError):
        library.replace_entry("ddpm", base.replace("2020", "2022"), base)


def test_a_whole_entry_changed_elsewhere_is_a_conflict(desk: Desk) -> None:
    """Nothing is written over it."""
    library = desk.open()
    base = entry_text(library.file, "ddpm")
    desk.rewrite("2020\n", "2019\n")

    with pytest.raises(EditConflictError):
        library.replace_entry("ddpm", base.replace("2020", "2021"), base)

    assert "year = 2019" in desk.catalogue.read_text()


def test_somebody_who_never_stops_writing_keeps_a_whole_entry_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same sentence as for a field."""
    library = desk.open()
    base = entry_text(library.file, "ddpm")

    def changed(path: Path, expected: bytes, _content: bytes, *, lock_folder: Path) -> None:
        assert lock_folder.is_absolute()
        raise ChangedElsewhereError(path, expected)

    monkeypatch.setattr(safe_write, "replace", changed)

    with pytest.raises(ChangedElsewhereError):
        library.replace_entry("ddpm", base.replace("2020", "2021"), base)


def test_readings_that_were_handed_out_never_change(desk: Desk) -> None:
    """So that another thread can go through them while marks are made."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    before = library.readings
    copy = dict(before)

    library.mark(["ddpm", "gan"], Status.QUEUED)
    library.edit("ddpm", {"title": "DDPM"})

    assert before == copy


def test_threads_mark_one_after_the_other(desk: Desk) -> None:
    """No mark of several threads is lost, on disk or in memory."""
    library = desk.open()
    threads = [
        threading.Thread(target=library.tag, args=(["ddpm"], [f"{number}-{tag}" for tag in range(5)], []))
        for number in range(6)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(library.reading("ddpm").tags) == 30
    assert desk.open().reading("ddpm").tags == library.reading("ddpm").tags


WRITER = """
import sys
from pathlib import Path
from papertui.library import open_library
from papertui.storage.config_file import Settings
from papertui.storage.locations import ChosenCatalogue, Locations
folder, name = Path(sys.argv[1]), sys.argv[2]
data = folder / "data"
locations = Locations(folder / "config.toml", data, folder / "state", data / "reading")
library = open_library(ChosenCatalogue(folder / "lists" / "papers.toml"), locations, Settings())
for number in range(10):
    library.tag(["ddpm"], [f"{name}-{number}"], [])
    if name == "w0":
        library.edit("gan", {"year": 1900 + number})
    if name == "w1":
        library.edit("vae", {"venue": f"venue {number}"})
"""


def test_eight_processes_marking_and_editing_lose_nothing(desk: Desk) -> None:
    """Every mark is in the one log of this device, from the very first, and both editors' last words are there."""
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(desk.folder), f"w{number}"]) for number in range(8)]

    assert [writer.wait() for writer in writers] == [0] * 8

    library = desk.open()
    assert set(library.reading("ddpm").tags) == {f"w{number}-{tag}" for number in range(8) for tag in range(10)}
    assert library.log_problems == ()
    assert len(list(desk.locations.reading_folder.iterdir())) == 1
    assert library.paper("gan").year == 1909
    assert library.paper("vae").venue == "venue 9"
