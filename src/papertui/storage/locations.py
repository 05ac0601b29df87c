"""Where files are: folders of the platform, changed by the environment; nothing is created here."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from papertui.errors import UnsupportedSystemError, UnusableCatalogueError, WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from papertui.storage.config_file import Settings

CATALOGUE_NAME = "papers.toml"


class Locations(NamedTuple):
    """Every place papertui reads or writes.

    Attributes:
        config_file: The reader's settings.
        data_folder: The reader's own catalogue and, by default, the reading log.
        state_folder: What belongs to this machine alone: device name, locks, history, what the screen remembers.
        reading_folder: The reading log, one file a device.
        environment_catalogue: What `$PAPERTUI_CATALOGUE` names; empty when unset.
        has_environment_log: Whether `$PAPERTUI_READING_LOG` named the reading folder, so that the config does not.
    """

    config_file: Path
    data_folder: Path
    state_folder: Path
    reading_folder: Path
    environment_catalogue: str = ""
    has_environment_log: bool = False

    @property
    def own_catalogue(self) -> Path:
        """The reader's own catalogue in the data folder; it need not exist."""
        return self.data_folder / CATALOGUE_NAME

    @property
    def lock_folder(self) -> Path:
        """The lock files, which are never deleted."""
        return self.state_folder / "locks"

    def reading_folder_with(self, settings: Settings) -> Path:
        """The reading log's folder when the config has its say; the environment beats it."""
        if self.has_environment_log or not settings.reading_log:
            return self.reading_folder
        return self.from_config(settings.reading_log)

    def from_config(self, text: str) -> Path:
        """A path as the config names it: ``~`` is the home folder, a relative one starts at the config's folder."""
        return self.config_file.parent / Path(text).expanduser()


class ChosenCatalogue(NamedTuple):
    """The catalogue to open.

    Attributes:
        is_sample: It is the shipped starter: readable and markable, copied at the first edit.
        why: A phrase that completes “chosen because …”, for `papertui locate`.
    """

    path: Path
    is_sample: bool = False
    why: str = ""


def find_locations(environ: Mapping[str, str], system: str = sys.platform) -> Locations:
    """Work out all places from the environment and the customs of the platform.

    Raises:
        UnsupportedSystemError: The platform is neither Linux nor macOS (or a BSD).
        WrongUsageError: There is no home folder to start from.
    """
    if not (system.startswith(("linux", "freebsd")) or system == "darwin"):
        raise UnsupportedSystemError(system)
    data = _folder(environ, "XDG_DATA_HOME", ".local/share", _mac_data)
    config = _folder(environ, "XDG_CONFIG_HOME", ".config", _mac_config)
    state = _folder(environ, "XDG_STATE_HOME", ".local/state", _mac_state)
    named_config = environ.get("PAPERTUI_CONFIG", "")
    named_log = environ.get("PAPERTUI_READING_LOG", "")
    return Locations(
        config_file=Path(named_config).expanduser() if named_config else config / "config.toml",
        data_folder=data,
        state_folder=state,
        reading_folder=Path(named_log).expanduser() if named_log else data / "reading",
        environment_catalogue=environ.get("PAPERTUI_CATALOGUE", ""),
        has_environment_log=bool(named_log),
    )


def _folder(environ: Mapping[str, str], variable: str, usual: str, on_mac: Callable[[], Path]) -> Path:
    """The folder under an XDG variable; relative values are invalid by the specification and ignored.

    Without one, the usual place of the specification below the home folder; platformdirs, which would say the same
    there, takes longer to load than a short catalogue to read.
    """
    base = environ.get(variable, "")
    if base.startswith("/"):
        return Path(base) / "papertui"
    home = os.path.expanduser("~")  # noqa: PTH111  Path.expanduser raises where this answers
    if not os.path.isabs(home):  # noqa: PTH117  as above
        raise WrongUsageError("there is no home folder to keep files in: set HOME and try again")
    return on_mac() if sys.platform == "darwin" else Path(home) / usual / "papertui"


def _mac_data() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415  not needed elsewhere, or when the environment says it

    return user_data_path("papertui", appauthor=False)


def _mac_config() -> Path:
    from platformdirs import user_config_path  # noqa: PLC0415  as above

    return user_config_path("papertui", appauthor=False)


def _mac_state() -> Path:
    from platformdirs import user_state_path  # noqa: PLC0415  as above

    return user_state_path("papertui", appauthor=False)


def choose_catalogue(locations: Locations, settings: Settings, argument: str | None, folder: Path) -> ChosenCatalogue:
    """The first of: argument, `$PAPERTUI_CATALOGUE`, `./papers.toml`, the config's, the reader's own, the starter.

    Args:
        locations: Where files are.
        settings: Names of catalogues, and which one is the usual.
        argument: A path or a name from `[catalogues]`, as given on the command line.
        folder: The current folder.
    """
    if argument:
        return ChosenCatalogue(_named(locations, settings, argument, folder), why="named on the command line")
    if locations.environment_catalogue:
        path = _named(locations, settings, locations.environment_catalogue, folder)
        return ChosenCatalogue(path, why="named by $PAPERTUI_CATALOGUE")
    here = folder / CATALOGUE_NAME
    if os.path.lexists(here):
        return ChosenCatalogue(here, why="in the current folder")
    if settings.catalogue:
        known = settings.catalogues.get(settings.catalogue, settings.catalogue)
        return ChosenCatalogue(locations.from_config(known), why=f"named in {locations.config_file}")
    if os.path.lexists(locations.own_catalogue):
        return ChosenCatalogue(locations.own_catalogue, why="your own catalogue")
    return ChosenCatalogue(shipped_catalogue(), is_sample=True, why="the sample that comes with papertui")


def _named(locations: Locations, settings: Settings, text: str, folder: Path) -> Path:
    """A path; else, when no such file is there, a catalogue's name from the config."""
    path = folder / Path(text).expanduser()
    if text in settings.catalogues and not os.path.lexists(path):
        return locations.from_config(settings.catalogues[text])
    return path


def shipped_catalogue(package: Path = Path(__file__).parents[1]) -> Path:
    """The starter: inside the installed package, or at the top of a source checkout.

    Raises:
        UnusableCatalogueError: Neither is there.
    """
    packaged = package / CATALOGUE_NAME
    checkout = package.parents[1] / CATALOGUE_NAME
    for path in (packaged, checkout):
        if path.is_file():
            return path
    raise UnusableCatalogueError(packaged, "the sample catalogue is missing", "install papertui again")
