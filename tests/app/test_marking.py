"""Marking: into the log, never into the catalogue, and nothing jumps under the reader's hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.app.screens.confirm import Ask, Confirm
from papertui.domain.reading import Status
from papertui.session import Shelf, ShelfKind

if TYPE_CHECKING:
    from tests.app.sitting import Desk

DDPM, SCORE, GANS = "ho2020denoising", "song2021score", "dhariwal2021diffusion"


async def test_read_marks_and_goes_on_and_takes_back(desk: Desk) -> None:
    """`r` marks what is left and moves on; on a read paper it takes the mark back and stays."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("r")
        assert (sitting.status(DDPM), sitting.cursor) == (Status.READ, SCORE)
        assert desk.marks() == [(DDPM, "read")]
        assert "✔" in sitting.line_with("Denoising Diffusion Prob")
        assert sitting.line_with(" 1/12 ")

        await sitting.press("up", "r")
        assert (sitting.status(DDPM), sitting.cursor) == (Status.UNREAD, DDPM)
        assert desk.marks()[1:] == [(DDPM, "unread")]
        assert "○" in sitting.line_with("Denoising Diffusion Prob")
    assert desk.catalogue.read_bytes() == before


@pytest.mark.parametrize(
    ("key", "status", "sign"),
    [("1", Status.QUEUED, "▸"), ("2", Status.READING, "◐"), ("3", Status.READ, "✔"), ("4", Status.DROPPED, "✗")],
)
async def test_digits_mark_and_stay(desk: Desk, key: str, status: Status, sign: str) -> None:
    """Each digit is one status, `0` takes it back; the cursor stays, and pressing twice writes once."""
    async with desk.sit() as sitting:
        await sitting.press("j", key, key)
        assert (sitting.status(SCORE), sitting.cursor) == (status, SCORE)
        assert desk.marks() == [(SCORE, status.value)]
        assert sitting.line_with(f"▌{sign}  Score-Based")

        await sitting.press("0")
        assert sitting.status(SCORE) is Status.UNREAD
        assert desk.marks()[1:] == [(SCORE, "unread")]


async def test_special_shelves_come_and_go(desk: Desk) -> None:
    """Queued and Reading stand on top of the tree while they hold something; the queue is oldest first."""
    async with desk.sit() as sitting:
        await sitting.press("G", "1", "home", "1", "j", "2")
        assert [row.name for row in sitting.reader.shelves.rows[:3]] == ["Reading", "Queued", "All papers"]

        await sitting.press("[")
        assert sitting.session.shelf == Shelf(ShelfKind.QUEUED)
        assert sitting.listed == ["blattmann2023align", DDPM]
        await sitting.press("r")
        assert sitting.listed == ["blattmann2023align", DDPM]
        assert sitting.cursor == DDPM
        assert sitting.reader.desk.row("blattmann2023align").is_stale

        await sitting.press("0")
        assert [row.name for row in sitting.reader.shelves.rows[:2]] == ["Reading", "All papers"]
        assert sitting.listed == ["blattmann2023align", DDPM]


async def test_marks_under_a_filter_keep_the_row(desk: Desk) -> None:
    """While read papers are hidden a marked row stays, greyed, until the filter or the category changes."""
    async with desk.sit() as sitting:
        everything = sitting.listed
        await sitting.press(".", "j", "r", "r")
        assert sitting.listed == everything
        assert sitting.cursor == "rombach2022high"
        assert sitting.reader.desk.row(SCORE).is_stale
        assert "✔" in sitting.line_with("Score-Based")

        await sitting.press(".", ".")
        assert sitting.listed == [paper_id for paper_id in everything if paper_id not in {SCORE, GANS}]
        assert sitting.cursor == "rombach2022high"


