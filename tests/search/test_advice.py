"""Advice on queries that find nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.reading import Status
from papertui.search.advice import advice_on
from papertui.search.conditions import CONDITION_FIELDS


def today() -> date:
    return date(2026, 1, 31)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("is:foo", "is: does not know 'foo'; it takes unread, queued, reading, read, dropped, left"),
        ("ddpm -kind:foo", "kind: does not know 'foo'"),
        ("has:foo no:foo", "has: does not know 'foo'; it takes code, summary"),
        ("year:abc", "year: does not know 'abc'; it takes years: 2020, 2020.., 2018..2020"),
        ("rated:many", "rated: does not know 'many'; it takes 1 to 5"),
        ("read:soon", "read: does not know 'soon'; it takes days"),
        ("year:2025..2020", "year:2025..2020 ends before it begins"),
        ("athor:ho", "there is no field athor: but title:, author:"),
    ],
)
def test_a_piece_that_is_not_understood_is_named(query: str, told: str) -> None:
    """With what its field takes, or the fields there are."""
    assert advice_on(query, today).startswith(told)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "ddpm",
        "is:left",
        "is:rea",
        "author:nobody",
        "category:none",
        "https://a.org/x",
        '"foo:bar baz"',
        "foo:",
        "read:30d",
    ],
)
def test_what_is_understood_needs_no_advice(query: str) -> None:
    """Words, phrases, addresses, and fields with a value they know or may come to know."""
    assert advice_on(query, today) == ""


def test_the_statuses_named_are_all_there_are() -> None:
    """And what stands for several."""
    told = advice_on("is:foo", today)

    assert all(status.value in told for status in Status)


@given(st.text() | st.builds("{}:{}".format, st.sampled_from(sorted(CONDITION_FIELDS)), st.text()))
def test_any_text_is_looked_at(text: str) -> None:
    """Nothing raises."""
    assert "\n" not in advice_on(text, today)
