"""Tree, header and footer: exactly as wide as they must be, and what has no room goes whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from papertui.app.present import (
    ASCII_GLYPHS,
    BAR_WIDTH,
    Branch,
    Glyphs,
    TreeForm,
    bar,
    footer,
    header,
    tree_number,
    tree_row,
)
from papertui.app.roles import Role
from papertui.domain.category import Counts

if TYPE_CHECKING:
    from papertui.app.roles import Line

GLYPHS = Glyphs()
TITLES = st.text(st.sampled_from("ab 가나☠é\u0301👍🏽\x1b\x07\n\t\u202e\u200d\ufe0f[]") | st.characters(), max_size=90)
WIDTHS = st.integers(4, 250)
GLYPH_SETS = st.sampled_from([GLYPHS, ASCII_GLYPHS, GLYPHS._replace(read="⚡", unread="가")])
COUNTS = st.builds(Counts, *[st.integers(0, 60_000)] * 3)


def text_of(line: Line) -> str:
    return "".join(text for text, _ in line)


def roles_of(line: Line) -> dict[str, Role]:
    return {text.strip(): role for text, role in line if text.strip()}


@given(TITLES, COUNTS, st.integers(0, 9), st.sampled_from(["", "▾", "가"]), WIDTHS, st.booleans(), GLYPH_SETS)
def test_a_tree_row_is_exactly_as_wide_as_the_tree(  # noqa: PLR0913, PLR0917 — all that a row depends on
    name: str, counts: Counts, depth: int, fold: str, width: int, shows_bars: bool, glyphs: Glyphs
) -> None:
    """For any name at any depth."""
    number_width = cell_len(tree_number(counts, glyphs, shows_bars=shows_bars))
    form = TreeForm(width, shows_bars, 2, number_width)

    line = tree_row(Branch(name, counts, depth, fold), form, glyphs)

    assert cell_len(text_of(line)) == width
    assert text_of(line).isprintable()


@given(TITLES, TITLES, COUNTS, WIDTHS, GLYPH_SETS)
def test_the_header_is_exactly_as_wide_as_the_screen(
    title: str, place: str, counts: Counts, width: int, glyphs: Glyphs
) -> None:
    """For any title and folder; the number is there as soon as it has room."""
    text = text_of(header(title, place, counts, width, glyphs))

    assert cell_len(text) == width
    assert text.isprintable()
    if width >= 30:
        assert text.endswith(f" {counts.read}/{counts.considered} ")


@given(st.lists(st.tuples(TITLES, TITLES), max_size=12), WIDTHS)
def test_the_footer_is_exactly_as_wide_as_the_screen(keys: list[tuple[str, str]], width: int) -> None:
    """Whatever a reader has called the keys, and links their labels; the help stays last."""
    text = text_of(footer(keys, width, ("?", "more")))

    assert cell_len(text) == width
    assert text.isprintable()
    if width >= 8:
        assert text.rstrip().endswith("? more")


@pytest.mark.parametrize(
    ("read", "left", "shown"),
    [
        (0, 0, "──────"),
        (0, 7, "──────"),
        (1, 999, "╾─────"),
        (1, 1, "━━━───"),
        (5, 7, "━━╾───"),
        (999, 1, "━━━━━╾"),
        (7, 0, "━━━━━━"),
    ],
)
def test_a_bar_tells_begun_from_done(read: int, left: int, shown: str) -> None:
    """One paper read shows, one paper left shows too; nothing read is the track alone."""
    line = bar(Counts(read, left), BAR_WIDTH, GLYPHS)

    assert text_of(line) == shown
    assert roles_of(line).get("━━━━━━", Role.DONE) is Role.DONE


@given(COUNTS, st.integers(1, 40))
def test_a_bar_never_shrinks_as_papers_are_read(counts: Counts, width: int) -> None:
    """It is as wide as asked, and one paper more never makes it shorter."""
    further = Counts(counts.read + 1, max(0, counts.left - 1))
    now, then = bar(counts, width, GLYPHS), bar(further, width, GLYPHS)

    assert len(text_of(now)) == len(text_of(then)) == width
    assert text_of(then).count("─") <= text_of(now).count("─")


@pytest.mark.parametrize(
    ("counts", "shows_bars", "number"),
    [
        (Counts(3, 4, 2), True, "3/7"),
        (Counts(3, 4), False, "4"),
        (Counts(3, 0), False, "✔"),
        (Counts(0, 0, 2), False, "0"),
        (Counts(), True, "0/0"),
    ],
)
def test_a_tree_row_counts_what_is_read_or_left(counts: Counts, shows_bars: bool, number: str) -> None:
    """Dropped papers count on neither side; in a narrow tree a finished category has the sign of read papers."""
    assert tree_number(counts, GLYPHS, shows_bars=shows_bars) == number


def test_a_finished_category_is_told_by_its_role() -> None:
    """All read is done; nothing to read is not."""
    form = TreeForm(38, shows_bars=True, indent=2, number_width=5)

    finished = tree_row(Branch("Posts", Counts(4, 0), 1, "▾"), form, GLYPHS)
    empty = tree_row(Branch("Posts", Counts(), 1, ""), form, GLYPHS)

    assert text_of(finished) == "  ▾ Posts" + " " * 16 + "━━━━━━" + "   4/4 "
    assert finished[-1] == ("  4/4 ", Role.DONE)
    assert empty[-1] == ("  0/0 ", Role.DIM)


def test_a_list_from_the_log_has_a_number_and_no_bar() -> None:
    """Queued is no progress."""
    form = TreeForm(38, shows_bars=True, indent=2, number_width=3)

    text = text_of(tree_row(Branch("Queued", Counts(left=12), 0, "", is_tally=True), form, GLYPHS))

    assert text.split() == ["Queued", "12"]


def test_a_deep_category_keeps_its_name() -> None:
    """The indent ends at a third of the tree."""
    text = text_of(
        tree_row(
            Branch("Diffusion", Counts(), 40, "▾"), TreeForm(26, shows_bars=False, indent=1, number_width=2), GLYPHS
        )
    )

    assert "Diffusion" in text


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (80, ["◆", "papertui", "Diffusion", "models", "~/lists", "━━━━━─────", "31/63"]),
        (40, ["◆", "papertui", "Diffusion", "…", "━━━━────", "31/63"]),
        (28, ["◆", "papertui", "━━━━────", "31/63"]),
        (20, ["◆", "papertui", "31/63"]),
        (8, ["◆", "pape…"]),
    ],
)
def test_the_header_drops_what_has_no_room(width: int, words: list[str]) -> None:
    """First the folder, then the title, then the bar; the number last."""
    assert text_of(header("Diffusion models", "~/lists", Counts(31, 32), width, GLYPHS)).split() == words


def test_the_footer_drops_whole_pairs() -> None:
    """A key without its word, or half a word, would tell nothing."""
    keys = [("/", "search"), ("r", "read"), ("e", "edit")]

    assert text_of(footer(keys, 40, ("?", "more"))) == " / search  r read  e edit  ? more" + " " * 7
    assert text_of(footer(keys, 30, ("?", "more"))) == " / search  r read  ? more" + " " * 5
    assert text_of(footer([("1", "label " * 9)], 40, ("?", "more"))).startswith(" 1 label label label l…  ? more")
