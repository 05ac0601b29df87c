"""One entry changed in place: only the changed values are written anew, and the new text proves itself."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from papertui.domain.draft import EDITABLE, settled_links
from papertui.domain.identity import normalised_title
from papertui.errors import BrokenCatalogueError, EditRefusedError
from papertui.storage.entry_change import EntryChange
from papertui.storage.entry_layout import EntryLayout
from papertui.storage.entry_reading import EntryReader
from papertui.storage.problem_places import located, problem_order
from papertui.storage.toml_values import only_entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper
    from papertui.domain.problem import Problem
    from papertui.storage.catalogue_file import CatalogueFile


def edit_entry(file: CatalogueFile, paper_id: str, changes: Mapping[str, FieldValue]) -> CatalogueFile:
    """The file with some fields of one entry changed; every byte that was not asked for stays. Writes nothing.

    Args:
        file: As it was read.
        paper_id: Of the entry; it stays the same, and is written into the entry where the edit would change it.
        changes: Fields of `EDITABLE`, or single links as ``links.Paper``; None, or nothing in it, removes the key.

    Returns:
        A new file, or `file` itself when the entry says all this already.

    Raises:
        UnknownPaperError: No entry has this id.
        BrokenCatalogueError: The file does not parse, so it must not be written to.
        EditRefusedError: The change cannot be made without touching other bytes, or would not prove itself.
    """
    place = file.place_of(paper_id)
    refuse_uneditable(file, place)
    start, end = file.span_of(paper_id)
    table = only_entry(file.content[start:end])
    paper = file.catalogue.papers[place]
    wanted = {
        field: value for field, value in settled_links(paper, changes).items() if _differs(paper, table, field, value)
    }
    if not wanted:
        return file
    change = EntryChange(file.content[start:end], table)
    for field, value in wanted.items():
        change.put(field, None if value in {(), ""} else value)
    if _loses_id(paper, table, change.expected):
        change.put("id", paper.id)
    return with_entry(file, place, change.finished(is_last=end == len(file.content)), change.expected)


def entry_text(file: CatalogueFile, paper_id: str) -> str:
    """The entry's TOML as it stands, from its header to its last value.

    Raises:
        UnknownPaperError: No entry has this id.
    """
    start, end = file.span_of(paper_id)
    entry = file.content[start:end]
    if not file.is_whole or file.place_of(paper_id) in file.locked:
        return entry.decode().rstrip() + "\n"
    return entry[: EntryLayout(entry).own_end].decode()


def refuse_uneditable(file: CatalogueFile, place: int) -> None:
    """Raise when the entry at this place cannot be edited in place, with the reason."""
    failure = file.first_failure
    if not file.is_whole:
        raise BrokenCatalogueError(
            file.path,
            failure.line if failure else 0,
            failure.column if failure else 0,
            failure.message if failure else "the file does not parse",
        )
    if place in file.locked:
        raise EditRefusedError(f"{file.catalogue.papers[place].id} cannot be edited in place: {file.locked[place]}")


def _differs(paper: Paper, table: Mapping[str, Any], field: str, value: FieldValue) -> bool:
    """Whether an entry does not say this already, in the right type."""
    if field not in EDITABLE:
        raise EditRefusedError(f"there is no field {field!r} to edit; there are {', '.join(EDITABLE)}")
    if field == "title" and not value:
        raise EditRefusedError("title: cannot be empty")
    if value is None or value in {(), ""}:
        return field in table
    if getattr(paper, field) != value:
        return True
    return field in table and not _is_of_type(table[field], _TYPES[field])


def _is_of_type(value: object, wanted: tuple[type, ...]) -> bool:
    if isinstance(value, list):
        return list in wanted and all(isinstance(item, str) for item in value)
    if isinstance(value, dict):
        return dict in wanted and all(isinstance(item, str) for item in value.values())
    return type(value) in wanted


_TYPES: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(EDITABLE, (str,)),
    "authors": (list,),
    "year": (int,),
    "date": (str, date, datetime),
    "categories": (list,),
    "tags": (list,),
    "links": (dict,),
}


def _loses_id(paper: Paper, old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether an edit would change a derived id: its words, or the title whose hash makes it distinct."""
    if paper.has_written_id:
        return False
    before, _ = EntryReader().read(old, paper.line)
    after, _ = EntryReader().read(new, paper.line)
    same_hash = paper.id == before.id or normalised_title(before.title) == normalised_title(after.title)
    return before.id != after.id or not same_hash


def with_entry(file: CatalogueFile, place: int, entry: bytes, table: Mapping[str, Any]) -> CatalogueFile:
    """The file with the bytes and the values of one entry exchanged; its id stays.

    Args:
        file: As it was read.
        place: Of the entry in the catalogue.
        entry: Its new bytes, up to the next entry.
        table: What they say.
    """
    start, length = file.starts[place], file.lengths[place]
    whole = memoryview(file.content)
    content = b"".join([whole[:start], entry, whole[start + length :]])
    growth = len(entry) - length
    starts, lengths = file.starts[:], file.lengths[:]
    if growth:
        starts[place + 1 :] = array("q", [later + growth for later in starts[place + 1 :]])
        lengths[place] = len(entry)
    old = file.catalogue.papers[place]
    read, findings = EntryReader().read(table, old.line)
    line = file.line_of(old.id) if findings or file.problems else 0
    kept, is_duplicate = _other_problems(file, old.id, line, start, entry)
    problems = [*kept, *(located(findings, entry, line, old.id) if findings else ())]
    problems.sort(key=problem_order)
    paper = replace(read, id=old.id, has_problems=bool(findings) or is_duplicate)
    return replace(
        file,
        content=content,
        catalogue=file.catalogue.with_replaced(old.id, paper),
        problems=tuple(problems),
        starts=starts,
        lengths=lengths,
    )


def _other_problems(
    file: CatalogueFile, paper_id: str, line: int, start: int, entry: bytes
) -> tuple[list[Problem], bool]:
    """The problems that an edit of one entry leaves, moved to their new lines; and whether one is of its id."""
    if not file.problems:
        return [], False
    end = start + file.lengths[file.place_of(paper_id)]
    old_lines = file.content.count(b"\n", start, end)
    shift = entry.count(b"\n") - old_lines
    kept = [found for found in file.problems if found.paper_id != paper_id or found.kind == "duplicate-id"]
    is_duplicate = any(found.paper_id == paper_id for found in kept)
    moved = (found._replace(line=found.line + shift) if found.line >= line + old_lines else found for found in kept)
    return list(moved), is_duplicate
