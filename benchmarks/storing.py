"""Reading a catalogue, marking, editing and undoing, beside what the parser and the disk take alone."""

from __future__ import annotations

import os
from itertools import count, cycle
from typing import TYPE_CHECKING

import tomli

from benchmarks.generated import write_catalogue
from benchmarks.report import Peer, Row, beside, on_top_of
from benchmarks.timing import in_turns, seconds_of
from papertui.domain.reading import Status
from papertui.library import open_library
from papertui.storage.catalogue_file import read_catalogue
from papertui.storage.config_file import Settings
from papertui.storage.locations import ChosenCatalogue, find_locations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from papertui.library import Library

SIZES = (410, 5_000, 50_000)
ROUNDS = {410: 25, 5_000: 15, 50_000: 9}
MARK_EXTRA = 0.005
EDIT_EXTRA = {410: 0.010, 5_000: 0.010, 50_000: 0.040}


def rows(folder: Path) -> Iterator[Row]:
    """Measure each size in a fresh data folder.

    Args:
        folder: An empty one for everything that is generated.
    """
    for entries in SIZES:
        path = write_catalogue(folder, entries)
        yield _loading(path, entries)
        home = path.parent / "home"
        environment = {f"XDG_{name}_HOME": str(home / name) for name in ("DATA", "STATE", "CONFIG")}
        library = open_library(ChosenCatalogue(path), find_locations(environment), Settings())
        yield _marking(library, entries, home)
        yield from _editing(library, entries)


def _loading(path: Path, entries: int) -> Row:
    def parse_alone() -> object:
        return tomli.loads(path.read_text(encoding="utf-8"))

    times = in_turns(
        {"load": lambda: seconds_of(lambda: read_catalogue(path)), "parse": lambda: seconds_of(parse_alone)},
        rounds=5 if entries < SIZES[-1] else 3,
    )
    return beside(f"load, {entries:,} entries", times["load"].median, Peer("tomli alone", times["parse"].median))


def _marking(library: Library, entries: int, home: Path) -> Row:
    papers = cycle(paper.id for paper in library.catalogue.papers)
    line = b'{"at":"2026-01-01T00:00:00.000Z","paper":"paper00000","status":"read","title":"A title of usual length"}\n'
    log = home / "peer.jsonl"
    times = in_turns(
        {
            "mark": lambda: seconds_of(lambda: library.mark([next(papers)], Status.READ)),
            "append": lambda: seconds_of(lambda: _append_durably(log, line)),
        },
        ROUNDS[entries] * 2,
    )
    peer = Peer("one durable append", times["append"].median)
    return on_top_of(f"mark, {entries:,} entries", times["mark"].median, peer, extra=MARK_EXTRA)


def _editing(library: Library, entries: int) -> Iterator[Row]:
    paper = library.catalogue.papers[entries // 2]
    numbers = count()
    copy = library.file.path.with_name("peer.toml")
    content = library.file.content
    edit: Callable[[], object] = lambda: library.edit(paper.id, {"title": f"{paper.title} {next(numbers)}"})  # noqa: E731
    times = in_turns(
        {
            "edit": lambda: seconds_of(edit),
            "undo": lambda: seconds_of(library.undo),
            "rewrite": lambda: seconds_of(lambda: _rewrite_durably(copy, content)),
        },
        ROUNDS[entries],
    )
    peer = Peer("one durable rewrite", times["rewrite"].median)
    for what in ("edit", "undo"):
        yield on_top_of(f"{what}, {entries:,} entries", times[what].median, peer, extra=EDIT_EXTRA[entries])


def _append_durably(path: Path, line: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _rewrite_durably(path: Path, content: bytes) -> None:
    temporary = path.with_suffix(".new")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
