"""The line of progress on stderr."""

from __future__ import annotations

import io
import sys

import pytest

from papertui.cli import progress
from papertui.cli.progress import PATIENCE, Progress


class Stream(io.StringIO):
    """What stderr is: a terminal, or none."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_what_takes_a_moment_shows_nothing_and_what_takes_longer_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done, a bar, a share, how to end it; then the line is taken away."""
    terminal, clock = Stream(is_terminal=True), Clock()
    monkeypatch.setattr(sys, "stderr", terminal)
    shown = Progress(clock)
    tell = shown.of("reading \x1b[2Jlist.md")

    tell(1, 4)
    assert terminal.getvalue() == ""
    clock.now += PATIENCE
    tell(2, 4)
    tell(3, 4)

    line = terminal.getvalue().removeprefix("\r\x1b[K")
    assert line == "reading ␛[2Jlist.md ━━━━━━━━━━━━────────────  50%  ctrl+c cancels"
    shown.clear()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_where_stderr_is_no_terminal_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it takes."""
    file, clock = Stream(is_terminal=False), Clock()
    monkeypatch.setattr(sys, "stderr", file)
    shown = Progress(clock)

    clock.now += 60
    shown.tell("reading", 1, 2)
    shown.clear()

    assert file.getvalue() == ""


def test_the_line_goes_when_the_work_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell's next line begins at the left."""
    terminal = Stream(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)

    def work() -> None:
        with progress.progress() as shown:
            shown.tell("reading", 0, 0)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()

    assert "100%" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
