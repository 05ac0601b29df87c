"""Layout: every size, resizing under the hands, and the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from textual.geometry import Size

    from tests.app.sitting import Desk, Sitting

DDPM = "ho2020denoising"


async def resize(sitting: Sitting, width: int, height: int) -> None:
    """Give the screen another size, and wait until it has it."""
    await sitting.pilot.resize_terminal(width, height)

    def is_fitting() -> bool:
        size: Size = sitting.app.screen.size
        return size == (width, height)

    await sitting.until(is_fitting, f"the screen is {width}×{height}")
    await sitting.settle()


def check_lines(sitting: Sitting, width: int, height: int) -> None:
    """The screen has exactly its size, and names the paper under the cursor."""
    strips = sitting.app.screen._compositor.render_strips()
    assert len(strips) == height
    assert {strip.cell_length for strip in strips} == {width}
    title = sitting.reader.desk.row(sitting.cursor).paper.title
    assert title[: min(8, width // 3)] in sitting.text


@pytest.mark.parametrize(
    ("width", "height", "has_tree", "has_summary"),
    [
        (20, 5, False, False),
        (60, 15, False, False),
        (60, 24, False, True),
        (71, 24, False, True),
        (72, 24, True, True),
        (80, 24, True, True),
        (109, 30, True, True),
        (110, 30, True, True),
        (120, 40, True, True),
        (179, 50, True, True),
        (200, 60, True, True),
    ],
)
async def test_every_size_shows_what_fits(
    desk: Desk, width: int, height: int, has_tree: bool, has_summary: bool
) -> None:
    """Tree and summary come with the room for them; drawer and summary can be had at any size."""
    async with desk.sit(width, height) as sitting:
        reader = sitting.reader
        check_lines(sitting, width, height)
        assert reader.is_in_sight(reader.shelves) is has_tree
        assert reader.is_in_sight(reader.summary) is has_summary
        assert "? more" in sitting.lines[-1]

        await sitting.press("h")
        assert reader.is_in_sight(reader.shelves)
        await sitting.press("j", "j", "enter", "enter")
        assert reader.is_in_sight(reader.summary)
        await sitting.press("escape")
        assert reader.is_in_sight(reader.papers)
        check_lines(sitting, width, height)


async def test_the_summary_stands_where_there_is_room(desk: Desk) -> None:
    """Beside the list on a very wide screen, below it on others."""
    async with desk.sit(200, 60) as sitting:
        reader = sitting.reader
        assert reader.summary_pane.region.x > reader.papers_pane.region.x
        assert 60 <= reader.summary_pane.region.width <= 92

        await resize(sitting, 120, 40)
        assert reader.summary_pane.region.x == reader.papers_pane.region.x
        assert reader.summary_pane.region.y > reader.papers_pane.region.y
        await resize(sitting, 80, 24)
        assert reader.summary_pane.region.height == 9


async def test_resizing_while_typing_loses_nothing(desk: Desk) -> None:
    """Letters keep going into the query, the cursor stays, and every size is drawn whole."""
    async with desk.sit(120, 40) as sitting:
        await sitting.press("/")
        typed = ""
        sizes = [(60, 24), (20, 5), (200, 60), (80, 24), (109, 30), (120, 40)]
        for (width, height), letters in zip(sizes, ["di", "ffu", "si", "on", " mod", "els"], strict=True):
            sitting._send(letters[0])
            await resize(sitting, width, height)
            await sitting.type(letters[1:])
            typed += letters
            assert sitting.session.query == typed
            check_lines(sitting, width, height)

        assert sitting.listed


async def test_resizing_the_form_keeps_what_was_typed(desk: Desk) -> None:
    """A form survives a screen of 20×5 and is whole again afterwards."""
    async with desk.sit(80, 24) as sitting:
        await sitting.press("e", "!")
        for width, height in ((20, 5), (200, 60), (60, 24), (120, 40)):
            await resize(sitting, width, height)
            await sitting.type("x")
        assert sitting.line_with("Denoising Diffusion Probabilistic Models!xxxx")

        await sitting.press("ctrl+s")
        assert 'Models!xxxx"' in desk.catalogue.read_text(encoding="utf-8")


async def test_the_cursor_stays_in_sight(desk: Desk) -> None:
    """A long list is scrolled so that the cursor's row is always drawn, whatever the size becomes."""
    async with desk.sit(80, 24) as sitting:
        await sitting.press("G")
        for width, height in ((80, 24), (60, 15), (20, 5), (120, 40)):
            await resize(sitting, width, height)
            assert sitting.line_with("▌○")


async def test_a_click_selects_and_a_double_click_opens(desk: Desk) -> None:
    """One click puts the cursor there and the focus into the pane; two open the link, or fold a category."""
    async with desk.sit() as sitting:
        reader = sitting.reader
        await sitting.click(reader.papers, 10, 4)
        assert sitting.cursor == "meng2022sdedit"
        await sitting.click(reader.papers, 10, 30)
        assert sitting.cursor == "meng2022sdedit"

        await sitting.click(reader.shelves, 8, 3)
        assert sitting.session.shelf.path == ("Papers", "Editing")
        assert sitting.where.value == "tree"
        await sitting.click(reader.shelves, 8, 1, times=2)
        assert ("Papers",) in reader.shelves.closed

        await sitting.click(reader.papers, 10, 0, times=2)
        assert sitting.cursor == DDPM
        assert sitting.toasts[0] == "opening https://arxiv.org/abs/2006.11239"


async def test_a_click_into_the_search_line_searches(desk: Desk) -> None:
    """The placeholder invites it."""
    async with desk.sit() as sitting:
        await sitting.click(sitting.reader.search_line, 8, 0)
        await sitting.type("align")

        assert sitting.session.query == "align"


async def test_the_wheel_scrolls_the_pane_under_it(desk: Desk) -> None:
    """List and summary scroll where the pointer is; the cursor and the focus stay."""
    async with desk.sit(80, 24) as sitting:
        reader = sitting.reader
        await sitting.press("j", "j")
        await sitting.pilot._post_mouse_events([_wheel()], reader.summary, offset=(5, 2))
        await sitting.settle()
        assert reader.summary.scroll_offset.y > 0
        await sitting.pilot._post_mouse_events([_wheel()], reader.papers, offset=(5, 2))
        await sitting.settle()
        assert reader.papers.scroll_offset.y > 0

        assert sitting.cursor == "dhariwal2021diffusion"
        assert sitting.where.value == "list"


async def test_dragging_over_text_selects_nothing(desk: Desk) -> None:
    """The key that copies a selection elsewhere leaves papertui; with shift held the terminal itself selects."""
    async with desk.sit() as sitting:
        await sitting.press("?")
        text = sitting.app.screen.query_one("VerticalScroll > Static")
        await sitting.pilot.mouse_down(text, offset=(2, 2))
        await sitting.pilot.hover(text, offset=(20, 4))
        await sitting.pilot.mouse_up(text, offset=(20, 4))
        assert not sitting.app.screen.selections


def _wheel() -> type:
    from textual.events import MouseScrollDown  # noqa: PLC0415 — only here

    return MouseScrollDown


async def test_an_own_theme_of_the_terminal_draws_the_same_text(desk: Desk) -> None:
    """The terminal's sixteen colours change looks, never the text."""
    async with desk.sit(80, 24) as sitting:
        dark = sitting.text
        sitting.app.theme = "ansi-dark"
        await sitting.settle()

        assert sitting.text == dark
