"""`check --fix`: what can be mended without a doubt, entry by entry, by the same in-place edit as any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papertui.cli.output import say
from papertui.domain.category import parse_path
from papertui.domain.findings import current_address
from papertui.domain.mending import mended
from papertui.domain.paper import Link
from papertui.domain.visible import visible
from papertui.errors import EditRefusedError
from papertui.storage.entry_edit import entry_text, refuse_uneditable
from papertui.storage.toml_values import only_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper
    from papertui.domain.problem import Problem
    from papertui.library import Library

_TEXTS = ("title", "venue", "kind", "summary")
_LISTS = ("authors", "categories", "tags")


def fix_all(library: Library, found: Iterable[Problem], *, is_rehearsal: bool) -> int:
    """Mend every entry that has something fixable, and say what was done.

    Args:
        library: The open catalogue.
        found: What `check` has found.
        is_rehearsal: Only say it.

    Returns:
        How many entries were (or would be) mended.
    """
    paper_ids = dict.fromkeys(problem.paper_id for problem in found if problem.fixable)
    count = 0
    for paper_id in paper_ids:
        paper = library.catalogue.find(paper_id)
        if paper is None:
            continue
        try:
            count += _fix(library, paper, is_rehearsal=is_rehearsal)
        except EditRefusedError as error:
            say(f"not mended: {visible(paper_id)}: {error}")
    return count


def _fix(library: Library, paper: Paper, *, is_rehearsal: bool) -> bool:
    refuse_uneditable(library.file, library.file.place_of(paper.id))
    changes = mended_fields(paper, only_entry(entry_text(library.file, paper.id).encode()))
    if not changes:
        return False
    if not is_rehearsal:
        library.edit(paper.id, changes)
        if library.moved_to is not None:
            say(f"the sample was copied to {library.moved_to}, which is your own catalogue from now on")
    verb = "would mend" if is_rehearsal else "mended"
    say(f"{verb} {', '.join(changes)} of {visible(paper.id)}")
    return True


def mended_fields(paper: Paper, table: Mapping[str, Any]) -> dict[str, FieldValue]:
    """The fields of an entry that can be mended, with their new values.

    Args:
        paper: The entry as it was read.
        table: The entry as TOML says it.
    """
    changes: dict[str, FieldValue] = {}
    for field in _TEXTS:
        written = table.get(field)
        if isinstance(written, str) and mended(written) != written:
            changes[field] = mended(written).strip()
    for field in _LISTS:
        written = table.get(field)
        texts = [written] if isinstance(written, str) else written
        if isinstance(texts, list) and all(isinstance(text, str) for text in texts):
            renewed = [mended(text).strip() for text in texts]
            if isinstance(written, str) or renewed != [text.strip() for text in texts]:
                changes[field] = _list_value(field, filter(None, renewed))
    if isinstance(table.get("year"), str) and paper.year is not None:
        changes["year"] = paper.year
    links = tuple(Link(link.label, current_address(link.url)) for link in paper.links)
    if links != paper.links:
        changes["links"] = links
    return changes


def _list_value(field: str, texts: Iterable[str]) -> FieldValue:
    if field == "categories":
        return tuple(path for path in map(parse_path, texts) if path)
    return tuple(texts)
