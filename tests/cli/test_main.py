"""Every end has its exit code and a sentence; only those who ask see a traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from papertui.cli import find, screen
from papertui.cli.main import run
from papertui.cli.verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


def test_the_version_is_one_line(papertui: Callable[..., Run]) -> None:
    assert papertui("--version").out == "papertui 9.9\n"
    assert papertui("-c", "x.toml", "--version").out == "papertui 9.9\n"


def test_help_lists_every_verb(papertui: Callable[..., Run]) -> None:
    helped = papertui("--help")

    assert helped.code == 0
    assert all(f"\n  {verb} " in helped.out for verb in VERBS)


@pytest.mark.parametrize("verb", list(VERBS))
def test_every_verb_has_its_help(verb: str, papertui: Callable[..., Run]) -> None:
    """Help needs no catalogue, names the verb and speaks in whole sentences."""
    helped = papertui(verb, "--help")

    assert helped.code == 0
    assert helped.out.startswith(f"Usage: papertui {verb} ")
    assert helped.err == ""


def test_an_unknown_command_exits_2(papertui: Callable[..., Run]) -> None:
    unknown = papertui("serach")

    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err == "papertui: unknown command 'serach'; did you mean search?\n"


def test_wrong_usage_of_a_verb_names_its_help(papertui: Callable[..., Run], catalogue: Path) -> None:
    assert "see: papertui rate --help" in papertui("rate", "ho2020denoising").err


def test_without_a_terminal_the_screen_is_not_opened(papertui: Callable[..., Run], catalogue: Path) -> None:
    for words in ([], ["papers.toml"], ["-c", "papers.toml"]):
        refused = papertui(*words)

        assert (refused.code, refused.out) == (2, "")
        assert "papertui list" in refused.err


@pytest.mark.parametrize(
    ("name", "told"),
    [("missing.toml", "no such file; check the name; touch makes"), ("folder.toml", "folder"), ("./", "folder")],
)
def test_a_file_that_cannot_be_opened_exits_3(name: str, told: str, papertui: Callable[..., Run], home: Path) -> None:
    (home / "here" / "folder.toml").mkdir()

    refused = papertui(name)

    assert refused.code == 3
    assert told in refused.err


def test_the_screen_is_given_the_catalogue(
    papertui: Callable[..., Run], catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from papertui.app import app  # noqa: PLC0415  the screen is loaded for this test alone

    opened: list[tuple[Any, ...]] = []

    def open_app(*arguments: object) -> int:
        opened.append(arguments)
        return 7

    monkeypatch.setattr(screen, "_has_terminal", lambda: True)
    monkeypatch.setattr(app, "run_app", open_app)

    assert papertui("papers.toml").code == 7
    [(chosen, locations, settings, problems)] = opened
    assert chosen.path == catalogue
    assert (locations.config_file.name, settings.theme, problems) == ("config.toml", "", ())


def test_a_crash_is_one_sentence(
    papertui: Callable[..., Run], catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_: object) -> None:
        raise KeyError("a\x1b[2J")

    monkeypatch.setattr(find, "open_catalogue", crash)

    crashed = papertui("list")
    monkeypatch.setenv("PAPERTUI_DEBUG", "1")
    traced = papertui("list")

    assert crashed.code == traced.code == 70
    assert len(crashed.err.splitlines()) == 1
    assert "\x1b" not in crashed.err + traced.err
    assert "Traceback" in traced.err


def test_an_interrupted_verb_exits_as_shells_expect(
    papertui: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(find, "open_catalogue", interrupt)
    monkeypatch.setattr("papertui.cli.main._discard_output", lambda: None)

    assert papertui("list").code == 130


def test_a_reader_that_has_left_is_no_failure(papertui: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(find, "open_catalogue", leave)
    monkeypatch.setattr("papertui.cli.main._discard_output", lambda: None)

    left = papertui("list")

    assert (left.code, left.err) == (141, "")


def test_a_closed_stdout_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalogue: Path
) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    assert run(["list"], "9.9") == 3
    assert "stdout is closed" in capsys.readouterr().err
