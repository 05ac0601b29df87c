"""Facts about marks, ratings, notes and tags: on disk first, and never lost to a clock or another process."""

from __future__ import annotations

import errno
import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from papertui.domain.reading import ReadingEvent, Status
from papertui.errors import UncertainWriteError, UnknownPaperError, WriteFailedError, WrongUsageError
from papertui.storage import safe_write
from papertui.storage.intake import Intake
from tests.library.desk import CATALOGUE, standing
from tests.storage.faults import failing_on_folders

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.storage.catalogue_file import CatalogueFile
    from tests.library.desk import Desk


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
    assert desk.open().reading("ddpm") == library.reading("ddpm")._replace(rating=None, note="")
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


def marks_of(*paper_ids: str) -> Callable[[CatalogueFile], Intake]:
    """A list that adds no paper, and says that these are read."""
    return lambda file: Intake(file, (), tuple((paper_id, Status.READ) for paper_id in paper_ids), str)


def test_marks_of_a_list_have_no_date_and_overrule_nothing(desk: Desk) -> None:
    """A second import of the same list changes nothing."""
    library = desk.open()
    library.mark(["gan"], Status.DROPPED)

    first = library.take_in(marks_of("ddpm", "gan"))
    second = library.take_in(marks_of("ddpm", "gan"))

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
    safe_write.make_folder(desk.locations.state_folder / "history")
    (desk.locations.state_folder / "device").write_text("laptop-1a2b")
    library = desk.open()
    monkeypatch.setattr(os, "fsync", failing_on_folders(errno.EIO))

    with pytest.raises(UncertainWriteError):
        library.mark(["ddpm"], Status.READ)

    assert library.reading("ddpm").status is Status.READ
