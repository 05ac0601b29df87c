"""A reader's files for the tests of the library: one catalogue, a log, and as many libraries as wanted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from papertui.library import Library, open_library
from papertui.storage.config_file import Settings
from papertui.storage.locations import ChosenCatalogue, Locations

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = """\
title = "Diffusion models"
# made by hand

[[papers]]
id = "ddpm"
title = "Denoising Diffusion Probabilistic Models"  # Ho
year = 2020
arxiv = "2006.11239"

[[papers]]
id = "gan"
title = "Generative Adversarial Networks"
year = 2014

[[papers]]
id = "vae"
title = "Auto-Encoding Variational Bayes"
"""


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    time: datetime = field(default=datetime(2026, 11, 20, 17, 37, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.time


@dataclass
class Desk:
    """One reader's files, and as many libraries on them as wanted."""

    folder: Path
    clock: Clock = field(default_factory=Clock)

    @property
    def catalogue(self) -> Path:
        return self.folder / "lists" / "papers.toml"

    @property
    def locations(self) -> Locations:
        data = self.folder / "data"
        return Locations(self.folder / "config.toml", data, self.folder / "state", data / "reading")

    @property
    def log(self) -> bytes:
        """All lines of the reading log."""
        folder = self.locations.reading_folder
        return b"".join(path.read_bytes() for path in sorted(folder.glob("*.jsonl")))

    def open(self, *, is_sample: bool = False) -> Library:
        chosen = ChosenCatalogue(self.catalogue, is_sample=is_sample)
        return open_library(chosen, self.locations, Settings(), clock=self.clock)

    def rewrite(self, old: str, new: str) -> None:
        """Change the catalogue as an editor does."""
        self.catalogue.write_text(self.catalogue.read_text().replace(old, new))


def standing(library: Library) -> dict[str, str]:
    """Where the reader stands with each paper."""
    return {paper.id: library.reading(paper.id).status.value for paper in library.catalogue.papers}


def undone_one_by_one(library: Library) -> list[str]:
    """What undo takes back until there is nothing left."""
    phrases = []
    while (change := library.undo()) is not None:
        phrases.append(change.what)
    return phrases
