"""Cutting texts into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.search.words import (
    compounds_in,
    initials_of,
    is_spelt_by,
    other_spellings,
    words_of,
    words_of_each,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Self-Supervised R-CNN!", ["self", "supervised", "r", "cnn"]),
        ("GAN을 이해하고", ["gan", "을", "이해하고"]),
        ("拡散モデル入門2023", ["拡散モデル入門", "2023"]),
        ("don't stop_here", ["don", "t", "stop", "here"]),
        ("", []),
        ("½ ②", ["1", "2", "2"]),
    ],
)
def test_a_word_is_a_run_of_one_script(text: str, words: list[str]) -> None:
    """Marks, blanks and changes of script divide."""
    assert words_of(text) == words


@given(st.lists(st.text(st.sampled_from("aB1 -é논\\β\x01\n."), max_size=12), max_size=6))
def test_many_texts_are_cut_like_each(texts: list[str]) -> None:
    """The fast way for many gives what the slow way for one gives."""
    assert words_of_each(texts) == [words_of(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "compounds"),
    [
        ("Self-Supervised R-CNN: a", [["self", "supervised"], ["r", "cnn"]]),
        ("Jean-François d’Alembert", [["jean", "francois"], ["d", "alembert"]]),
        ("plain words.", []),
        ("-- dash - here --", []),
        ("MS-TCN++", [["ms", "tcn"]]),
    ],
)
def test_compounds_are_told_part_by_part(text: str, compounds: list[list[str]]) -> None:
    """Only marks between letters make a compound."""
    assert compounds_in(text) == compounds


def test_initials_come_with_and_without_stop_words() -> None:
    """And never with fewer than three letters."""
    assert initials_of(["improved", "denoising", "diffusion", "probabilistic", "models"]) == {"iddpm"}
    assert initials_of(["attention", "is", "all", "you", "need"]) == {"aiayn", "aayn"}
    assert initials_of(["deep", "learning"]) == set()


@pytest.mark.parametrize(
    ("name", "title", "is_spelt"),
    [
        ("detr", "end to end object detection with transformers", True),
        ("densenet", "densely connected networks", True),
        ("nested", "ne ne nested", False),
        ("ned", "densely connected networks", False),
        ("densenets", "densely connected networks", False),
    ],
)
def test_a_name_is_spelt_by_beginnings_of_words_in_order(name: str, title: str, is_spelt: bool) -> None:
    """Not by one word alone, not backwards, and with all its letters."""
    assert is_spelt_by(name, title.split()) is is_spelt


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("normalisation", "normalization"),
        ("regularis", "regulariz"),
        ("optimising", "optimizing"),
        ("analyse", "analyze"),
        ("colourful", "colorful"),
        ("behaviour", "behavior"),
        ("modelling", "modeling"),
        ("labelled", "labeled"),
    ],
)
def test_british_and_american_spellings_lead_to_each_other(british: str, american: str) -> None:
    """Whole words, and their beginnings while they are typed."""
    assert american in other_spellings(british)
    assert british in other_spellings(american)


@pytest.mark.parametrize("word", ["noise", "size", "court", "source", "journal", "format"])
def test_words_that_only_look_so_keep_their_spelling(word: str) -> None:
    """Only endings and letters that differ across the Atlantic are exchanged."""
    assert other_spellings(word) == []
