"""Category paths and the tree of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.catalogue import Catalogue
from papertui.domain.category import Counts, category_tree, parse_path, path_text
from papertui.domain.paper import Paper
from papertui.domain.reading import Status

PAPERS = (
    Paper("a", "A", categories=(("P", "Q"), ("P", "R"))),
    Paper("b", "B", categories=(("P",),)),
    Paper("c", "C"),
    Paper("d", "D", categories=(("V",),)),
)
STATUSES = {"a": Status.READ, "b": Status.QUEUED, "c": Status.UNREAD, "d": Status.DROPPED}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Papers > Must-Read", ("Papers", "Must-Read")),
        (" Papers ", ("Papers",)),
        ("A>B", ("A", "B")),
        (" > ", ()),
        ("", ()),
    ],
)
def test_a_path_is_split_at_its_separator(text: str, path: tuple[str, ...]) -> None:
    """Blanks around parts and empty parts are dropped."""
    assert parse_path(text) == path


@given(
    st.lists(st.text(st.sampled_from("ab >›/"), min_size=1).map(lambda part: part.strip(" >")).filter(bool), min_size=1)
)
def test_a_written_path_has_as_many_parts_as_before(parts: list[str]) -> None:
    """A separator inside a heading is written as another character."""
    path = tuple(parts)

    again = parse_path(path_text(path))

    assert len(again) == len(path)
    assert parse_path(path_text(again)) == again


def test_a_paper_counts_once_in_each_node_it_stands_below() -> None:
    """Two categories below one node are one paper there; the root counts every paper once."""
    root = category_tree(Catalogue(PAPERS), STATUSES)

    papers, videos = root.children
    assert root.counts == Counts(read=1, left=2, dropped=1)
    assert papers.counts == Counts(read=1, left=1)
    assert [child.name for child in papers.children] == ["Q", "R"]
    assert videos.counts.considered == 0
    assert root.name == ""


def test_declared_categories_come_first_with_their_notes() -> None:
    """Also those that no paper stands in."""
    declared = ((("V",), "watch"), (("Empty", "Deep"), ""))

    root = category_tree(Catalogue(PAPERS, declared_categories=declared), STATUSES)

    assert [child.name for child in root.children] == ["V", "Empty", "P"]
    assert root.children[0].note == "watch"
    assert root.children[1].children[0].path == ("Empty", "Deep")
