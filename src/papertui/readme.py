"""A list in a README beside a catalogue and its reading log: where they differ, and the list brought up to date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.category import path_text
from papertui.domain.reading import Status
from papertui.errors import UnreadableListError, UnusableCatalogueError
from papertui.exchange.duplicates import Works, joined_entries
from papertui.exchange.list_adding import with_entry
from papertui.exchange.list_marking import Marking, Wanted, with_marks
from papertui.exchange.markdown_read import read_markdown
from papertui.exchange.markdown_words import next_year
from papertui.storage import safe_write
from papertui.storage.catalogue_bytes import catalogue_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from papertui.domain.catalogue import Catalogue
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.exchange.imported import ReadingList

SIZE_LIMIT = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Readme:
    """A list beside a catalogue.

    Attributes:
        path: Its file.
        content: As it was read.
        listing: What is in it.
        papers: For each entry the id of its paper in the catalogue; empty when it has none.
    """

    path: Path
    content: bytes
    listing: ReadingList
    papers: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole list."""
        return self.content.decode()

    def entries_of(self, paper_id: str) -> list[int]:
        """The places of a paper's entries."""
        return [place for place, found in enumerate(self.papers) if found == paper_id]


class Difference(NamedTuple):
    """Something in which the two sides differ.

    Attributes:
        line: Of the entry in the list; 0 when it has none.
        paper_id: Empty when the catalogue has no such paper.
        field: What differs; empty for the entry as a whole.
        listed, kept: What the list and the catalogue say; empty for nothing.
    """

    line: int
    paper_id: str
    title: str
    field: str = ""
    listed: str = ""
    kept: str = ""


def open_readme(path: Path, catalogue: Catalogue) -> Readme:
    """Read a list.

    Raises:
        UnreadableListError: It cannot be read, is too large, or is no UTF-8 text.
    """
    try:
        content = catalogue_bytes(path, SIZE_LIMIT)
    except UnusableCatalogueError as error:
        raise UnreadableListError(path, error.reason, "nothing was done") from None
    return _readme(path, content, catalogue)


def _readme(path: Path, content: bytes, catalogue: Catalogue) -> Readme:
    listing = _read(content.decode())
    known = Works(paper for paper in catalogue.papers if not paper.is_broken)
    places = [known.place_of(entry.paper) for entry in listing.entries]
    return Readme(path, content, listing, tuple("" if at is None else known.papers[at].id for at in places))


def _read(text: str) -> ReadingList:
    return read_markdown(text, latest_year=_latest())


def _latest() -> int:
    return next_year(datetime.now(tz=UTC).date())


def mark_differences(readme: Readme, reading: Callable[[str], Reading]) -> list[Difference]:
    """Papers whose mark in the list is not what the log says; one that is marked anywhere in it counts as marked."""
    found = []
    for paper_id in dict.fromkeys(filter(None, readme.papers)):
        entries = [readme.listing.entries[place] for place in readme.entries_of(paper_id)]
        listed = next((entry.status for entry in entries if entry.status is Status.READ), entries[0].status)
        said = reading(paper_id).status
        is_same = (listed is Status.READ) == (said is Status.READ)
        if not is_same or (listed is Status.READING and said is not Status.READING):
            listed_words = listed.value if listed else ""
            found.append(
                Difference(entries[0].line, paper_id, entries[0].paper.title, "mark", listed_words, said.value)
            )
    return found


def entry_differences(readme: Readme, papers: Iterable[Paper]) -> list[Difference]:
    """Entries that stand on one side only, in the order of the list, then in that of the catalogue."""
    lone = [entry for entry, paper_id in zip(readme.listing.entries, readme.papers, strict=True) if not paper_id]
    listed = [Difference(entry.line, "", entry.paper.title, listed=entry.paper.title) for entry in joined_entries(lone)]
    known = set(readme.papers)
    kept = [
        Difference(0, paper.id, paper.title, kept=paper.title)
        for paper in papers
        if not paper.is_broken and paper.id not in known
    ]
    return [*listed, *kept]


def field_differences(readme: Readme, catalogue: Catalogue) -> list[Difference]:
    """Fields of entries on both sides that differ, each value on its own."""
    found: list[Difference] = []
    for paper_id in dict.fromkeys(filter(None, readme.papers)):
        entries = [readme.listing.entries[place] for place in readme.entries_of(paper_id)]
        kept = catalogue.find(paper_id)
        if kept is None:
            continue
        for entry in joined_entries(entries):
            found += _fields_between(entry.line, entry.paper, kept)
    return found


def _fields_between(line: int, listed: Paper, kept: Paper) -> list[Difference]:
    here, there = _texts(listed), _texts(kept)
    found = []
    for name in here:
        left, right = here[name], there[name]
        only_here = [text for text in left if text not in right]
        only_there = [text for text in right if text not in left]
        found += [Difference(line, kept.id, kept.title, name, listed=text) for text in only_here]
        found += [Difference(line, kept.id, kept.title, name, kept=text) for text in only_there]
    return found


def _texts(paper: Paper) -> dict[str, list[str]]:
    """What a paper says, each field as comparable texts."""
    said: dict[str, Sequence[str]] = {
        "authors": ["; ".join(map(_line, paper.authors))],
        "venue": [_line(paper.venue)],
        "year": [str(paper.shown_year or "")],
        "date": [paper.date],
        "arxiv": [paper.arxiv_id],
        "doi": [paper.doi_name],
        "category": [_line(path_text(path)) for path in paper.categories],
        "tag": [_line(tag) for tag in paper.tags],
        "link": [link.url.strip() for link in paper.links],
        "summary": [_line(paper.summary)],
    }
    return {name: [text for text in texts if text] for name, texts in said.items()}


def _line(text: str) -> str:
    return " ".join(text.split())


def marked(readme: Readme, reading: Callable[[str], Reading], markers: Iterable[str], *, removes: bool) -> Marking:
    """The list with the marks of what the log says is read.

    Args:
        readme: The list.
        reading: What the log says of a paper.
        markers: How the catalogue writes a read mark.
        removes: Take away the marks of papers that the log says are unread; otherwise nothing is taken away.
    """
    read: dict[int, str] = {}
    unread: set[int] = set()
    for paper_id in dict.fromkeys(filter(None, readme.papers)):
        places = readme.entries_of(paper_id)
        said = reading(paper_id)
        are_marked = [place for place in places if readme.listing.entries[place].status is Status.READ]
        if said.status is Status.READ and not are_marked:
            read |= dict.fromkeys(places, said.read_at[:10])
        elif removes and said.is_stated and said.status is Status.UNREAD:
            unread |= set(are_marked)
    return with_marks(readme.text, Wanted(read, frozenset(unread)), _read, markers)


def with_papers(readme: Readme, papers: Iterable[Paper]) -> str:
    """The list with more entries, each at the end of its section.

    Raises:
        NoPlaceInListError: The list has no section for one of them.
    """
    text = readme.text
    for paper in papers:
        text = with_entry(text, paper, _read, _latest())
    return text


def write_readme(readme: Readme, text: str, lock_folder: Path) -> None:
    """Put a new text into the place of the list that was read; nothing when it is the same.

    Raises:
        ChangedElsewhereError: Somebody else wrote there; it is as they left it.
        WriteFailedError: The disk refused; nothing was changed.
    """
    content = text.encode()
    if content != readme.content:
        safe_write.replace(readme.path, readme.content, content, lock_folder=lock_folder)
