"""Using the program on a real terminal: no key is lost, a browser stays off the screen, reading never writes."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tests.terminal.pseudo_terminal import PseudoTerminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

QUERY = "magnificent zebra cr"
KEY_EVERY = 0.03  # seconds; fast typing


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """5,000 entries, one of which the query finds; many hold its first words."""
    topics = ("diffusion", "magnificent", "zebra", "segmentation", "magnificent zebra", "video")
    entries = [
        f'[[papers]]\nid = "p{number}"\ntitle = "On {topics[number % 6]} number {number}"\n'
        f'authors = ["Author {number % 700}"]\nyear = {1990 + number % 30}\ncategories = ["C{number % 40}"]\n'
        f'summary = "About the {topics[number % 5]} of case {number}."\n'
        for number in range(5000)
    ]
    entries[4321] = '[[papers]]\nid = "wanted"\ntitle = "Magnificent zebra crossings"\ncategories = ["C1"]\n'
    path = tmp_path / "papers.toml"
    path.write_text("\n".join(entries), encoding="utf-8")
    return path


@pytest.mark.parametrize("pause", [KEY_EVERY, 0.0], ids=["fast", "at once"])
def test_every_key_of_a_query_arrives(large: Path, pause: float) -> None:
    """Typed from the first frame on, while 5,000 entries are still being read: the list is that of the whole query."""
    with PseudoTerminal([large], large.parent, size="120x40") as terminal:
        terminal.wait_for("On diffusion number 0")
        for key in "/" + QUERY:
            terminal.send(key)
            if pause:
                time.sleep(pause)

        terminal.wait_for(f"/ {QUERY}", "▌○  Magnificent zebra crossings")
        terminal.send("\x7f\x7f\x7f" + "grazing\x15" + "video 4")
        terminal.wait_for("/ video 4 ", "On video number")
        terminal.wait_for_no("zebra")
        listed = [line for line in terminal.lines if "○" in line]
        assert listed
        assert all(" video number 4" in line for line in listed), listed


def test_a_browser_stays_off_the_screen(catalogue: Path) -> None:
    """It gets the address as one argument, and what it prints is not seen."""
    folder = catalogue.parent
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\necho NOISE; echo NOISE >&2; echo "$# $1" > "{folder}/called"\n')
    browser.chmod(0o755)
    with PseudoTerminal([catalogue], folder, BROWSER=str(browser)) as terminal:
        terminal.wait_until_loaded()
        terminal.send("o")
        terminal.wait_for("opening")
        end = time.monotonic() + 30
        while not (folder / "called").exists() and time.monotonic() < end:
            terminal.listen(0.05)
        terminal.send("j")
        terminal.wait_for("▌○  The second")

        assert (folder / "called").read_text() == "1 https://example.org/first?a=1&b=2\n"
        assert "NOISE" not in terminal.output


def test_reading_writes_nothing(catalogue: Path) -> None:
    """Looking around, searching and leaving: no file is made or changed, also where nothing may be written."""
    home = catalogue.parent
    before = _files(home)
    home.chmod(0o555)
    try:
        with PseudoTerminal([catalogue], home) as terminal:
            terminal.wait_until_loaded()
            terminal.send("jk/second")
            terminal.wait_for("▌○  The second")
            terminal.send("\t")
            terminal.wait_for("r read")
            terminal.send("?")
            terminal.wait_for("Keys in")
            terminal.send("\x1b")
            terminal.wait_for_no("Keys in")
            terminal.send("\x03")
            assert terminal.wait_for_end() == 0
    finally:
        home.chmod(0o755)

    assert _files(home) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="this user may write everywhere")
def test_a_mark_that_cannot_be_written_is_refused(catalogue: Path) -> None:
    """A sentence says so, and the row stays unread."""
    catalogue.parent.chmod(0o555)
    try:
        with PseudoTerminal([catalogue], catalogue.parent) as terminal:
            terminal.wait_until_loaded()
            terminal.send("r")
            terminal.wait_for("cannot write")
            assert "▌○  The first" in terminal.text
    finally:
        catalogue.parent.chmod(0o755)


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder with its time and size."""
    found = (path for path in folder.rglob("*"))
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in found}
