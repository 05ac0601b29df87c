"""A catalogue as a value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from papertui.domain.catalogue import Catalogue
from papertui.domain.paper import Paper

A, B = Paper("a", "A", line=1), Paper("b", "B", line=5)
CATALOGUE = Catalogue((A, B), title="list")


def test_a_paper_is_found_by_its_exact_id() -> None:
    """Case counts."""
    assert CATALOGUE.find("b") is B
    assert CATALOGUE.find("B") is None


def test_two_papers_with_one_id_are_no_catalogue() -> None:
    """Whoever builds one makes the ids distinct first."""
    with pytest.raises(ValueError, match="unique"):
        Catalogue((A, replace(B, id="a")))


@pytest.mark.parametrize("new_id", ["a", "c"])
def test_a_replaced_paper_stands_in_the_old_place(new_id: str) -> None:
    """Under its new id, everything else as it was."""
    changed = CATALOGUE.with_replaced("a", Paper(new_id, "New"))

    assert [paper.id for paper in changed.papers] == [new_id, "b"]
    assert changed.positions == {new_id: 0, "b": 1}
    assert changed.title == "list"
    assert CATALOGUE.papers == (A, B)


def test_a_paper_that_is_not_there_cannot_be_replaced() -> None:
    """The error names the id."""
    with pytest.raises(KeyError):
        CATALOGUE.with_replaced("x", A)


def test_a_paper_is_the_same_wherever_it_stands() -> None:
    """Its line does not count."""
    assert replace(A, line=9) == A


def test_sets_of_categories_are_counted_anew_when_a_paper_moves() -> None:
    """Also under the same id, when they were counted before."""
    before = Catalogue((replace(A, categories=(("X",),)), B))
    assert before.category_sets == {(("X",),): 1, (): 1}

    assert before.with_replaced("b", replace(B, categories=(("X",),))).category_sets == {(("X",),): 2}
    assert before.with_replaced("b", replace(B, title="C")).category_sets == before.category_sets
