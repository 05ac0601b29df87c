"""One entry's text exchanged as a whole, as an editor gives it back; every byte outside of it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.errors import EditRefusedError
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_edit import refuse_uneditable
from papertui.storage.entry_layout import EntryLayout
from papertui.storage.toml_reading import UnparsableError
from papertui.storage.toml_values import only_entry

if TYPE_CHECKING:
    from papertui.storage.catalogue_file import CatalogueFile


def replace_entry(file: CatalogueFile, paper_id: str, text: str) -> CatalogueFile:
    """The file with the entry's own text exchanged; comments behind it, which belong to the next, stay. Writes nothing.

    Args:
        file: As it was read.
        paper_id: Of the entry.
        text: What `entry_text` gave, edited; newlines become those of the entry.

    Returns:
        A new file, or `file` itself when the text is as it was.

    Raises:
        UnknownPaperError: No entry has this id.
        BrokenCatalogueError: The file does not parse, so it must not be written to.
        EditRefusedError: The text is not one sound entry; the sentence names the line in it.
    """
    place = file.place_of(paper_id)
    refuse_uneditable(file, place)
    start, end = file.span_of(paper_id)
    entry = file.content[start:end]
    layout = EntryLayout(entry)
    own = _own_bytes(text, layout, is_open_end=layout.own_end == len(entry) and not entry.endswith(b"\n"))
    if own == entry[: layout.own_end]:
        return file
    _check_one_entry(own)
    content = file.content[:start] + own + file.content[start + layout.own_end :]
    replaced = catalogue_of(file.path, content)
    _check_sound(file, replaced, place, content.count(b"\n", 0, start))
    return replaced


def _own_bytes(text: str, layout: EntryLayout, *, is_open_end: bool) -> bytes:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").strip("\n") + ("" if is_open_end else "\n")
    try:
        return lines.encode().replace(b"\n", layout.newline)
    except UnicodeEncodeError as error:
        raise EditRefusedError("nothing was changed: the text is not UTF-8") from error


def _check_one_entry(own: bytes) -> None:
    try:
        only_entry(own)
    except UnparsableError as error:
        where = f"line {error.line}, column {error.column}: " if error.line else ""
        raise EditRefusedError(f"nothing was changed: {where}{error.reason}") from error


def _check_sound(before: CatalogueFile, after: CatalogueFile, place: int, lines_above: int) -> None:
    """See that the file still parses, holds as many entries, and that the entry brought no new problem."""
    failure = after.first_failure
    if failure is not None or len(after.catalogue.papers) != len(before.catalogue.papers):
        raise EditRefusedError("nothing was changed: with this text the catalogue would not parse")
    if _duplicate_ids(after) > _duplicate_ids(before):
        raise EditRefusedError("nothing was changed: another entry has this id already")
    known = {problem.message for problem in before.problems}
    for problem in after.problems_of(after.catalogue.papers[place].id):
        if problem.message not in known:
            raise EditRefusedError(f"nothing was changed: line {problem.line - lines_above}: {problem.message}")


def _duplicate_ids(file: CatalogueFile) -> int:
    return sum(problem.kind == "duplicate-id" for problem in file.problems)
