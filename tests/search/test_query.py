"""The query language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.reading import Status
from papertui.search.conditions import Has, HasStatus, IsKind, NumberRange, ReadBetween
from papertui.search.fields import FIELD_WORDS, Field
from papertui.search.query import Address, Symbols, Term, Words, parse_query

TITLE = FIELD_WORDS["title"]
LEFT = frozenset([Status.UNREAD, Status.QUEUED, Status.READING])


def words(text: str, *parts: str, fields: tuple[Field, ...] = (), **more: bool) -> Words:
    """A term as the parser makes it."""
    return Words(text, parts or (text,), fields, **more)


def terms(text: str) -> list[tuple[Term, ...]]:
    """The groups of a query that excludes nothing."""
    query = parse_query(text, today=lambda: date(2026, 3, 31))
    assert not any(group.is_excluded for group in query.groups)
    return [group.terms for group in query.groups]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Diffusion", words("diffusion")),
        ("r-cnn", words("r-cnn", "r", "cnn")),
        ('"Exact Phrase"', words("exact phrase", "exact", "phrase", is_phrase=True)),
        ("“curly quotes”", words("curly quotes", "curly", "quotes", is_phrase=True)),
        ('"open phr', words("open phr", "open", "phr", is_phrase=True, is_open=True)),
        ("title:gan", words("gan", fields=TITLE)),
        ('author:"jonathan ho"', words("jonathan ho", "jonathan", "ho", fields=FIELD_WORDS["author"], is_phrase=True)),
        ("AUTHOR:ho", words("ho", fields=FIELD_WORDS["author"])),
        ("tags:video", words("video", fields=FIELD_WORDS["tag"])),
        ("id:ho2020denoising", words("ho2020denoising", fields=(Field.ID,))),
        ("arxiv:2006.1", words("2006.1", "2006", "1", fields=(Field.ID,))),
        ("arxiv:2006.11239v2", Address("2006.11239")),
        ("arXiv:2006.11239", Address("2006.11239")),
        ("2006.11239v1", Address("2006.11239")),
        ("doi:10.1000/xyz", Address("10.1000/xyz")),
        ("https://arxiv.org/abs/2006.11239v2", Address("2006.11239", "arxiv.org/abs/2006.11239v2")),
        ("https://www.GitHub.com/a/b/", Address("", "github.com/a/b")),
        ("https://www.alphaxiv.org/abs/2006.11239v1", Address("2006.11239", "alphaxiv.org/abs/2006.11239v1")),
        ("https://huggingface.co/papers/2006.11239", Address("2006.11239", "huggingface.co/papers/2006.11239")),
        ("huggingface.co/papers/2006.11239", Address("2006.11239")),
        ("abs/2006.11239", Address("2006.11239")),
        ("https://example.org/files/2006.11239", Address("", "example.org/files/2006.11239")),
        ("\\cite{ho2020denoising}", words("ho2020denoising")),
        ("@article{ho2020denoising,", words("ho2020denoising")),
        ("@ho2020denoising", words("ho2020denoising")),
        ("(2020),", words("2020")),
        ("edict:exact", words("edict:exact", "edict", "exact")),
        ("author:", words("author:", "author", is_pending=True)),
        ("year:", words("year:", "year", is_pending=True)),
        ("year:abc", words("year:abc", "year", "abc")),
        ("is:wrong", words("is:wrong", "is", "wrong")),
        ("year:2020", NumberRange("year", 2020, 2020)),
        ("year:2020..2022", NumberRange("year", 2020, 2022)),
        ("year:2021..", NumberRange("year", 2021, 10_000)),
        ("year:..2021", NumberRange("year", 0, 2021)),
        ("year:>=2021", NumberRange("year", 2021, 10_000)),
        ("year:>2021", NumberRange("year", 2022, 10_000)),
        ("year:<2021", NumberRange("year", 0, 2020)),
        ("year:<=2021", NumberRange("year", 0, 2021)),
        ("year:=2021", NumberRange("year", 2021, 2021)),
        ("year:202", NumberRange("year", 2020, 2029)),
        ('year:"2021"', NumberRange("year", 2021, 2021)),
        ("year:..", words("year:..", "year")),
        ("rating:4..", NumberRange("rating", 4, 10_000)),
        ("is:left", HasStatus(LEFT)),
        ("is:re", HasStatus(frozenset([Status.READ, Status.READING]))),
        ("is:read", HasStatus(frozenset([Status.READ]))),
        ("kind:post", IsKind(frozenset(["post"]))),
        ("has:code", Has("code")),
        ("has:links", Has("link")),
        ("no:summary", Has("summary", is_wanted=False)),
        ("read:30d", ReadBetween("2026-03-01", "9")),
        ("read:99999y", ReadBetween("0109-09-17", "9")),
        ("read:2026-01-01..", ReadBetween("2026-01-01", "9")),
        ("read:2026-1..2026-02", ReadBetween("2026-01", "2026-02")),
        ("read:soon", words("read:soon", "read", "soon")),
        ("OR", words("or")),
        ("⚡", Symbols("⚡")),
        ("-", Symbols("-")),
        ('"', Symbols('"')),
    ],
)
def test_a_piece_means(text: str, term: Term) -> None:
    """Each piece of the language, and what is text because it means nothing."""
    assert terms(text) == [(term,)]


def test_or_joins_the_words_beside_it() -> None:
    """Everything else must all hold; an OR without a right side is text."""
    assert terms("gan OR vae video") == [(words("gan"), words("vae")), (words("video"),)]
    assert terms("gan OR vae OR flow") == [(words("gan"), words("vae"), words("flow"))]
    assert terms("gan OR") == [(words("gan"),), (words("or"),)]
    assert terms("OR gan") == [(words("or"),), (words("gan"),)]
    assert terms("gan OR OR vae") == [(words("gan"), words("or")), (words("vae"),)]


@pytest.mark.parametrize("text", ["-video", "not:video", "NOT:video"])
def test_a_word_can_be_excluded(text: str) -> None:
    """In either spelling."""
    (group,) = parse_query(text).groups

    assert group.is_excluded
    assert group.terms == (words("video"),)


def test_an_excluded_word_is_not_joined_by_or() -> None:
    """There is nothing sensible it could mean, so both sides must hold."""
    assert [group.is_excluded for group in parse_query("gan OR -vae").groups] == [False, True]


def test_the_value_of_an_unknown_field_can_be_a_phrase() -> None:
    """Both are text then."""
    assert terms('foo:"a b"') == [(words("foo"),), (words("a b", "a", "b", is_phrase=True),)]


@pytest.mark.parametrize("text", ["", " ", "\t\n"])
def test_blanks_ask_for_nothing(text: str) -> None:
    """Everything matches."""
    assert parse_query(text).is_empty


def test_too_much_is_cut_and_said_so() -> None:
    """Ten thousand characters are no reason to fail."""
    assert parse_query("word " * 2000).is_cut
    assert len(parse_query("a b c d " * 2000).groups) == 32
    assert not parse_query("a few words").is_cut


@given(
    st.text(st.characters(codec=None))
    | st.text(st.sampled_from('ab:"- OR.*<>=|()[]\\\x00\ud800year:is:no:t12'), max_size=60)
)
def test_no_query_raises(text: str) -> None:
    """Whatever is typed, there is a query, and it remembers what was typed."""
    assert parse_query(text).text == text
