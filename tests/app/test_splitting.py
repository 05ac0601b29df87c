"""Authors, categories and tags that are pasted or typed with commas are offered as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.app.screens.confirm import Confirm
from papertui.app.screens.reader import Reader

if TYPE_CHECKING:
    from tests.app.sitting import Desk, Sitting

DDPM = "ho2020denoising"


async def write_over(sitting: Sitting, field: str, text: str, *, is_pasted: bool) -> None:
    form = sitting.reader.form
    assert form is not None
    form.go_to(form.fields[field])
    await sitting.press("f7")
    await (sitting.paste(text) if is_pasted else sitting.type(text))


def authors(sitting: Sitting) -> tuple[str, ...]:
    paper = sitting.reader.catalogue.find(DDPM)
    assert paper is not None
    return paper.authors


async def test_a_pasted_comma_list_is_split_at_once(desk: Desk) -> None:
    """The field then shows it with semicolons; ctrl+s typed right behind the answer saves that."""
    async with desk.sit() as sitting:
        await sitting.press("e")
        await write_over(sitting, "authors", "Ann Lee, Bo Kim and Cy Doe", is_pasted=True)
        assert isinstance(sitting.app.screen, Confirm)
        assert sitting.line_with("do the commas separate them? As Ann Lee; Bo Kim; Cy Doe")
        await sitting.burst("y", "ctrl+s")

        assert authors(sitting) == ("Ann Lee", "Bo Kim", "Cy Doe")


async def test_typed_commas_are_asked_about_when_saved(desk: Desk) -> None:
    """Once for each field; `n` saves them as they are."""
    async with desk.sit(80, 24) as sitting:
        await sitting.press("e")
        await write_over(sitting, "authors", "Ann Lee, Bo Kim", is_pasted=False)
        await write_over(sitting, "tags", "knots, braids", is_pasted=False)
        await sitting.press("ctrl+s", "n", "y")

        paper = sitting.reader.catalogue.find(DDPM)
        assert paper is not None
        assert (paper.authors, paper.tags) == (("Ann Lee, Bo Kim",), ("knots", "braids"))
        assert sitting.reader.form is None


async def test_esc_leaves_the_question_and_the_form_stays(desk: Desk) -> None:
    """Nothing is saved or split; what was answered is not asked again."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("e")
        await write_over(sitting, "authors", "Ann Lee, Bo Kim", is_pasted=True)
        await sitting.press("escape")

        assert isinstance(sitting.app.screen, Reader)
        assert sitting.reader.form is not None
        assert sitting.reader.form.fields["authors"].text == "Ann Lee, Bo Kim"
        assert desk.catalogue.read_bytes() == before
        await sitting.press("ctrl+s")
        assert authors(sitting) == ("Ann Lee, Bo Kim",)


async def test_a_title_with_commas_is_a_title(desk: Desk) -> None:
    """Nothing is asked."""
    async with desk.sit() as sitting:
        await sitting.press("e")
        await write_over(sitting, "title", "Knots, Braids, Links", is_pasted=True)
        assert isinstance(sitting.app.screen, Reader)
        await sitting.press("ctrl+s")
        assert sitting.toasts[-1].startswith("saved title")
