"""Typing letter by letter looks only through what the letters before have found, and finds the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from papertui.search import lines
from papertui.search.lines import PaperLines
from papertui.search.vocabulary import Vocabulary

texts = st.text("ab ", max_size=8)
parts = st.text("ab", min_size=1, max_size=4)


@given(st.lists(texts, max_size=8), parts, st.integers(0, 7), texts)
def test_lines_are_found_letter_by_letter(written: list[str], part: str, changed: int, new: str) -> None:
    """Also after a line was exchanged."""
    known = PaperLines()
    known.extend(written)
    known.close()
    expected = dict(enumerate(written))

    for length in range(1, len(part) + 1):
        assert dict(known.places_with(part[:length])) == with_part(expected, part[:length])
    if changed < len(written):
        known.replace(changed, new)
        expected[changed] = new
    assert dict(known.places_with(part)) == with_part(expected, part)


def with_part(written: dict[int, str], part: str) -> dict[int, str]:
    return {place: text for place, text in written.items() if part in text}


def test_a_search_that_was_not_read_to_its_end_narrows_nothing() -> None:
    """A reader who takes the first few lines only has not seen where the others are."""
    known = PaperLines()
    known.extend(["ab", "abc", "abc"])
    known.close()

    assert next(known.places_with("ab")) == (0, "ab")
    assert [place for place, _ in known.places_with("abc")] == [1, 2]


def test_thousands_of_lines_are_looked_through_as_one_text() -> None:
    """One by one would take longer; the result is the same."""
    known = PaperLines()
    known.extend(["ab"] * lines.FEW + ["abc"])
    known.close()

    assert len(list(known.places_with("ab"))) == lines.FEW + 1
    assert list(known.places_with("abc")) == [(lines.FEW, "abc")]


@given(st.lists(st.text("ab", min_size=1, max_size=6), max_size=12), parts, st.text("ab", min_size=1, max_size=6))
def test_words_are_found_letter_by_letter(known_words: list[str], part: str, later: str) -> None:
    """Those that begin so are left out, but not forgotten: a longer part may be inside them."""
    vocabulary = Vocabulary(known_words)

    for length in range(1, len(part) + 1):
        assert set(vocabulary.containing(part[:length])) == around(known_words, part[:length])
    vocabulary.add(later)
    assert set(vocabulary.containing(part)) == around([*known_words, later], part)


def around(words: list[str], part: str) -> set[str]:
    return {word for word in words if part in word and not word.startswith(part)}


@given(st.lists(st.text("abß가ж", min_size=1, max_size=6), max_size=12), st.text("abж", min_size=4, max_size=6))
def test_a_wrong_or_missing_first_letter_is_found(known_words: list[str], typed: str) -> None:
    """Of the words that are left without their first letter as what was typed is, with or without its own."""
    found = Vocabulary(known_words).mistyped(typed, 1)

    near = {word for word in known_words if word[0] != "가" and word[1:] in {typed, typed[1:]}}
    assert near - {typed} <= found.keys()
