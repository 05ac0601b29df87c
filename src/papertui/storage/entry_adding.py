"""A new entry at the end of a catalogue, as an exchange of text. Writes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papertui.domain.change import TextExchange
from papertui.domain.identity import derived_id, distinct_ids
from papertui.storage.new_entries import with_new_entries

if TYPE_CHECKING:
    from papertui.domain.paper import Paper
    from papertui.storage.catalogue_file import CatalogueFile

_AROUND = 200  # bytes at most of the line above a new entry, to know its place again


def with_new_id(paper: Paper, file: CatalogueFile) -> Paper:
    """The paper with an id of its own; those that stand stay as they are, also derived ones."""
    if paper.id and paper.id not in file.catalogue.positions:
        return paper
    base = derived_id(paper.title, paper.authors, paper.shown_year)
    if any(not other.has_written_id and other.id == base for other in file.catalogue.papers):
        base = f"{base}-new"
    [paper_id] = distinct_ids([base], [paper.title], file.catalogue.positions.keys() | set())
    return replace(paper, id=paper_id)


def addition(file: CatalogueFile, paper: Paper) -> TextExchange:
    """What appends a paper that has an id.

    Raises:
        BrokenCatalogueError: The file does not parse, so it must not be written to.
        EditRefusedError: The new text would not say what was meant.
    """
    start = len(file.content)
    text = with_new_entries(file, [paper]).content[start:]
    line = file.content.rfind(b"\n", 0, max(0, start - 1)) + 1
    above = file.content[line:start] if start - line <= _AROUND else b""
    return TextExchange("", text.decode(), "", paper.id, start, above.decode())
