"""A text that was exported, written into a file, which is never one of papertui's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from papertui.errors import WriteFailedError, WrongUsageError
from papertui.storage import safe_write

if TYPE_CHECKING:
    from pathlib import Path

    from papertui.storage.config_file import Settings
    from papertui.storage.locations import Locations


def write_export(path: Path, text: str, catalogue: Path, locations: Locations, settings: Settings) -> None:
    """Write the whole text or nothing; a file that is there is replaced.

    Args:
        path: Where to.
        text: What was exported.
        catalogue: The file it comes from.
        locations: Where papertui's own files are.
        settings: Where the reading log is.

    Raises:
        ChangedElsewhereError: Somebody else wrote there just now; it is as they left it.
        WriteFailedError: The disk refused, or a folder stands there; nothing was changed.
        WrongUsageError: It is the catalogue, or another file of papertui's.
    """
    refuse_own_file(path, catalogue, locations, settings)
    try:
        standing = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise WriteFailedError(path, error.strerror or str(error)) from None
    safe_write.replace(path, standing, text.encode(errors="replace"), lock_folder=locations.lock_folder)


def refuse_own_file(path: Path, catalogue: Path, locations: Locations, settings: Settings) -> None:
    """Raise when the file is the catalogue, the config, or lies in the folders of the reading log and the state.

    Raises:
        WrongUsageError: It is.
    """
    real = _real(path)
    if real == _real(catalogue):
        raise WrongUsageError(f"{path} is the catalogue itself; name another file to export to")
    own = (locations.reading_folder_with(settings), locations.state_folder)
    if real == _real(locations.config_file) or any(f"{real}{os.sep}".startswith(f"{_real(at)}{os.sep}") for at in own):
        raise WrongUsageError(f"{path} is a file of papertui's own; name another file to export to")


def _real(path: Path) -> str:
    return os.path.realpath(path)
