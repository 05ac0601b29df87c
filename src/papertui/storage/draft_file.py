"""A text in the reader's own editor: it lies in a file of the state folder until it is safe elsewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papertui.errors import PapertuiError, WrongUsageError
from papertui.storage import safe_write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FOLDER = "drafts"
_USUAL_EDITOR = "vi"
_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80  # characters


class EditorFailedError(PapertuiError):
    """The editor could not be run, or left something that is no text."""


def editor_command(own: str, environ: Mapping[str, str]) -> list[str]:
    """The words of the editor's command: the config's, else `$VISUAL`, else `$EDITOR`, else vi; no shell reads them.

    Raises:
        WrongUsageError: They cannot be told apart.
    """
    text = own or environ.get("VISUAL") or environ.get("EDITOR") or _USUAL_EDITOR
    try:
        return shlex.split(text) or [_USUAL_EDITOR]
    except ValueError as error:
        raise WrongUsageError(f"the editor {text!r} is no command: {error}; see $VISUAL, $EDITOR, editor") from error


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A text that is being edited; it stays until `discard`, whatever happens to the program."""

    path: Path
    lock_folder: Path

    @classmethod
    def begin(cls, state_folder: Path, lock_folder: Path, name: str, text: str) -> DraftFile:
        """Lay a text out for editing.

        Args:
            state_folder: Drafts lie in a folder of it.
            lock_folder: Where lock files live.
            name: Ends like a file of that kind, for the editor's colours; two drafts never share a file.
            text: What to begin with.

        Raises:
            WriteFailedError: It cannot be written.
        """
        stem, dot, suffix = _UNFIT.sub("-", name)[-_LONGEST_NAME:].rpartition(".")
        path = state_folder / FOLDER / f"{stem.lstrip('.-')}-{os.urandom(2).hex()}{dot}{suffix}"
        safe_write.make_folder(path.parent)
        safe_write.replace(path, None, text.encode("utf-8", "surrogateescape"), lock_folder=lock_folder)
        return cls(path, lock_folder)

    def edit(self, command: Sequence[str]) -> str:
        """Run the editor on it and wait.

        Returns:
            The text as the editor left it.

        Raises:
            EditorFailedError: It did not run to a good end, or left no text.
        """
        try:
            code = subprocess.run([*command, str(self.path)], check=False).returncode  # noqa: S603  the reader's own
            if code:
                raise EditorFailedError(f"the editor {command[0]} ended with {code}; nothing was changed")
            return self.path.read_text(encoding="utf-8")
        except OSError as error:
            advice = "set $EDITOR, or editor in the config"
            raise EditorFailedError(f"the editor {command[0]} cannot be run: {error.strerror}; {advice}") from error
        except UnicodeDecodeError as error:
            raise EditorFailedError("the editor left no UTF-8 text; nothing was changed") from error

    def holds(self, text: str) -> bool:
        """Whether the file says just this; one that cannot be read does not."""
        try:
            return self.path.read_bytes() == text.encode("utf-8", "surrogateescape")
        except OSError:
            return False

    def discard(self) -> None:
        """Remove it: its text is safe elsewhere, or was not changed."""
        safe_write.remove(self.path)
