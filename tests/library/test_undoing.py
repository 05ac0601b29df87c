"""Facts about undo and redo: every change can be taken back, across restarts, and nobody else's change is lost."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from papertui.domain.paper import Link
from papertui.domain.reading import Status
from papertui.library import open_library
from papertui.storage.config_file import Settings
from papertui.storage.entry_edit import entry_text
from papertui.storage.locations import ChosenCatalogue
from tests.library.desk import CATALOGUE, standing, undone_one_by_one

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from papertui.library import Library
    from tests.library.desk import Desk


CHANGES: dict[str, Callable[[Library], object]] = {
    "title of ddpm": lambda library: library.edit("ddpm", {"title": "DDPM"}),
    "year, links of vae": lambda library: library.edit("vae", {"year": 2013, "links": (Link("a", "https://a.org"),)}),
    "year of gan": lambda library: library.edit("gan", {"year": None}),
    "ddpm marked read": lambda library: library.mark(["ddpm"], Status.READ),
    "3 papers marked dropped": lambda library: library.mark(["ddpm", "gan", "vae"], Status.DROPPED),
    "rating of ddpm": lambda library: library.rate(["ddpm"], 4),
    "note of gan": lambda library: library.note("gan", "odd"),
    "venue, rating, own tags of ddpm": lambda library: library.edit(
        "ddpm", {"venue": "NeurIPS"}, own=[("rating", 5), ("tag+", "key")]
    ),
    "rating, note of vae": lambda library: library.edit("vae", {}, own=[("rating", 2), ("note", "odd")]),
    "own tags of 2 papers": lambda library: library.tag(["gan", "vae"], ["a", "b"], []),
    "text of gan": lambda library: library.replace_entry(
        "gan", '[[papers]]\nid = "g2"\ntitle = "Other"\n', entry_text(library.file, "gan")
    ),
}


@pytest.mark.parametrize("phrase", CHANGES)
def test_every_change_is_undone_and_repeated(desk: Desk, phrase: str) -> None:
    """In another run of the program too; the bytes are those of before and after."""
    library = desk.open()
    CHANGES[phrase](library)
    changed = (desk.catalogue.read_bytes(), desk.open().readings)

    undone = desk.open().undo()

    assert undone is not None
    assert undone.what == phrase
    assert desk.catalogue.read_text() == CATALOGUE
    assert set(standing(desk.open()).values()) == {"unread"}
    redone = desk.open().redo()
    assert redone is not None
    assert redone.what == phrase
    assert desk.catalogue.read_bytes() == changed[0]
    assert {key: reading.tags for key, reading in desk.open().readings.items()} == {
        key: reading.tags for key, reading in changed[1].items()
    }


def test_all_changes_are_undone_one_by_one_and_repeated(desk: Desk) -> None:
    """Any number, in the same library, without another look at the files."""
    library = desk.open()
    for change in CHANGES.values():
        change(library)
    end = desk.catalogue.read_bytes()

    assert undone_one_by_one(library) == list(reversed(CHANGES))
    assert desk.catalogue.read_text() == CATALOGUE
    assert library.catalogue == desk.open().catalogue
    while library.redo() is not None:
        pass
    assert desk.catalogue.read_bytes() == end
    assert library.redo() is None
    assert standing(library) == {"ddpm": "dropped", "g2": "dropped", "vae": "dropped"}


def test_undoing_a_mark_says_the_old_value_again(desk: Desk) -> None:
    """With a word for statistics; the reading date of before comes back."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    read_at = library.reading("ddpm").read_at
    desk.clock.time += timedelta(hours=1)
    library.mark(["ddpm"], Status.UNREAD)

    library.undo()

    assert library.reading("ddpm").read_at == read_at
    assert json.loads(desk.log.splitlines()[-1])["undo"] is True
    library.undo()
    assert json.loads(desk.log.splitlines()[-1])["status"] is None
    assert not library.reading("ddpm").is_stated


def test_a_bulk_change_is_one_step(desk: Desk) -> None:
    """Papers that stood so already are none of it and keep their mark."""
    library = desk.open()
    library.mark(["gan"], Status.READ)
    library.mark(["ddpm", "gan", "vae"], Status.READ)

    change = library.undo()

    assert change is not None
    assert (change.what, change.papers) == ("2 papers marked read", ("ddpm", "vae"))
    assert standing(library) == {"ddpm": "unread", "gan": "read", "vae": "unread"}


