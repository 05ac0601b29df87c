"""Words that differ in their ending alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.search.endings import is_related, related_words

WORDS = [
    "segment",
    "segmentation",
    "segmenting",
    "segmented",
    "general",
    "generic",
    "generate",
    "논문",
    "segmentation2",
]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("segmenting", "segmentation"),
        ("guided", "guidance"),
        ("truncated", "truncation"),
        ("tackle", "tackling"),
        ("classifying", "classification"),
        ("attentive", "attention"),
        ("queries", "query"),
        ("colouring", "colourisation"),
        ("denoise", "denoising"),
        ("softly", "soft"),
    ],
)
def test_one_verb_and_what_is_made_of_it_are_related(typed: str, written: str) -> None:
    """Either may be typed for the other."""
    assert is_related(typed, written)
    assert is_related(written, typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [("general", "generic"), ("general", "generate"), ("universal", "university"), ("used", "using"), ("mask", "mask")],
)
def test_other_notions_are_not_related(one: str, other: str) -> None:
    """Nor are words whose common letters are too few to tell, nor is a word with itself."""
    assert not is_related(one, other)


def test_the_known_words_are_gone_through() -> None:
    """By their beginnings; the word itself is no relative."""
    found = related_words("segmenting", lambda start: [word for word in WORDS if word.startswith(start)])

    assert found == {"segment", "segmentation", "segmented"}


@given(st.text("aeginst", min_size=1, max_size=12), st.text("aeginst", min_size=1, max_size=12))
def test_relation_goes_both_ways(one: str, other: str) -> None:
    """Whatever the words are."""
    assert is_related(one, other) == is_related(other, one)
    assert is_related(one, other) == (other in related_words(one, lambda start: [other] * other.startswith(start)))
