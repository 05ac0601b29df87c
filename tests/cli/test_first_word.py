"""The first word: a verb wins, else a catalogue file, else a mistake that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.cli.first_word import HELP, SCREEN, VERSION, read_first_word
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "request_read"),
    [
        ([], (SCREEN, None, ())),
        (["list"], ("list", None, ())),
        (["list", "a", "--json"], ("list", None, ("a", "--json"))),
        (["-c", "x.toml", "list", "a"], ("list", "x.toml", ("a",))),
        (["--catalogue", "x.toml", "list"], ("list", "x.toml", ())),
        (["--catalogue=x.toml", "list"], ("list", "x.toml", ())),
        (["list", "-c", "x.toml"], ("list", None, ("-c", "x.toml"))),
        (["-c", "x.toml"], (SCREEN, "x.toml", ())),
        (["missing.toml"], (SCREEN, "missing.toml", ())),
        (["some/where"], (SCREEN, "some/where", ())),
        (["--", "list"], (SCREEN, "list", ())),
        (["--"], (SCREEN, None, ())),
        (["--help"], (HELP, None, ())),
        (["--version"], (VERSION, None, ())),
        (["-c", "x", "--version"], (VERSION, "x", ())),
    ],
)
def test_the_first_word_decides(words: list[str], request_read: object) -> None:
    assert read_first_word(words) == request_read


def test_a_verb_wins_over_a_file_of_its_name(home: Path) -> None:
    """A file called ``list`` is opened as ``./list``."""
    (home / "here" / "list").touch()

    assert read_first_word(["list"])[0] == "list"
    assert read_first_word(["./list"]) == (SCREEN, "./list", ())


def test_a_word_that_exists_is_a_file(home: Path) -> None:
    (home / "here" / "papers").touch()

    assert read_first_word(["papers"]) == (SCREEN, "papers", ())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lst"], "unknown command 'lst'; did you mean list?"),
        (["publish"], "unknown command 'publish'"),
        (["qqqqqq"], "papertui --help"),
        (["-cx.toml", "list"], "-c x.toml"),
        (["--catalog", "x", "list"], "did you mean --catalogue?"),
        (["-x"], "no option -x"),
        (["-c"], "-c needs a file"),
        (["a.toml", "b.toml"], "one word too many"),
        (["a.toml", "list"], "the verb comes first: papertui list -c a.toml"),
        (["-c", "a.toml", "b.toml"], "two catalogues"),
    ],
)
def test_a_mistake_is_named(words: list[str], told: str, home: Path) -> None:
    with pytest.raises(WrongUsageError) as caught:
        read_first_word(words)

    assert told in str(caught.value)
    assert caught.value.exit_code == 2
