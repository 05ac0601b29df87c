"""Several entries changed in place at once, as exchanges of text. Writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papertui.errors import EditRefusedError
from papertui.storage.entry_edit import edit_entry
from papertui.storage.text_exchange import entry_exchange

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papertui.domain.change import TextExchange
    from papertui.domain.draft import FieldValue
    from papertui.storage.catalogue_file import CatalogueFile


class ManyEdits(NamedTuple):
    """Edits of several entries.

    Attributes:
        file: The catalogue as it would be.
        texts: What makes it of the one there is.
        refused: The ids of entries that cannot be changed in place, and why.
    """

    file: CatalogueFile
    texts: tuple[TextExchange, ...]
    refused: Mapping[str, EditRefusedError]


def edit_entries(file: CatalogueFile, changes: Mapping[str, Mapping[str, FieldValue]]) -> ManyEdits:
    """Change fields of several entries; as `edit_entry`, but one that cannot be changed leaves the others to be.

    Raises:
        UnknownPaperError: No entry has one of the ids.
        BrokenCatalogueError: The file does not parse, so it must not be written to.
    """
    edited, changed = file, []
    refused: dict[str, EditRefusedError] = {}
    for paper_id, fields in changes.items():
        try:
            after = edit_entry(edited, paper_id, fields)
        except EditRefusedError as error:
            refused[paper_id] = error
            continue
        if after is not edited:
            changed.append(paper_id)
            edited = after
    texts = tuple(entry_exchange(file, paper_id, edited, paper_id) for paper_id in changed)
    return ManyEdits(edited, texts, refused)
