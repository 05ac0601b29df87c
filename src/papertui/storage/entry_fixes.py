"""What ``check --fix`` writes into an entry: lost backslashes given back, plain values of the wrong type put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papertui.storage.entry_places import EntryPlaces
from papertui.storage.entry_reading import EntryReader
from papertui.storage.lost_backslashes import intended_text, sourced
from papertui.storage.toml_values import only_entry

if TYPE_CHECKING:
    from papertui.domain.draft import FieldValue
    from papertui.storage.catalogue_file import CatalogueFile
    from papertui.storage.entry_findings import Finding


def entry_fixes(file: CatalogueFile, paper_id: str) -> dict[str, FieldValue]:
    """The fields of a paper that can be mended, with the values for `edit_entry`; empty when nothing can.

    Raises:
        UnknownPaperError: No paper has this id.
    """
    place = file.place_of(paper_id)
    if not file.is_whole or place in file.locked:
        return {}
    start, end = file.span_of(paper_id)
    table = only_entry(file.content[start:end])
    places = EntryPlaces(file.content[start:end])
    reader = EntryReader()
    _, findings = reader.read(table, 0)
    fixable = [finding for finding in (sourced(found, places) for found in findings) if finding.fixable]
    for finding in fixable:
        if finding.kind == "control-character":
            table = _mended(table, finding, places)
    paper, _ = reader.read(table, 0)
    return {finding.key[0]: getattr(paper, finding.key[0]) for finding in fixable}


def _mended(table: dict[str, Any], finding: Finding, places: EntryPlaces) -> dict[str, Any]:
    text = intended_text(places.source(finding.key, finding.item))
    field = finding.key[0]
    if finding.item < 0:
        return {**table, field: text}
    items = [table[field]] if isinstance(table[field], str) else table[field]
    return {**table, field: [text if place == finding.item else item for place, item in enumerate(items)]}
