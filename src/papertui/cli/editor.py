"""A text in the reader's editor, asked for by a verb: kept until it is saved, shown again when it is not sound."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from papertui.cli.output import has_terminal, say
from papertui.errors import EditRefusedError
from papertui.storage.draft_file import DraftFile, editor_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.cli.opening import Setting


def edit_text(setting: Setting, name: str, text: str, save: Callable[[str], None]) -> None:
    """Let the reader edit a text and save it; a refused text may be mended, one that could not be saved is kept.

    Args:
        setting: Says which editor, and where drafts lie.
        name: Of the draft, such as ``ho2020denoising.toml``.
        text: What to begin with.
        save: Takes the text as it comes back; called for an unchanged text too.
    """
    locations = setting.locations
    command = editor_command(setting.settings.editor, os.environ)
    draft = DraftFile.begin(locations.state_folder, locations.lock_folder, name, text)
    try:
        while True:
            try:
                save(draft.edit(command))
            except EditRefusedError as error:
                if not _wants_to_mend(error):
                    raise
            else:
                break
    except BaseException:
        if draft.holds(text):
            draft.discard()
        else:
            say(f"your text is kept in {draft.path}")
        raise
    draft.discard()


def _wants_to_mend(error: EditRefusedError) -> bool:
    if not has_terminal():
        return False
    say(f"papertui: {error}")
    sys.stderr.write("edit it again? [Y/n] ")
    sys.stderr.flush()
    try:
        return input().strip().casefold() in {"", "y", "yes"}
    except EOFError:
        return False
