"""Whatever is typed, clicked and pasted, in whatever bursts: no crash, no hang, and the terminal comes back."""

from __future__ import annotations

import random
import signal
from typing import TYPE_CHECKING

import pytest

from tests.terminal.pseudo_terminal import PseudoTerminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal

LETTERS = "jkrenphlzbytxaui1240AyNsSLRvGgOEF+-.*[]/:? ㅓ가확"
CONTROLS = (
    "\x1b",
    "\r",
    "\t",
    "\x7f",
    "\x04",
    "\x0e",
    "\x10",
    "\x12",
    "\x14",
    "\x15",
    "\x18",
    "\x19",
    "\x1b[A",
    "\x1b[B",
)
MOUSE = ("\x1b[<0;10;5M\x1b[<0;10;5m", "\x1b[<65;40;5M", "\x1b[<0;60;3M\x1b[<0;60;3m" * 2)
KEYS = (*LETTERS, *CONTROLS, *MOUSE, "\x1b[200~pasted\n[b]text\x1b[201~")
SIZES = ("20x5", "60x24", "80x24", "120x40", "200x60")
PAUSES = (0.0, 0.005, 0.03, 0.1)


@pytest.mark.parametrize("seed", range(6))
def test_any_keys_leave_the_program_sound(catalogue: Path, seed: int) -> None:
    """It ends by a key that leaves or by the signal that is sent at last; never by a crash."""
    chance = random.Random(seed)  # noqa: S311 — nothing secret
    with PseudoTerminal([catalogue], catalogue.parent, size=chance.choice(SIZES), EDITOR="true") as terminal:
        terminal.wait_for_output(" more")
        for _ in range(40):
            if terminal.process.poll() is not None:
                break
            terminal.send("".join(chance.choices(KEYS, k=chance.choice((1, 1, 1, 3, 8)))))
            terminal.listen(chance.choice(PAUSES))
        if terminal.process.poll() is None:
            terminal.process.send_signal(signal.SIGTERM)

        assert terminal.wait_for_end() in {0, 128 + signal.SIGTERM, -signal.SIGTERM}
        assert "because of a bug" not in terminal.output
        terminal.check_restored()
