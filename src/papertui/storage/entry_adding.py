"""A new entry at the end of a catalogue, as an exchange of text. Writes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papertui.domain.change import TextExchange
from papertui.domain.findings import is_title_to_fill
from papertui.domain.identity import derived_id, distinct_ids, is_valid_id
from papertui.errors import EditRefusedError
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_edit import edit_entry
from papertui.storage.new_entries import with_new_entries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper
    from papertui.storage.catalogue_file import CatalogueFile

_AROUND = 200  # bytes at most of the line above a new entry, to know its place again


def with_new_id(paper: Paper, file: CatalogueFile) -> Paper:
    """The paper with an id of its own; those that stand stay as they are, also derived ones."""
    if paper.id and paper.id not in file.catalogue.positions:
        return paper
    base = _number(paper) or derived_id(paper.title, paper.authors, paper.shown_year)
    if any(not other.has_written_id and other.id == base for other in file.catalogue.papers):
        base = f"{base}-new"
    [paper_id] = distinct_ids([base], [paper.title], file.catalogue.positions.keys() | set())
    return replace(paper, id=paper_id)


def _number(paper: Paper) -> str:
    """A short id of a paper whose title is to be filled yet: it would be made of the words of an address."""
    if not is_title_to_fill(paper.title):
        return ""
    names = (f"arxiv-{paper.arxiv_id}" if paper.arxiv_id else "", f"doi-{paper.doi_name}" if paper.doi_name else "")
    return next((name for name in names if is_valid_id(name)), "")


def addition(file: CatalogueFile, paper: Paper) -> TextExchange:
    """What appends a paper that has an id.

    Raises:
        BrokenCatalogueError: The file does not parse, so it must not be written to.
        EditRefusedError: The new text would not say what was meant.
    """
    return _at_end(file.content, with_new_entries(file, [paper]).content[len(file.content) :].decode(), paper.id)


def edited_alone(path: Path, text: str, changes: Mapping[str, FieldValue]) -> tuple[str, Paper]:
    """The text of an entry that stands in no catalogue now, with fields changed, and what it says.

    Raises:
        EditRefusedError: The changes cannot be made in place.
    """
    alone = catalogue_of(path, text.encode())
    [paper] = alone.catalogue.papers
    edited = edit_entry(alone, paper.id, changes)
    return edited.content.decode(), edited.catalogue.papers[0]


def return_of(file: CatalogueFile, text: str, paper_id: str) -> TextExchange:
    """What appends the text of an entry.

    Raises:
        EditRefusedError: There is an entry of its id.
    """
    if paper_id in file.catalogue.positions:
        raise EditRefusedError(f"nothing was added: there is an entry {paper_id} by now")
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = newline if not file.content or file.content.endswith(b"\n") else newline * 2
    return _at_end(file.content, gap * bool(file.content) + text.rstrip("\r\n") + newline, paper_id)


def _at_end(content: bytes, text: str, paper_id: str) -> TextExchange:
    start = len(content)
    line = content.rfind(b"\n", 0, max(0, start - 1)) + 1
    above = content[line:start] if start - line <= _AROUND else b""
    return TextExchange("", text, "", paper_id, start, above.decode())
