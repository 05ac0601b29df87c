"""Two machines of one reader: each has a log and a clock; the catalogue is edited by hand, the logs are synced."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from papertui.domain.reading import Status
from papertui.library import Library, open_library
from papertui.storage.config_file import Settings
from papertui.storage.locations import ChosenCatalogue, Locations

if TYPE_CHECKING:
    from pathlib import Path

PAPERS = ("ddpm", "gan", "vae", "ncsn")
TITLES = {
    "ddpm": "Denoising Diffusion Probabilistic Models",
    "gan": "Generative Adversarial Networks",
    "vae": "Auto-Encoding Variational Bayes",
    "ncsn": "Generative Modeling by Estimating Gradients of the Data Distribution",
}
ARXIV = {"ddpm": "2006.11239", "gan": "1406.2661", "vae": "1312.6114", "ncsn": "1907.05600"}
STATUSES = tuple(Status)
BEGIN = datetime(2026, 11, 20, 17, 37, tzinfo=UTC)


@dataclass
class Entry:
    """One entry as a hand has left it.

    Attributes:
        key: What the test calls the paper, whatever its id is now.
        mended: The one thing of it that names it and is changed by hand: ``id``, ``title`` or ``arxiv``.
    """

    key: str
    mended: str
    times: int = 0
    year: int = 2020

    @property
    def id(self) -> str:
        return f"{self.key}-{self.times}" if self.mended == "id" and self.times else self.key

    @property
    def text(self) -> str:
        title, arxiv = TITLES[self.key], ARXIV[self.key]
        if self.mended == "title" and self.times:
            title = f"{title}, {self.times} times renamed"
        if self.mended == "arxiv" and self.times:
            arxiv = f"{arxiv[:-2]}{self.times % 90 + 10}"
        authors = f'["Author {self.year}"]'
        return (
            f'[[papers]]\nid = "{self.id}"\ntitle = "{title}"\nauthors = {authors}\n'
            f'year = {self.year}\narxiv = "{arxiv}"\n'
        )


@dataclass
class Reader:
    """One reader and what they did.

    Attributes:
        said: The last status of each paper, and every tag that was ever given to it.
    """

    folder: Path
    entries: list[Entry]
    away: list[Entry] = field(default_factory=list)
    clocks: list[datetime] = field(default_factory=lambda: [BEGIN, BEGIN + timedelta(hours=3)])
    said: dict[str, tuple[Status, set[str]]] = field(default_factory=dict)
    tags: int = 0

    @property
    def catalogue(self) -> Path:
        return self.folder / "papers.toml"

    def library(self, machine: int) -> Library:
        home = self.folder / f"machine-{machine}"
        locations = Locations(home / "config.toml", home / "data", home / "state", self.reading_folder(machine))
        return open_library(ChosenCatalogue(self.catalogue), locations, Settings(), clock=lambda: self.clocks[machine])

    def reading_folder(self, machine: int) -> Path:
        return self.folder / f"machine-{machine}" / "reading"

    def save(self) -> None:
        """Write the catalogue as an editor does."""
        self.catalogue.write_text("\n".join(entry.text for entry in self.entries), encoding="utf-8")

    def mark(self, machine: int, place: int, status: Status) -> None:
        """Say where one stands with a paper; after a sync, so that it is the last word."""
        if self.entries:
            self.sync()
            entry = self.entries[place % len(self.entries)]
            self.library(machine).mark([entry.id], status)
            _, tags = self.said.get(entry.key, (status, set()))
            self.said[entry.key] = (status, tags)

    def tag(self, machine: int, place: int) -> None:
        """Give a paper a tag it never had; without a sync."""
        if self.entries:
            entry = self.entries[place % len(self.entries)]
            self.tags += 1
            self.library(machine).tag([entry.id], [f"tag {self.tags}"], [])
            status, tags = self.said.get(entry.key, (Status.UNREAD, set()))
            self.said[entry.key] = (status, {*tags, f"tag {self.tags}"})

    def mend(self, place: int) -> None:
        """Change by hand what an entry has."""
        if self.entries:
            entry = self.entries[place % len(self.entries)]
            entry.times += 1
            entry.year += 1
        self.save()

    def move(self, place: int) -> None:
        """Take an entry out and put it at the end."""
        if self.entries:
            self.entries.append(self.entries.pop(place % len(self.entries)))
        self.save()

    def take_out(self, place: int) -> None:
        """Delete an entry, for a while."""
        if self.entries:
            self.away.append(self.entries.pop(place % len(self.entries)))
        self.save()

    def put_back(self) -> None:
        """Restore all that were deleted, where they may stand now."""
        self.entries += self.away
        self.away = []
        self.save()

    def set_clock(self, machine: int, minutes: int) -> None:
        self.clocks[machine] += timedelta(minutes=minutes)

    def sync(self) -> None:
        """Give each machine the log of the other, as git or a syncer does."""
        for machine in (0, 1):
            folder = self.reading_folder(machine)
            for log in folder.glob("*.jsonl") if folder.exists() else ():
                target = self.reading_folder(1 - machine) / log.name
                target.parent.mkdir(parents=True, exist_ok=True)
                if not target.exists() or len(target.read_bytes()) < len(log.read_bytes()):
                    target.write_bytes(log.read_bytes())

    def copy_in_conflict(self, machine: int) -> None:
        """Leave a copy beside a log, as syncers do."""
        folder = self.reading_folder(machine)
        for log in list(folder.glob("*.jsonl")) if folder.exists() else ():
            if not re.search(r"conflict", log.name):
                log.with_name(f"{log.stem}.sync-conflict-20261120-173700-ABCDEFG.jsonl").write_bytes(log.read_bytes())

    def lost(self) -> list[str]:
        """What was said and is no longer known, on either machine, once all is back and synced."""
        self.put_back()
        self.sync()
        told = []
        for machine in (0, 1):
            library = self.library(machine)
            for entry in self.entries:
                reading = library.reading(entry.id)
                status, tags = self.said.get(entry.key, (Status.UNREAD, set()))
                if (reading.status, set(reading.tags)) != (status, tags):
                    told.append(f"machine {machine}, {entry.id}: {reading.status} {reading.tags}, not {status} {tags}")
            told += [str(event) for event in library.strays]
        return told
