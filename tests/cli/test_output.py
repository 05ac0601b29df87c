"""Data goes to stdout whole or fails aloud; colours and widths belong to terminals."""

from __future__ import annotations

import io
import os
import sys

import pytest

from papertui.cli.output import OutputFailedError, has_terminal, is_coloured, put, say, warn, width


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


def use_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make stdout a terminal; not a fixture, since capturing exchanges stdout after the fixtures."""
    for name in ("NO_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    return stream


def test_what_stdout_cannot_spell_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))

    put("논문\n")

    assert raw.getvalue() == b"\\ub17c\\ubb38\n"


def test_a_closed_stdout_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    with pytest.raises(OutputFailedError):
        put("data")
    assert not is_coloured()
    assert width() is None


def test_a_closed_stderr_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    say("nobody hears this")

    assert not has_terminal()


def test_messages_pass_the_gate(capsys: pytest.CaptureFixture[str]) -> None:
    say("one\x1b[2J\ntwo\u202e")

    assert capsys.readouterr().err == "one␛[2J\ntwo\n"


def test_a_few_warnings_are_told_and_the_rest_counted(capsys: pytest.CaptureFixture[str]) -> None:
    warn([f"warning {number}" for number in range(5)], "papertui check")

    assert capsys.readouterr().err.splitlines() == [
        "▲ warning 0", "▲ warning 1", "▲ warning 2", "▲ 2 more: papertui check",
    ]  # fmt: skip


def test_a_terminal_has_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    use_terminal(monkeypatch)

    assert is_coloured()


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use_terminal(monkeypatch)
    monkeypatch.setenv(name, value)

    assert not is_coloured()


def test_the_width_is_the_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    use_terminal(monkeypatch)

    assert width() is None
    monkeypatch.setenv("COLUMNS", "77")
    assert width() == 77


def test_the_size_of_the_terminal_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = use_terminal(monkeypatch)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((90, 20)))
    monkeypatch.setattr(terminal, "fileno", lambda: 1)

    assert width() == 90
