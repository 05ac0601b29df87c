"""Selecting: the verbs act on what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.sitting import Desk


async def test_space_selects_and_goes_down(desk: Desk) -> None:
    """A second space on a selected paper lets it go; marks act on all of the selection, which then ends."""
    async with desk.sit() as sitting:
        first, second, third = sitting.listed[:3]
        await sitting.press("space", "space", "space", "up", "space")
        assert sitting.session.selected == {first, second}
        assert sitting.line_with("·○  Denoising")

        await sitting.press("1")
        assert desk.marks() == [(first, "queued"), (second, "queued")]
        assert sitting.session.selected == frozenset()
        assert sitting.toasts == ["2 marked queued"]
        assert third not in dict(desk.marks())


async def test_a_range_reaches_from_the_last_selected(desk: Desk) -> None:
    """`v` selects from the last selected paper to the cursor, in both directions."""
    async with desk.sit() as sitting:
        await sitting.press("j", "j", "space", "j", "v")
        assert sitting.session.selected == set(sitting.listed[2:5])

        await sitting.press("escape", "home", "v")
        assert sitting.session.selected == set(sitting.listed[:3])


async def test_a_range_begins_at_the_paper_not_at_its_row(desk: Desk) -> None:
    """Another order between the two ends changes what lies between them, not the ends."""
    async with desk.sit() as sitting:
        anchor = sitting.listed[2]
        await sitting.press("j", "j", "space", "S", "v")

        here, there = sorted((sitting.listed.index(anchor), sitting.listed.index(sitting.cursor)))
        assert sitting.session.selected == set(sitting.listed[here : there + 1])


async def test_the_star_selects_all_that_is_listed(desk: Desk) -> None:
    """`*` selects what is shown, again nothing; another category lets the selection go."""
    async with desk.sit() as sitting:
        await sitting.press("]", "]", "*")
        assert sitting.session.selected == set(sitting.listed)
        await sitting.press("*")
        assert sitting.session.selected == frozenset()

        await sitting.press("*", "]")
        assert sitting.session.selected == frozenset()
        await sitting.press("*", "y", "k")
        assert sitting.app.clipboard == "meng2022sdedit\nhertz2023prompt\nbrooks2023instruct"
        assert sitting.toasts[-1].startswith("3 × id copied")


async def test_what_is_no_longer_listed_is_not_marked(desk: Desk) -> None:
    """A search shows less than is selected: verbs act only on what the reader can see."""
    async with desk.sit() as sitting:
        await sitting.press("*", "/")
        await sitting.type("align")
        await sitting.press("enter", "3")

        assert desk.marks() == [("blattmann2023align", "read")]
