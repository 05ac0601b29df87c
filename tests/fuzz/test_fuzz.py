"""Some hundred damaged texts for every reader (P7, P8, P12): none ends it, none takes long; `make fuzz` tries more."""

from __future__ import annotations

import pytest

from tests.fuzz.targets import RUNS
from tests.fuzz.twins import TWINS, not_caught

COUNT = 150
QUICK = [name for name in TWINS if name != "hanging"]


@pytest.mark.parametrize("name", RUNS)
def test_p7_p8_p12_any_text_is_survived(name: str) -> None:
    """P7, P8, P12: no error but papertui's own, no long wait, no growing memory, and what comes of it is sound."""
    tally = RUNS[name](COUNT, 7)

    assert tally.failures == []
    assert tally.inputs == COUNT


@pytest.mark.parametrize("name", QUICK)
def test_a_bad_reader_is_caught(name: str) -> None:
    """One that raises, one that changes other bytes, one that runs too deep, one that hoards."""
    assert not_caught(name) == []


def test_a_reader_that_hangs_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended, and told."""
    monkeypatch.setattr("tests.fuzz.fuzzing.SECONDS_AT_LEAST", 0.02)

    assert not_caught("hanging") == []


def test_the_same_seed_gives_the_same_texts() -> None:
    """So that a failure can be looked at."""
    one, other = (RUNS["lists"](20, 3) for _ in range(2))

    assert (one.size, one.inputs) == (other.size, other.inputs)
