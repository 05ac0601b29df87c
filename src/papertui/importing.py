"""Lists taken into a catalogue: what is new, what is there already, whose marks are whose; then written at once.

What a reader edited stays: an entry that is there gains categories, links and fields it lacks, and loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papertui.domain.category import parse_path, path_text
from papertui.domain.identity import derived_id, distinct_ids
from papertui.domain.reading import Status
from papertui.errors import UnreadableListError
from papertui.exchange.duplicates import Works, joined_entries, joined_paper
from papertui.library import Library
from papertui.storage import safe_write
from papertui.storage.catalogue_bytes import refuse_other_text
from papertui.storage.entry_edit import edit_entry
from papertui.storage.new_entries import with_new_entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper
    from papertui.domain.reading import ReadingEvent
    from papertui.exchange.imported import ImportedEntry
    from papertui.storage.catalogue_file import CatalogueFile
    from papertui.storage.config_file import Settings
    from papertui.storage.locations import Locations

SIZE_LIMIT = 8 * 1024 * 1024
_JOINED = ("authors", "venue", "year", "date", "categories", "tags", "arxiv", "doi", "links")
_MARKS = (Status.READ, Status.READING)


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would do.

    Attributes:
        base: The catalogue it was worked out for.
        file: The catalogue as it would be.
        added: Ids of the new entries.
        changed: Ids of the entries that gain something.
        marks: Marks that came with the lists; the log takes those of which it says nothing yet.
    """

    base: CatalogueFile
    file: CatalogueFile
    added: tuple[str, ...]
    changed: tuple[str, ...]
    marks: tuple[tuple[str, Status], ...]


def list_content(path: Path) -> str:
    """The text of a list.

    Raises:
        UnreadableListError: It cannot be read, is too large, or is no UTF-8 text.
    """
    try:
        if path.is_dir():
            raise UnreadableListError(path, "this is a folder; name the list in it")
        with path.open("rb") as source:
            content = source.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise UnreadableListError(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(content) > SIZE_LIMIT:
        raise UnreadableListError(path, f"is larger than the {SIZE_LIMIT // (1024 * 1024)} MiB of a list")
    refuse_other_text(path, content)
    return content.decode("utf-8-sig")


def planned_import(base: CatalogueFile, entries: Sequence[ImportedEntry]) -> Import:
    """Work out an import; nothing is written.

    Raises:
        BrokenCatalogueError: The catalogue does not parse.
        EditRefusedError: An entry that would change cannot be changed in place.
    """
    known = Works(base.catalogue.papers)
    new: list[ImportedEntry] = []
    met: dict[int, Paper] = {}
    marks: dict[str, Status] = {}
    for found in joined_entries([_settled(entry) for entry in entries]):
        place = known.place_of(found.paper)
        if place is None:
            new.append(found)
            continue
        met[place] = joined_paper(met.get(place, known.papers[place]), found.paper)
        if found.status in _MARKS and found.status is not None:
            marks.setdefault(known.papers[place].id, found.status)
    papers = _with_ids([entry.paper for entry in new], base.catalogue.papers)
    file = base
    changed: list[str] = []
    for place, paper in met.items():
        changes = _changes(known.papers[place], paper)
        if changes:
            file = edit_entry(file, paper.id, changes)
            changed.append(paper.id)
    extended = with_new_entries(file, papers)
    for entry, paper in zip(new, papers, strict=True):
        if entry.status in _MARKS and entry.status is not None:
            marks[paper.id] = entry.status
    return Import(base, extended, tuple(paper.id for paper in papers), tuple(changed), tuple(marks.items()))


def carry_out(
    plan: Import, locations: Locations, settings: Settings, *, is_new: bool, with_marks: bool
) -> tuple[ReadingEvent, ...]:
    """Write the catalogue, then take the marks over into the reading log.

    Args:
        plan: What to do.
        locations: Where files are.
        settings: Where the log is.
        is_new: The catalogue's file must not exist yet.
        with_marks: Take the marks over.

    Returns:
        The events that were new to the log.

    Raises:
        ChangedElsewhereError: The file is not as it was when the plan was made; nothing was written.
        WriteFailedError: The disk refused; nothing was changed.
    """
    if plan.file.content != plan.base.content or is_new:
        expected = None if is_new else plan.base.content
        safe_write.replace(plan.file.path, expected, plan.file.content, lock_folder=locations.lock_folder)
    if not with_marks or not plan.marks:
        return ()
    return Library(plan.file, locations, settings).import_marks(plan.marks)


def _settled(entry: ImportedEntry) -> ImportedEntry:
    """The entry with its texts as a catalogue gives them back."""
    paper = entry.paper
    paths = (parse_path(path_text(path)) for path in paper.categories)
    settled = replace(
        paper,
        title=_line(paper.title),
        authors=tuple(filter(None, map(_line, paper.authors))),
        venue=_line(paper.venue),
        categories=tuple(dict.fromkeys(path for path in paths if path)),
        tags=tuple(filter(None, map(_line, paper.tags))),
        summary=paper.summary.strip(),
    )
    return replace(entry, paper=settled)


def _line(text: str) -> str:
    return " ".join(text.split())


def _with_ids(papers: Sequence[Paper], standing: Sequence[Paper]) -> list[Paper]:
    """New papers with ids of their own: the key they came with when it is free; the ids that stand stay as they are.

    An id that the catalogue derives is not shared: it would become another one.
    """
    taken = {paper.id for paper in standing}
    derived = {paper.id for paper in standing if not paper.has_written_id}
    keyed = {
        paper.id: place for place, paper in reversed(list(enumerate(papers))) if paper.id and paper.id not in taken
    }
    others = [place for place, paper in enumerate(papers) if keyed.get(paper.id) != place]
    bases = [derived_id(papers[place].title, papers[place].authors, papers[place].shown_year) for place in others]
    bases = [f"{base}-new" if base in derived else base for base in bases]
    ids = distinct_ids(bases, [papers[place].title for place in others], taken | keyed.keys())
    named = dict(zip(others, ids, strict=True))
    return [replace(paper, id=named.get(place, paper.id)) for place, paper in enumerate(papers)]


def _changes(old: Paper, new: Paper) -> dict[str, FieldValue]:
    """What the entry gains; a summary only when it has none."""
    names = [name for name in _JOINED if getattr(new, name) != getattr(old, name)]
    changes: dict[str, FieldValue] = {name: getattr(new, name) for name in names}
    known = {"arxiv": old.arxiv_id, "doi": old.doi_name, "year": old.shown_year}  # said by its links and its date
    for name in (name for name, value in known.items() if value):
        changes.pop(name, None)
    if not old.summary and new.summary:
        changes["summary"] = new.summary
    return changes
