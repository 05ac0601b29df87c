"""Some hundred damaged lists; `fuzz_lists(10_000, 1)` tries more."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from tests.exchange import list_fuzz
from tests.exchange.list_fuzz import damaged_lists, fuzz_lists, survive
from tests.exchange.list_models import LISTS

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 300


def test_every_damaged_list_is_read_or_refused() -> None:
    """None raises anything else, none takes more than five seconds a MiB."""
    figures = fuzz_lists(COUNT, 3)

    assert figures.failures == []
    assert figures.taken + figures.refused == COUNT
    assert figures.refused > 0
    assert figures.entries > COUNT


@pytest.mark.parametrize("text", LISTS)
def test_what_is_damaged_is_sound_before(text: str, tmp_path: Path) -> None:
    """Each grammar gives its entries."""
    assert survive(tmp_path, text.encode()) >= 3


def test_the_same_seed_makes_the_same_lists() -> None:
    """So that a failure can be looked at."""
    assert list(islice(damaged_lists(5), 20)) == list(islice(damaged_lists(5), 20))


@pytest.mark.parametrize("error", [ValueError, RecursionError])
def test_a_reader_that_raises_is_caught(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    """And told with the list that did it."""

    def raising(_folder: Path, _content: bytes) -> int:
        raise error

    monkeypatch.setattr(list_fuzz, "survive", raising)

    figures = fuzz_lists(2, 1)

    assert len(figures.failures) == 2
    assert error.__name__ in figures.failures[0]


def test_a_reader_that_hangs_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended, and told."""

    def hanging(_folder: Path, _content: bytes) -> int:
        while True:
            pass

    monkeypatch.setattr(list_fuzz, "survive", hanging)
    monkeypatch.setattr(list_fuzz, "SECONDS_AT_LEAST", 0.02)

    assert "not done" in fuzz_lists(1, 1).failures[0]
