"""Eight writers and a reader on the same files: P1, P4 and P5 hold at every moment."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
import tomli

from papertui.storage.history_file import HistoryFile
from tests.faults.checks import PromiseBrokenError, check
from tests.faults.performer import ROOT
from tests.faults.stage import CATALOGUE, Stage
from tests.faults.writing import ENTRY, FIRST_YEAR, WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.faults


@dataclass
class Watcher:
    """A reader who looks at the files again and again, and knows what it has seen."""

    stage: Stage
    looks: int = 0
    years: dict[str, int] = field(default_factory=dict)
    lines: int = 0

    def look(self) -> None:
        """A whole catalogue, no year that goes back, no line of the log that is gone or damaged."""
        self.looks += 1
        self._look_at_catalogue(self.stage.catalogue.read_bytes())
        log = b"".join(self.stage.log().values())
        whole = log[: log.rfind(b"\n") + 1].splitlines()
        check("P5", len(whole) >= self.lines, f"{len(whole)} lines after {self.lines}")
        check("P5", all(line.startswith(b"{") and line.endswith(b"}") for line in whole), whole)
        self.lines = len(whole)

    def _look_at_catalogue(self, content: bytes) -> None:
        try:
            entries = tomli.loads(content.decode())["papers"]
        except (tomli.TOMLDecodeError, KeyError) as error:
            raise PromiseBrokenError(f"P1: {error}: {content!r}") from error
        check("P1", len(entries) == 3 + WRITERS, [entry["id"] for entry in entries])
        for entry in entries:
            before, year = self.years.get(entry["id"], 0), entry.get("year", 0)
            check("P4", year >= before, f"{entry['id']} went from {before} back to {year}")
            self.years[entry["id"]] = year


def written_and_watched(folder: Path, count: int, twin: str = "") -> Watcher:
    """Let them write, and watch until they have ended."""
    stage = Stage(folder / "home")
    stage.set()
    entries = "".join(ENTRY.format(writer, FIRST_YEAR) for writer in range(WRITERS))
    stage.catalogue.write_text(CATALOGUE + entries, encoding="utf-8")
    watcher = Watcher(stage)
    words = [sys.executable, "-m", "tests.faults.writing", str(stage.home), str(count), twin]
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    with subprocess.Popen(words, cwd=ROOT, env={**os.environ, "PYTHONPATH": path}) as writers:
        while writers.poll() is None:
            watcher.look()
    watcher.look()
    assert writers.returncode == 0
    return watcher


def test_p1_p4_p5_with_eight_writers_and_a_reader(
    boards: Path, is_full: bool, tried: Callable[[str, int], None]
) -> None:
    """P1, P4, P5: every edit and every mark of all is there, none undone; the reader never sees a half."""
    count = 60 if is_full else 5

    watcher = written_and_watched(boards, count)

    stage = watcher.stage
    library = stage.library()
    assert {f"w{writer}": FIRST_YEAR + count for writer in range(WRITERS)}.items() <= watcher.years.items()
    assert set(library.reading("ddpm").tags) == {f"w{n}-{tag}" for n in range(WRITERS) for tag in range(1, count + 1)}
    assert library.log_problems == ()
    assert stage.catalogue.read_text(encoding="utf-8") == CATALOGUE + "".join(
        ENTRY.format(writer, FIRST_YEAR + count) for writer in range(WRITERS)
    )
    history = HistoryFile(stage.catalogue, stage.locations.state_folder, lock_folder=stage.locations.state_folder)
    assert len(history.changes()) == min(1000, 2 * WRITERS * count)
    tried("writers at once", WRITERS)
    tried("edits and marks of writers at once", 2 * WRITERS * count)
    tried("looks of a reader meanwhile", watcher.looks)


@pytest.mark.parametrize(("twin", "promises"), [("plain", ("P1", "P4")), ("rewriting", ("P5",))])
def test_p1_p4_p5_bad_writers_are_caught(boards: Path, twin: str, promises: tuple[str, ...]) -> None:
    """P1, P4, P5: of writers with `open("w")`, or with a log written anew, a reader sees halves or losses."""
    with pytest.raises(PromiseBrokenError) as caught:
        written_and_watched(boards, 40, twin)

    assert str(caught.value).startswith(promises)
