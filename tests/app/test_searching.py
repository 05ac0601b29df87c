"""Searching: live, forgiving, and back again."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from papertui.app.commands import Where
from papertui.search import index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.app.sitting import Desk


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("denosing difusion", "ho2020denoising"),
        ("ho 2022", "ho2022video"),
        ("확산", "kim2023hwaksan"),
        ("ㅎㅅ ㅁㄷ", "kim2023hwaksan"),
        ("2006.11239", "ho2020denoising"),
        ("cat:editing cvpr", "brooks2023instruct"),
    ],
)
async def test_the_best_match_comes_under_the_cursor(desk: Desk, query: str, found: str) -> None:
    """Typos, initial consonants, numbers and fields are answered key by key; the tree stays out of it."""
    async with desk.sit(80, 24) as sitting:
        await sitting.press("]", "]", "/")
        await sitting.type(query)

        assert sitting.session.query == query
        assert sitting.cursor == sitting.listed[0] == found
        assert query in sitting.line_with("/ ")
        assert sitting.line_with("─ Results ─")


async def test_escape_clears_then_returns(desk: Desk) -> None:
    """Enter keeps the answer; escape in the list lets it go with the cursor on its paper, in the line it goes twice."""
    async with desk.sit() as sitting:
        await sitting.press("/")
        await sitting.type("video")
        await sitting.press("down", "enter")
        assert sitting.where is Where.LIST
        chosen = sitting.cursor
        assert sitting.listed.index(chosen) == 1

        await sitting.press("escape")
        assert (sitting.session.query, len(sitting.listed), sitting.cursor) == ("", 12, chosen)

        await sitting.press("/")
        await sitting.type("align")
        await sitting.press("escape")
        assert (sitting.session.query, sitting.where) == ("", Where.SEARCH)
        assert sitting.cursor == "blattmann2023align"
        await sitting.press("escape")
        assert sitting.where is Where.LIST


async def test_the_list_moves_while_typing(desk: Desk) -> None:
    """Arrows, ctrl+n, ctrl+p and the page keys move the results and leave the text as it is."""
    async with desk.sit(80, 24) as sitting:
        await sitting.press("/")
        await sitting.type("diffusion")
        rows = []
        for key in ("down", "ctrl+n", "up", "ctrl+p", "pagedown", "pageup"):
            await sitting.press(key)
            rows.append(sitting.listed.index(sitting.cursor))

        assert rows[:4] == [1, 2, 1, 0]
        assert rows[4] == min(9, len(sitting.listed) - 1)
        assert rows[5] == 0
        await sitting.type(" 2022")
        assert sitting.session.query == "diffusion 2022"
        assert sitting.listed.index(sitting.cursor) == 0

        await sitting.press("tab")
        assert sitting.where is Where.LIST


async def test_the_search_can_be_kept_to_the_category(desk: Desk) -> None:
    """ctrl+t puts the selected category beside the text and takes it away again."""
    async with desk.sit() as sitting:
        await sitting.press("]", "]", "]", "/")
        await sitting.type("image")
        everywhere = sitting.listed
        await sitting.press("ctrl+t")
        assert sitting.line_with("in: Editing  image")
        assert set(sitting.listed) < set(everywhere)
        assert {paper_id[-6:] for paper_id in sitting.listed} <= {"sdedit", "prompt", "struct"}

        await sitting.press("ctrl+t")
        assert sitting.listed == everywhere
        assert "in: Editing" not in sitting.text

        await sitting.press("escape", "escape", "[", "[", "[", "/", "ctrl+t")
        assert not sitting.session.is_within_shelf
        assert sitting.toasts == ["all papers are selected in the tree: nothing to keep the search to"]


async def test_a_hit_outside_the_title_names_its_field(desk: Desk) -> None:
    """Hits are marked in the title; else the row says where the hit is."""
    async with desk.sit() as sitting:
        await sitting.press("/")
        await sitting.type("dhariwal")
        assert "in author" in sitting.line_with("Beat GANs")

        await sitting.press("escape")
        await sitting.type("gans")
        assert sitting.reader.desk.row("dhariwal2021diffusion").hits == ((22, 26),)
        assert "in author" not in sitting.line_with("Beat GANs")


async def test_results_that_lack_words_are_called_so(desk: Desk) -> None:
    """As long as no paper has all of them."""
    async with desk.sit() as sitting:
        await sitting.press("/")
        await sitting.type("video diffusion zebra")
        assert sitting.listed
        assert sitting.line_with("Results · no paper has all of it, these have most")

        await sitting.press(*["backspace"] * len(" zebra"))
        assert sitting.line_with("─ Results ─")


async def test_no_match_names_what_hides_papers(desk: Desk) -> None:
    """The empty list says what was searched and which filters are on; every one of them can be lifted."""
    async with desk.sit() as sitting:
        await sitting.press("]", "]", ".", "/")
        await sitting.press("ctrl+t")
        await sitting.type("zzqx")

        assert sitting.listed == []
        assert sitting.line_with("Nothing matches “zzqx”")
        assert sitting.line_with("ctrl+t searches more than Must-Read")
        assert sitting.line_with(". shows read papers, which are hidden")
        await sitting.press("escape", "escape")
        assert len(sitting.listed) == 4


async def test_clearing_lets_go_one_thing_a_press(desk: Desk) -> None:
    """Escape in the panes: the selection, the search, the zoom, the other pane."""
    async with desk.sit() as sitting:
        await sitting.press("/")
        await sitting.type("video")
        await sitting.press("enter", "space", "enter", "z")
        reader = sitting.reader
        states = []
        for _ in range(4):
            await sitting.press("escape")
            states.append((bool(sitting.session.selected), sitting.session.query, reader.is_zoomed, reader.where))

        assert states == [
            (False, "video", True, Where.SUMMARY),
            (False, "", True, Where.SUMMARY),
            (False, "", False, Where.SUMMARY),
            (False, "", False, Where.LIST),
        ]


async def test_a_query_typed_too_early_is_answered_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed before the index is ready is kept, and answered when it is."""
    may_index, in_steps = Event(), index.index_in_steps

    def late_steps(*given: Any) -> Iterator[Any]:
        may_index.wait(30)
        return in_steps(*given)

    monkeypatch.setattr(index, "index_in_steps", late_steps)
    async with desk.sit(is_settled=False) as sitting:
        await sitting.pilot.press("/", *"align")
        await sitting.until(lambda: sitting.session.query == "align", "the query is taken")
        assert len(sitting.listed) == 12
        may_index.set()
        await sitting.until(lambda: sitting.listed == ["blattmann2023align"], "the query is answered")

        await sitting.settle()
        assert sitting.reader.query_one(Input).value == "align"
        assert sitting.cursor == "blattmann2023align"


async def test_a_search_without_a_match_is_left_as_any_other(desk: Desk) -> None:
    """Enter goes to the empty list and stays there: the next letters are commands, and esc clears the search."""
    async with desk.sit(80, 24) as sitting:
        await sitting.burst("/", *"zzzzqqq", "enter")
        assert sitting.where is Where.LIST

        await sitting.press("j", "r", "escape")

        assert sitting.session.query == ""
        assert sitting.where is Where.LIST
        assert desk.marks() == []
