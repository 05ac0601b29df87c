"""CSV that a spreadsheet opens and does not run."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from papertui.domain.paper import Paper
from papertui.domain.reading import NO_READING, Reading, Status
from papertui.exchange.csv_write import COLUMNS, csv_text
from tests.exchange.papers import ANY_PAPER, DDPM

if TYPE_CHECKING:
    from collections.abc import Sequence


def rows(papers: Sequence[Paper], reading: Reading = NO_READING) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(papers, lambda _id: reading), newline="")))


def test_a_paper_is_a_row() -> None:
    """Several names, paths and links are joined; the log's words stand behind the catalogue's."""
    [row] = rows([DDPM], Reading(status=Status.READ, rating=5))

    assert row["authors"] == "Jonathan Ho; Ajay Jain; Pieter Abbeel"
    assert row["categories"] == "Papers > Must-Read"
    assert row["links"].startswith("Paper: https://arxiv.org/abs/2006.11239v2; Github: ")
    assert (row["year"], row["status"], row["rating"], row["doi"]) == ("2020", "read", "5", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(start: str) -> None:
    """A sign that would make it one gets an apostrophe before it."""
    [row] = rows([Paper("a", f"{start}1+1")])

    assert row["title"] == f"'{start}1+1".replace("\r", "\n")


def test_a_summary_keeps_its_lines() -> None:
    """Quotes, commas and newlines are in quotes; control characters are blanks."""
    [row] = rows([Paper("a", 'a "b", c', summary="One\nTwo\x1b[2J")])

    assert (row["title"], row["summary"]) == ('a "b", c', "One\nTwo [2J")


@given(ANY_PAPER)
def test_any_paper_is_a_row(paper: Paper) -> None:
    """Of all columns, and none that begins as a formula does."""
    [row] = rows([paper])

    assert tuple(row) == COLUMNS
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
