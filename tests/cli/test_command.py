"""Options count only when written whole; other words are text where a verb takes text."""

from __future__ import annotations

import pytest

from papertui.cli.command import separated
from papertui.errors import WrongUsageError

KNOWN = {"-c": True, "--catalogue": True, "--limit": True, "--json": False}


@pytest.mark.parametrize(
    ("words", "options", "text"),
    [
        ([], [], []),
        (["a", "--json", "b"], ["--json"], ["a", "b"]),
        (["--limit", "3", "a"], ["--limit", "3"], ["a"]),
        (["--limit=3", "a"], ["--limit=3"], ["a"]),
        (["--limit", "-3"], ["--limit", "-3"], []),
        (["-c", "--json"], ["-c", "--json"], []),
        (["diffusion", "-video"], [], ["diffusion", "-video"]),
        (["-cat:posts", "-c", "x"], ["-c", "x"], ["-cat:posts"]),
        (["-"], [], ["-"]),
        (["a", "--", "--json", "--", "-c"], [], ["a", "--json", "--", "-c"]),
        (["year=2020"], [], ["year=2020"]),
    ],
)
def test_options_and_text_are_told_apart(words: list[str], options: list[str], text: list[str]) -> None:
    assert separated(words, KNOWN, takes_dash_words=True) == (options, text)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--jso"], "no option --jso; did you mean --json?"),
        (["--limit"], "--limit needs a value"),
        (["--json=yes"], "--json takes no value"),
        (["--unknown=x"], "no option --unknown"),
    ],
)
def test_an_option_that_is_not_whole_is_refused(words: list[str], told: str) -> None:
    with pytest.raises(WrongUsageError, match=told):
        separated(words, KNOWN, takes_dash_words=True)


@pytest.mark.parametrize("word", ["-cx.toml", "-x", "-1"])
def test_a_dash_word_is_refused_where_no_text_is_taken(word: str) -> None:
    with pytest.raises(WrongUsageError, match="no option"):
        separated([word], KNOWN, takes_dash_words=False)
