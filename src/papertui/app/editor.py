"""A text in the reader's own editor, while the screen steps aside."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from papertui.errors import PapertuiError
from papertui.storage.draft_file import DraftFile, EditorFailedError, editor_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from papertui.storage.locations import Locations


class CannotStepAsideError(PapertuiError):
    """A screen that has no terminal to give away for a while, as in a browser."""

    def __init__(self) -> None:
        super().__init__("this terminal cannot step aside for an editor")


def text_from_editor(app: App[Any], draft: DraftFile, command: Sequence[str]) -> str:
    """A draft as the editor leaves it; the draft stays.

    Args:
        app: Steps aside meanwhile.
        draft: What to edit.
        command: Words of the editor's command.

    Raises:
        CannotStepAsideError: The editor was not started.
        EditorFailedError: It did not run to a good end, or left no text.
    """
    try:
        with app.suspend():
            return draft.edit(command)
    except SuspendNotSupported:
        raise CannotStepAsideError from None


def edited_text(app: App[Any], text: str, own: str, locations: Locations, *, name: str) -> str:
    """The text as it comes back from the editor.

    Args:
        app: Steps aside meanwhile.
        text: What to begin with.
        own: The editor of the config; empty for `$VISUAL` or `$EDITOR`.
        locations: Where drafts lie.
        name: Of the draft, such as ``summary.md``.

    Raises:
        PapertuiError: No editor, no way to step aside, or no text came back; what was typed is kept in the draft.
    """
    command = editor_command(own, os.environ)
    draft = DraftFile.begin(locations.state_folder, locations.lock_folder, name, text)
    try:
        edited = text_from_editor(app, draft, command)
    except PapertuiError as error:
        if not draft.holds(text):
            raise EditorFailedError(f"{error}; what you typed is kept in {draft.path}") from error
        draft.discard()
        raise
    draft.discard()
    return edited
