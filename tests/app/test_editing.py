"""Editing in place: only what was changed is written, and nothing that was typed is lost."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from papertui.app.screens.confirm import Confirm
from papertui.app.widgets.edit_form import EditForm
from papertui.domain.reading import Status

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.app.sitting import Desk, Sitting

DDPM = "ho2020denoising"
SHARED = ["title", "authors", "venue", "year", "date", "kind", "categories", "tags", "arxiv", "doi", "links", "summary"]
FIELDS = [*SHARED, "status", "rating", "own tags", "note"]


def changed_lines(before: bytes, path: Path) -> list[str]:
    """What differs on disk, as ``-old`` and ``+new`` lines."""
    lines = difflib.ndiff(before.decode().splitlines(), path.read_text(encoding="utf-8").splitlines())
    return [line[0] + line[2:] for line in lines if line[0] in "+-"]


async def write(sitting: Sitting, field: str, text: str) -> None:
    """Go to a field of the open form and write a text over what stands there."""
    form = sitting.reader.form
    assert form is not None
    form.go_to(form.fields[field])
    await sitting.press("f7")
    await sitting.paste(text)


async def test_only_the_changed_line_differs(desk: Desk) -> None:
    """A title is changed on its line; comments, order and every other byte stay; the list shows it at once."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("e", "home")
        await sitting.type("The ")
        await sitting.press("ctrl+s")

        title = '"The Denoising Diffusion Probabilistic Models"'
        assert changed_lines(before, desk.catalogue) == [
            '-title = "Denoising Diffusion Probabilistic Models"',
            f"+title = {title}",
        ]
        assert sitting.toasts == ["saved title — u undoes"]
        assert sitting.line_with("▌○  The Denoising")
        await sitting.press("/")
        await sitting.type("the denoising diffusion prob")
        assert sitting.cursor == DDPM


async def test_a_comment_behind_a_value_stays(desk: Desk) -> None:
    """Several fields at once, each on its own line."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("e")
        await write(sitting, "venue", "NeurIPS")
        await write(sitting, "tags", "ddpm; noise")
        await write(sitting, "links", "Paper = https://arxiv.org/abs/2006.11239\nTalk = https://example.org/talk")
        await sitting.press("ctrl+s")

        assert changed_lines(before, desk.catalogue) == [
            '-venue = "NeurIPS 2020"   # a comment behind a value',
            '+venue = "NeurIPS"   # a comment behind a value',
            '-tags = ["ddpm"]',
            '+tags = ["ddpm", "noise"]',
            '-Github = "https://github.com/hojonathanho/diffusion"',
            '+Talk = "https://example.org/talk"',
        ]
        assert sitting.line_with("2 Talk")


async def test_the_form_goes_from_field_to_field(desk: Desk) -> None:
    """Tab, shift+tab, enter and the arrows go round; the list keeps its cursor meanwhile."""
    async with desk.sit(80, 24) as sitting:
        await sitting.press("e")
        form = sitting.reader.form
        assert form is not None
        assert list(form.fields) == FIELDS
        places = []
        for key in ("tab", "enter", "down", "up", "shift+tab", "shift+tab", "shift+tab"):
            await sitting.press(key)
            assert form.field is not None
            places.append(form.field.name)
            assert sitting.line_with(str(places[-1]).capitalize())

        assert places == ["authors", "venue", "year", "venue", "authors", "title", "note"]
        assert sitting.cursor == DDPM


async def test_wrong_values_are_told_under_their_fields(desk: Desk) -> None:
    """Nothing is written while one field is wrong; the form stays, with a line under each and the first in focus."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("e")
        await write(sitting, "year", "soon")
        await write(sitting, "date", "June")
        await write(sitting, "rating", "7")
        await sitting.press("ctrl+s")
        form = sitting.reader.form
        assert form is not None
        assert form.field is form.fields["year"]
        assert [name for name, field in form.fields.items() if field.has_class("-invalid")] == [
            "year",
            "date",
            "rating",
        ]
        assert "▲" in sitting.lines[sitting.lines.index(sitting.line_with("soon")) + 1]
        assert desk.catalogue.read_bytes() == before

        await write(sitting, "year", "2021")
        await write(sitting, "date", "")
        await write(sitting, "rating", "4")
        await sitting.press("ctrl+s")
        assert changed_lines(before, desk.catalogue) == ["-year = 2020", "+year = 2021"]
        assert sitting.reader.reading(DDPM).rating == 4


