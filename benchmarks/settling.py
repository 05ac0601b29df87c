"""Typing a query into a large catalogue: when the screen rests after the last key, beside fzf on the titles."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.command_line import clean_environment
from benchmarks.generated import write_catalogue
from benchmarks.report import Peer, Row, beside
from benchmarks.start import first_titles
from benchmarks.terminal import Terminal, started
from benchmarks.timing import Times
from papertui.storage.catalogue_file import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENTRIES = 50_000
PAUSE = 0.03  # seconds between two keys
QUERIES = (
    b"denosing difusion pr",
    b"high res image synth",
    b"graph neural network",
    b"ho 2020 optical flow",
    b"cvpr 2022 video pred",
    b"masked autoencoders ",
    b"progressive distilla",
    b"semantic segmentatio",
)
ROUNDS = 3
CLEAR = b"\x15"  # ctrl+u


def rows(folder: Path) -> Iterator[Row]:
    """The middle and the worst of some queries of twenty letters.

    Args:
        folder: An empty one for everything that is generated.
    """
    from iterfzf import BUNDLED_EXECUTABLE  # noqa: PLC0415 - only when the peer is wanted

    path = write_catalogue(folder, ENTRIES)
    titles = folder / "titles"
    titles.write_text("\n".join(paper.title for paper in read_catalogue(path).catalogue.papers), "utf-8")
    environment = {**clean_environment(folder), "FZF_DEFAULT_COMMAND": f"cat {titles}"}
    with started((sys.executable, "-m", "papertui", str(path)), environment, str(folder)) as papertui:
        papertui.wait_for(first_titles(path))
        papertui.rest()
        papertui.type(b"/")
        own = _settled(papertui)
    with started((str(BUNDLED_EXECUTABLE), "--no-color"), environment, str(folder)) as fzf:
        fzf.wait_for((f"{ENTRIES}/{ENTRIES}".encode(),))
        peer = _settled(fzf)
    yield beside(f"last key → screen at rest, {ENTRIES:,} entries, median", own.median, Peer("fzf", peer.median))
    yield beside(f"the longest of {len(QUERIES) * ROUNDS}", own.longest, Peer("fzf", peer.longest))


def _settled(program: Terminal) -> Times:
    taken = []
    for query in QUERIES * ROUNDS:
        program.type(CLEAR)
        program.rest()
        taken.append(program.type_slowly(query, PAUSE))
    return Times(tuple(taken))
