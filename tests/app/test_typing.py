"""Keys that come in a burst, as over a slow line: each finds what the one before has done, and none is lost."""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from textual import events

from papertui.app.commands import Where
from papertui.app.screens.reader import Reader
from papertui.app.screens.whole_screen import WholeScreen
from papertui.app.widgets.edit_form import EditForm
from papertui.app.widgets.search_box import SearchBox

if TYPE_CHECKING:
    import pytest

    from tests.app.sitting import Desk


async def test_a_mark_meets_the_paper_that_was_gone_to(desk: Desk) -> None:
    """`j` and `r` at once mark the second paper; `]` `]` `]` and `r` the first of the third row."""
    async with desk.sit() as sitting:
        await sitting.burst("j", "r")
        assert desk.marks() == [("song2021score", "read")]

        await sitting.burst("]", "]", "]", "j", "r")
        assert desk.marks()[1:] == [("hertz2023prompt", "read")]


async def test_a_search_gets_every_letter(desk: Desk) -> None:
    """The slash opens the line, what follows is its text, down and enter choose, and `r` marks what was chosen."""
    async with desk.sit() as sitting:
        await sitting.burst("/", *"denosing difusion r")
        assert sitting.session.query == "denosing difusion r"
        assert sitting.cursor == "ho2020denoising"
        assert desk.events() == []

        await sitting.burst("escape", *"video", "down", "enter", "r", "/", "backspace", "o")
        assert desk.marks() == [(sitting.listed[1], "read")]
        assert sitting.session.query == "video"
        assert sitting.where is Where.SEARCH


async def test_a_paste_is_part_of_the_query(desk: Desk) -> None:
    """A pasted address is searched for; nothing is done to a paste when no text is being written."""
    async with desk.sit() as sitting:
        await sitting.paste("rrrr")
        assert desk.events() == []

        await sitting.press("/")
        await sitting.paste("\n")
        await sitting.paste("https://arxiv.org/abs/2006.11239v2\nand more")
        assert sitting.session.query == "https://arxiv.org/abs/2006.11239v2"
        assert sitting.cursor == "ho2020denoising"


async def test_a_form_saves_every_letter_and_no_more(desk: Desk) -> None:
    """What was typed before ctrl+s is saved, what comes after is a command again; enter and down change the field."""
    async with desk.sit() as sitting:
        await sitting.burst("e", *"!", "enter", "end", *"; X", "down", "home", *"A", "ctrl+s", "j", "r")

        assert not sitting.reader.query(EditForm)
        text = desk.catalogue.read_text(encoding="utf-8")
        assert '"Denoising Diffusion Probabilistic Models!"' in text
        assert '"Pieter Abbeel", "X"]' in text
        assert 'venue = "ANeurIPS 2020"' in text
        assert desk.marks() == [("song2021score", "read")]


async def test_a_form_that_was_left_at_once_is_gone(desk: Desk) -> None:
    """Opened and left in one burst, twice: nothing stays, nothing is written, keys are commands again."""
    async with desk.sit() as sitting:
        await sitting.burst("e", "escape", "e", "escape", "j")

        assert sitting.cursor == "song2021score"
        assert not sitting.reader.query(EditForm)
        assert sitting.toasts == []


async def test_a_question_keeps_every_letter(desk: Desk) -> None:
    """A tag typed and kept in one go is whole."""
    async with desk.sit() as sitting:
        await sitting.press("t")
        await sitting.burst(*"reread", "ctrl+s")
        assert sitting.reader.reading("ho2020denoising").tags == ("reread",)

        await sitting.press("N")
        await sitting.burst(*"one", "enter", *"two", "down", *"!")
        await sitting.paste(" pasted\r\nonce")
        await sitting.press("ctrl+s")
        assert sitting.reader.reading("ho2020denoising").note == "one\ntwo! pasted\nonce"