def test_a_new_change_ends_what_could_be_repeated(desk: Desk) -> None:
    """As everywhere."""
    library = desk.open()
    library.edit("ddpm", {"year": 2021})
    library.undo()
    library.edit("gan", {"year": 2015})

    assert library.redo() is None
    assert [change.what for change in library.history()] == ["year of gan"]


def test_a_change_of_an_earlier_run_is_known_as_such(desk: Desk) -> None:
    """So that the screen can ask first."""
    desk.open().edit("ddpm", {"year": 2021})
    library = desk.open()
    library.edit("gan", {"year": 2015})

    old, new = library.history()

    assert (library.is_of_this_session(old), library.is_of_this_session(new)) == (False, True)
    assert library.next_undo() == new.reversed
    library.undo()
    assert library.next_undo() == old.reversed
    assert library.next_redo() == library.history()[-1]


def test_other_catalogues_are_not_in_the_way(desk: Desk, tmp_path: Path) -> None:
    """Each has a history of its own; a link to a catalogue shares that of its file."""
    desk.open().mark(["ddpm"], Status.READ)
    link = tmp_path / "link.toml"
    link.symlink_to(desk.catalogue)
    other = tmp_path / "other.toml"
    other.write_text(CATALOGUE.replace("ddpm", "other"))

    def at(path: Path) -> Library:
        return open_library(ChosenCatalogue(path), desk.locations, Settings(), clock=desk.clock)

    at(other).edit("gan", {"year": 2015})
    change = at(link).undo()

    assert change is not None
    assert change.what == "ddpm marked read"
    assert desk.catalogue.read_text() == CATALOGUE
    assert "2015" in other.read_text()


def test_an_entry_moved_by_hand_is_found(desk: Desk) -> None:
    """What others did around it stays."""
    desk.open().edit("gan", {"year": 2015})
    head, ddpm, gan, vae = desk.catalogue.read_text().split("[[papers]]\n")
    desk.catalogue.write_text("[[papers]]\n".join([head, vae, f"{gan.rstrip()}\n\n", ddpm + "# new\n"]))

    desk.open().undo()

    text = desk.catalogue.read_text()
    assert text == "[[papers]]\n".join([head, vae, f"{gan.rstrip()}\n\n".replace("2015", "2014"), ddpm + "# new\n"])


def test_an_edit_of_the_sample_can_be_undone(desk: Desk) -> None:
    """In the copy that it made; marks given to the sample are part of the same history."""
    sample = desk.open(is_sample=True)
    sample.mark(["gan"], Status.READ)
    sample.edit("gan", {"year": 2015})
    assert not (desk.locations.state_folder / "copies").exists()

    assert undone_one_by_one(sample) == ["year of gan", "gan marked read"]
    assert desk.locations.own_catalogue.read_text() == CATALOGUE


def test_the_first_change_of_a_day_keeps_a_copy(desk: Desk) -> None:
    """Of what was there before; the last ten days are kept, and marks need none."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    assert not (desk.locations.state_folder / "copies").exists()
    for year in range(2000, 2012):
        library.edit("gan", {"year": year})
        library.edit("vae", {"year": year})
        desk.clock.time += timedelta(days=1)

    [folder] = (desk.locations.state_folder / "copies").iterdir()
    names = sorted(path.name for path in folder.iterdir())
    assert (len(names), names[-1]) == (10, "2026-12-01.toml")
    assert (folder / "2026-11-22.toml").read_text().count("2001") == 2


def test_a_save_that_renames_an_entry_is_undone_and_repeated_with_its_mark(desk: Desk) -> None:
    """However often; the id that followed from its old title is written down by it, and goes again."""
    desk.catalogue.parent.mkdir(exist_ok=True)
    desk.catalogue.write_text(CATALOGUE + "\n[[papers]]\ntitle = 'Maps of Maps'\n")
    before = desk.catalogue.read_bytes()
    new = desk.open().edit("maps-maps", {"title": "Knots"}, own=[("rating", 4)])
    after = desk.catalogue.read_bytes()

    for _ in range(2):
        desk.open().undo()
        assert desk.catalogue.read_bytes() == before
        assert desk.open().reading("maps-maps").rating is None
        desk.open().redo()
        assert desk.catalogue.read_bytes() == after
        assert (new.id, desk.open().reading(new.id).rating) == ("maps-maps", 4)
