"""Moving papers to categories and renaming these on the screen, by the keys a reader presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.app.screens.picking import CategoryPicker, Choice, choice_line
from papertui.session import ALL_PAPERS

if TYPE_CHECKING:
    from tests.app.sitting import Desk, Sitting

DDPM, SCORE = "ho2020denoising", "song2021score"
MUST, POSTS = ("Papers", "Must-Read"), ("Posts",)


def categories(sitting: Sitting, paper_id: str) -> tuple[tuple[str, ...], ...]:
    paper = sitting.reader.catalogue.find(paper_id)
    assert paper is not None
    return paper.categories


async def test_m_moves_to_a_category_found_by_a_few_letters(desk: Desk) -> None:
    """Typed in one burst; nothing but the value changes in the file, the lookup knows, and `u` takes it back."""
    before = desk.catalogue.read_text(encoding="utf-8")
    async with desk.sit() as sitting:
        await sitting.burst("m", "p", "o", "s", "t", "enter", "j")

        after = desk.catalogue.read_text(encoding="utf-8")
        assert after == before.replace('["Papers > Must-Read"]', '["Posts"]', 1)
        assert sitting.cursor == SCORE
        title = "“Denoising Diffusion Probabilistic Models”"
        assert sitting.toasts[-1] == f"moved {title} to Posts — u undoes"
        await sitting.press("/")
        await sitting.type("cat:posts denoising")
        assert sitting.listed == [DDPM]
        await sitting.press("escape", "escape", "u")
        assert desk.catalogue.read_text(encoding="utf-8") == before


async def test_the_question_is_seen_whole_on_a_narrow_terminal(desk: Desk) -> None:
    """A long title gives way, not what is asked."""
    async with desk.sit(60, 24) as sitting:
        await sitting.press("j", "m")
        assert sitting.line_with("Move “Score-Based Generative Modeling through…” to ")


async def test_a_paper_leaves_only_the_category_of_the_tree(desk: Desk) -> None:
    """`c` put it into a second one before; a new category is made of what was typed."""
    async with desk.sit() as sitting:
        await sitting.press("c")
        assert isinstance(sitting.app.screen, CategoryPicker)
        assert sitting.line_with("✔ Papers > Must-Read")
        await sitting.type("Later/Maths")
        await sitting.press("enter")
        assert categories(sitting, DDPM) == (MUST, ("Later", "Maths"))
        await sitting.press("c", *"must", "enter")
        assert sitting.toasts[-1] == "nothing to change: in Papers > Must-Read already"

        await sitting.press("tab", "]", "]")
        assert sitting.session.shelf.path == MUST
        await sitting.press("m", *"post", "enter")
        assert categories(sitting, DDPM) == (POSTS, ("Later", "Maths"))
        assert DDPM not in sitting.listed


async def test_a_selection_is_moved_as_one_step_and_its_empty_category_goes(desk: Desk) -> None:
    """The list goes on with the category above."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("]", "]")
        assert sitting.session.shelf.path == MUST
        moved = sitting.listed
        await sitting.press("*", "m", *"post", "enter")
        assert {categories(sitting, paper_id) for paper_id in moved} == {(POSTS,)}
        assert sitting.session.shelf in {ALL_PAPERS, sitting.reader.shelves.shelf}
        assert "Must-Read" not in "\n".join(line[:38] for line in sitting.lines)
        assert sitting.listed
        await sitting.press("u")
        assert desk.catalogue.read_bytes() == before


async def test_esc_leaves_the_picker_and_nothing_typed_matches_nothing(desk: Desk) -> None:
    """Arrows move in it; a name that nothing has is offered as new."""
    before = desk.catalogue.read_bytes()
    async with desk.sit(80, 24) as sitting:
        await sitting.press("m", *"zq")
        assert sitting.line_with("+ zq")
        await sitting.press("backspace", "backspace", "down")
        assert sitting.line_with("▌✔ Papers > Must-Read")
        await sitting.press("escape")
        assert desk.catalogue.read_bytes() == before


async def test_a_category_is_renamed_from_the_tree(desk: Desk) -> None:
    """In every entry; a name that is there merges after a question; each is one step."""
    before = desk.catalogue.read_text(encoding="utf-8")
    async with desk.sit() as sitting:
        await sitting.press("C")
        assert sitting.toasts[-1] == "no category is chosen to be renamed: ] goes to one"
        await sitting.press("]", "]", "C")
        assert sitting.line_with("Papers > Must-Read")
        await sitting.type("!")
        await sitting.press("enter")
        renamed = desk.catalogue.read_text(encoding="utf-8")
        assert renamed == before.replace("Papers > Must-Read", "Papers > Must-Read!")
        assert sitting.session.shelf.path == ("Papers", "Must-Read!")
        assert sitting.line_with("Must-Read!")

        await sitting.press("C", "ctrl+u")
        await sitting.type("Posts")
        await sitting.press("enter")
        assert sitting.line_with("is there already. Merge")
        await sitting.press("y")
        assert categories(sitting, DDPM) == (POSTS,)
        await sitting.press("u", "u")
        assert desk.catalogue.read_text(encoding="utf-8") == before


async def test_a_name_that_is_no_path_changes_nothing(desk: Desk) -> None:
    """An empty one is said to be so."""
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        await sitting.press("]", "]", "C", "enter")
        assert sitting.toasts[-1] == "nothing was changed"
        await sitting.press("C", "ctrl+u", "enter")
        assert sitting.toasts[-1] == "a category needs a name; nothing was changed"
        assert desk.catalogue.read_bytes() == before


def test_a_choice_fits_its_row() -> None:
    """However long the path and whatever it holds."""
    for path in ("A" * 90, "B"), ("노이즈 " * 20,), ("x\x1b[31m",):
        assert sum(len(text.encode("ascii", "replace")) for text, _ in choice_line(Choice(path), "+", 40)) <= 40
        assert "\x1b" not in "".join(text for text, _ in choice_line(Choice(path, ((0, 1),)), "+", 40))
