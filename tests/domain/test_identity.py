"""Ids, identifiers and titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.identity import (
    STOP_WORDS,
    arxiv_id_in,
    derived_id,
    distinct_ids,
    doi_in,
    is_valid_id,
    normalised_title,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2006.11239", "2006.11239"),
        ("2006.11239v3", "2006.11239"),
        ("arXiv:2006.11239v1", "2006.11239"),
        ("https://arxiv.org/abs/2006.11239v2", "2006.11239"),
        ("http://www.arxiv.org/pdf/2006.11239v2.pdf", "2006.11239"),
        ("https://ar5iv.labs.arxiv.org/html/2006.11239", "2006.11239"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/abs/math.GT/0309136v1", "math.gt/0309136"),
        ("https://doi.org/10.48550/arXiv.2006.11239", "2006.11239"),
        ("https://example.org/2006.11239", ""),
        ("2006.112399", ""),
        ("12006.11239", ""),
        ("", ""),
    ],
)
def test_an_arxiv_id_is_found_without_its_version(text: str, found: str) -> None:
    """In an id, a name or an address of arXiv, and nowhere else."""
    assert arxiv_id_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.1000/182", "10.1000/182"),
        ("doi:10.1109/CVPR.2016.90", "10.1109/cvpr.2016.90"),
        ("https://doi.org/10.1145/3292500.3330701.", "10.1145/3292500.3330701"),
        ("10.1/x", ""),
        ("see 10.1000/182", ""),
        ("", ""),
        ("https://dl.acm.org/doi/10.1145/945445.945450", "10.1145/945445.945450"),
        ("https://dl.acm.org/doi/abs/10.1145/945445.945450?casa=x", "10.1145/945445.945450"),
        ("https://dl.acm.org/doi/pdf/10.1145/945445.945450#page=2", "10.1145/945445.945450"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/rob.21918", "10.1002/rob.21918"),
        ("https://link.springer.com/content/pdf/10.1007/978-3-030-58452-8_24.pdf", "10.1007/978-3-030-58452-8_24"),
        (
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0265115&x=1",
            "10.1371/journal.pone.0265115",
        ),
        ("https://a.org/10.1145/945445.945450", ""),
    ],
)
def test_a_doi_is_found_in_lower_case(text: str, found: str) -> None:
    """Without the full stop of the sentence it stands in."""
    assert doi_in(text) == found


@pytest.mark.parametrize(
    ("title", "authors", "year", "paper_id"),
    [
        ("Denoising Diffusion Probabilistic Models", ["Jonathan Ho"], 2020, "ho2020denoising"),
        ("The A of It", ["Ho, Jonathan"], 2020, "ho2020it"),
        ("The", ["Jonathan Ho"], 2020, "ho2020the"),
        ("Über Bilder", ["Jürgen Müller"], 1999, "muller1999uber"),
        ("노이즈 제거", ["김 철수"], 2021, "철수2021노이즈"),
        (
            "Score-based generative modeling through stochastic differential equations",
            [],
            2021,
            "score-based-generative-modeling-through-stochastic",
        ),
        ("Attention!", ["Vaswani"], None, "attention"),
        ("???", [], None, "untitled"),
        ("x", [""], 2020, "x"),
    ],
)
def test_an_id_is_derived_from_author_year_and_first_telling_word(
    title: str, authors: list[str], year: int | None, paper_id: str
) -> None:
    """Accents and case are folded, other scripts kept; without author or year the title's words stand alone."""
    assert derived_id(title, authors, year) == paper_id
    assert is_valid_id(paper_id)


def test_twenty_words_are_no_telling_ones() -> None:
    """The list is fixed: another one would rename papers."""
    assert len(STOP_WORDS) == 20


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [
        ("ho2020", True),
        ("노이즈:1/a+b.c-d_e", True),
        ("", False),
        ("-a", False),
        ("a b", False),
        ("a\n", False),
        ("_a", False),
    ],
)
def test_an_id_begins_with_a_letter_or_digit_and_holds_no_blanks(text: str, is_valid: bool) -> None:
    """So that it can be typed as one word of a command."""
    assert is_valid_id(text) is is_valid


def test_entries_that_share_an_id_all_get_a_hash_of_their_title() -> None:
    """Not a letter by order: both keep their ids when they change places."""
    one, two = distinct_ids(["a", "a"], ["First", "Second"], set())
    two_again, one_again = distinct_ids(["a", "a"], ["Second", "First"], set())

    assert (one, two) == (one_again, two_again)
    assert one != two
    assert all(name.startswith("a-") for name in (one, two))


def test_equal_titles_are_counted() -> None:
    """Nothing else tells them apart."""
    one, two, three = distinct_ids(["a", "a", "a"], ["Same", "same!", "SAME"], set())

    assert [two, three] == [f"{one}-2", f"{one}-3"]


def test_a_written_id_is_not_taken_by_a_derived_one() -> None:
    """The derived one gives way."""
    [name] = distinct_ids(["a"], ["First"], {"a"})

    assert name.startswith("a-")


def test_an_id_stays_distinct_when_its_twin_has_been_written_down() -> None:
    """Writing the id of one entry into the file does not rename the other."""
    one, two = distinct_ids(["a", "a"], ["First", "Second"], set())

    assert distinct_ids(["a"], ["Second"], {one}) == [two]


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y"]))),
    st.sets(st.sampled_from(["a", "b", "a-2"])),
)
def test_distinct_ids_are_distinct(entries: list[tuple[str, str]], taken: set[str]) -> None:
    """From each other and from those that are taken."""
    ids = distinct_ids([name for name, _ in entries], [title for _, title in entries], taken)

    assert len({*ids, *taken}) == len(ids) + len(taken)


def test_titles_are_the_same_whatever_their_case_accents_and_punctuation() -> None:
    """So that marks find their paper again."""
    assert normalised_title("Über-Résolution: A  Study") == normalised_title("uber resolution a study!")
