"""Two screens and a shell loop on one catalogue: all of theirs is in the file, nobody is alarmed (P4)."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.terminal.pseudo_terminal import PATIENCE, PseudoTerminal, environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

ROUNDS = 6
HOME_KEY, CTRL_S = "\x1b[H", "\x13"
ALARMS = ("elsewhere", "conflict", "cannot", "refused", "meantime", "▲")
CATALOGUE = """# three at once
[[papers]]
id = "first"
title = "The first paper"  # of one screen

[[papers]]
id = "second"
title = "The second paper"  # of the other

[[papers]]
id = "third"
title = "The third paper"
year = 1900  # of the shell
"""
LOOP = """
for n in $(seq {count}); do
  "$0" -m papertui edit third --set year=$((1900 + n)) || exit 1
  "$0" -m papertui tag third +shell-$n || exit 1
done
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A catalogue for three."""
    path = tmp_path / "papers.toml"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def retitled(terminal: PseudoTerminal, word: str) -> None:
    """Write a word before the title of the paper under the cursor, and see it in the list."""
    terminal.send("e")
    terminal.wait_for("─ Edit ─")
    terminal.send(f"{HOME_KEY}{word} {CTRL_S}")
    terminal.wait_for(f"▌○  {word} ")


def test_p4_two_screens_and_a_loop_lose_nothing_and_raise_no_alarm(shared: Path) -> None:
    """P4: every title and mark of both, every year and tag of the loop; the file is all their edits, to the byte."""
    home = shared.parent
    with PseudoTerminal([shared], home) as one, PseudoTerminal([shared], home) as other:
        one.wait_until_loaded()
        other.wait_until_loaded()
        other.send("j")
        other.wait_for("▌○  The second")
        words = ["sh", "-c", LOOP.format(count=ROUNDS), sys.executable]
        with subprocess.Popen(
            words, cwd=home, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as loop:
            for number in range(1, ROUNDS + 1):
                retitled(one, f"A{number}")
                retitled(other, f"B{number}")
            one.send("r")
            other.send("r")
            told = loop.communicate(timeout=PATIENCE)[0]
        for terminal in (one, other):
            terminal.wait_for(f"✔  A{ROUNDS} ", f"✔  B{ROUNDS} ", f"’{ROUNDS:02}")
            terminal.send("q")
            assert terminal.wait_for_end() == 0

    def title(letter: str) -> str:
        return "".join(f"{letter}{number} " for number in range(ROUNDS, 0, -1)) + "The"

    wanted = CATALOGUE.replace("The first", f"{title('A')} first").replace("The second", f"{title('B')} second")
    assert shared.read_text(encoding="utf-8") == wanted.replace("1900", f"{1900 + ROUNDS}")
    assert loop.returncode == 0, told
    shown = subprocess.run(
        [sys.executable, "-m", "papertui", "show", "third"],
        cwd=home,
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(f"shell-{number}" in shown.stdout for number in range(1, ROUNDS + 1))
    alarms = [word for text in (one.output, other.output, told) for word in ALARMS if word in text]
    assert alarms == []
