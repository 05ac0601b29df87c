"""The way to the screen: what can be refused is refused before anything of it is imported."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from papertui.errors import HOW_TO_HAVE_ONE, UnusableCatalogueError, WrongUsageError
from papertui.storage.config_file import read_config
from papertui.storage.locations import choose_catalogue, find_locations

_ESCAPE_DELAY = "30"  # ms after which ESC is the key itself; Textual waits 100 and loses an Esc before a fast "/"


def open_screen(catalogue: str | None) -> int:
    """Open the screen on a catalogue.

    Args:
        catalogue: A file or a name from the config; None for the usual one.

    Returns:
        The exit code.

    Raises:
        UnusableCatalogueError: The named file cannot be read.
        WrongUsageError: There is no terminal to draw on.
    """
    locations = find_locations(os.environ)
    settings, problems = read_config(locations.config_file)
    chosen = choose_catalogue(locations, settings, catalogue, Path.cwd())
    if catalogue is not None:
        check_readable(chosen.path)
    if not _has_terminal():
        raise WrongUsageError(
            "the screen needs a terminal on stdin, stdout and stderr; without one: papertui list, papertui --help"
        )
    os.environ.setdefault("ESCDELAY", _ESCAPE_DELAY)
    from papertui.app.app import run_app  # noqa: PLC0415  Textual is loaded for the screen alone

    return run_app(chosen, locations, settings, problems)


def check_readable(path: Path) -> None:
    """Refuse a file that is missing, a folder or unreadable.

    Raises:
        UnusableCatalogueError: It is one of these.
    """
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC))
    except FileNotFoundError as error:
        raise UnusableCatalogueError(path, "no such file", HOW_TO_HAVE_ONE) from error
    except OSError as error:
        raise UnusableCatalogueError(path, f"cannot be read: {error.strerror}") from error
    if path.is_dir():
        raise UnusableCatalogueError(path, "is a folder", f"name the file in it, such as {path / 'papers.toml'}")


def _has_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
