"""The most memory papertui ever has with 5,000 entries and their index, beside a bare Textual app."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from benchmarks.command_line import SCRIPTS, clean_environment
from benchmarks.generated import write_catalogue
from benchmarks.report import Peer, Row, beside
from benchmarks.start import BARE_COMMAND, BARE_NEEDLES, first_titles
from benchmarks.terminal import started

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LIMITS = {410: None, 5_000: 2.3, 50_000: None}


def rows(folder: Path) -> Iterator[Row]:
    """Measure the peak once a query was answered, so the index is there.

    Args:
        folder: An empty one for everything that is generated.
    """
    peer = Peer("bare Textual app", _peak(folder, BARE_COMMAND, BARE_NEEDLES, b""))
    for entries, most in LIMITS.items():
        path = write_catalogue(folder, entries)
        peak = _peak(folder, (str(SCRIPTS / "papertui"), str(path)), first_titles(path), b"/difusion models")
        yield beside(f"peak memory, {entries:,} entries, index built", peak, peer, most=most, unit="B")


def _peak(folder: Path, command: Sequence[str], needles: Sequence[bytes], keys: bytes) -> float:
    with started(command, clean_environment(folder), os.fspath(folder)) as terminal:
        terminal.wait_for(needles)
        terminal.rest()
        terminal.type(keys)
        terminal.rest()
        return terminal.peak_memory()
