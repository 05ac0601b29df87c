"""Importing on the screen: a list is chosen, reported, asked about, and only then taken in, as one change."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest

from papertui.app import taking_in
from papertui.app.screens.choose_file import ChooseFile
from papertui.app.screens.import_report import ImportReport
from papertui.domain.reading import Status
from papertui.storage import safe_write
from tests.garbling import garbled
from tests.storage.faults import failing, failing_on_folders

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.sitting import Desk, Sitting

DDPM, FOLD = "ho2020denoising", "learning-fold"
LIST = """# Mine

## Maps

- ⚡ [Learning to Fold](https://a.org), paper [[pdf](https://arxiv.org/abs/2001.00001)]
- [Zebra Nets(2021)](https://b.org)
- ⚡ [Denoising Diffusion Probabilistic Models](https://c.org), paper [[Github](https://new.org)] [[pdf](https://arxiv.org/abs/2006.11239)]

Lonely [words.
"""


@pytest.fixture
def here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a list in it."""
    folder = desk.home / "here"
    folder.mkdir()
    (folder / "README.md").write_text(LIST, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


async def open_report(sitting: Sitting) -> None:
    """Choose the list of the current folder."""
    await sitting.press("i", "enter")
    assert isinstance(sitting.app.screen, ImportReport)


@pytest.mark.usefixtures("here")
async def test_a_list_is_reported_asked_about_and_taken_in_as_one_change(desk: Desk) -> None:
    """Nothing is written before; then the cursor is on what is new, the lookup finds it, and `u` gives all back."""
    before = desk.catalogue.read_bytes()
    async with desk.sit(80, 24) as sitting:
        await open_report(sitting)
        assert "3 entries: 2 new, 1 here already" in sitting.text
        assert "9  Lonely [words." in sitting.text
        assert "2 marks found:" in sitting.text
        await sitting.press("enter")
        assert isinstance(sitting.app.screen, ImportReport)
        assert desk.catalogue.read_bytes() == before

        await sitting.press("m", "enter")

        assert sitting.toasts[-1] == "2 added, 1 changed, 2 marked — u undoes"
        assert (sitting.cursor, sitting.listed[-2:]) == (FOLD, [FOLD, "zebra-nets"])
        assert sitting.status(FOLD) is sitting.status(DDPM) is Status.READ
        await sitting.press("/")
        await sitting.type("zebra")
        assert sitting.listed == ["zebra-nets"]
        await sitting.press("escape", "escape", "u")
        assert sitting.toasts[-1].startswith("undid: import of README.md: 2 added, 1 changed, 2 marked")
        assert desk.catalogue.read_bytes() == before
        assert sitting.status(DDPM) is Status.UNREAD


@pytest.mark.usefixtures("here")
async def test_links_are_taken_only_when_that_is_said(desk: Desk) -> None:
    """A link that differs is shown with the reader's own; `l` takes it, `n` leaves the marks."""
    async with desk.sit() as sitting:
        await open_report(sitting)
        assert f"Github of {DDPM}: https://new.org — yours is" in sitting.text
        await sitting.press("l")
        assert "taken from the list" in sitting.text
        await sitting.press("n", "enter")

        assert 'Github = "https://new.org"' in desk.catalogue.read_text("utf-8")
        assert desk.marks() == []
        await open_report(sitting)
        await sitting.press("n")
        assert "0 new" in sitting.text


async def test_damaged_text_is_mended_only_when_that_is_said(desk: Desk, here: Path) -> None:
    """The lines are shown as they are and as they were; `r` reads the list so."""
    text = "- [접는 방법](https://d.org) 그림이 좋은 글"
    (here / "README.md").write_text(garbled(f"## A\n\n{text}\n"), encoding="utf-8")
    async with desk.sit(100, 30) as sitting:
        await open_report(sitting)
        assert "→ - [접는 방법]" in sitting.text
        assert "r mend what can be proved" in sitting.text
        await sitting.press("r")
        assert "r mended" in sitting.text
        await sitting.press("enter")

    assert 'title = "접는 방법"' in desk.catalogue.read_text("utf-8")


async def test_without_papers_of_ones_own_a_readme_is_offered_and_becomes_a_catalogue_here(
    desk: Desk, here: Path
) -> None:
    """The sample stays what it is; the new catalogue is shown in its place, and its changes are undone in it."""
    sample = desk.catalogue.read_bytes()
    own = type(desk)(desk.home, is_sample=True)
    async with own.sit(80, 24) as sitting:
        assert "README.md: 3 papers, 2 ⚡ — i imports it" in sitting.lines[0]

        await open_report(sitting)
        await sitting.press("m", "enter")

        assert f"made {here / 'papers.toml'}" in sitting.toasts
        assert (here / "papers.toml").read_text("utf-8").startswith('title = "Mine"\n')
        assert len(sitting.listed) == 3
        assert "Mine  ~/here" in sitting.lines[0]
        await sitting.press("r")
        assert sitting.status(FOLD) is Status.UNREAD
        await sitting.press("u", "u")
        assert sitting.listed == []
        assert sitting.app.chosen.path == here / "papers.toml"
    assert desk.catalogue.read_bytes() == sample


async def test_an_empty_catalogue_offers_the_readme(desk: Desk, here: Path) -> None:
    """In place of the list; where there is none, it says how to begin."""
    desk.catalogue.write_text("")
    async with desk.sit() as sitting:
        assert "README.md: 3 papers, 2 ⚡ — i imports it" in sitting.line_with("i imports it")
        assert "No papers yet" in sitting.text
    (here / "README.md").unlink()
    async with desk.sit() as sitting:
        assert "i imports a list you have" in sitting.text


async def test_a_file_is_chosen_by_walking_typing_or_pasting(desk: Desk, here: Path) -> None:
    """Folders are gone into and out of; a pasted path is taken with its quotes; esc leaves all as it was."""
    (here / "more").mkdir()
    (here / "more" / "[deep].bib").write_text("@book{x, title={Deep}}")
    async with desk.sit(80, 24) as sitting:
        await sitting.press("i")
        await sitting.type("mor")
        await sitting.press("enter")
        assert "[deep].bib" in sitting.text
        await sitting.press("backspace", "down", "up")
        assert "README.md" in sitting.text
        await sitting.type("xyz")
        assert "nothing here fits" in sitting.text
        await sitting.press("enter", "backspace", "backspace", "backspace")
        await sitting.paste(f"'{here}/more/[deep].bib'\n")
        await sitting.press("enter")
        assert "1 entry: 1 new" in sitting.text
        await sitting.press("escape", "i", "escape")
        assert not isinstance(sitting.app.screen, (ChooseFile, ImportReport))
        assert sitting.reader.catalogue.find("x") is None


async def test_what_cannot_be_read_or_written_is_told(desk: Desk, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence each; catalogue and log stay as they were."""
    before = desk.catalogue.read_bytes()
    (here / "a.md").write_bytes(b"\xff\xfea\0")
    async with desk.sit() as sitting:
        await sitting.press("i", "a", ".", "enter")
        assert "UTF-16" in sitting.toasts[-1]
        await open_report(sitting)
        monkeypatch.setattr(safe_write, "_flush", failing(OSError(28, "full")))
        await sitting.press("m", "enter")
        assert "the disk is full" in sitting.toasts[-1]
        assert (desk.catalogue.read_bytes(), desk.marks()) == (before, [])
        assert sitting.status(DDPM) is Status.UNREAD


@pytest.mark.usefixtures("here")
async def test_what_may_not_survive_a_power_cut_is_shown_and_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written, so it is on the screen."""
    async with desk.sit() as sitting:
        library = sitting.reader.desk.library
        assert library is not None
        library.edit(DDPM, {"year": 2019})  # makes the folders
        await open_report(sitting)
        monkeypatch.setattr(os, "fsync", failing_on_folders(errno.EIO))
        await sitting.press("n", "enter")
        assert "power cut" in "".join(sitting.toasts)
        assert sitting.listed[-1] == "zebra-nets"


@pytest.mark.usefixtures("here")
async def test_reading_shows_how_far_it_is_and_esc_ends_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread ends too; what was pressed meanwhile answers nothing."""
    before = desk.catalogue.read_bytes()

    def endless(*_: Any, tell: Any, **_options: Any) -> None:
        while True:
            tell(1200, 4000)

    monkeypatch.setattr(taking_in, "read_list", endless)
    async with desk.sit() as sitting:
        await sitting.press("i")
        for key in ("enter", "enter", "m"):
            sitting._send(key)
        await sitting.until(lambda: "1,200 of 4,000" in sitting.text, "the progress is shown")
        sitting._send("escape")
        await sitting.settle()
        assert not isinstance(sitting.app.screen, ImportReport)
        assert desk.catalogue.read_bytes() == before
