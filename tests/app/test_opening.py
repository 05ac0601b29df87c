"""Opening: only when asked, only the web, one argument, and the address told when there is no browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.app.sitting import Desk

GANS = ["end", "home", "down", "down"]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """A browser that writes down its arguments, one a line with their number; gives what it was called with."""
    calls = tmp_path / "calls"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$# $*" >> "{calls}"\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    return lambda: calls.read_text().splitlines() if calls.exists() else []


async def test_the_first_link_opens(desk: Desk, opened: Callable[[], list[str]]) -> None:
    """`o` opens it and says so; without links the arXiv id makes the address; without both nothing is opened."""
    async with desk.sit() as sitting:
        await sitting.press("o")
        assert opened() == ["1 https://arxiv.org/abs/2006.11239"]
        assert sitting.toasts == ["opening https://arxiv.org/abs/2006.11239"]

        await sitting.press("j", "o")
        assert opened()[1:] == ["1 https://arxiv.org/abs/2011.13456"]
        await sitting.press("j", "j", "o")
        assert len(opened()) == 2
        assert sitting.toasts[-1] == "no link — e adds one"


async def test_every_link_opens_by_its_number(desk: Desk, opened: Callable[[], list[str]]) -> None:
    """`O` and a digit opens that link, and the footer names them; in the summary the digit alone does."""
    async with desk.sit() as sitting:
        await sitting.press(*GANS, "O")
        assert sitting.line_with("1 One  2 Two  3 Three")
        await sitting.press("1")
        for digit in "23456789":
            await sitting.press("O", digit)
        await sitting.press("enter", *"123456789")
        addresses = [f"1 https://example.org/{number}" for number in range(1, 10)]
        assert opened() == addresses * 2
        assert desk.events() == []

        await sitting.press("escape", "home", "O", "3")
        assert sitting.toasts[-1] == "2 links, none numbered 3"
        await sitting.press("O", "escape", "1")
        assert desk.marks() == [("ho2020denoising", "queued")]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "-https://example.org",
        "--new-window",
        "https://example.org/a b",
        "https://",
        r"https://example.org\@evil.example",
        "https://example.org/\\u001b]0;x",
    ],
)
async def test_hostile_addresses_are_refused(desk: Desk, opened: Callable[[], list[str]], url: str) -> None:
    """Nothing but http and https with a host reaches the browser; the refusal says why."""
    text = desk.catalogue.read_text(encoding="utf-8")
    quote = '"' if "\\u" in url else "'"
    desk.catalogue.write_text(text.replace('"https://arxiv.org/abs/2006.11239"', f"{quote}{url}{quote}"), "utf-8")
    async with desk.sit() as sitting:
        await sitting.press("o")

        assert opened() == []
        assert len(sitting.toasts) >= 1
        assert not any(toast.startswith("opening") for toast in sitting.toasts)


async def test_without_a_browser_the_address_is_told(desk: Desk) -> None:
    """Over ssh, or with nothing to open it, the reader gets the address to open elsewhere."""
    async with desk.sit() as sitting:
        await sitting.press("o")

        assert sitting.toasts[-1] == "no browser: https://arxiv.org/abs/2006.11239"
