"""Lists taken into a catalogue: what is new, what is there already, whose marks are whose; then written as one change.

What a reader edited stays: an entry that is there gains categories, links and fields it lacks, and loses nothing. A
link of the list that differs from the reader's own of the same name is an offer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from papertui.domain.category import parse_path, path_text
from papertui.domain.identity import derived_id, distinct_ids
from papertui.exchange.duplicates import joined_entries
from papertui.exchange.meeting import MARKS, Meeting
from papertui.library import Library
from papertui.storage.catalogue_file import read_catalogue
from papertui.storage.entry_edit import edit_entry
from papertui.storage.intake import Intake, intake_texts
from papertui.storage.locations import CATALOGUE_NAME
from papertui.storage.new_entries import empty_catalogue, with_new_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.domain.change import TextExchange
    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper
    from papertui.domain.reading import ReadingEvent, Status
    from papertui.exchange.imported import ImportedEntry
    from papertui.exchange.meeting import LinkOffer
    from papertui.storage.catalogue_file import CatalogueFile
    from papertui.storage.config_file import Settings
    from papertui.storage.locations import Locations

_JOINED = ("authors", "venue", "year", "date", "categories", "tags", "arxiv", "doi", "links")
_NAMED = 2  # files that a phrase names


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would do.

    Attributes:
        base: The catalogue it was worked out for.
        file: The catalogue as it would be.
        texts: What makes one of the other.
        added: Ids of the new entries.
        changed: Ids of the entries that gain something.
        marks: Marks that came with the lists; the log takes those of which it says nothing yet.
        offers: Links that differ from the reader's own; untouched unless they were asked for.
    """

    base: CatalogueFile
    file: CatalogueFile
    texts: tuple[TextExchange, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    marks: tuple[tuple[str, Status], ...]
    offers: tuple[LinkOffer, ...] = ()


class Wishes(NamedTuple):
    """What the reader wants of an import.

    Attributes:
        with_marks: The marks of the lists are the reader's own.
        with_links: Links that differ take the place of the reader's own.
    """

    with_marks: bool = True
    with_links: bool = False


_AS_USUAL = Wishes()


def planned_import(
    base: CatalogueFile,
    entries: Sequence[ImportedEntry],
    wishes: Wishes = _AS_USUAL,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Import:
    """Work out an import; nothing is written.

    Args:
        base: The catalogue.
        entries: Of all lists, repeats included.
        wishes: What the reader wants.
        tell: Told now and then how much is done, of how much; what it raises ends the work.

    Raises:
        BrokenCatalogueError: The catalogue does not parse.
        EditRefusedError: An entry that would change cannot be changed in place.
    """
    meeting = Meeting(base.catalogue.papers, with_links=wishes.with_links)
    meeting.meet(joined_entries([_settled(entry) for entry in entries]))
    edited = base
    changed: list[str] = []
    for done, (place, paper) in enumerate(meeting.met.items()):
        tell(done, len(meeting.met))
        changes = _changes(base.catalogue.papers[place], paper)
        if changes:
            edited = edit_entry(edited, paper.id, changes)
            changed.append(paper.id)
    papers = _with_ids([entry.paper for entry in meeting.new], base.catalogue.papers)
    extended = with_new_entries(edited, papers)
    added = tuple(paper.id for paper in papers)
    marks = [
        (paper_id, entry.status)
        for paper_id, entry in zip(added, meeting.new, strict=True)
        if entry.status in MARKS and entry.status is not None
    ]
    texts = intake_texts(base, edited, extended, changed, added)
    return Import(base, extended, texts, added, tuple(changed), (*meeting.marks.items(), *marks), tuple(meeting.offers))


def carry_out(
    plan: Import, entries: Sequence[ImportedEntry], library: Library, names: Sequence[str], wishes: Wishes
) -> tuple[Import, tuple[ReadingEvent, ...]]:
    """Take lists in as one change: the entries into the catalogue, the marks into the reading log.

    Args:
        plan: What was worked out; once more, when somebody has changed the catalogue meanwhile.
        entries: What it was worked out for.
        library: Of the catalogue.
        names: What the lists are called, for the history.
        wishes: What the plan was made with.

    Returns:
        What was done, and the events that were new to the log.

    Raises:
        BrokenCatalogueError: The catalogue does not parse any more.
        WriteFailedError: The disk refused; nothing was changed.
    """
    done = [plan]

    def intake_of(file: CatalogueFile) -> Intake:
        if file.content != done[-1].base.content:
            done.append(planned_import(file, entries, wishes))
        plan = done[-1]
        marks = plan.marks if wishes.with_marks else ()
        return Intake(plan.file, plan.texts, marks, lambda marked: told_import(names, plan, marked))

    events = library.take_in(intake_of)
    return done[-1], events


def library_for(library: Library, title: str, locations: Locations, settings: Settings) -> Library:
    """The library that takes lists in: the one that is open; instead of the sample, ``papers.toml`` in this folder.

    Args:
        library: What is open.
        title: Of a catalogue that is made.
        locations: Where its log and its history are.
        settings: The reader's.

    Raises:
        UnusableCatalogueError: There is such a file, and it cannot be read.
    """
    if not library.is_sample:
        return library
    path = Path.cwd() / CATALOGUE_NAME
    if path.exists():
        return Library(read_catalogue(path), locations, settings)
    return Library(empty_catalogue(path, title), locations, settings, is_new=True)


def told_import(names: Sequence[str], plan: Import, marked: int) -> str:
    """A phrase for the history: ``import of README.md: 33 added, 19 marked``."""
    shown = ", ".join(names[:_NAMED]) if len(names) <= _NAMED else f"{names[0]} and {len(names) - 1} more"
    return f"import of {shown}: {told_numbers(plan, marked)}"


def told_numbers(plan: Import, marked: int) -> str:
    """What an import does, in numbers: ``33 added, 19 marked``; what is nought is left out."""
    numbers = [(len(plan.added), "added"), (len(plan.changed), "changed"), (marked, "marked")]
    return ", ".join(f"{number} {verb}" for number, verb in numbers if number)


def _settled(entry: ImportedEntry) -> ImportedEntry:
    """The entry with its texts as a catalogue gives them back."""
    paper = entry.paper
    paths = (parse_path(path_text(path)) for path in paper.categories)
    texts: dict[str, Any] = {
        "title": _line(paper.title),
        "authors": tuple(filter(None, map(_line, paper.authors))),
        "venue": _line(paper.venue),
        "categories": tuple(dict.fromkeys(path for path in paths if path)),
        "tags": tuple(filter(None, map(_line, paper.tags))),
        "summary": paper.summary.strip(),
    }
    changed = {name: text for name, text in texts.items() if text != getattr(paper, name)}
    return replace(entry, paper=replace(paper, **changed)) if changed else entry


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
