"""Categories found by what is typed of them."""

from __future__ import annotations

import pytest

from papertui.domain.category import path_text
from papertui.search.category_names import fitting_categories

PATHS = (
    ("Papers",),
    ("Papers", "Must-Read"),
    ("Papers", "Image Generation"),
    ("Resources",),
    ("Resources", "Introductory Posts"),
    ("Résumés",),
    ("영상",),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("must", ["Papers > Must-Read"]),
        ("mr", ["Papers > Must-Read"]),
        ("pa mu", ["Papers > Must-Read"]),
        ("mu pa", ["Papers > Must-Read"]),
        ("Papers > Must-Read", ["Papers > Must-Read"]),
        ("papers/im", ["Papers > Image Generation"]),
        ("res", ["Resources", "Résumés", "Resources > Introductory Posts"]),
        ("gen", ["Papers > Image Generation"]),
        ("read", ["Papers > Must-Read"]),
        ("ory", ["Resources > Introductory Posts"]),
        ("imgen", ["Papers > Image Generation"]),
        ("ppost", []),
        ("rpost", ["Resources > Introductory Posts"]),
        ("영", ["영상"]),
        ("resume", ["Résumés"]),
        ("aagn", []),
        ("zz", []),
        ("  >  ", [path_text(path) for path in PATHS]),
    ],
)
def test_the_best_fit_comes_first(typed: str, found: list[str]) -> None:
    """A name's beginning before a word's, then anywhere, then in pieces; scattered letters are no fit."""
    assert [path_text(category.path) for category in fitting_categories(PATHS, typed)] == found


@pytest.mark.parametrize(
    ("typed", "marked"),
    [("mr", "M R"), ("must pap", "Pap Must"), ("rinpo", "R In Po"), ("osts", "osts"), ("resume", "Résumé"), ("", "")],
)
def test_the_letters_that_were_hit_are_named(typed: str, marked: str) -> None:
    """In the text as it is written, each piece for itself."""
    category = fitting_categories(PATHS, typed)[0]

    text = path_text(category.path)
    assert " ".join(text[start:end] for start, end in category.hits) == marked
