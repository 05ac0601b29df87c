"""Exporting on the screen: what is listed or selected, in a chosen format, over nothing without a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.app.screens.choose import Choose
from papertui.app.screens.confirm import Ask, Confirm
from papertui.app.screens.reader import Reader
from papertui.exchange.formats import WRITABLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.sitting import Desk

BIBTEX = str(WRITABLE.index("bibtex") + 1)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, its name longer than a line of a dialog."""
    folder = tmp_path / ("here-" * 20)
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def test_x_writes_what_is_listed(desk: Desk, here: Path) -> None:
    """In listed order, into a file of the suggested name; the toast says what was written and where."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("/")
        await sitting.type("year:2021")
        await sitting.press("enter", "S", "x")
        assert f"Export {len(sitting.listed)} papers as" in sitting.text
        await sitting.press(BIBTEX)
        assert sitting.line_with("papers.bib")
        await sitting.press("enter")

        written = (here / "papers.bib").read_text("utf-8")
        keys = [line.split("{")[1].rstrip(",") for line in written.splitlines() if line.startswith("@")]
        assert keys == sitting.listed
        assert len(keys) < len(sitting.reader.catalogue.papers)
        assert sitting.toasts[-1] == f"{len(keys)} papers as BibTeX written to {here / 'papers.bib'}"
        assert desk.catalogue.read_bytes() == before


async def test_a_selection_goes_before_what_is_listed(desk: Desk, here: Path) -> None:
    """One paper of many; a whole path and a name of one's own are taken."""
    async with desk.sit() as sitting:
        await sitting.press("space", "x", BIBTEX, "ctrl+u")
        await sitting.type(str(here / "one.bib"))
        await sitting.press("enter")

        assert (here / "one.bib").read_text("utf-8").count("@") == 1
        assert sitting.toasts[-1].startswith("1 paper as BibTeX written to ")


async def test_a_file_that_is_there_is_asked_about(desk: Desk, here: Path) -> None:
    """No goes back to the name, which is still there; yes replaces."""
    (here / "papers.bib").write_text("mine")
    async with desk.sit() as sitting:
        await sitting.press("x", BIBTEX, "enter")
        assert isinstance(sitting.app.screen, Confirm)
        assert sitting.line_with("Replace it?")
        await sitting.press("n")
        assert isinstance(sitting.app.screen, Ask)
        assert (here / "papers.bib").read_text() == "mine"

        await sitting.press("enter", "y")
        assert (here / "papers.bib").read_text("utf-8").startswith("@")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("none/refs.bib", "No such file or directory"), ("../lists/papers.toml", "is the catalogue itself")],
)
async def test_what_cannot_be_written_is_asked_for_again(desk: Desk, here: Path, name: str, sentence: str) -> None:
    """With the reason, and what was typed."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        name = name.replace("../lists", str(desk.catalogue.parent))
        await sitting.press("x", BIBTEX, "ctrl+u")
        await sitting.type(name)
        await sitting.press("enter")

        assert sentence in sitting.toasts[-1]
        assert isinstance(sitting.app.screen, Ask)
        assert sitting.app.screen._field.text == name
        assert desk.catalogue.read_bytes() == before
    assert list(here.iterdir()) == []  # noqa: ASYNC240 — the screen is closed


async def test_a_format_is_chosen_with_the_cursor_too(desk: Desk, here: Path) -> None:
    """Down and enter; keys that mean nothing are lost on the dialog, and escape leaves it."""
    async with desk.sit() as sitting:
        await sitting.press("x", "9", "j", "down", "up", "k", "r", "escape")
        assert isinstance(sitting.app.screen, Reader)
        assert desk.events() == []

        await sitting.burst("x", *["j"] * WRITABLE.index("csv"), "enter", "enter")
        assert (here / "papers.csv").read_text("utf-8").startswith("id,title,")


async def test_a_click_puts_the_cursor_and_two_choose(desk: Desk) -> None:
    """As in the list."""
    async with desk.sit() as sitting:
        await sitting.press("x")
        dialog = sitting.app.screen
        assert isinstance(dialog, Choose)
        await sitting.click(dialog._rows, 3, 1)
        assert dialog._rows.cursor == 1
        await sitting.click(dialog._rows, 3, 1, times=2)
        assert isinstance(sitting.app.screen, Ask)


async def test_nothing_is_not_exported(desk: Desk) -> None:
    """An empty list says so; a name that was emptied writes nothing."""
    async with desk.sit() as sitting:
        await sitting.press("x", BIBTEX, "ctrl+u", "enter")
        assert isinstance(sitting.app.screen, Reader)
        await sitting.press("/")
        await sitting.type("zzzzqqqq")
        await sitting.press("escape")
        await sitting.press("/")
        await sitting.type("author:nobody")
        await sitting.press("enter", "x")

        assert sitting.listed == []
        assert sitting.toasts == ["nothing is listed that could be exported"]
