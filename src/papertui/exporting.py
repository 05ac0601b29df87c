"""Papers written into a file in another format: where to, under which name, and never over papertui's own files."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from papertui.errors import WriteFailedError, WrongUsageError
from papertui.storage import safe_write

if TYPE_CHECKING:
    from papertui.storage.config_file import Settings
    from papertui.storage.locations import Locations

_NO_LETTER = re.compile(r"[^\w]+")
_LONGEST_NAME = 60  # characters


def suggested_name(what: str, ending: str) -> str:
    """A plain name for a file: ``Papers › Must-Read`` and ``.bib`` give ``papers-must-read.bib``."""
    stem = _NO_LETTER.sub("-", normalize("NFC", what).casefold()).strip("-_")[:_LONGEST_NAME]
    return f"{stem or 'papers'}{ending}"


def file_meant(typed: str, folder: Path, suggested: str) -> Path:
    """The file a reader means: ``~`` is home, a plain name lies in `folder`, and in a folder it is `suggested`."""
    try:
        path = folder / Path(typed.strip()).expanduser()
    except RuntimeError:  # ~nobody
        path = folder / typed.strip()
    return path / suggested if typed.rstrip().endswith(os.sep) or path.is_dir() else path


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """The files of papertui's own, over which nothing is exported.

    Attributes:
        catalogue: The file that is exported from.
        locations: Where the others are.
        settings: Where the reading log is.
    """

    catalogue: Path
    locations: Locations
    settings: Settings

    def refuse(self, path: Path) -> None:
        """Raise when a file is the catalogue, the config, or lies in the folders of the reading log and the state.

        Raises:
            WrongUsageError: It is.
        """
        real = _real(path)
        if real == _real(self.catalogue):
            raise WrongUsageError(f"{path} is the catalogue itself; name another file to export to")
        folders = (self.locations.reading_folder_with(self.settings), self.locations.state_folder)
        is_within = any(f"{real}{os.sep}".startswith(f"{_real(folder)}{os.sep}") for folder in folders)
        if is_within or real == _real(self.locations.config_file):
            raise WrongUsageError(f"{path} is a file of papertui's own; name another file to export to")


def write_export(path: Path, text: str, own: OwnFiles, *, replaces: bool) -> None:
    """Write the whole text or nothing.

    Args:
        path: Where to.
        text: What was exported.
        own: Files that are refused.
        replaces: A file that is there gives way; else it is left as it is.

    Raises:
        ChangedElsewhereError: Somebody else wrote there just now; it is as they left it.
        WriteFailedError: The disk refused, or what stands there is no plain file; nothing was changed.
        WrongUsageError: It is a file of papertui's own.
    """
    own.refuse(path)
    standing = _standing(path) if replaces else None
    safe_write.replace(path, standing, text.encode(errors="replace"), lock_folder=own.locations.lock_folder)


def _standing(path: Path) -> bytes | None:
    """What a plain file holds; None when there is none. A device or pipe would never end."""
    if path.is_dir():
        raise WriteFailedError(path, "it is a folder")
    if path.exists() and not path.is_file():
        raise WriteFailedError(path, "it is not a plain file")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WriteFailedError(path, error.strerror or str(error)) from None


def _real(path: Path) -> str:
    return os.path.realpath(path)
