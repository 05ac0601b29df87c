"""Deliberately bad writers, in the place of `safe_write`: what checks a promise must be seen to catch them."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from papertui.errors import WriteFailedError
from papertui.storage import safe_write
from papertui.storage.catalogue_loading import CatalogueLoading
from papertui.storage.changing import Changer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from papertui.storage.catalogue_loading import Loaded


def plain_replace(path: Path, expected: bytes | None, content: bytes, *, lock_folder: Path) -> None:
    """What ``open(path, "w")`` and ``write`` do, by the same calls: nothing compared, nothing flushed."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        os.write(descriptor, content)
    finally:
        os.close(descriptor)


def rewriting_append(path: Path, lines: bytes, *, lock_folder: Path) -> None:
    """A log that is read, and written anew as a whole."""
    standing = path.read_bytes() if path.exists() else b""
    plain_replace(path, None, standing + lines, lock_folder=lock_folder)


def large_replace(path: Path, expected: bytes | None, content: bytes, *, lock_folder: Path) -> None:
    """As above, of a text of many pages."""
    plain_replace(path, expected, content + b"#" * (40 * 4096), lock_folder=lock_folder)


def slow_replace(path: Path, expected: bytes | None, content: bytes, *, lock_folder: Path) -> None:
    """As above, byte by byte."""
    with path.open("wb", buffering=0) as file:
        for place in range(len(content)):
            file.write(content[place : place + 1])
            time.sleep(0.0001)


def not_comparing_replace(path: Path, expected: bytes | None, content: bytes, *, lock_folder: Path) -> None:
    """One that is atomic and takes whatever stands there for what was expected."""
    REAL_REPLACE(path, path.read_bytes() if path.exists() else None, content, lock_folder=lock_folder)


def unlinking_replace(path: Path, expected: bytes | None, content: bytes, *, lock_folder: Path) -> None:
    """One that is atomic and knows no links, modes and owners."""
    temporary = path.with_name("temporary")
    temporary.write_bytes(content)
    temporary.replace(path)


def careless_append(path: Path, lines: bytes, *, lock_folder: Path) -> None:
    """Long marks in as many writes as it takes, the first of them left there when a later one fails."""
    if path.parent.name != "reading":
        REAL_APPEND(path, lines, lock_folder=lock_folder)
        return
    lines = lines.replace(b"\n", b" " * 4096 + b"\n")
    with path.open("ab", buffering=0) as log:
        try:
            while lines:
                lines = lines[log.write(lines) :]
        except OSError as error:
            raise WriteFailedError(path, str(error)) from error


def tidying_append(path: Path, lines: bytes, *, lock_folder: Path) -> None:
    """A log that loses what this program does not understand."""
    standing = path.read_bytes() if path.exists() else b""
    sound = [line for line in standing.splitlines(keepends=True) if line.startswith(b'{"at"')]
    plain_replace(path, None, b"".join(sound) + lines, lock_folder=lock_folder)


def silent_replace(path: Path, expected: bytes | None, content: bytes, *, lock_folder: Path) -> None:
    """One that is atomic and tells nobody when it fails."""
    with suppress(WriteFailedError):
        REAL_REPLACE(path, expected, content, lock_folder=lock_folder)


def silent_append(path: Path, lines: bytes, *, lock_folder: Path) -> None:
    """As above, for lines."""
    with suppress(WriteFailedError):
        REAL_APPEND(path, lines, lock_folder=lock_folder)


def trusting_finish(loading: CatalogueLoading) -> Loaded:
    """Takes any file for a whole one."""
    return REAL_FINISH(loading)._replace(is_whole=True)


def looking_once(_changer: Changer, _changed: object, _known: object) -> None:
    """Does not ask again what has been marked meanwhile."""


REAL_REPLACE = safe_write.replace
REAL_APPEND = safe_write.append
REAL_FINISH = CatalogueLoading.finish
TWINS: dict[str, dict[tuple[ModuleType | type, str], Callable[..., object]]] = {
    "plain": {(safe_write, "replace"): plain_replace},
    "plain large": {(safe_write, "replace"): large_replace},
    "plain slow": {(safe_write, "replace"): slow_replace},
    "not comparing": {(safe_write, "replace"): not_comparing_replace},
    "unlinking": {(safe_write, "replace"): unlinking_replace},
    "tidying": {(safe_write, "append"): tidying_append},
    "careless": {(safe_write, "append"): careless_append},
    "rewriting": {(safe_write, "append"): rewriting_append},
    "silent": {(safe_write, "replace"): silent_replace, (safe_write, "append"): silent_append},
    "trusting": {(CatalogueLoading, "finish"): trusting_finish},
    "looking once": {(Changer, "_restate_late"): looking_once},
}


def take_the_place(name: str) -> None:
    """Let this process write badly."""
    for (owner, call), bad in TWINS[name].items():
        setattr(owner, call, bad)
