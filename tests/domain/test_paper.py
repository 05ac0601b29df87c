"""Labels of links that are free."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.paper import free_label


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
