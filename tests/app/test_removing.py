"""Removing on the screen: asks, takes the entry out of the file, and `u` brings it back with its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.app.screens.confirm import Confirm
from papertui.domain.reading import Status

if TYPE_CHECKING:
    from tests.app.sitting import Desk

DDPM, SCORE = "ho2020denoising", "song2021score"


async def test_d_asks_and_removes_and_u_brings_back(desk: Desk) -> None:
    """The cursor goes to the next paper; the lookup finds the paper no more, and then again."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("3", "d")
        assert isinstance(sitting.app.screen, Confirm)
        assert sitting.line_with("Remove “Denoising Diffusion Probabilistic Models” from the catalogue?")
        await sitting.press("n")
        assert desk.catalogue.read_bytes() == before

        await sitting.press("d", "y")
        assert DDPM.encode() not in desk.catalogue.read_bytes()
        assert DDPM not in sitting.listed
        assert sitting.cursor == SCORE
        assert sitting.toasts[-1].endswith("— u undoes")

        await sitting.press("u")
        assert desk.catalogue.read_bytes() == before
        assert (sitting.cursor, sitting.status(DDPM)) == (DDPM, Status.READ)
        await sitting.press("/")
        await sitting.type("denoising diffusion probabilistic")
        assert sitting.listed[0] == DDPM


async def test_a_question_names_every_key_that_answers_it(desk: Desk) -> None:
    """Enter agrees as `y` does, so that it is said before it is pressed; `n` and escape leave everything."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        for key in ("n", "escape"):
            await sitting.press("d")
            assert sitting.line_with("y ⏎ yes   n no   esc back")
            await sitting.press(key)
            assert desk.catalogue.read_bytes() == before
        await sitting.press("d", "enter")
        assert DDPM not in sitting.listed


async def test_a_selection_is_removed_as_one_step(desk: Desk) -> None:
    """The question names the count."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        number = len(sitting.listed)
        await sitting.press("space", "space", "d")
        assert sitting.line_with("Remove 2 papers from the catalogue?")
        await sitting.press("y")
        assert len(sitting.listed) == number - 2
        assert sitting.session.selected == frozenset()
        await sitting.press("u")
        assert len(sitting.listed) == number
        assert desk.catalogue.read_bytes() == before
