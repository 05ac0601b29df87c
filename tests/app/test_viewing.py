"""Viewing: hidden, ordered, zoomed; the cursor stays on its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.session import Sort

if TYPE_CHECKING:
    import pytest

    from tests.app.sitting import Desk

DDPM = "ho2020denoising"


async def test_read_papers_hide_and_come_back(desk: Desk) -> None:
    """`.` hides what is read or dropped; the cursor stays, or goes to the next paper that is still there."""
    async with desk.sit() as sitting:
        await sitting.press("3", "j", "4", "j", ".")
        assert len(sitting.listed) == 10
        assert sitting.cursor == "dhariwal2021diffusion"
        assert sitting.line_with("show read")

        await sitting.press(".", "up", ".")
        assert sitting.cursor == "dhariwal2021diffusion"
        await sitting.press(".")
        assert len(sitting.listed) == 12


async def test_everything_read_says_how_to_see_it(desk: Desk) -> None:
    """A category with nothing left is not an empty screen."""
    async with desk.sit() as sitting:
        await sitting.press("h", "G", "A", "y", ".")
        assert sitting.listed == []
        assert sitting.line_with(". shows read papers, which are hidden")
        assert sitting.line_with("No paper selected")

        await sitting.press(".")
        assert len(sitting.listed) == 3


async def test_every_order_keeps_the_cursor_on_its_paper(desk: Desk) -> None:
    """`s` goes round the orders, `S` turns one round."""
    async with desk.sit() as sitting:
        await sitting.press("]", "]", "j", "j", "+", "3")
        orders = {}
        for _ in Sort:
            await sitting.press("s")
            assert sitting.cursor == "dhariwal2021diffusion"
            orders[sitting.session.sort] = [paper_id[:4] for paper_id in sitting.listed]
        await sitting.press("s", "S")

        assert orders == {
            Sort.TITLE: ["ho20", "dhar", "romb", "song"],
            Sort.AUTHOR: ["dhar", "ho20", "romb", "song"],
            Sort.YEAR: ["romb", "song", "dhar", "ho20"],
            Sort.VENUE: ["romb", "song", "ho20", "dhar"],
            Sort.STATUS: ["ho20", "song", "romb", "dhar"],
            Sort.RATING: ["dhar", "ho20", "song", "romb"],
            Sort.READ_AT: ["dhar", "ho20", "song", "romb"],
            Sort.CATALOGUE: ["ho20", "song", "dhar", "romb"],
        }
        assert [paper_id[:4] for paper_id in sitting.listed] == ["song", "romb", "dhar", "ho20"]
        assert sitting.cursor == "dhariwal2021diffusion"
        assert sitting.toasts[-1] == "order reversed"


async def test_formulas_as_written_or_in_unicode(desk: Desk) -> None:
    """`L` shows the source of the maths, and takes it back."""
    async with desk.sit() as sitting:
        assert sitting.line_with("ε_θ(xₜ, t)")
        await sitting.press("L")
        assert sitting.line_with(r"$\epsilon_\theta(x_t, t)$")
        await sitting.press("L")
        assert r"\epsilon" not in sitting.text


async def test_the_focused_pane_zooms(desk: Desk) -> None:
    """`z` gives it the whole screen and takes it back; moving to another pane does not lose it behind the zoom."""
    async with desk.sit() as sitting:
        reader = sitting.reader
        await sitting.press("z")
        assert reader.papers_pane.region.width == 120
        await sitting.press("z", "tab", "z")
        assert reader.summary_pane.region.size == (120, 38)
        await sitting.press("tab")
        assert reader.focused_pane.id == "summary"
        await sitting.press("q", "h", "h", "z")
        assert reader.shelves.region.width == 120

        await sitting.press("enter")
        assert reader.focused_pane.id == "papers"
        assert reader.is_in_sight(reader.papers)
        assert sitting.line_with("▌○  Denoising")


async def test_the_tree_is_put_away(desk: Desk) -> None:
    """`b` hides the tree and brings it back; its focus goes to the list."""
    async with desk.sit() as sitting:
        await sitting.press("h", "b")
        assert not sitting.reader.is_in_sight(sitting.reader.shelves)
        assert sitting.reader.focused_pane.id == "papers"
        assert sitting.reader.papers_pane.region.width == 120

        await sitting.press("b")
        assert sitting.reader.is_in_sight(sitting.reader.shelves)
        assert sitting.reader.focused_pane.id == "tree"


async def test_below_a_dialog_nothing_is_painted_while_nothing_changes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What changed below it is painted once; then the screen rests, however often it looks outside."""
    async with desk.sit() as sitting:
        await sitting.press("?")
        sitting.reader.show_header()
        await sitting.settle()
        painted: list[object] = []
        monkeypatch.setattr(sitting.app, "_display", lambda screen, _: painted.append(screen))
        for _ in range(3):
            sitting.reader.call_later(lambda: None)
            await sitting.pilot.pause(0.05)

        assert painted == []
