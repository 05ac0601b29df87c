"""What was chosen on the screen is there at the next sitting, and gives way to the config."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.session import Sort

if TYPE_CHECKING:
    from tests.app.sitting import Desk


async def test_theme_order_and_closed_categories_are_remembered(desk: Desk) -> None:
    """A second sitting looks as the first one was left."""
    async with desk.sit() as sitting:
        sitting.app.theme = "nord"
        await sitting.press("s", "h", "j", "h")
        closed = set(sitting.reader.shelves.closed)
    sitting.app.remember_reader()

    async with desk.sit() as later:
        assert later.app.theme == "nord"
        assert later.session.sort is Sort.TITLE
        assert later.reader.shelves.closed == closed
        assert closed


async def test_the_config_beats_what_was_remembered(desk: Desk) -> None:
    """A theme in the config is the theme, whatever was chosen once."""
    async with desk.sit() as sitting:
        sitting.app.theme = "nord"
        await sitting.settle()
    desk.config.parent.mkdir(parents=True, exist_ok=True)
    desk.config.write_text('theme = "dracula"\n')

    async with desk.sit() as later:
        assert later.app.theme == "dracula"


async def test_a_glance_writes_nothing(desk: Desk) -> None:
    """A sitting in which nothing was chosen, left where it began, leaves no file behind."""
    async with desk.sit() as sitting:
        await sitting.press("j", "k", "/", "escape", "escape", "l", "h")
    sitting.app.remember_reader()

    assert not desk.locations.state_folder.exists()
    assert not desk.locations.data_folder.exists()


async def test_the_reader_comes_back_to_the_same_paper(desk: Desk) -> None:
    """Category and paper of the last sitting are there again; a paper that is gone is the beginning."""
    async with desk.sit() as sitting:
        await sitting.press("]", "]", "]", "j")
        shelf, paper = sitting.session.shelf, sitting.cursor
    sitting.app.remember_reader()

    async with desk.sit() as later:
        assert (later.session.shelf, later.cursor) == (shelf, paper)
        assert later.reader.shelves.shelf == shelf

    desk.catalogue.write_text('[[papers]]\ntitle = "Another list"\n', encoding="utf-8")
    async with desk.sit() as last:
        assert last.session.cursor == last.listed[0]


async def test_a_theme_that_does_not_exist_is_told(desk: Desk) -> None:
    """The names there are stand in the toast, and the usual theme is taken."""
    desk.config.parent.mkdir(parents=True, exist_ok=True)
    desk.config.write_text('theme = "sepia"\n')

    async with desk.sit() as sitting:
        assert sitting.app.theme == "papertui-dark"
        assert any("'sepia'" in toast and "nord" in toast for toast in sitting.toasts)
