"""Signs, boxes, words and legends."""

from __future__ import annotations

import pytest

from papertui.domain.reading import Status
from papertui.exchange.markdown_marks import marks_of, read_sign

USUAL = marks_of([])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("✅ A Title", Status.READ),
        ("A Title ✔️", Status.READ),
        ("A Title :zap:", Status.READ),
        ("A Title :heavy_check_mark: \\", Status.READ),
        ("- [x] A Title", Status.READ),
        ("- [X] A Title", Status.READ),
        ("[ ] A Title", Status.UNREAD),
        ("- [x](https://a.org) A link named x", None),
        ("⬜ A Title", Status.UNREAD),
        ("⭐ A Title", None),
        ("🏠 📝 🏆 A Title", None),
        ("A Title", None),
    ],
)
def test_a_title_line_is_marked_by_signs_and_boxes(text: str, status: Status | None) -> None:
    """Check marks and lightnings say read; stars, houses, notes and cups say nothing."""
    assert USUAL.status_in(text) is status


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Read", Status.READ),
        ("**Done**", Status.READ),
        ("읽음", Status.READ),
        ("已读", Status.READ),
        ("既読", Status.READ),
        ("2024-05-01", Status.READ),
        ("✅ 📝", Status.READ),
        ("[x]", Status.READ),
        ("In progress", Status.READING),
        ("To Read", Status.UNREAD),
        ("perhaps", None),
        ("", None),
    ],
)
def test_a_cell_is_marked_by_words_too(cell: str, status: Status | None) -> None:
    """Under a column of marks words of several languages and dates count."""
    assert USUAL.status_of_cell(cell) is status


@pytest.mark.parametrize(
    ("legend", "sign"),
    [
        ("Everything I have read is marked with a 🍀.", "🍀"),
        ("Once read, it is tagged by :four_leaf_clover:", ":four_leaf_clover:"),
        ("🍀 = Read | 🌱 = To Read", "🍀"),
        ("**Legend:** 🍀: done", "🍀"),
        ("> ⚡ = read, 🍀 = read and presented", "🍀"),
        ("🍀 = read (twice)", "🍀"),
    ],
)
def test_a_legend_names_the_sign_of_read(legend: str, sign: str) -> None:
    """A line that explains a sign wins over the usual ones, and is known as the legend."""
    marks = marks_of([(7, legend)])

    assert marks.status_in(f"A Title {sign}") is Status.READ
    assert marks.status_in("A Title ✅") is None
    assert marks.legends == {7}


def test_a_legend_in_its_short_name_holds_for_the_sign_too() -> None:
    """``:zap:`` and ⚡ are one sign."""
    assert marks_of([(1, "All that I have read is marked with a :zap:.")]).status_in("A ⚡") is Status.READ


@pytest.mark.parametrize("text", ["not read are marked with a 🍀", "🍀: a must", "x" * 700 + " 🍀 = read"])
def test_other_lines_are_no_legend(text: str) -> None:
    """A sign explained by something else, or in a long text, changes nothing."""
    assert marks_of([(1, text)]).legends == frozenset()


def test_a_title_is_without_its_marks() -> None:
    """Box and signs are cut from the text."""
    assert USUAL.without_marks("[x] A Title ✔️ :zap:").split() == ["A", "Title"]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("- ✅ a\n- ✅ b\n- ⚡ c\n", "✅"),
        ("- a :zap:\\\n", "⚡"),
        ("- [x] a\n", "✔"),
        ("- a :ballot_box_with_check:", "✔"),
        ("Read papers are marked with a ♥.\n- ♥ a\n- ⭐ b ✅\n- ✅ c\n- ♥ c", "♥"),
        ("", "✔"),
    ],
)
def test_a_list_has_a_sign_for_read(text: str, sign: str) -> None:
    """The one of its legend, else the one it uses most; a name of a sign is shown as the sign."""
    assert read_sign(text) == sign


@pytest.mark.parametrize("text", [":hourglass: reading  ", "- ⌛ Reading", "> ⌛ in progress."])
def test_a_line_of_a_sign_and_its_word_is_a_legend(text: str) -> None:
    """It needs no sign of equality when nothing else stands there; a heading is none."""
    assert Status.READING in marks_of([(3, text)]).statuses.values()
    assert marks_of([(3, f"## {text}")]).legends == frozenset()
