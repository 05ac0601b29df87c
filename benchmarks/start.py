"""From the start of the program to titles on the screen, beside the start of a bare Textual app."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

import tomli

from benchmarks import bare_app
from benchmarks.command_line import SCRIPTS, clean_environment
from benchmarks.generated import SHIPPED, write_catalogue
from benchmarks.report import Peer, Row, beside
from benchmarks.terminal import started
from benchmarks.timing import in_turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ROUNDS = 11
MOST = 1.3
BARE_COMMAND = (sys.executable, bare_app.__file__)
BARE_NEEDLES = (bare_app.LINE.encode(),)
TITLES_ON_A_SCREEN = 30
TELLING = 12  # characters of a title that are looked for; narrow rows cut the rest


def rows(folder: Path) -> Iterator[Row]:
    """Measure the shipped catalogue and two generated ones, in turns with the bare app.

    Args:
        folder: An empty one for everything that is generated.
    """
    catalogues = {
        "the shipped catalogue": SHIPPED,
        "410 entries": write_catalogue(folder, 410),
        "5,000 entries": write_catalogue(folder, 5_000),
        "50,000 entries": write_catalogue(folder, 50_000),
    }
    measures = {"bare": partial(first_paint, BARE_COMMAND, BARE_NEEDLES, folder)}
    for name, path in catalogues.items():
        measures[name] = partial(first_paint, (str(SCRIPTS / "papertui"), str(path)), first_titles(path), folder)
    times = in_turns(measures, ROUNDS)
    peer = Peer("bare Textual app", times.pop("bare").median)
    for name, taken in times.items():
        yield beside(f"start to titles, {name}", taken.median, peer, most=None if name.startswith("50") else MOST)


def first_paint(command: Sequence[str], needles: Sequence[bytes], home: Path) -> float:
    """Seconds from the start of a program until one of the texts is painted."""
    with started(command, clean_environment(home), os.fspath(home)) as terminal:
        return terminal.wait_for(needles)


def first_titles(path: Path) -> list[bytes]:
    """Beginnings of the titles that the first screen shows, as the terminal receives them."""
    begin = path.read_text(encoding="utf-8")[:60_000].rpartition("[[papers]]")[0]
    papers = tomli.loads(begin)["papers"][:TITLES_ON_A_SCREEN]
    return [paper["title"][:TELLING].encode() for paper in papers]