async def test_a_dialog_closes_once(desk: Desk) -> None:
    """A key that is held down, or a double click beside the palette, ends nothing but the dialog."""
    for keys in (
        ["A", "y"],
        ["A", "n"],
        ["A", "escape"],
        ["?", "escape"],
        ["N", "escape"],
        ["t", "enter"],
        [":", "escape"],
    ):
        async with desk.sit(80, 24) as sitting:
            await sitting.press(keys[0])
            await sitting.burst(keys[1], keys[1], keys[1])
            assert len(sitting.app.screen_stack) == 1
            assert sitting.app.is_running
            assert sitting.app.return_code is None
    async with desk.sit(80, 24) as sitting:
        await sitting.press(":")
        await sitting.burst("m", "escape", "x")
        await sitting.press(":")
        await sitting.burst("e", "enter", "enter", "escape")
        await sitting.press("escape", ":")
        await sitting.pilot.click(offset=(2, 0), times=3)
        await sitting.settle()
        assert len(sitting.app.screen_stack) == 1


async def test_dialogs_come_and_go_within_a_burst(desk: Desk) -> None:
    """Keys that follow the one that opens a dialog are the dialog's, and those that follow its answer are commands."""
    async with desk.sit() as sitting:
        await sitting.burst("N", "escape", "j", "N", *"seen", "ctrl+s", "r")
        assert sitting.reader.reading("song2021score").note == "seen"
        assert desk.marks() == [("song2021score", "read")]

        await sitting.burst("g", "g", "t", *"new", "enter", "j", "t", *"x", "escape", "y", "g", "g")
        assert sitting.reader.reading("ho2020denoising").tags == ("new",)
        assert sitting.reader.reading("song2021score").tags == ()
        assert sitting.cursor == "ho2020denoising"

        await sitting.burst("A", "n", "?", *"quit", "escape", "j", "A", "y")
        assert sitting.cursor == "song2021score"
        assert len(sitting.app.screen_stack) == 1
        assert len(desk.marks()) == len(sitting.reader.catalogue.papers)
        assert desk.catalogue.read_bytes().count(b"[[papers]]") == len(sitting.reader.catalogue.papers)


async def test_what_is_typed_stays_when_the_list_is_shown_again(desk: Desk) -> None:
    """A reload that ends between a key and its search takes no letter out of the search line."""
    async with desk.sit() as sitting:
        await sitting.burst("/", *"vid")
        box = sitting.reader.search_line.box
        assert box is not None

        box.value = "video"
        sitting.reader.show(sitting.session)
        await sitting.settle()

        assert box.value == sitting.session.query == "video"


async def test_a_letter_right_behind_escape_is_both_keys(desk: Desk) -> None:
    """A terminal sends Esc and `j` in one go as Alt+j: the search is left and the list moves on."""
    async with desk.sit() as sitting:
        await sitting.burst("/", *"video", "enter")
        assert sitting.session.query == "video"

        sitting.app.post_message(events.Key("alt+j", "j"))
        await sitting.settle()

        assert sitting.session.query == ""
        assert sitting.listed.index(sitting.cursor) > 0


async def test_a_letter_is_painted_with_what_it_finds(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the letter first and the list a moment later: the first paint of one is that of the other."""
    painted: list[tuple[str, str, bool]] = []
    paint = WholeScreen._compositor_refresh

    def watched_paint(screen: WholeScreen) -> None:
        assert isinstance(screen, Reader)
        papers = screen.papers
        panes = (screen.query_one(SearchBox), papers, papers.vertical_scrollbar, screen.papers_pane)
        waits = any(pane._repaint_required for pane in panes)
        painted.append((screen.query_one(SearchBox).value, screen.session.query, waits))
        paint(screen)

    def is_seen(text: str) -> bool:
        return bool(painted) and painted[-1][0] == text

    async with desk.sit() as sitting:
        await sitting.press("/")
        monkeypatch.setattr(WholeScreen, "_compositor_refresh", watched_paint)
        for text in accumulate("video"):
            await asyncio.sleep(0.1)
            sitting.reader.papers.call_later(asyncio.sleep, 0.05)  # the list is busy, and would speak up later
            await sitting.app.on_event(events.Key(text[-1], text[-1]))
            await sitting.until(partial(is_seen, text), "the letter is seen")

    assert painted[-1] == ("video", "video", False)
    assert [shown for shown, query, waits in painted if shown != query or waits] == []
