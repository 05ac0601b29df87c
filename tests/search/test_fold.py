"""The fold and its map."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.search.fold import fold, folded

ANY_TEXT = st.text(st.characters(codec=None), max_size=40)
TRICKY = st.text(
    st.sampled_from("aE\u0301ß\u0130ﬁΣσςεβ\\ $_{}λδΩがｶﾞ논ㄴ논\u1100\u11a8각ﬀ①²Å\u212b\ud800\x00\n-"), max_size=30
)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Björn Ommer", "bjorn ommer"),
        ("Łukasz Đorđe Øystein", "lukasz dorde oystein"),
        ("İstanbul", "istanbul"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("ＤＤＰＭ", "ddpm"),
        ("x²", "x2"),
        ("ｶﾞｶﾞ", "ガガ"),
        (unicodedata.normalize("NFD", "논문 리뷰"), "논문 리뷰"),
        ("\u1102\u1106", "ㄴㅁ"),
        ("ﾡ", "ㄱ"),
        ("β-VAE", "beta-vae"),
        (r"$\beta$-VAE", "$ beta$-vae"),
        (r"\varepsilon", " epsilon"),
        (r"\mathcal{L}", " {l}"),
        ("∞", "infty"),
        ("√α", "sqrt alpha"),
        (r"\sqrt\alpha", " sqrt alpha"),
        ("Νευρωνικά", "νευρωνικα"),
        ("soft\u00adware", "software"),
    ],
)
def test_forms_of_the_same_text_fold_alike(text: str, plain: str) -> None:
    """Case, accents, width, ligatures, Hangul in pieces, Greek and maths source become plain."""
    assert fold(text) == plain


@given(ANY_TEXT | TRICKY)
def test_the_quick_fold_equals_the_mapped_one(text: str) -> None:
    """Two ways to the same text."""
    assert fold(text) == folded(text).text


@given(ANY_TEXT | TRICKY)
def test_positions_never_drift(text: str) -> None:
    """Each folded character comes from a stretch of the text, in order, and that stretch folds to it."""
    found = folded(text)

    assert len(found.text) == len(found.starts) == len(found.ends)
    assert list(found.starts) == sorted(found.starts)
    assert list(found.ends) == sorted(found.ends)
    for place, char in enumerate(found.text):
        start, end = found.original_span(place, place + 1)
        assert 0 <= start < end <= len(text)
        alone = text[start:end]
        assert char in fold(alone) + fold(f"αα{alone}αα")  # a Greek letter by itself folds to its name


@given(st.text(st.sampled_from("aéßİΣ논문닭がパλŁñÅ x"), max_size=30))
def test_composed_and_decomposed_texts_fold_alike(text: str) -> None:
    """What a Mac writes into a file name equals what a keyboard types."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
