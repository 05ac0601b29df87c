"""Undo and redo on the screen: what they bring back, where the cursor goes, and when they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.app.screens.confirm import Confirm
from papertui.domain.reading import Status
from papertui.library import open_library
from papertui.storage.config_file import Settings
from papertui.storage.locations import ChosenCatalogue

if TYPE_CHECKING:
    from papertui.library import Library
    from tests.app.sitting import Desk

DDPM, SCORE = "ho2020denoising", "song2021score"


def elsewhere(desk: Desk) -> Library:
    return open_library(ChosenCatalogue(desk.catalogue), desk.locations, Settings())


async def test_u_takes_a_mark_back_and_goes_to_its_paper(desk: Desk) -> None:
    """At once, as it was made here; `ctrl+r` repeats it; the toast names what was done and the way back."""
    async with desk.sit() as sitting:
        await sitting.press("r", "j")
        await sitting.press("u")
        assert (sitting.status(DDPM), sitting.cursor) == (Status.UNREAD, DDPM)
        assert sitting.toasts[-1] == f"undid: {DDPM} marked read — ctrl+r repeats"

        await sitting.press("ctrl+r")
        assert (sitting.status(DDPM), sitting.cursor) == (Status.READ, DDPM)
        assert sitting.toasts[-1] == f"redid: {DDPM} marked read — u undoes"
        await sitting.press("ctrl+r")
        assert sitting.toasts[-1] == "nothing to redo"


async def test_u_on_a_new_catalogue_says_that_there_is_nothing(desk: Desk) -> None:
    """And creates no file."""
    async with desk.sit() as sitting:
        await sitting.press("u")
        assert sitting.toasts[-1] == "nothing to undo"


async def test_a_history_that_cannot_be_read_is_told(desk: Desk) -> None:
    """Not that there is nothing to undo."""
    async with desk.sit() as sitting:
        await sitting.press("r")
        (history,) = (desk.locations.state_folder / "history").iterdir()
        history.unlink()
        history.mkdir()
        await sitting.press("u")
        assert "the history cannot be read" in sitting.toasts[-1]


async def test_an_edit_is_undone_on_disk_on_the_screen_and_in_the_lookup(desk: Desk) -> None:
    """The title of before is shown and found again."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("e")
        await sitting.type("Zebra ")
        await sitting.press("ctrl+s")
        assert desk.catalogue.read_bytes() != before
        await sitting.press("u")
        assert desk.catalogue.read_bytes() == before
        assert sitting.toasts[-1].startswith(f"undid: title of {DDPM}")
        assert "Zebra" not in sitting.text
        await sitting.press("/")
        await sitting.type("zebra")
        assert DDPM not in sitting.listed


async def test_an_undone_name_of_a_category_is_not_shown_any_more(desk: Desk) -> None:
    """List and tree go to what is above it, with the cursor on one of its papers."""
    async with desk.sit() as sitting:
        await sitting.press("]", "]", "C")
        await sitting.press("ctrl+u")
        await sitting.type("Papers > Read first")
        await sitting.press("enter")
        assert sitting.reader.desk.shelf_name() == "Read first"
        await sitting.press("u")

        assert sitting.reader.desk.shelf_name() == "Papers"
        assert sitting.reader.shelves.shelf == sitting.session.shelf
        assert DDPM in sitting.listed
        assert sitting.cursor == DDPM


async def test_an_older_change_is_asked_about(desk: Desk) -> None:
    """With the day, the hour and what it was; `n` leaves everything."""
    elsewhere(desk).edit(SCORE, {"year": 1999})
    changed = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("u")
        assert isinstance(sitting.app.screen, Confirm)
        assert sitting.line_with("undo today ")
        assert sitting.line_with(f": year of {SCORE}?")
        await sitting.press("n")
        assert desk.catalogue.read_bytes() == changed

        await sitting.press("u", "y")
        assert sitting.cursor == SCORE
        assert desk.catalogue.read_bytes() != changed


async def test_a_paper_that_is_not_listed_is_gone_to(desk: Desk) -> None:
    """Out of the search, to all papers."""
    async with desk.sit() as sitting:
        await sitting.press("r")
        await sitting.press("/")
        await sitting.type("score-based")
        await sitting.press("enter")
        assert DDPM not in sitting.listed
        await sitting.press("u")
        assert (sitting.cursor, sitting.session.query) == (DDPM, "")


async def test_what_was_changed_elsewhere_is_told(desk: Desk) -> None:
    """Nothing is done."""
    async with desk.sit() as sitting:
        await sitting.press("r")
        other = desk.locations.reading_folder / "other.jsonl"
        other.write_text(f'{{"at":"2999-01-01T00:00:00.000Z","paper":"{DDPM}","status":"dropped"}}\n')
        await sitting.press("u")
        assert "changed elsewhere" in sitting.toasts[-1]
        assert len(desk.events()) == 2
