"""The entry's own TOML in `$EDITOR`: shown again while it is not sound, kept in a draft until it is on disk."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papertui.errors import EditConflictError, EditRefusedError, PapertuiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.app.screens.reader import Reader
    from papertui.domain.paper import Paper
    from papertui.library import Library
    from papertui.storage.draft_file import DraftFile


@dataclass(frozen=True, slots=True)
class _Editing:
    """One entry in the editor.

    Attributes:
        base: Its text when the editing began.
        draft: Where it is edited.
    """

    paper: Paper
    base: str
    draft: DraftFile
    command: list[str]


def edit(reader: Reader) -> None:
    """Edit the text of the entry under the cursor."""
    from papertui.app.verbs.editing import reason_against  # noqa: PLC0415 — only when it is asked for
    from papertui.storage.draft_file import DraftFile, editor_command  # noqa: PLC0415
    from papertui.storage.entry_edit import entry_text  # noqa: PLC0415

    library, paper = reader.library_for_marking(), reader.paper
    if library is None or paper is None:
        return
    reason = reason_against(library, paper)
    if reason:
        reader.tell(f"cannot be edited here: {reason}", severity="error")
        return
    base, locations = entry_text(library.file, paper.id), reader.app.locations

    def begin() -> _Editing:
        command = editor_command(reader.settings.editor, os.environ)
        draft = DraftFile.begin(locations.state_folder, locations.lock_folder, f"{paper.id}.toml", base)
        return _Editing(paper, base, draft, command)

    editing = reader.attempt(begin)
    if editing is not None:
        _go_on(reader, library, editing)


def _go_on(reader: Reader, library: Library, editing: _Editing) -> None:
    """Step aside for the editor, and write what comes back."""
    from papertui.app.editor import text_from_editor  # noqa: PLC0415 — only when it is asked for

    before = library.file.content
    try:
        text = text_from_editor(reader.app, editing.draft, editing.command)
        paper = library.replace_entry(editing.paper.id, text, editing.base)
    except EditRefusedError as error:
        _ask(reader, f"{error}. Edit it again?", editing, lambda: _go_on(reader, library, editing))
    except EditConflictError as error:
        [clash] = error.clashes
        anew = replace(editing, base=clash.disk)
        question = "The same lines of this entry were changed elsewhere. Edit yours again, and write it over theirs?"
        _ask(reader, question, editing, lambda: _go_on(reader, library, anew))
    except PapertuiError as error:
        _keep(reader, editing, f"{error}; ")
    else:
        editing.draft.discard()
        if library.file.content == before:
            reader.tell("nothing was changed")
            return
        reader.entry_changed(editing.paper.id, paper)
        moved = f" — the sample is now yours: {library.moved_to}" if library.moved_to else ""
        reader.tell(f"saved the entry{moved} — u undoes")


def _ask(reader: Reader, question: str, editing: _Editing, again: Callable[[], None]) -> None:
    from papertui.app.screens.confirm import Confirm  # noqa: PLC0415 — only when it is asked

    reader.open_dialog(Confirm(question), lambda is_sure: again() if is_sure else _keep(reader, editing, ""))


def _keep(reader: Reader, editing: _Editing, why: str) -> None:
    """Leave the text in its draft and say where, unless it is what the entry said anyway."""
    if editing.draft.holds(editing.base):
        editing.draft.discard()
        reader.tell(why.removesuffix("; ") or "nothing was changed", severity="error" if why else "information")
    else:
        reader.tell(f"{why}your text is kept in {editing.draft.path}", severity="error")
