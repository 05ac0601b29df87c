"""Some hundred damaged texts for every reader (P7, P8, P12): none ends it, none takes long; `make fuzz` tries more."""

from __future__ import annotations

import pytest

from papertui.errors import PapertuiError
from tests.fuzz import fuzzing, models
from tests.fuzz.fuzzing import Target
from tests.fuzz.list_models import LISTS
from tests.fuzz.mutation import LARGE
from tests.fuzz.targets import RUNS, undo_history
from tests.fuzz.twins import TWINS, not_caught

COUNT = 150
SOUND = [
    (name, text)
    for name, sound in {
        "catalogues": models.CATALOGUES[:2],  # the third cannot be edited in place
        "logs": models.LOGS,
        "configs": models.CONFIGS,
        "queries": models.QUERIES,
        "pasted": models.PASTED,
        "lists": models.LISTS,
        "grammars": LISTS,
        "bibliographies": models.BIBLIOGRAPHIES,
    }.items()
    for text in sound
]
ROWS = [  # a sign, and the list whose title, names or box it stands in again and again
    ("` ", "- [Fold{}ing](https://a.org)\n"),
    ("(", "1. Fold{}ing. Ann Lee. ICML'21. <https://a.org>\n"),
    ("⬜", "## To do\n\n- [x] [Folding](https://a.org) ⭐\n- [ ] Third {}fold\n- [ ] Fourth\n"),
    (".", "- [{}Folding](https://a.org)\n"),
    ("_ ", "**Folding** :zap: \\\n_ {}Ann Lee\n"),
    ("**", "**Folding** :zap: \\\n*Ann {}Lee* \\\nICML 2021\n"),
    ("')", "- Folding <https://a.org/x{}>\n"),
]
QUICK = [name for name in TWINS if name != "never ends"]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Coverage and the tests beside slow a reader down threefold; `make fuzz` keeps the limit itself."""
    monkeypatch.setattr("tests.fuzz.fuzzing.SECONDS_AT_LEAST", 4 * fuzzing.SECONDS_AT_LEAST)
    monkeypatch.setattr("tests.fuzz.fuzzing.SECONDS_A_MIB", 4 * fuzzing.SECONDS_A_MIB)


@pytest.mark.parametrize("name", RUNS)
def test_p7_p8_p12_any_text_is_survived(name: str) -> None:
    """P7, P8, P12: no error but papertui's own, no long wait, no growing memory, and what comes of it is sound."""
    tally = RUNS[name](COUNT, 7)

    assert tally.failures == []
    assert tally.inputs == COUNT


@pytest.mark.parametrize("name", QUICK)
def test_a_bad_reader_is_caught(name: str) -> None:
    """One that raises, one that changes other bytes, one that runs too deep, one that keeps all it reads."""
    assert not_caught(name) == []


@pytest.mark.parametrize(("sign", "text"), ROWS)
def test_p12_a_long_row_of_one_sign_is_read_like_any_text(sign: str, text: str) -> None:
    """P12: patterns that begin anew at every sign of it would be ended before they are through."""
    row = text.format(sign * (LARGE // len(sign)))

    assert Target("grammars", lambda _seed: iter([row.encode()]), RUNS["grammars"].read)(1, 0).failures == []


def test_every_format_has_a_bad_reader() -> None:
    """So that none is fuzzed by what could not catch anything."""
    assert {format_name for format_name, *_ in TWINS.values()} == set(RUNS)


def test_a_reader_that_hangs_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended, and told."""
    monkeypatch.setattr("tests.fuzz.fuzzing.SECONDS_AT_LEAST", 0.02)

    assert not_caught("never ends") == []


@pytest.mark.parametrize(("name", "text"), SOUND)
def test_a_sound_text_is_taken(name: str, text: str) -> None:
    """What is damaged is sound before: not even papertui's own errors are raised."""
    refused: list[PapertuiError] = []
    try:
        RUNS[name].read(text.encode())
    except PapertuiError as error:
        refused.append(error)

    assert refused == []


def test_a_sound_history_is_undone() -> None:
    """So the damage is done to steps that would be taken: a text, a mark."""
    assert [undo_history(text.encode()) for text in models.HISTORIES] == [("year of a",) * 2, ("a", "a")]


def test_the_same_seed_gives_the_same_texts() -> None:
    """So that a failure can be looked at."""
    one, other = (RUNS["lists"](20, 3) for _ in range(2))

    assert (one.size, one.inputs) == (other.size, other.inputs)
