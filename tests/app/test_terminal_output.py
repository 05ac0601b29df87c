"""The terminal's file, also when the terminal is gone."""

from __future__ import annotations

import os

import pytest

from papertui.app.terminal_output import LastingOutput


def test_a_terminal_that_is_gone_takes_everything_and_fails_nobody() -> None:
    """The plain file raises at the same call."""
    master, slave = os.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as file:
        output = LastingOutput(file)
        output.write("seen")
        output.flush()
        assert os.read(master, 100) == b"seen"
        os.close(master)
        file.write("x")
        with pytest.raises(OSError, match="Input/output"):
            file.flush()

        for _ in range(3):
            output.write("lost")
            output.flush()
