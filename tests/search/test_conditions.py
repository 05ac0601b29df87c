"""What conditions say of papers."""

from __future__ import annotations

import pytest

from papertui.domain.paper import Link, Paper
from papertui.domain.reading import NO_READING, Reading, Status
from papertui.search.query import parse_query
from papertui.search.strict import is_match

FULL = Paper(
    id="full",
    title="Full",
    authors=("A",),
    venue="V",
    year=2020,
    kind="video",
    categories=(("C",),),
    tags=("t",),
    arxiv="2006.11239",
    doi="10.1000/x",
    summary="s",
    links=(Link("Official code", "https://example.org/code"),),
    has_problems=True,
)
BARE = Paper(id="bare", title="Bare", date="2021-05")
SAID = Reading(Status.READ, rating=4, note="n", read_at="2026-03-05T12:00:00.000Z")

EVERYTHING = (
    "code",
    "summary",
    "note",
    "link",
    "arxiv",
    "doi",
    "author",
    "venue",
    "year",
    "tag",
    "cat",
    "rating",
    "problem",
)


@pytest.mark.parametrize("what", [what for what in EVERYTHING if what != "year"])
def test_what_is_there_is_had(what: str) -> None:
    """And what is not is missing."""
    assert is_match(parse_query(f"has:{what}"), FULL, SAID)
    assert not is_match(parse_query(f"no:{what}"), FULL, SAID)
    assert is_match(parse_query(f"no:{what}"), BARE, NO_READING)
    assert not is_match(parse_query(f"has:{what}"), BARE, NO_READING)


@pytest.mark.parametrize(
    ("query", "is_true"),
    [
        ("year:2020", True),
        ("year:2021..", False),
        ("year:..2020", True),
        ("year:>2020", False),
        ("has:year", True),
        ("kind:video", True),
        ("kind:vid", True),
        ("kind:post", False),
        ("is:read", True),
        ("is:left", False),
        ("is:unread", False),
        ("rating:4", True),
        ("rating:4..", True),
        ("rating:5", False),
        ("rating:..3", False),
        ("read:2026-03-05", True),
        ("read:2026-03", True),
        ("read:2026", True),
        ("read:2026-3-5..", True),
        ("read:2026-03-06..", False),
        ("read:..2026-03", True),
        ("read:..2026-02", False),
        ("-is:read", False),
        ("year:2021 OR is:read", True),
        ("", True),
    ],
)
def test_a_condition_is_true_of_a_paper(query: str, is_true: bool) -> None:
    """Ranges include both ends."""
    assert is_match(parse_query(query), FULL, SAID) is is_true


def test_nothing_is_said_of_what_is_not_known() -> None:
    """A paper without a rating or reading date is in no range of them; a year is read off the date."""
    assert not is_match(parse_query("rating:..5"), BARE, NO_READING)
    assert not is_match(parse_query("read:..2030"), BARE, NO_READING)
    assert is_match(parse_query("year:2021"), BARE, NO_READING)


def test_a_reading_date_that_is_none_is_compared_as_written() -> None:
    """A damaged log is no reason to fail."""
    assert is_match(parse_query("read:2026"), BARE, Reading(Status.READ, read_at="2026-13-45 whenever"))
