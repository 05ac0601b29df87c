"""The reader's config.toml as settings and problems; it is read, never written, and never stops the program."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from papertui.domain.problem import Problem


class Glyphs(NamedTuple):
    """The signs of the statuses; an empty one means the sign of the set."""

    set: str = "unicode"
    unread: str = ""
    queued: str = ""
    reading: str = ""
    read: str = ""
    dropped: str = ""


class Settings(NamedTuple):
    """What the reader wants, with what holds when nothing is said.

    Attributes:
        theme: Name of a theme; empty for the one chosen last on the screen.
        keys: Keys of each command id; an empty tuple takes its keys away.
        catalogues: Path of each named catalogue.
        catalogue: Name or path of the usual catalogue; empty for none.
        reading_log: Folder of the reading log; empty for the one in the data folder.
        editor: Command for longer texts; empty for `$VISUAL` or `$EDITOR`.
        ambiguous_width: Cells of characters whose width depends on the terminal, 1 or 2.
    """

    theme: str = ""
    glyphs: Glyphs = Glyphs()
    advance_after_marking: bool = True
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    catalogues: Mapping[str, str] = MappingProxyType({})
    catalogue: str = ""
    reading_log: str = ""
    editor: str = ""
    ambiguous_width: int = 1


def read_config(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings; every wrong value falls back to its default and is told with its line."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        from papertui.storage.config_values import config_problem  # noqa: PLC0415  only when it cannot be read

        told = f"cannot be read: {error.strerror}; defaults hold"
        return Settings(), (config_problem("config-unreadable", told),)
    from papertui.storage.config_values import settings_in  # noqa: PLC0415  most readers have no config

    return settings_in(content)
