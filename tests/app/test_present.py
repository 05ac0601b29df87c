"""Rows of the list: exactly as wide as they must be, whatever the catalogue says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from papertui.app.present import (
    ASCII_GLYPHS,
    Glyphs,
    RowForm,
    marked,
    row,
    status_names,
    venue_and_year,
    venue_text,
)
from papertui.app.roles import Role
from papertui.domain.paper import Paper
from papertui.domain.reading import NO_READING, Reading, Status
from papertui.domain.visible import visible

if TYPE_CHECKING:
    from papertui.app.roles import Line

GLYPHS = Glyphs()
WIDE = RowForm(width=70, shows_venue=True, shows_rating=False)
TITLES = st.text(st.sampled_from("ab 가나☠é\u0301👍🏽\x1b\x07\n\t\u202e\u200d\ufe0f[]") | st.characters(), max_size=90)
WIDTHS = st.integers(4, 250)
GLYPH_SETS = st.sampled_from([GLYPHS, ASCII_GLYPHS, GLYPHS._replace(read="⚡", unread="가")])
READINGS = st.builds(Reading, st.sampled_from(Status), st.none() | st.integers(1, 5))


def text_of(line: Line) -> str:
    return "".join(text for text, _ in line)


def roles_of(line: Line) -> dict[str, Role]:
    return {text.strip(): role for text, role in line if text.strip()}


@pytest.mark.parametrize(
    ("paper", "shown"),
    [
        (Paper("a", "T", venue="NeurIPS 2020"), ("NeurIPS", "’20")),
        (Paper("a", "T", venue="CVPR", year=2021), ("CVPR", "’21")),
        (Paper("a", "T", venue="CVPR’21", year=2021), ("CVPR", "’21")),
        (Paper("a", "T", venue="CVPR 2021", year=2020), ("CVPR", "’21")),
        (Paper("a", "T", date="2009-06"), ("", "’09")),
        (Paper("a", "T", venue="2021"), ("", "’21")),
        (Paper("a", "T", venue="\x1bACL\n"), ("␛ACL", "")),
        (Paper("a", "T"), ("", "")),
    ],
)
def test_venue_and_year_are_told_once(paper: Paper, shown: tuple[str, str]) -> None:
    """A year in the venue's name is taken out of it and goes before the year of the paper."""
    assert venue_and_year(paper) == shown


def test_a_long_venue_is_cut_and_its_year_is_not() -> None:
    """Fourteen cells are the column."""
    text = venue_text(Paper("a", "T", venue="Transactions on Machine Learning 2023"))

    assert text == "Transacti… ’23"


def test_a_row_shows_sign_title_and_venue() -> None:
    """The sign takes two cells, venue and year stand at the right."""
    line = row(Paper("a", "Denoising", venue="CVPR 2021"), NO_READING, WIDE, GLYPHS)

    assert text_of(line) == "○  Denoising" + " " * 48 + " CVPR ’21 "
    assert roles_of(line) == {"○": Role.FAINT, "Denoising": Role.TEXT, "CVPR ’21": Role.DIM}


@pytest.mark.parametrize(
    ("status", "sign", "role"),
    [
        (Status.UNREAD, "○", Role.TEXT),
        (Status.QUEUED, "▸", Role.TEXT),
        (Status.READING, "◐", Role.TEXT),
        (Status.READ, "✔", Role.READ),
        (Status.DROPPED, "✗", Role.READ),
    ],
)
def test_every_status_has_its_sign(status: Status, sign: str, role: Role) -> None:
    """What is read or dropped is dimmed, what is left is bright; the sign says it without colour."""
    line = row(Paper("a", "Title"), Reading(status), WIDE, GLYPHS)

    assert text_of(line).startswith(f"{sign}  Title")
    assert roles_of(line)["Title"] is role


def test_a_stale_row_is_dimmed_and_a_problem_is_signed() -> None:
    """A row that only stays until the filter changes is grey; a problem is told in place of the status."""
    stale = row(Paper("a", "Title"), NO_READING, WIDE, GLYPHS, is_stale=True)
    troubled = row(Paper("a", "Title", has_problems=True), Reading(Status.READ), WIDE, GLYPHS)

    assert roles_of(stale)["Title"] is Role.READ
    assert roles_of(troubled)["▲"] is Role.PROBLEM


