"""The stage of the fault tests: a reader's files, what is done on them, and what they then say."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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


README = """\
# Maps

- ✔ [Maps of Maps](https://maps.org) (2021)
- [Generative Adversarial Networks](https://gan.org)
"""
IN_LIST = "README.md"  # stands for its path


class State(NamedTuple):
    """What a reader has: the bytes of the catalogue, and what was said of each paper, in order of their ids."""

    catalogue: bytes
    marks: tuple[tuple[str, str, int | None], ...]


@dataclass(frozen=True)
class Scene:
    """An act and what came before it.

    Attributes:
        words: The act, as on the command line.
        before: Acts that were done whole.
        is_elsewhere: The marks were made on another device, and this one has no log yet.
    """

    words: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    is_elsewhere: bool = False


READ = ("read", "ddpm")
QUEUED = ("mark", "gan", "--as", "queued")
YEAR = ("edit", "gan", "--set", "year=2015")
RENAMED = ("edit", "ddpm", "--set", "title=Score Matching", "--set", "arxiv=1907.05600")
IMPORT = ("import", IN_LIST)
SCENES = {
    "first mark": Scene(QUEUED),
    "mark": Scene(QUEUED, (READ, YEAR)),
    "rating": Scene(("rate", "ddpm", "5"), (YEAR, READ)),
    "first edit": Scene(YEAR),
    "edit": Scene(("edit", "vae", "--set", "venue=ICLR"), (READ, YEAR)),
    "edit of a marked paper's names": Scene(RENAMED, (READ,)),
    "edit of names marked elsewhere": Scene(RENAMED, (YEAR, READ), is_elsewhere=True),
    "add": Scene(("add", "--title", "A new paper"), (READ, YEAR)),
    "undo of an edit": Scene(("undo",), (READ, YEAR)),
    "undo of a mark": Scene(("undo",), (YEAR, READ)),
    "redo": Scene(("redo",), (READ, YEAR, ("undo",))),
    "import": Scene(IMPORT, (READ, YEAR)),
    "redo of an import": Scene(("redo",), (YEAR, IMPORT, ("undo",))),
}


@dataclass(frozen=True)
class Stage:
    """One reader's files.

    Attributes:
        home: Everything lies below it.
    """

    home: Path

    @property
    def catalogue(self) -> Path:
        return self.home / "lists" / "papers.toml"

    @property
    def reading_list(self) -> Path:
        return self.home / IN_LIST

    @property
    def locations(self) -> Locations:
        data = self.home / "data" / "papertui"
        return Locations(
            self.home / "config" / "papertui" / "config.toml", data, self.home / "state" / "papertui", data / "reading"
        )

    def set(self) -> None:
        """Start with nothing but the catalogue, and a list that could be imported."""
        shutil.rmtree(self.home, ignore_errors=True)
        self.catalogue.parent.mkdir(parents=True)
        self.catalogue.write_text(CATALOGUE, encoding="utf-8")
        self.reading_list.write_text(README, encoding="utf-8")

    def keep(self, copy: Path) -> None:
        """Keep all files as they are."""
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.home, copy, symlinks=True)

    def restore(self, copy: Path) -> None:
        """Have all files as they were; their paths are the same, so the history is theirs."""
        shutil.rmtree(self.home)
        shutil.copytree(copy, self.home, symlinks=True)

    def give_log_away(self) -> None:
        """Let the log be that of another device."""
        for path in self.locations.reading_folder.iterdir():
            path.rename(path.with_name("other-1a2b.jsonl"))
        (self.locations.state_folder / "device").unlink()

    def library(self) -> Library:
        return open_library(ChosenCatalogue(self.catalogue), self.locations, Settings())

    def state(self) -> State:
        """What a reader who comes now finds."""
        library = self.library()
        marks = ((paper.id, library.reading(paper.id)) for paper in library.catalogue.papers)
        told = sorted((paper_id, reading.status.value, reading.rating) for paper_id, reading in marks)
        return State(self.catalogue.read_bytes(), tuple(told))

    def log(self) -> dict[str, bytes]:
        """The bytes of every log."""
        folder = self.locations.reading_folder
        return {path.name: path.read_bytes() for path in folder.glob("*")} if folder.exists() else {}


def names_beside(catalogue: Path) -> list[str]:
    """What lies in the catalogue's folder besides it."""
    return sorted(name for name in os.listdir(catalogue.parent) if name != catalogue.name)  # noqa: PTH208