async def test_marks_in_a_search_keep_the_row(desk: Desk) -> None:
    """A query about the status is not asked again by a mark: results stay where they are until it changes."""
    async with desk.sit() as sitting:
        await sitting.press("/")
        await sitting.type("is:left video")
        await sitting.press("enter")
        found = sitting.listed
        await sitting.press("r", "r")
        assert sitting.listed == found
        assert sitting.cursor == found[2]
        await sitting.press("R")
        assert sitting.listed == found

        await sitting.press("/")
        await sitting.type(" ")
        await sitting.type("h")
        await sitting.press("backspace", "backspace")
        assert not set(found[:2]) & set(sitting.listed)


async def test_all_that_is_listed_is_marked_after_asking(desk: Desk) -> None:
    """`A` says how many; anything but yes leaves everything as it is."""
    async with desk.sit() as sitting:
        await sitting.press("]", "]", "j", "3", "A")
        assert isinstance(sitting.app.screen, Confirm)
        assert sitting.line_with("Mark 3 papers read?")
        await sitting.press("n")
        assert len(desk.marks()) == 1

        await sitting.press("A", "y")
        assert sorted(paper_id for paper_id, _ in desk.marks()) == sorted(sitting.listed)
        assert sitting.toasts == ["3 marked read"]
        await sitting.press("A")
        assert sitting.toasts == ["nothing is left here"]


async def test_stars_go_up_and_down(desk: Desk) -> None:
    """From one to five stars, and below one the rating is gone."""
    async with desk.sit() as sitting:
        await sitting.press(*"++++++")
        assert sitting.reader.reading(DDPM).rating == 5
        assert "★5" in sitting.line_with("Denoising Diffusion Prob")
        assert sitting.line_with("★ 5")

        await sitting.press(*"-----")
        assert sitting.reader.reading(DDPM).rating is None
        assert [event["rating"] for event in desk.events()] == [1, 2, 3, 4, 5, 4, 3, 2, 1, None]


async def test_a_note_is_only_yours(desk: Desk) -> None:
    """`N` asks for a text of any lines; ctrl+s keeps it in the log, escape leaves it."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("N")
        assert isinstance(sitting.app.screen, Ask)
        await sitting.type("어렵다, again")
        await sitting.press("enter")
        await sitting.type("later")
        await sitting.press("ctrl+s")
        assert sitting.reader.reading(DDPM).note == "어렵다, again\nlater"
        assert [event["note"] for event in desk.events()] == ["어렵다, again\nlater"]
        assert sitting.line_with("only you")
        assert sitting.line_with("어렵다, again")
        assert sitting.toasts == ["saved your note — u undoes"]

        await sitting.press("N", "ctrl+s")
        assert len(sitting.toasts) == 1
        await sitting.press("N")
        await sitting.type("no")
        await sitting.press("escape")
        assert len(desk.events()) == 1
    assert desk.catalogue.read_bytes() == before


async def test_own_tags_are_given_and_taken(desk: Desk) -> None:
    """`t` edits them as one line; the log gets what came and what went, and the lookup knows them at once."""
    async with desk.sit() as sitting:
        await sitting.press("j", "t")
        await sitting.type("key; read soon")
        await sitting.press("enter")
        assert sitting.reader.reading(SCORE).tags == ("key", "read soon")
        assert sitting.toasts == ["saved your tags — u undoes"]
        assert [event.get("tag+") for event in desk.events()] == ["key", "read soon"]

        await sitting.press("t", *["backspace"] * 11, "enter")
        assert sitting.reader.reading(SCORE).tags == ("key",)
        assert desk.events()[-1]["tag-"] == "read soon"
        await sitting.press("/")
        await sitting.type("tag:key")
        assert sitting.listed == [SCORE]


async def test_marks_that_cannot_be_written_are_not_shown(desk: Desk) -> None:
    """A refusal is told with its reason; the screen shows nothing that the disk does not hold."""
    desk.locations.data_folder.mkdir(parents=True)
    desk.locations.reading_folder.write_text("a file where the folder should be")
    async with desk.sit() as sitting:
        await sitting.press("r")

        assert sitting.status(DDPM) is Status.UNREAD
        assert sitting.cursor == DDPM
        assert any("reading" in toast for toast in sitting.toasts)
        assert "✔" not in sitting.text
