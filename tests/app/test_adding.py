"""Adding on the screen: what is pasted becomes an entry under the cursor, once, and `u` takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.app.screens.confirm import Ask

if TYPE_CHECKING:
    from tests.app.sitting import Desk

DDPM = "ho2020denoising"


async def test_a_adds_what_is_typed_and_u_takes_it_back(desk: Desk) -> None:
    """The cursor goes to it, the lookup finds it, and the file is as before after undo."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        number = len(sitting.listed)
        await sitting.press("a")
        assert isinstance(sitting.app.screen, Ask)
        await sitting.type("Zebra fish in diffusion")
        await sitting.press("enter")
        assert len(sitting.listed) == number + 1
        assert sitting.cursor == "zebra-fish-diffusion"
        assert desk.catalogue.read_bytes().startswith(before)
        assert sitting.toasts[-1] == "added Zebra fish in diffusion — e edits, u undoes"
        await sitting.press("/")
        await sitting.type("zebra")
        assert sitting.listed == ["zebra-fish-diffusion"]

        await sitting.press("escape", "escape", "u")
        assert desk.catalogue.read_bytes() == before
        assert len(sitting.listed) == number


async def test_what_is_there_is_gone_to(desk: Desk) -> None:
    """Not added a second time."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("G", "a")
        await sitting.type("denoising diffusion probabilistic models")
        await sitting.press("enter")
        assert sitting.cursor == DDPM
        assert sitting.toasts[-1].startswith("there already: Denoising")
        assert desk.catalogue.read_bytes() == before


async def test_what_is_no_paper_is_told_and_nothing_is_nothing(desk: Desk) -> None:
    """An address that is none, and an empty answer."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("a")
        await sitting.type("ftp://a.org/x")
        await sitting.press("enter")
        assert "must start with http" in sitting.toasts[-1]
        await sitting.press("a", "enter")
        assert desk.catalogue.read_bytes() == before
