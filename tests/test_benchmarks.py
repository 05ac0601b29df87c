"""The benchmark's own ground: its catalogues are sound, and its table says what was and was not reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.__main__ import SECTIONS, main
from benchmarks.bibliographies import ENTRIES, zotero_bibtex
from benchmarks.distractors import distractors
from benchmarks.generated import write_catalogue
from benchmarks.report import Peer, Row, ahead_of, alone, amount, beside, on_top_of, table
from benchmarks.timing import Times, in_turns
from papertui.exchange.bibtex_read import read_bibtex
from papertui.list_files import SIZE_LIMIT
from papertui.storage.catalogue_file import read_catalogue

if TYPE_CHECKING:
    from pathlib import Path

PEER = Peer("a peer", 0.010)


def test_a_generated_catalogue_has_no_problem(tmp_path: Path) -> None:
    """What is measured is a catalogue like any other, with as many entries as it says."""
    file = read_catalogue(write_catalogue(tmp_path, 410))

    assert file.is_whole
    assert file.problems == ()
    assert len(file.catalogue.papers) == 410


def test_a_generated_bibliography_has_no_problem() -> None:
    """Every entry is read, with what Zotero says of it, and fits the size an import may have."""
    papers = distractors(200)

    text = zotero_bibtex(papers)
    found = read_bibtex(text)

    assert (found.problems, found.unused) == ((), ())
    assert [entry.paper.title for entry in found.entries] == [paper.title for paper in papers]
    assert all("Jörg Müller" in entry.paper.authors and entry.paper.arxiv for entry in found.entries)
    assert len(text) / 200 * ENTRIES <= SIZE_LIMIT


@pytest.mark.parametrize(
    ("row", "is_reached"),
    [
        (alone("x", 0.008, most=0.008), True),
        (alone("x", 0.009, most=0.008), False),
        (alone("x", 0.009), None),
        (beside("x", 0.013, PEER, most=1.3), True),
        (beside("x", 0.014, PEER, most=1.3), False),
        (beside("x", 0.014, PEER), None),
        (on_top_of("x", 0.015, PEER, extra=0.005), True),
        (on_top_of("x", 0.016, PEER, extra=0.005), False),
        (ahead_of("x", 0.009, PEER), True),
        (ahead_of("x", 0.010, PEER), False),
    ],
)
def test_a_row_says_whether_it_is_reached(row: Row, is_reached: bool | None) -> None:
    """A limit that is just met is met; a race must be won."""
    assert row.is_reached is is_reached


def test_the_table_stands_in_columns() -> None:
    """Every line begins its columns where the headings do."""
    lines = list(table([beside("a short one", 0.0131, PEER, most=1.3), alone("a much longer name", 2.5)]))

    assert lines[2].split() == [
        "a",
        "short",
        "one",
        "13.1",
        "ms",
        "10.0",
        "ms",
        "a",
        "peer",
        "1.31",
        "×",
        "≤",
        "1.3",
        "×",
        "NO",
    ]
    assert lines[3].startswith("a much longer name")
    assert lines[0].index("to reach") == lines[2].index("≤")


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (0.0005, "s", "0.5 ms"),
        (0.25, "s", "250 ms"),
        (1.5, "s", "1.50 s"),
        (3 * 2**20, "B", "3 MB"),
        (0.9, "R@1", "0.9 R@1"),
    ],
)
def test_a_figure_is_written_for_readers(number: float, unit: str, text: str) -> None:
    assert amount(number, unit) == text


def test_measures_take_turns_and_the_first_round_does_not_count() -> None:
    """Each is called once to warm up, then in every round."""
    calls: list[str] = []

    def measure(name: str) -> float:
        calls.append(name)
        return float(len(calls))

    times = in_turns({"a": lambda: measure("a"), "b": lambda: measure("b")}, rounds=2)

    assert calls == ["a", "b", "a", "b", "a", "b"]
    assert times == {"a": Times((3.0, 5.0)), "b": Times((4.0, 6.0))}
    assert (times["a"].median, times["a"].longest) == (4.0, 5.0)


def test_an_unknown_section_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong words name the right ones, and nothing is measured."""
    code = main(["storage"])

    told = capsys.readouterr().err
    assert code == 2
    assert all(section in told for section in ("storage", *SECTIONS))
