"""References, citations and identifiers as they are pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.domain.paper import Paper
from papertui.search.index import build_index
from papertui.search.query import parse_query

if TYPE_CHECKING:
    from papertui.domain.reading import Reading
    from papertui.search.index import Index


@pytest.fixture
def index(papers: list[Paper], readings: dict[str, Reading]) -> Index:
    """The small reading list, ready to be asked."""
    return build_index(papers, readings)


def test_an_identifier_decides_among_words_that_no_paper_has(index: Index) -> None:
    """A pasted line that holds one finds that paper alone, and says that not all was there."""
    found = index.search(parse_query("arXiv preprint arXiv:2006.11239 (1987) zebra quagga"))

    assert list(found.paper_ids) == ["ddpm"]
    assert found.was_relaxed


def test_a_quoted_title_counts_as_its_words_when_not_all_are_there(index: Index) -> None:
    """So a pasted reference is found by its title, though the catalogue knows nothing of its pages."""
    text = 'Ho, Jonathan, et al. "Denoising diffusion probabilistic models." Zebra quagga okapi gnu.'

    assert list(index.search(parse_query(text)).paper_ids) == ["ddpm"]


def test_initials_count_when_asked_for_in_a_field_and_numbers_always() -> None:
    """Only what a citation writes for a given name is left out."""
    papers = [Paper("a", "Version 3.5", authors=("J. Ho",)), Paper("b", "Version 4", authors=("K. Ho",))]
    index = build_index(papers, {})

    assert index.search(parse_query("version 3.5")).paper_ids[0] == "a"
    assert list(index.search(parse_query("author:j. version")).paper_ids) == ["a"]
