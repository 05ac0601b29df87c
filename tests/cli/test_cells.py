"""Widths count cells, and fitted text has exactly the cells asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.cli.cells import cell_width, fitted
from papertui.domain.visible import visible


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("é", 1), ("논문", 4), ("ε_θ", 3), ("e\u0301", 1), ("한", 2), ("ﾊ", 1), ("！", 2), ("½ⅷ", 2)],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert cell_width(text) == cells


def test_ambiguous_characters_are_as_wide_as_the_terminal_makes_them() -> None:
    assert (cell_width("ε½○", 1), cell_width("ε½○", 2)) == (3, 6)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("abc", 5, "abc  "), ("abc", 3, "abc"), ("abcd", 3, "ab…"),
        ("논문리뷰", 5, "논문…"), ("논문리뷰", 4, "논… "), ("abc", 0, ""),
    ],
)  # fmt: skip
def test_text_is_padded_or_cut(text: str, width: int, shown: str) -> None:
    assert fitted(text, width) == shown


@given(st.text(), st.integers(0, 30), st.sampled_from([1, 2]))
def test_fitted_text_has_exactly_the_width(text: str, width: int, ambiguous: int) -> None:
    """Whatever the text is, its columns stay aligned."""
    assert cell_width(fitted(visible(text), width, ambiguous), ambiguous) == width
