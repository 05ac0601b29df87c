"""When two entries are one work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from papertui.domain.paper import Link, Paper
from papertui.domain.reading import Status
from papertui.exchange.duplicates import is_same, joined_entries, joined_paper, title_key
from papertui.exchange.imported import ImportedEntry

FOLD = Paper("", "Learning to Fold", authors=("Ann Lee",), arxiv="2101.00001")


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        (replace(FOLD, kind="post"), True),
        (replace(FOLD, kind="post", arxiv=""), False),
        (replace(FOLD, arxiv=""), True),
        (replace(FOLD, arxiv="2202.00002"), True),
        (replace(FOLD, arxiv="2202.00002", authors=()), True),
        (replace(FOLD, arxiv="2202.00002", authors=("Bo Kim",)), False),
        (replace(FOLD, arxiv="2202.00002", authors=("A. Lee",)), True),
    ],
)
def test_a_second_sign_is_needed(other: Paper, is_one: bool) -> None:
    """A post of the same title is another work, and so is a paper whose id and author both differ."""
    assert is_same(FOLD, other) is is_one


def test_equal_arxiv_ids_alone_merge_nothing() -> None:
    """Lists hold wrong links: two titles stay two works."""
    entries = [ImportedEntry(FOLD, None, 1), ImportedEntry(replace(FOLD, title="Another"), None, 2)]

    assert len(joined_entries(entries)) == 2


def test_what_both_say_adds_up() -> None:
    """Categories, links, tags, missing fields, marks; two different summaries are both kept."""
    first = replace(
        FOLD, categories=(("A",),), summary="It folds.", links=(Link("Paper", "https://a.org/"),), tags=("x",)
    )
    second = replace(
        FOLD, title="learning to fold!", categories=(("B",), ("A",)), summary="Folds\nmaps.", venue="ICML",
        links=(Link("pdf", "http://a.org"), Link("Paper", "https://b.org")),
    )  # fmt: skip

    [joined] = joined_entries([ImportedEntry(first, Status.UNREAD, 1), ImportedEntry(second, Status.READ, 9)])

    assert (joined.status, joined.line, joined.paper.title) == (Status.READ, 1, "Learning to Fold")
    assert (joined.paper.categories, joined.paper.venue) == ((("A",), ("B",)), "ICML")
    assert joined.paper.links == (Link("Paper", "https://a.org/"), Link("Paper 2", "https://b.org"))
    assert joined.paper.summary == "It folds.\n\nFolds\nmaps."


@pytest.mark.parametrize(
    ("one", "other", "kept"), [("a b", "a  b", "a b"), ("a", "a longer", "a longer"), ("", "x", "x"), ("x", "", "x")]
)
def test_a_summary_within_another_is_not_repeated(one: str, other: str, kept: str) -> None:
    """The longer one says it all."""
    assert joined_paper(replace(FOLD, summary=one), replace(FOLD, summary=other)).summary == kept


def test_titles_of_signs_alone_are_told_apart() -> None:
    """Where nothing is left to compare, the title itself is."""
    assert title_key("???") != title_key("!!!")
    assert is_same(replace(FOLD, authors=("*",), arxiv="1"), replace(FOLD, authors=("+",), arxiv="2"))
