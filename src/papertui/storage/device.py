"""The name of this device in the reading log: host name and four random hex digits, made at the first mark."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from papertui.errors import ChangedElsewhereError, UncertainWriteError, WriteFailedError
from papertui.storage import safe_write

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,40}-[0-9a-f]{4}")
_LONGEST_HOST = 32


def device_name(state_folder: Path, *, lock_folder: Path) -> str:
    """The kept name; made and kept when there is none that can be used.

    Raises:
        WriteFailedError: It cannot be kept.
    """
    path = state_folder / "device"
    kept = _read(path)
    name = _name_in(kept)
    if name:
        return name
    name = _new_name()
    safe_write.make_folder(state_folder)
    try:
        with suppress(UncertainWriteError):  # a name that a power cut takes is made anew; both logs are read
            safe_write.replace(path, kept, name.encode() + b"\n", lock_folder=lock_folder)
    except ChangedElsewhereError as error:
        made_meanwhile = _name_in(error.on_disk)
        if not made_meanwhile:
            raise
        return made_meanwhile
    return name


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WriteFailedError(path, f"the device name cannot be read: {error.strerror}") from error


def _name_in(content: bytes | None) -> str:
    text = (content or b"").decode("ascii", "replace").strip()
    return text if _NAME.fullmatch(text) else ""


def _new_name() -> str:
    host = re.sub(r"[^A-Za-z0-9]+", "-", os.uname().nodename.split(".")[0])[:_LONGEST_HOST].strip("-")
    return f"{host or 'device'}-{os.urandom(2).hex()}"
