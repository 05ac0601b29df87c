"""Facts about threads and processes that work on the same files: none loses what another wrote."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from papertui.domain.reading import Status

if TYPE_CHECKING:
    from tests.library.desk import Desk


def test_readings_that_were_handed_out_never_change(desk: Desk) -> None:
    """So that another thread can go through them while marks are made."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    before = library.readings
    copy = dict(before)

    library.mark(["ddpm", "gan"], Status.QUEUED)
    library.edit("ddpm", {"title": "DDPM"})

    assert before == copy


def test_threads_mark_one_after_the_other(desk: Desk) -> None:
    """No mark of several threads is lost, on disk or in memory."""
    library = desk.open()
    threads = [
        threading.Thread(target=library.tag, args=(["ddpm"], [f"{number}-{tag}" for tag in range(5)], []))
        for number in range(6)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(library.reading("ddpm").tags) == 30
    assert desk.open().reading("ddpm").tags == library.reading("ddpm").tags


WRITER = """
import sys
from pathlib import Path
from papertui.library import open_library
from papertui.storage.config_file import Settings
from papertui.storage.locations import ChosenCatalogue, Locations
folder, name = Path(sys.argv[1]), sys.argv[2]
data = folder / "data"
locations = Locations(folder / "config.toml", data, folder / "state", data / "reading")
library = open_library(ChosenCatalogue(folder / "lists" / "papers.toml"), locations, Settings())
for number in range(10):
    library.tag(["ddpm"], [f"{name}-{number}"], [])
    if name == "w0":
        library.edit("gan", {"year": 1900 + number})
    if name == "w1":
        library.edit("vae", {"venue": f"venue {number}"})
"""


def test_eight_processes_marking_and_editing_lose_nothing(desk: Desk) -> None:
    """Every mark is in the one log of this device, from the very first, and both editors' last words are there."""
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(desk.folder), f"w{number}"]) for number in range(8)]

    assert [writer.wait() for writer in writers] == [0] * 8

    library = desk.open()
    assert set(library.reading("ddpm").tags) == {f"w{number}-{tag}" for number in range(8) for tag in range(10)}
    assert library.log_problems == ()
    assert len(list(desk.locations.reading_folder.iterdir())) == 1
    assert library.paper("gan").year == 1909
    assert library.paper("vae").venue == "venue 9"
