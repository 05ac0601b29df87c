"""What importing papertui does: nothing to the disk, and nothing of the screen for a verb."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WATCHED_IMPORT = """
import os, pkgutil, sys

touched = []
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "os.link", "os.symlink", "os.chmod",
           "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "socket.connect", "shutil.copyfile"}
HOME = os.environ["HOME"]

def watch(event, arguments):
    if event in CHANGES:
        touched.append((event, str(arguments)))
    elif event == "open":
        path, _, flags = arguments
        own = isinstance(path, str) and (path.startswith(HOME) or path.endswith((".toml", ".jsonl")))
        if own or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            touched.append((event, str(path)))

sys.addaudithook(watch)
import papertui
for module in pkgutil.walk_packages(papertui.__path__, "papertui."):
    if not module.name.endswith("__main__"):
        __import__(module.name)
for event, path in touched:
    print(event, path)
"""

CATALOGUE = """
[[papers]]
id = "ho2020denoising"
title = "Denoising Diffusion Probabilistic Models"
year = 2020
arxiv = "2006.11239"
"""


def environment(home: Path) -> dict[str, str]:
    """The environment of a reader who has never started papertui."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PAPERTUI_", "XDG_"))}
    return {**kept, "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}


def test_importing_every_module_touches_no_file(tmp_path: Path) -> None:
    """No module reads a catalogue or a config, makes a folder or starts a program when it is imported."""
    imported = subprocess.run(
        [sys.executable, "-c", WATCHED_IMPORT],
        env=environment(tmp_path),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert imported.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["--version"], {"textual", "rich", "click", "rapidfuzz", "tomli"}),
        (["--help"], {"textual", "rich", "rapidfuzz"}),
        (["list"], {"textual", "rich"}),
        (["list", "diffusion", "--json"], {"textual", "rich"}),
        (["search", "difusion"], {"textual", "rich"}),
        (["show", "ho2020denoising"], {"textual", "rich"}),
        (["mark", "ho2020denoising", "--as", "read"], {"textual", "rich"}),
        (["check"], {"textual", "rich"}),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else "",
)
def test_a_verb_never_loads_the_screen(words: list[str], unwanted: set[str], tmp_path: Path) -> None:
    """A verb answers without Textual and Rich, which take longer to import than it takes to run."""
    (tmp_path / "papers.toml").write_text(CATALOGUE, encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "papertui", *words],
        env=environment(tmp_path),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    loaded = {
        line.rpartition("|")[2].strip().partition(".")[0]
        for line in ran.stderr.splitlines()
        if line.startswith("import time:")
    }
    assert ran.returncode == 0
    assert "papertui" in loaded
    assert loaded & unwanted == set()