async def test_leaving_asks_only_when_something_was_changed(desk: Desk) -> None:
    """Escape closes an untouched form; a changed one asks once, and saving nothing writes nothing."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("e", "escape")
        assert not sitting.reader.query(EditForm)
        assert sitting.where.value == "list"

        await sitting.press("e", "x", "escape")
        assert isinstance(sitting.app.screen, Confirm)
        await sitting.press("n")
        assert sitting.line_with("Probabilistic Modelsx")
        await sitting.press("ctrl+q")
        assert sitting.line_with("Leave without saving the entry?")
        await sitting.press("n", "escape", "y")
        assert sitting.reader.form is None
        assert sitting.line_with("simple loss")

        await sitting.press("e", "ctrl+s")
        assert sitting.toasts == ["nothing was changed"]
    assert desk.catalogue.read_bytes() == before


async def test_own_fields_go_to_the_log(desk: Desk) -> None:
    """Status, rating, own tags and note leave the catalogue alone."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("j", "e")
        for field, text in (("status", "reading"), ("rating", "3"), ("own tags", "a; b"), ("note", "one\ntwo")):
            await write(sitting, field, text)
        await sitting.press("ctrl+s")

        found = sitting.reader.reading("song2021score")
        assert (found.status, found.rating, found.tags, found.note) == (Status.READING, 3, ("a", "b"), "one\ntwo")
        assert len(desk.events()) == 5
        assert sitting.line_with("★ 3")
        assert sitting.reader.shelves.rows[0].name == "Reading"
    assert desk.catalogue.read_bytes() == before


async def test_a_field_is_undone_and_completed(desk: Desk) -> None:
    """ctrl+z takes typing back and ctrl+y brings it again; what the catalogue knows completes a category."""
    async with desk.sit() as sitting:
        await sitting.press("e", "Z", "ctrl+z")
        form = sitting.reader.form
        assert form is not None
        assert not form.is_changed
        await sitting.press("ctrl+y")
        assert form.fields["title"].text.endswith("Z")
        await sitting.press("ctrl+z")

        await write(sitting, "categories", "Papers > Must-Read; Vi")
        await sitting.press("right", "ctrl+s")
        assert 'categories = ["Papers > Must-Read", "Video"]' in desk.catalogue.read_text(encoding="utf-8")


async def test_a_pasted_text_of_many_lines_stays_one_title(desk: Desk) -> None:
    """A title copied from a page with line ends becomes one line."""
    async with desk.sit() as sitting:
        await sitting.press("e")
        await write(sitting, "title", "Denoising\r\nDiffusion\nModels")
        await sitting.press("ctrl+s")

        assert 'title = "Denoising Diffusion Models"' in desk.catalogue.read_text(encoding="utf-8")


async def test_hostile_text_is_shown_as_stand_ins_and_kept(desk: Desk) -> None:
    """Control characters of a title are seen in the form; another field's edit leaves their bytes as they are."""
    hostile = r"Evil \u001b]0;x\u0007 [@click=app.quit]x[/] \u202etitle"
    text = desk.catalogue.read_text(encoding="utf-8")
    desk.catalogue.write_text(text.replace("Denoising Diffusion Probabilistic Models", hostile), encoding="utf-8")
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("e")
        assert sitting.line_with("Evil ␛]0;x␇ [@click=app.quit]x[/] title")
        await write(sitting, "venue", "ICML [/b]")
        await sitting.press("ctrl+s")

        assert changed_lines(before, desk.catalogue) == [
            '-venue = "NeurIPS 2020"   # a comment behind a value',
            '+venue = "ICML [/b]"   # a comment behind a value',
        ]
        assert sitting.line_with("ICML [/b]")


async def test_a_sample_becomes_yours_at_the_first_edit(desk: Desk) -> None:
    """The sample is marked in place; the first edit copies it to the data folder, says so, and changes the copy."""
    sample = type(desk)(desk.home, is_sample=True)
    before = sample.catalogue.read_bytes()
    async with sample.sit() as sitting:
        assert "sample" in sitting.lines[0]
        await sitting.press("3")
        assert not sample.own_catalogue.exists()
        await sitting.press("e", "!", "ctrl+s")

        assert sample.catalogue.read_bytes() == before
        assert len(changed_lines(before, sample.own_catalogue)) == 2
        assert sitting.toasts[-1] == f"saved title — the sample is now yours: {sample.own_catalogue} — u undoes"
        assert "sample" not in sitting.lines[0]
        assert sitting.status(DDPM) is Status.READ


async def test_an_edit_that_cannot_be_written_keeps_the_text(desk: Desk) -> None:
    """The disk refuses: the sentence says so, the form stays open with what was typed, and the file is as it was."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("e", "!")
        desk.locations.state_folder.parent.mkdir(exist_ok=True)
        desk.locations.state_folder.write_text("a file where the locks should be")
        await sitting.press("ctrl+s")

        assert desk.catalogue.read_bytes() == before
        assert sitting.toasts
        assert sitting.reader.form is not None
        assert sitting.reader.form.is_changed


async def test_the_editor_is_asked_for_in_vain_without_a_terminal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """ctrl+g on a screen that cannot step aside says so and leaves the field as it is."""
    monkeypatch.setenv("EDITOR", "true")
    async with desk.sit() as sitting:
        await sitting.press("e", "!", "ctrl+g")

        assert sitting.toasts == ["this terminal cannot step aside for an editor"]
        assert sitting.line_with("Probabilistic Models!")


async def test_the_form_comes_out_of_a_zoom(desk: Desk) -> None:
    """`e` while list or tree have the whole screen still shows the form."""
    async with desk.sit() as sitting:
        for key in ("z", "h"):
            await sitting.press(key, "z", "e")
            assert sitting.line_with("shared · papers.toml")
            await sitting.press("escape")
            assert sitting.line_with("▌○  Denoising")
