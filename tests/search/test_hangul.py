"""Hangul while it is typed."""

from __future__ import annotations

import re

import pytest

from papertui.search.hangul import composing_pattern, is_hangul, is_initials, strokes


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("ㄴ", "논문"),
        ("노", "논문"),
        ("논", "논문"),
        ("논ㅁ", "논문"),
        ("논무", "논문"),
        ("논문", "논문"),
        ("ㄴㅁ", "논문"),
        ("ㄴㅁㄹㅂ", "논문리뷰"),
        ("ㄴ문", "논문"),
        ("돗", "도시"),
        ("닭", "달기"),
        ("고", "과학"),
        ("무", "논문"),
        ("ㅁㄹ", "논문리뷰"),
        ("ㄲ", "꿈"),
    ],
)
def test_a_word_being_typed_is_found(typed: str, word: str) -> None:
    """Initials, unfinished syllables and finals that become the next initial."""
    assert re.search(composing_pattern(typed), strokes(word))


@pytest.mark.parametrize(("typed", "word"), [("노문", "논문"), ("ㄴㅂ", "논문"), ("논모", "논문"), ("돗", "도미")])
def test_a_different_word_is_not(typed: str, word: str) -> None:
    """A syllable that is finished must be the same."""
    assert not re.search(composing_pattern(typed), strokes(word))


def test_hangul_is_told_by_its_first_letter() -> None:
    """Initials are consonants only."""
    assert is_hangul("논문")
    assert not is_hangul("gan을")
    assert is_initials("ㄴㅁ")
    assert not is_initials("ㄴㅏ")
