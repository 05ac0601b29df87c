"""Opening the catalogue for a verb, and telling what is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from papertui.cli.output import warn
from papertui.domain.visible import visible
from papertui.errors import BrokenCatalogueError, UnusableCatalogueError
from papertui.library import open_library
from papertui.storage.config_file import read_config
from papertui.storage.locations import choose_catalogue, find_locations

if TYPE_CHECKING:
    from papertui.domain.problem import Problem
    from papertui.library import Library
    from papertui.storage.config_file import Settings
    from papertui.storage.locations import ChosenCatalogue, Locations


class Setting(NamedTuple):
    """Everything that is known before a catalogue is opened."""

    locations: Locations
    settings: Settings
    config_problems: tuple[Problem, ...]
    chosen: ChosenCatalogue


def find_setting(catalogue: str | None) -> Setting:
    """Work out which files count, from arguments, environment and config.

    Args:
        catalogue: What ``--catalogue`` named.
    """
    locations = find_locations(os.environ)
    settings, problems = read_config(locations.config_file)
    return Setting(locations, settings, problems, choose_catalogue(locations, settings, catalogue, Path.cwd()))


class Opened(NamedTuple):
    """An open catalogue with the setting it was found in."""

    setting: Setting
    library: Library

    @property
    def settings(self) -> Settings:
        """What the reader wants."""
        return self.setting.settings

    def warn_of_entries(self) -> None:
        """Tell the problems of single entries; they stop nothing."""
        name = visible(self.library.file.path.name)
        sentences = [
            f"{name}:{problem.line}: {problem.message}" if problem.line else f"{name}: {problem.message}"
            for problem in self.library.problems
        ]
        warn(sentences, "papertui check")


def open_catalogue(catalogue: str | None) -> Opened:
    """Open the catalogue and the reading log; problems of config and log are told at once.

    Raises:
        BrokenCatalogueError: The file does not parse as a whole.
        UnusableCatalogueError: It cannot be read at all.
    """
    setting = find_setting(catalogue)
    return open_with(setting)


def open_with(setting: Setting) -> Opened:
    """Open what a setting says; as `open_catalogue`."""
    library = open_library(setting.chosen, setting.locations, setting.settings)
    if not library.file.is_whole:
        raise _broken(library)
    warn([told_with_place(problem) for problem in setting.config_problems], "papertui check")
    warn([problem.message for problem in library.log_problems], "papertui check")
    return Opened(setting, library)


def told_with_place(problem: Problem) -> str:
    """What is wrong with the config, with its line and column in that file."""
    name, _, what = problem.message.partition(" ")
    return f"{name}:{problem.line}:{problem.column}: {what}" if problem.line else problem.message


def _broken(library: Library) -> BrokenCatalogueError | UnusableCatalogueError:
    path = library.file.path
    for problem in library.problems:
        if problem.kind in _BREAKING:
            return BrokenCatalogueError(path, problem.line, problem.column, problem.message)
    return UnusableCatalogueError(path, "does not parse", "mend it and try again")


_BREAKING = {"unparsable", "conflict-marker"}
