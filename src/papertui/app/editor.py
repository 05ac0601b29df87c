"""A text in the reader's own editor, while the screen steps aside."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from papertui.errors import PapertuiError, WrongUsageError

if TYPE_CHECKING:
    from textual.app import App


def editor_command(own: str) -> list[str]:
    """The command line of the editor: the config's, else `$VISUAL`, else `$EDITOR`, else vi.

    Raises:
        WrongUsageError: It cannot be read as a command line.
    """
    text = own or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        return shlex.split(text)
    except ValueError as error:
        raise WrongUsageError(f"the editor {text!r} is no command line: {error}") from error


def edited_text(app: App[Any], text: str, own: str, *, suffix: str) -> str:
    """The text as it comes back from the editor.

    Raises:
        PapertuiError: No editor, or no way to step aside; the text is as it was.
    """
    command = editor_command(own)
    with tempfile.NamedTemporaryFile("w", suffix=suffix, encoding="utf-8", delete=False) as file:
        file.write(text)
    path = Path(file.name)
    try:
        with app.suspend():
            code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 — the reader's own editor
        if code:
            raise PapertuiError(f"{command[0]} ended with {code}; nothing was changed")
        return path.read_text(encoding="utf-8")
    except SuspendNotSupported as error:
        raise PapertuiError("this terminal cannot step aside for an editor") from error
    except OSError as error:
        raise PapertuiError(f"{command[0]}: {error.strerror}; set $EDITOR or `editor` in the config") from error
    except UnicodeDecodeError as error:
        raise PapertuiError(f"{command[0]} left no UTF-8 text; nothing was changed") from error
    finally:
        path.unlink(missing_ok=True)
