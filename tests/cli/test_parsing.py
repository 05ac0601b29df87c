"""Options count only when written whole; other words are text where a verb takes text."""

from __future__ import annotations

import pytest

from papertui.cli.parsing import separated, values_of
from papertui.cli.syntax import Argument, Option, Verb
from papertui.errors import WrongUsageError

KNOWN = {"-c": True, "--catalogue": True, "--limit": True, "--json": False}


@pytest.mark.parametrize(
    ("words", "options", "text"),
    [
        ([], [], []),
        (["a", "--json", "b"], [("--json", "")], ["a", "b"]),
        (["--limit", "3", "a"], [("--limit", "3")], ["a"]),
        (["--limit=3=4", "a"], [("--limit", "3=4")], ["a"]),
        (["--limit", "-3"], [("--limit", "-3")], []),
        (["-c", "--json"], [("-c", "--json")], []),
        (["diffusion", "-video"], [], ["diffusion", "-video"]),
        (["-cat:posts", "-c", "x"], [("-c", "x")], ["-cat:posts"]),
        (["-"], [], ["-"]),
        (["a", "--", "--json", "--", "-c"], [], ["a", "--json", "--", "-c"]),
        (["year=2020"], [], ["year=2020"]),
    ],
)
def test_options_and_text_are_told_apart(words: list[str], options: list[tuple[str, str]], text: list[str]) -> None:
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


def run(**_: object) -> int:
    """Do nothing."""
    return 0


VERB = Verb(
    "try",
    run,
    (
        Argument("first", "FIRST"),
        Argument("number", "N", span=(0, 5)),
        Argument("kind", "KIND", choices=("a", "b")),
        Argument("rest", "REST", is_many=True, is_required=False),
        Option(("-c", "--catalogue"), "catalogue", "", "FILE"),
        Option(("--limit",), "limit", "", "N", lowest=1),
        Option(("--as",), "status", "", "STATUS", choices=("read", "unread"), is_required=True),
        Option(("--set",), "fields", "", "F", is_repeated=True),
        Option(("--json",), "as_json", ""),
    ),
)
SHORT = Verb("short", run, (Argument("only", "ONLY"),))


def test_every_parameter_has_a_value() -> None:
    words = ["x", "3", "b", "y", "--as", "read", "z", "--set", "p", "--set=q", "-c", "one", "--catalogue=two", "--json"]

    assert values_of(VERB, words) == {
        "first": "x", "number": 3, "kind": "b", "rest": ("y", "z"), "catalogue": "two", "limit": None,
        "status": "read", "fields": ("p", "q"), "as_json": True,
    }  # fmt: skip
    assert values_of(VERB, ["x", "0", "a", "--as=read", "--limit", "7"]) == {
        "first": "x", "number": 0, "kind": "a", "rest": (), "catalogue": None, "limit": 7,
        "status": "read", "fields": (), "as_json": False,
    }  # fmt: skip


def test_help_comes_before_every_mistake() -> None:
    assert values_of(VERB, ["--help", "--limit", "none"]) == {"help": True}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["x", "3", "b"], "--as STATUS is needed; one of read, unread"),
        (["x", "3", "b", "--as", "rea"], "--as cannot be 'rea': one of read, unread"),
        (["x", "3", "c", "--as", "read"], "KIND cannot be 'c': one of a, b"),
        (["x", "6", "b", "--as", "read"], "N cannot be '6': a whole number, 0 to 5"),
        (["x", "--as", "read", "--", "-1", "a"], "N cannot be '-1'"),
        (["x", "1", "b", "--as", "read", "--limit", "0"], "--limit cannot be '0': a whole number, 1 or more"),
        (["x", "1", "b", "--as", "read", "--limit=1.5"], "--limit cannot be '1.5'"),
        (["--as", "read"], "FIRST is missing"),
        (["x", "--as", "read"], "N is missing"),
    ],
)
def test_words_that_do_not_fit_are_told(words: list[str], told: str) -> None:
    with pytest.raises(WrongUsageError) as caught:
        values_of(VERB, words)

    assert told in str(caught.value)


def test_a_word_too_many_is_told() -> None:
    with pytest.raises(WrongUsageError, match="'y' is one word too many"):
        values_of(SHORT, ["x", "y"])
