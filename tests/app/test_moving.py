"""Moving: rows, pages, panes, categories, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.app.commands import Where
from papertui.session import ALL_PAPERS, Shelf, ShelfKind

if TYPE_CHECKING:
    from tests.app.sitting import Desk

MUST_READ = Shelf(ShelfKind.CATEGORY, ("Papers", "Must-Read"))
EDITING = Shelf(ShelfKind.CATEGORY, ("Papers", "Editing"))
PAPERS = Shelf(ShelfKind.CATEGORY, ("Papers",))


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (["j", "down"], 2),
        (["j", "j", "j", "k", "up"], 1),
        (["k"], 0),
        (["pagedown"], 9),
        (["ctrl+d", "ctrl+u"], 0),
        (["end"], 11),
        (["G", "down"], 11),
        (["G", "pageup"], 2),
        (["G", "home"], 0),
        (["G", "g", "g"], 0),
    ],
)
async def test_the_cursor_goes_where_the_keys_say(desk: Desk, keys: list[str], row: int) -> None:
    """At 80×24 ten rows are in sight; a page keeps one of them, the ends hold."""
    async with desk.sit(80, 24) as sitting:
        await sitting.press(*keys)

        assert sitting.listed.index(sitting.cursor) == row
        title = sitting.reader.desk.row(sitting.cursor).paper.title
        assert title[:20] in sitting.line_with("▌○")
        assert sitting.line_with(f" {row + 1}/12 ")


async def test_the_summary_moves_like_a_pane(desk: Desk) -> None:
    """With the focus on it, the keys that move a list scroll the summary; `J` and `K` do so from the list."""
    async with desk.sit(80, 24) as sitting:
        await sitting.press("j", "j")
        offsets = []
        for keys in (["J"], ["K"], ["enter", "j"], ["k"], ["pagedown"], ["pageup"], ["G"], ["g", "g"]):
            await sitting.press(*keys)
            offsets.append(sitting.reader.summary.scroll_offset.y)

        assert offsets[:4] == [2, 0, 1, 0]
        assert offsets[4] > 3
        assert offsets[5] == 0
        assert offsets[6] > offsets[4]
        assert offsets[7] == 0
        assert sitting.cursor == "dhariwal2021diffusion"


async def test_panes_follow_each_other(desk: Desk) -> None:
    """Tab goes round to the right, shift+tab to the left, enter inwards, the arrows sideways."""
    async with desk.sit() as sitting:
        places = []
        for key in ("tab", "tab", "tab", "shift+tab", "enter", "left", "left", "enter", "right", "escape"):
            await sitting.press(key)
            places.append(sitting.where)

        tree, papers, summary = Where.TREE, Where.LIST, Where.SUMMARY
        assert places == [summary, tree, papers, tree, papers, tree, tree, papers, summary, papers]


async def test_the_list_follows_the_tree(desk: Desk) -> None:
    """A category shows its papers at once, children included; left and right fold and unfold it."""
    async with desk.sit() as sitting:
        await sitting.press("h", "j")
        assert sitting.session.shelf == PAPERS
        assert len(sitting.listed) == 7
        assert "Must-Read" in sitting.text

        await sitting.press("left")
        assert PAPERS.path in sitting.reader.shelves.closed
        assert "Must-Read  " not in "".join(line[:38] for line in sitting.lines)

        await sitting.press("right")
        assert sitting.line_with("Must-Read")
        await sitting.press("down", "down")
        assert sitting.session.shelf == EDITING
        assert sitting.listed == ["meng2022sdedit", "hertz2023prompt", "brooks2023instruct"]

        await sitting.press("left")
        assert sitting.session.shelf == PAPERS
        await sitting.press("right")
        assert sitting.where is Where.LIST


async def test_brackets_change_the_category_from_the_list(desk: Desk) -> None:
    """`]` and `[` move the tree's cursor while the focus stays in the list."""
    async with desk.sit() as sitting:
        await sitting.press("]", "]")
        assert sitting.session.shelf == MUST_READ
        assert sitting.where is Where.LIST
        assert sitting.cursor == "ho2020denoising"

        await sitting.press("[", "[", "[")
        assert sitting.session.shelf == ALL_PAPERS


async def test_next_left_goes_on_in_the_next_category(desk: Desk) -> None:
    """`n` skips what is read and goes on with the next category that has something left; `p` comes back."""
    async with desk.sit() as sitting:
        await sitting.press("]", "]", "j", "3", "k", "n")
        assert sitting.cursor == "dhariwal2021diffusion"

        await sitting.press("n", "n")
        assert (sitting.session.shelf, sitting.cursor) == (EDITING, "meng2022sdedit")
        assert sitting.reader.shelves.shelf == EDITING

        await sitting.press("p")
        assert (sitting.session.shelf, sitting.cursor) == (MUST_READ, "rombach2022high")
        await sitting.press("p", "p", "p")
        assert sitting.cursor == "ho2020denoising"
        assert sitting.toasts == ["nothing left further up"]


async def test_next_left_enters_closed_categories(desk: Desk) -> None:
    """A closed category is gone into as a whole; nothing left is passed over."""
    async with desk.sit() as sitting:
        await sitting.press("h", "j", "left", "j")
        assert sitting.session.shelf.path == ("Posts",)

        await sitting.press("p")
        assert (sitting.session.shelf, sitting.cursor) == (PAPERS, "brooks2023instruct")
        await sitting.press("n")
        assert (sitting.session.shelf.path, sitting.cursor) == (("Posts",), "weng2021what")


async def test_next_left_stops_where_everything_was_seen(desk: Desk) -> None:
    """After the last of all papers nothing is left further down: no category of them begins again."""
    async with desk.sit() as sitting:
        await sitting.press("G", "n")
        assert (sitting.session.shelf, sitting.cursor) == (ALL_PAPERS, "blattmann2023align")
        assert sitting.toasts == ["nothing left further down"]

        await sitting.press("]", "G", "n")
        assert (sitting.session.shelf.path, sitting.cursor) == (("Posts",), "weng2021what")


async def test_next_left_finds_papers_that_stand_beside_subcategories(desk: Desk) -> None:
    """A category with papers of its own and categories below it is not passed over either."""
    text = desk.catalogue.read_text(encoding="utf-8")
    with_own = text.replace('categories = ["Papers > Editing"]', 'categories = ["Posts > Editing"]', 3)
    desk.catalogue.write_text(with_own, encoding="utf-8")
    async with desk.sit() as sitting:
        await sitting.press("]", "]", "G", "n")
        assert (sitting.session.shelf.path, sitting.cursor) == (("Posts",), "meng2022sdedit")

        await sitting.press("n", "n", "n", "n", "n")
        assert (sitting.session.shelf.path, sitting.cursor) == (("Video",), "ho2022video")
        await sitting.press("p")
        assert (sitting.session.shelf.path, sitting.cursor) == (("Posts", "Editing"), "brooks2023instruct")
        await sitting.press("p", "p", "p")
        assert (sitting.session.shelf.path, sitting.cursor) == (("Posts",), "kim2023hwaksan")
