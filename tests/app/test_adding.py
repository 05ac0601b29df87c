"""Adding on the screen: what is pasted becomes an entry under the cursor, once, and `u` takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.app.screens.confirm import Ask, Confirm

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


async def test_papers_are_added_and_removed_from_the_summary_too(desk: Desk) -> None:
    """What is typed next is not taken for commands."""
    async with desk.sit() as sitting:
        await sitting.press("tab")
        assert sitting.where.value == "summary"
        await sitting.press("a")
        assert isinstance(sitting.app.screen, Ask)
        await sitting.press("escape", "d")
        assert isinstance(sitting.app.screen, Confirm)


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
    """An address that is none can be mended where it was written; an empty answer adds nothing."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("a")
        await sitting.type("ftp://a.org/x")
        await sitting.press("enter")
        assert "must start with http" in sitting.toasts[-1]
        assert sitting.line_with("ftp://a.org/x")
        await sitting.press("escape", "a", "enter")
        assert desk.catalogue.read_bytes() == before

        await sitting.press("a")
        await sitting.type("ftp://a.org/x")
        await sitting.press("enter", "home", "delete", "delete", "delete")
        await sitting.type("https")
        await sitting.press("enter")
        assert sitting.cursor == "https-org-x"


BIBTEX = """@inproceedings{lee2024knots,
  title  = {Knots of {Things}},
  author = {Lee, Ann and Kim, Bo},
  year   = {2024}
}"""


@pytest.mark.parametrize(
    ("pasted", "entry"),
    [
        ("arXiv:2401.12345v2", ['id = "arxiv-2401.12345"', 'title = "arXiv:2401.12345v2"', 'arxiv = "2401.12345"']),
        (
            "https://doi.org/10.1145/3292500",
            ['id = "doi-10.1145/3292500"', 'title = "https://doi.org/10.1145/3292500"', 'doi = "10.1145/3292500"'],
        ),
        (
            BIBTEX,
            ['id = "lee2024knots"', 'title = "Knots of Things"', 'authors = ["Ann Lee", "Bo Kim"]', "year = 2024"],
        ),
        (
            "- **Knots of Things** [[Paper](https://arxiv.org/abs/2401.12345)] *Ann Lee, Bo Kim*",
            ['id = "knots-things"', 'title = "Knots of Things"', 'authors = ["Ann Lee", "Bo Kim"]'],
        ),
    ],
)
async def test_whatever_is_pasted_stands_as_its_neighbours_do(desk: Desk, pasted: str, entry: list[str]) -> None:
    """At the end, a blank line above it, in the category of the tree, its links in a table."""
    before = desk.catalogue.read_text(encoding="utf-8")
    async with desk.sit() as sitting:
        await sitting.press("]", "]", "a")
        await sitting.paste(pasted)
        await sitting.press("enter")

        after = desk.catalogue.read_text(encoding="utf-8")
        assert after.startswith(before + "\n[[papers]]\n")
        lines = after[len(before) :].splitlines()
        assert [line for line in entry if line not in lines] == []
        assert 'categories = ["Papers > Must-Read"]' in lines
        assert sitting.line_with("▌○")


async def test_everything_typed_in_one_go_is_done_in_its_order(desk: Desk) -> None:
    """An edit, an addition, a move and three undos: what came before the form was there opens dialogs too."""
    before = desk.catalogue.read_text(encoding="utf-8")
    async with desk.sit(80, 24) as sitting:
        await sitting.burst("e", "!", "ctrl+s", "a", *"new one", "enter", "m", *"post", "enter", "d", "y")
        assert sitting.reader.form is None
        assert "new-one" not in sitting.listed
        await sitting.burst("u", "u", "u")

    after = desk.catalogue.read_text(encoding="utf-8")
    assert after == before.replace(
        "Denoising Diffusion Probabilistic Models", "Denoising Diffusion Probabilistic Models!", 1
    )