def test_titles_stand_in_one_column_beside_the_stars() -> None:
    """With a rating or without, the title begins in the same cell."""
    form = RowForm(width=40, shows_venue=False, shows_rating=True)

    rated, unrated = (text_of(row(Paper("a", "Title"), Reading(rating=stars), form, GLYPHS)) for stars in (4, None))

    assert rated.index("Title") == unrated.index("Title") == 5
    assert rated.startswith("○ ★4 Title")


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, "in summary  CVPR ’21"),
        (34, "in summary"),
        (25, "CVPR ’21"),
        (20, ""),
    ],
)
def test_a_narrow_row_keeps_its_title(width: int, shown: str) -> None:
    """What stands at the right goes piece by piece before the title has less than twelve cells."""
    form = RowForm(width, shows_venue=True, shows_rating=False)

    line = row(Paper("a", "T" * 300, venue="CVPR 2021"), NO_READING, form, GLYPHS, hit_field="summary")

    assert text_of(line).partition("…")[2].strip() == shown
    assert text_of(line).count("T") >= 11


def test_hits_are_marked_in_what_is_shown() -> None:
    """The spans of a cut title move with it."""
    form = RowForm(width=24, shows_venue=False, shows_rating=False)
    title = "A Very Long Title About Diffusion"

    line = row(Paper("a", title), NO_READING, form, GLYPHS, hits=[(24, 33)])

    assert [text for text, role in line if role is Role.HIT] == ["Diffusion"]
    assert "…" in text_of(line)


@pytest.mark.parametrize(("width", "marked"), [(60, ["CVPR"]), (34, [])])
def test_a_venue_is_marked_where_it_is_shown(width: int, marked: list[str]) -> None:
    """Behind the name of the field that was hit; a narrow row leaves the venue out."""
    form = RowForm(width, shows_venue=True, shows_rating=False)
    paper = Paper("a", "Denoising Diffusion Models", venue="CVPR 2021")

    line = row(paper, NO_READING, form, GLYPHS, venue_hits=[(0, 4)], hit_field="summary")

    assert [text for text, role in line if role is Role.HIT] == marked


@pytest.mark.parametrize("title", ["", "   ", "\u200b", "\n"])
def test_a_paper_without_a_title_says_so(title: str) -> None:
    """No row is blank, whatever was to be marked in it."""
    line = row(Paper("a", title), NO_READING, WIDE, GLYPHS, hits=[(0, 1)])

    assert "(no title)" in text_of(line)
    assert Role.HIT not in roles_of(line).values()


@given(
    title=TITLES,
    venue=TITLES,
    width=WIDTHS,
    shows_venue=st.booleans(),
    shows_rating=st.booleans(),
    reading=READINGS,
    glyphs=GLYPH_SETS,
)
@example(
    title="가" * 9999,
    venue="나",
    width=31,
    shows_venue=True,
    shows_rating=True,
    reading=Reading(Status.READ, 5),
    glyphs=GLYPHS,
)
def test_a_row_is_exactly_as_wide_as_its_list(  # noqa: PLR0913, PLR0917 — all that a row depends on
    title: str, venue: str, width: int, shows_venue: bool, shows_rating: bool, reading: Reading, glyphs: Glyphs
) -> None:
    """For any title and venue, in any width."""
    form = RowForm(width, shows_venue, shows_rating)
    hits = [(0, 1), (len(visible(title)) // 2, len(visible(title)))]

    paper = Paper("a", title, venue=venue, year=2021)
    venue_hits = [(0, 1), (len(venue_text(paper)) - 1, len(venue_text(paper)))]

    line = row(paper, reading, form, glyphs, hits=hits, venue_hits=venue_hits, hit_field="venue")

    assert cell_len(text_of(line)) == width
    assert text_of(line).isprintable()


def test_spans_that_overlap_or_are_empty_are_passed_over() -> None:
    """No letter is shown twice, none is lost."""
    pieces = marked("abcdef", [(3, 5), (1, 4), (2, 2), (0, 1)], Role.TEXT)

    assert pieces == [("a", Role.HIT), ("bcd", Role.HIT), ("ef", Role.TEXT)]


def test_every_status_has_a_sign_and_a_word() -> None:
    """No two signs of a set are the same, so a status is told without colour."""
    for glyphs in (GLYPHS, ASCII_GLYPHS):
        assert len({glyphs.of(status) for status in Status}) == len(Status)
        assert status_names(glyphs)[Status.READ] == f"{glyphs.read} read"
    assert all(sign.isascii() for sign in ASCII_GLYPHS)
