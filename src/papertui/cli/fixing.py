"""`check --fix`: what can be mended without a doubt, entry by entry, by the same in-place edit as any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.cli.output import say
from papertui.domain.findings import current_address
from papertui.domain.paper import Link
from papertui.domain.visible import visible
from papertui.errors import EditRefusedError
from papertui.storage.entry_edit import refuse_uneditable
from papertui.storage.entry_fixes import entry_fixes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper
    from papertui.domain.problem import Problem
    from papertui.library import Library


def fix_all(library: Library, found: Iterable[Problem], *, is_rehearsal: bool) -> None:
    """Mend every entry that has something fixable, and say what was done.

    Args:
        library: The open catalogue.
        found: What `check` has found.
        is_rehearsal: Only say it.
    """
    for paper_id in dict.fromkeys(problem.paper_id for problem in found if problem.fixable):
        paper = library.catalogue.find(paper_id)
        if paper is None:
            continue
        try:
            _fix(library, paper, is_rehearsal=is_rehearsal)
        except EditRefusedError as error:
            say(f"not mended: {visible(paper_id)}: {error}")


def _fix(library: Library, paper: Paper, *, is_rehearsal: bool) -> None:
    refuse_uneditable(library.file, library.file.place_of(paper.id))
    changes = _changes(library, paper)
    if not changes:
        return
    if not is_rehearsal:
        library.edit(paper.id, changes)
        if library.moved_to is not None:
            say(f"the sample was copied to {library.moved_to}, which is your own catalogue from now on")
    verb = "would mend" if is_rehearsal else "mended"
    say(f"{verb} {', '.join(changes)} of {visible(paper.id)}")


def _changes(library: Library, paper: Paper) -> dict[str, FieldValue]:
    """What the file itself needs, and addresses as they are written today."""
    changes = entry_fixes(library.file, paper.id)
    links = tuple(Link(link.label, current_address(link.url)) for link in paper.links)
    if links != paper.links and "links" not in changes:
        changes["links"] = links
    return changes
