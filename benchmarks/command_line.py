"""The command line beside a bare interpreter and beside papis, each started anew."""

from __future__ import annotations

import os
import sys
import tomllib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generated import write_catalogue
from benchmarks.report import Peer, Row, ahead_of, beside
from benchmarks.timing import in_turns, seconds_of_program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENTRIES = 1_000
ROUNDS = 15
SCRIPTS = Path(sys.executable).parent
PAPIS_INFO = """author: {author}
papis_id: {number:032x}
ref: {number}
title: {title}
type: article
year: {year}
"""


def clean_environment(home: Path) -> Mapping[str, str]:
    """The environment of a reader without any settings, whose files lie in `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PAPERTUI_", "XDG_", "PYTHON"))}
    return {**kept, "HOME": str(home)}


def rows(folder: Path) -> Iterator[Row]:
    """Compare ``--version`` and ``list``.

    Args:
        folder: An empty one for everything that is generated.
    """
    catalogue = write_catalogue(folder, ENTRIES)
    papis_home = _papis_library(folder, catalogue)
    papertui = str(SCRIPTS / "papertui")
    here = str(catalogue.parent)
    ours = clean_environment(folder)
    papis_environment = {**ours, "XDG_CONFIG_HOME": papis_home, "XDG_CACHE_HOME": papis_home}
    commands = {
        "pass": partial(seconds_of_program, [sys.executable, "-c", "pass"], ours, here),
        "version": partial(seconds_of_program, [papertui, "--version"], ours, here),
        "list": partial(seconds_of_program, [papertui, "list"], ours, here),
        "json": partial(seconds_of_program, [papertui, "list", "--json"], ours, here),
        "search": partial(seconds_of_program, [papertui, "search", "difusion models"], ours, here),
    }
    papis = SCRIPTS / "papis"
    if papis.exists():
        commands["papis"] = partial(seconds_of_program, [str(papis), "list", "--all"], papis_environment, here)
    times = in_turns(commands, ROUNDS)
    bare = Peer("python -c pass", times["pass"].median)
    yield beside("papertui --version", times["version"].median, bare, most=2)
    yield beside(f"papertui list, {ENTRIES:,} entries", times["list"].median, bare, most=11)
    if "papis" in times:
        papis_list = Peer("papis list --all", times["papis"].median)
        yield ahead_of(f"papertui list, {ENTRIES:,} entries", times["list"].median, papis_list)
    yield beside(f"papertui list --json, {ENTRIES:,} entries", times["json"].median, bare)
    yield beside(f"papertui search, {ENTRIES:,} entries", times["search"].median, bare)


def _papis_library(folder: Path, catalogue: Path) -> str:
    """Write the same papers as a papis library, with a config that names it; papis builds its cache when warmed."""
    home = folder / "papis-home"
    library = home / "library"
    for number, paper in enumerate(tomllib.loads(catalogue.read_text(encoding="utf-8"))["papers"]):
        document = library / f"document{number}"
        document.mkdir(parents=True)
        info = PAPIS_INFO.format(
            author=_yaml(", ".join(paper["authors"])), number=number, title=_yaml(paper["title"]), year=paper["year"]
        )
        (document / "info.yaml").write_text(info, encoding="utf-8")
    config = home / "papis" / "config"
    config.parent.mkdir()
    config.write_text(f"[settings]\ndefault-library = papers\n\n[papers]\ndir = {library}\n", encoding="utf-8")
    return str(home)


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
