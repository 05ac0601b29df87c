"""Shells complete verbs, options, values and ids."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script(shell: str, papertui: Callable[..., Run]) -> None:
    printed = papertui("completion", shell)

    assert printed.code == 0
    assert "_PAPERTUI_COMPLETE" in printed.out
    if shutil.which(shell):
        parsed = subprocess.run([shell, "-n"], input=printed.out, text=True, capture_output=True, check=False)
        assert (parsed.returncode, parsed.stderr) == (0, "")


@pytest.mark.parametrize("words", [["completion"], ["completion", "powershell"]])
def test_other_shells_exit_2(words: list[str], papertui: Callable[..., Run]) -> None:
    assert papertui(*words).code == 2


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("papertui ran", ["random"]),
        ("papertui show song", ["song2021denoising"]),
        ("papertui show ho2020denoising w", ["weng2021what"]),
        ("papertui mark --as q", ["queued"]),
        ("papertui list --js", ["--json"]),
        ("papertui list --nothing x", []),
        ("papertui -c missing.toml show s", []),
        ("papertui show -c other.toml o", ["other"]),
        ("papertui -c other.toml show o", ["other"]),
        ("papertui nothing x", []),
    ],
)
def test_a_word_is_completed(
    line: str,
    offered: list[str],
    papertui: Callable[..., Run],
    catalogue: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (catalogue.parent / "other.toml").write_text('[[papers]]\nid = "other"\ntitle = "O"\n')
    monkeypatch.setenv("_PAPERTUI_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))

    completed = papertui()

    assert [found.partition(",")[2] for found in completed.lines if found] == offered
    assert completed.err == ""
