"""The terminal comes back (P10): after q, signals, a crash, ctrl+z and fg; and nothing starts without a terminal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from tests.terminal.pseudo_terminal import ALTERNATE_SCREEN_LEFT, PATIENCE, PseudoTerminal, environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

CRASHING_KEY = """
import papertui.app.verbs.moving as moving
def down(reader): raise RuntimeError("boom \\x1b]0;hostile\\x07")
moving.down = down
"""
CRASHING_INDEX = """
import papertui.search.index as index
def index_in_steps(*given): raise RuntimeError("boom in a thread")
index.index_in_steps = index_in_steps
"""
PAINTING_END = """
from papertui.app.app import PapertuiApp
end = PapertuiApp._end
def paint_and_end(app, number):
    for _ in range(200):
        app._driver.write("x")
        app._driver.flush()
    end(app, number)
PapertuiApp._end = paint_and_end
"""
SHELL = 'import os\nos.execvp("sh", ["sh", "-i"])\n'


@pytest.mark.parametrize(
    ("keys", "code"), [("q", 0), ("\x03", 0), ("\x11", 0), ("/video\x03", 0)], ids=["q", "ctrl-c", "ctrl-q", "search"]
)
def test_leaving_restores_the_terminal(catalogue: Path, keys: str, code: int) -> None:
    """Every key that leaves gives exit code 0 and the terminal as it was."""
    with PseudoTerminal([catalogue], catalogue.parent) as terminal:
        terminal.wait_for("The first paper", "? more")
        terminal.send(keys)

        assert terminal.wait_for_end() == code
        terminal.check_restored()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
@pytest.mark.parametrize("keys", ["", "eunsaved"], ids=["list", "form"])
def test_a_signal_restores_the_terminal(catalogue: Path, number: signal.Signals, keys: str) -> None:
    """Exit code 128 + n, from the list as from a form with something unsaved; the catalogue is as it was."""
    before = catalogue.read_bytes()
    with PseudoTerminal([catalogue], catalogue.parent) as terminal:
        terminal.wait_until_loaded()
        terminal.send(keys)
        terminal.wait_for("The first paper" + keys[1:])
        terminal.process.send_signal(number)

        assert terminal.wait_for_end() == 128 + number
        terminal.check_restored()
    assert catalogue.read_bytes() == before


def test_a_signal_during_the_start_restores_the_terminal(catalogue: Path) -> None:
    """The signal comes just when the screen has been taken over."""
    with PseudoTerminal([catalogue], catalogue.parent) as terminal:
        terminal.wait_for_output("\x1b[?1049h")
        terminal.process.send_signal(signal.SIGTERM)

        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        terminal.check_restored()


@pytest.mark.parametrize(("prelude", "key"), [(CRASHING_KEY, "j"), (CRASHING_INDEX, "")], ids=["key", "thread"])
def test_a_crash_restores_the_terminal_and_says_one_sentence(catalogue: Path, prelude: str, key: str) -> None:
    """Exit code 70, no page of local values, and nothing hostile from the exception's text."""
    with PseudoTerminal([catalogue], catalogue.parent, prelude=prelude) as terminal:
        terminal.wait_for_output("The first paper")
        terminal.send(key)

        assert terminal.wait_for_end() == 70
        terminal.check_restored()
        said = terminal.output.rpartition(ALTERNATE_SCREEN_LEFT)[2]
        assert "papertui stopped because of a bug in it" in said
        assert "boom" in said
        assert "Traceback" not in terminal.output
        assert "\x1b]0;" not in terminal.output


@pytest.mark.parametrize("prelude", ["", PAINTING_END], ids=["at rest", "painting"])
def test_a_terminal_that_goes_away_ends_the_program(catalogue: Path, prelude: str) -> None:
    """The window is closed: the program does not stay behind, even when much was still to be written."""
    with PseudoTerminal([catalogue], catalogue.parent, prelude=prelude) as terminal:
        terminal.wait_for("The first paper", "? more")
        os.close(terminal.slave)
        os.close(terminal.master)
        terminal.master = terminal.slave = -1

        assert terminal.process.wait(PATIENCE) != 0


def test_stopping_and_coming_back_draws_the_screen_again(catalogue: Path) -> None:
    """ctrl+z gives the shell a sane terminal; fg shows the same screen, and keys work as before."""
    with PseudoTerminal([], catalogue.parent, program=SHELL, PS1="$ ", ENV="") as terminal:
        terminal.wait_for("$ ")
        terminal.send(f"set -m; {sys.executable} -m papertui {catalogue}\n")
        terminal.wait_for("The first paper", "? more")
        terminal.send("j")
        terminal.wait_for("▌○  The second")
        terminal.send("\x1a")
        terminal.wait_for_output(ALTERNATE_SCREEN_LEFT)
        terminal.wait_for_output("topped")
        terminal.send("echo shell-$((40 + 2))\n")
        terminal.wait_for_output("shell-42")
        assert termios.tcgetattr(terminal.slave)[3] & termios.ISIG

        terminal.screen.reset()
        terminal.send("fg\n")
        terminal.wait_for("▌○  The second", "Small", "? more")
        terminal.send("kr")
        terminal.wait_for("✔  The first")
        terminal.screen.reset()
        terminal.send("q")
        terminal.wait_for("$ ")
        terminal.send("echo code-$?\n")
        terminal.wait_for_output("code-0")


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_without_a_terminal_nothing_starts(catalogue: Path, stream: str) -> None:
    """Exit code 2 and one sentence, whichever of the three is no terminal; no escape sequence goes anywhere."""
    with PseudoTerminal(["--version"], catalogue.parent) as terminal:
        terminal.wait_for_end()
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), terminal.slave) | {stream: subprocess.PIPE}
        process = subprocess.Popen(
            [sys.executable, "-m", "papertui", str(catalogue)],
            cwd=catalogue.parent,
            env=environment(catalogue.parent),
            **streams,  # type: ignore[call-overload]  # ends of a pipe or a terminal, all of them numbers
        )
        out, err = process.communicate(timeout=PATIENCE)
        terminal.listen(0.1)
        said = terminal.output + (out or b"").decode() + (err or b"").decode()

        assert process.returncode == 2
        assert "the screen needs a terminal on stdin, stdout and stderr" in re.sub(r"\s+", " ", said)
        assert "\x1b" not in said
