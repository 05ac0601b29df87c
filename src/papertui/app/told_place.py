"""Where a catalogue or a folder is, as the reader is told."""

from __future__ import annotations

from pathlib import Path


def place_text(path: Path, *, is_sample: bool) -> str:
    """Where the catalogue is, in short; the sample says that it is one."""
    if is_sample:
        return "sample — the first edit makes it yours"
    return told_folder(path.resolve().parent)


def told_folder(folder: Path) -> str:
    """A folder as people write it: ``~/lists``."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}".removesuffix("/.") if folder.is_relative_to(home) else str(folder)
