"""The table fits the terminal, shows the status by a sign, and lets nothing through."""

from __future__ import annotations

import pytest

from papertui.cli.cells import cell_width
from papertui.cli.table import paper_lines, place_of, sign_of
from papertui.domain.paper import Paper
from papertui.domain.reading import NO_READING, Reading, Status
from papertui.storage.config_file import Glyphs

PAPERS = [
    (Paper("ho2020denoising", "Denoising Diffusion Probabilistic Models", venue="NeurIPS 2020", year=2020), NO_READING),
    (Paper("리뷰", "논문 리뷰: 잠재 확산 모형으로 하는 고해상도 그림 만들기", year=2023), Reading(Status.READ)),
    (Paper("x" * 60, "A\x1b[31m\nB \u202e", venue="V" * 40, has_problems=True), Reading(Status.QUEUED)),
]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Except by an id that is longer than ids are."""
    lines = paper_lines(PAPERS[:2], Glyphs(), width=width)

    assert all(cell_width(line) <= max(width, 40) for line in lines)


@pytest.mark.parametrize("width", [None, 80])
def test_nothing_passes_that_moves_the_cursor(width: int | None) -> None:
    lines = paper_lines(PAPERS, Glyphs(), width=width)

    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)


def test_without_a_terminal_nothing_is_cut() -> None:
    long = Paper("a", "word " * 40, venue="NeurIPS", year=2020)

    [line] = paper_lines([(long, NO_READING)], Glyphs())

    assert line == f"○ a  {'word ' * 40}  NeurIPS 2020"


def test_colours_stand_only_where_they_may() -> None:
    plain = paper_lines(PAPERS[:1], Glyphs(), width=80)
    [coloured] = paper_lines(PAPERS[:1], Glyphs(), width=80, is_coloured=True)

    assert "\x1b[2m" in coloured
    assert coloured.replace("\x1b[2m", "").replace("\x1b[0m", "") == plain[0]


@pytest.mark.parametrize(
    ("glyphs", "status", "sign"),
    [
        (Glyphs(), Status.READ, "✔"),
        (Glyphs(set="ascii"), Status.READ, "x"),
        (Glyphs(read="⚡"), Status.READ, "⚡"),
        (Glyphs(read="✔\ufe0f"), Status.READ, "✔"),
        (Glyphs(set="ascii"), Status.UNREAD, "."),
    ],
)
def test_the_reader_chooses_the_signs(glyphs: Glyphs, status: Status, sign: str) -> None:
    assert sign_of(status, glyphs) == sign


@pytest.mark.parametrize(
    ("paper", "place"),
    [
        (Paper("a", "A", venue="NeurIPS 2020", year=2020), "NeurIPS 2020"),
        (Paper("a", "A", venue="ICLR", year=2021), "ICLR 2021"),
        (Paper("a", "A", date="2021-12"), "2021"),
        (Paper("a", "A", venue="Blog"), "Blog"),
        (Paper("a", "A"), ""),
    ],
)
def test_the_year_is_told_once(paper: Paper, place: str) -> None:
    assert place_of(paper) == place
