"""Cutting texts into words."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from papertui.search.fold import fold
from papertui.search.words import (
    compounds_in,
    initials_of,
    is_spelt_by,
    other_spellings,
    telling_words,
    words_in_folded,
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


@given(st.text(st.one_of(st.sampled_from("aB1 -.éÖßøŁﬁ½´Å\u0301\u0345ᾳα논"), st.characters(max_codepoint=0x24F))))
@example("\u1fb3 \u0345a\u0345")
@example("Å ª № …")
def test_accents_are_taken_off_the_quick_way_as_the_fold_does(text: str) -> None:
    """Names with accents are read in one pass; the words are those of the folded text."""
    assert words_of(text) == words_in_folded(fold(text))


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


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("improved denoising diffusion probabilistic models", ["iddpm"]),
        ("attention is all you need", ["aiayn", "aayn"]),
        ("deep learning", []),
    ],
)
def test_initials_come_with_and_without_stop_words(title: str, names: list[str]) -> None:
    """And never with fewer than three letters."""
    words = words_of(title)

    assert initials_of(words, telling_words(words)) == names


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
