"""The command line and the screen answer one query with one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui import __version__
from papertui.cli.main import run

if TYPE_CHECKING:
    import pytest

    from tests.app.sitting import Desk

QUERIES = ("diffusion", "difusion modles", "ho 2020", "ddpm", "is:left diffusion", "논문", "-diffusion", "song OR ho")


async def test_search_and_screen_give_the_same_order(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `papertui search` prints is what the list shows, top to bottom."""
    monkeypatch.setenv("XDG_DATA_HOME", str(desk.home / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(desk.home / "state"))
    answers = {}
    for query in QUERIES:
        run(["search", "-c", str(desk.catalogue), "--ids", "--limit", "1000", "--", query], __version__)
        answers[query] = capsys.readouterr().out.split()

    async with desk.sit() as sitting:
        for query, printed in answers.items():
            await sitting.press("/")
            await sitting.type(query)
            assert (query, sitting.listed) == (query, printed)
            await sitting.press("escape", "escape")
    assert any(len(printed) > 1 for printed in answers.values())
