"""`check --fix`: what can be mended without a doubt, by the same in-place edits as any; all of it is one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.cli.output import put, say
from papertui.domain.findings import mended_address
from papertui.domain.paper import Link
from papertui.domain.visible import visible
from papertui.errors import EditRefusedError
from papertui.exchange.damage import damages
from papertui.storage.entry_edit import refuse_uneditable
from papertui.storage.entry_fixes import entry_fixes
from papertui.storage.many_edits import edit_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper
    from papertui.domain.problem import Problem
    from papertui.library import Library
    from papertui.storage.catalogue_file import CatalogueFile

_Fixes = dict[str, "Mapping[str, FieldValue]"]


def fix_all(library: Library, found: Iterable[Problem], *, is_rehearsal: bool, has_diff: bool) -> None:
    """Mend every entry that has something fixable, and say what was done.

    Args:
        library: The open catalogue.
        found: What `check` has found.
        is_rehearsal: Only say it.
        has_diff: Of a rehearsal: print what would change.
    """
    ids = list(dict.fromkeys(problem.paper_id for problem in found if problem.fixable))
    if not ids or not library.file.is_whole:
        return
    fixes = _editable(library.file, _fixes(library.file, ids))
    edits = edit_entries(library.file, fixes)
    for paper_id, error in edits.refused.items():
        say(f"not mended: {visible(paper_id)}: {error}")
    mended = {paper_id: fields for paper_id, fields in fixes.items() if paper_id not in edits.refused}
    if not edits.texts:
        return
    if is_rehearsal and has_diff:
        from papertui.cli.diff_text import diff_text  # noqa: PLC0415  for rehearsals alone

        put(diff_text(library.file.path.name, library.file.content.decode(), edits.file.content.decode()))
    if not is_rehearsal:
        _write(library, ids, len(edits.texts))
    verb = "would mend" if is_rehearsal else "mended"
    for paper_id, fields in mended.items():
        say(f"{verb} {', '.join(fields)} of {visible(paper_id)}")


def _write(library: Library, ids: list[str], number: int) -> None:
    what = f"check --fix: {number} {'entry' if number == 1 else 'entries'} mended"
    library.edit_many(what, lambda file: _editable(file, _fixes(file, ids), is_told=False))
    if library.moved_to is not None:
        say(f"the sample was copied to {library.moved_to}, which is your own catalogue from now on")


def _editable(file: CatalogueFile, fixes: _Fixes, *, is_told: bool = True) -> _Fixes:
    """The fixes of entries that can be changed in place; the others are told."""
    editable: _Fixes = {}
    for paper_id, fields in fixes.items():
        try:
            refuse_uneditable(file, file.place_of(paper_id))
        except EditRefusedError as error:
            if is_told:
                say(f"not mended: {visible(paper_id)}: {error}")
            continue
        editable[paper_id] = fields
    return editable


def _fixes(file: CatalogueFile, ids: Iterable[str]) -> _Fixes:
    """What the file itself needs, addresses as they are written today, and damaged text as it was."""
    wanted = {paper_id for paper_id in ids if paper_id in file.catalogue.positions}
    sound = [paper for paper in file.catalogue.papers if not paper.is_broken]
    mended = {damage.paper.id: damage.mended for damage in damages(sound) if damage.paper.id in wanted}
    fixes: _Fixes = {}
    for paper in sound:
        if paper.id in wanted:
            fields = {**mended.get(paper.id, {}), **_links(paper), **entry_fixes(file, paper.id)}
            if fields:
                fixes[paper.id] = fields
    return fixes


def _links(paper: Paper) -> dict[str, FieldValue]:
    links = tuple(Link(link.label, mended_address(link.url)) for link in paper.links)
    return {"links": links} if links != paper.links else {}
