"""Labels of links that are free, and venues with a year."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.paper import free_label, split_venue


def test_labels_are_counted_on() -> None:
    """The first is as it is given, the second has a 2; ten thousand take no longer than they should."""
    taken: dict[str, str] = {}
    began = perf_counter()

    for _ in range(10_000):
        taken[free_label("Paper", taken)] = ""

    assert list(taken)[:3] == ["Paper", "Paper 2", "Paper 3"]
    assert list(taken)[-1] == "Paper 10000"
    assert perf_counter() - began < 5


@given(st.sets(st.sampled_from(["Paper", "Code", *(f"Paper {number}" for number in range(2, 9))])))
def test_a_free_label_is_free(taken: set[str]) -> None:
    """Also where numbers are missing; and nothing is counted that need not be."""
    label = free_label("Paper", dict.fromkeys(taken, ""))

    assert label not in taken
    assert label == "Paper" or "Paper" in taken


@pytest.mark.parametrize(
    ("venue", "name", "year"),
    [
        ("CVPR 2021", "CVPR", 2021),
        ("CVPR’21", "CVPR", 2021),
        ("CVPR2021 ", "CVPR", 2021),
        ("CVPR, (2021)", "CVPR", 2021),
        ("J. of X [ - '98]", "J. of X", 1998),
        ("2021", "", 2021),
        ("arXiv:1512.2021", "arXiv:1512.2021", None),
        ("CVPR 2021 workshop", "CVPR 2021 workshop", None),
    ],
)
def test_a_venue_and_its_year(venue: str, name: str, year: int | None) -> None:
    """However it is joined to the name."""
    assert split_venue(venue) == (name, year)


@pytest.mark.parametrize("piece", ["(", " ", "2020 ", "’21", "- ", "20"])
def test_a_long_venue_takes_no_longer_than_its_length(piece: str) -> None:
    """Signs that may stand before a year, and years, in any number."""
    began = perf_counter()

    split_venue(piece * 100_000 + "x")

    assert perf_counter() - began < 5
