"""A browser is asked only where one can show something, and what it prints goes nowhere."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from papertui.storage import browser
from papertui.storage.browser import has_browser, is_opened

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY")


@pytest.mark.parametrize(
    ("environ", "on_linux", "on_mac"),
    [
        ({}, False, True),
        ({"DISPLAY": ":0"}, True, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, True),
        ({"SSH_CONNECTION": "a b"}, False, False),
        ({"SSH_TTY": "/dev/pts/1"}, False, False),
        ({"SSH_TTY": "/dev/pts/1", "DISPLAY": "localhost:10"}, True, True),
        ({"SSH_TTY": "/dev/pts/1", "BROWSER": "code-opener"}, True, True),
    ],
)
def test_a_display_or_a_named_browser_is_needed(
    environ: dict[str, str], on_linux: bool, on_mac: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert has_browser(environ) is on_linux
    monkeypatch.setattr(sys, "platform", "darwin")
    assert has_browser(environ) is on_mac


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that stands for the browser; its text is written by the test."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "browser"
    path.touch(mode=0o755)
    monkeypatch.setenv("BROWSER", str(path))
    return path


def test_without_a_browser_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "has_browser", lambda _: False)
    monkeypatch.setattr(sys, "executable", "/no/such/program")

    assert not is_opened("https://x.org")


def test_what_a_browser_prints_goes_nowhere(named: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Noise of a browser would stand in the middle of the screen."""
    named.write_text('#!/bin/sh\necho "noise $1"\necho noise >&2\n')

    assert is_opened("https://x.org")
    assert capfd.readouterr() == ("", "")


def test_a_browser_that_fails_is_none(named: Path) -> None:
    named.write_text("#!/bin/sh\nexit 1\n")

    assert not is_opened("https://x.org")


def test_a_browser_that_stays_open_is_not_waited_for(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has not failed by the end of our patience: it is open, and goes on without us."""
    ready = named.parent / "ready"
    os.mkfifo(ready)
    named.write_text(f"#!/bin/sh\nread line < {ready}\n")
    monkeypatch.setattr(browser, "PATIENCE", 0.2)

    assert is_opened("https://x.org")

    ready.write_text("end\n")


def test_an_interpreter_that_cannot_be_started_opens_nothing(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/program")

    assert not is_opened("https://x.org")
