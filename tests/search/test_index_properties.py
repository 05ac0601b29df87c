"""What must hold for any catalogue and any query."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertui.domain.paper import Link, Paper
from papertui.domain.reading import NO_READING, Reading, Status
from papertui.search import among
from papertui.search.fields import TEXTS, Field
from papertui.search.fold import fold
from papertui.search.highlight import spans_in
from papertui.search.index import build_index
from papertui.search.query import parse_query
from papertui.search.strict import matching_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = (
    "diffusion Diffusions model R-CNN SqueezeNet squeeze net é Björn ß 논문 리뷰 ㄴㅁ 拡散モデル ε \\beta 2020"
    " a I the of alex-net: don't GAN을 x ddpm İ ﬁne"
)
WORDS = TEXT.split()
OPERATORS = '- " OR -gan author: title:a is:left year:20 diffuson 논무 2006.1 ne n ?'
QUERY_PIECES = [*WORDS, *OPERATORS.split()]
phrase = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
several = st.lists(phrase, max_size=2).map(tuple)
reading = st.builds(Reading, st.sampled_from(Status), note=phrase, tags=several)
query_text = st.lists(st.sampled_from(QUERY_PIECES), max_size=4).map(" ".join)


@st.composite
def paper(draw: st.DrawFn, name: str = "p") -> Paper:
    """Any paper made of the words above."""
    return Paper(
        id=name,
        title=draw(phrase) or "x",
        authors=draw(several),
        venue=draw(phrase),
        year=draw(st.sampled_from([None, 2020, 2021])),
        tags=draw(several),
        categories=tuple((text,) for text in draw(several) if text),
        arxiv=draw(st.sampled_from(["", "2006.11239"])),
        doi=draw(st.sampled_from(["", "10.1000/ab"])),
        summary=draw(phrase),
        links=tuple(Link("Code", f"https://example.org/{text.split()[0]}") for text in draw(several) if text),
    )


@st.composite
def catalogue(draw: st.DrawFn) -> tuple[list[Paper], dict[str, Reading]]:
    """A few papers, some with readings."""
    papers = [draw(paper(f"p{number}")) for number in range(draw(st.integers(0, 5)))]
    return papers, {one.id: draw(reading) for one in papers if draw(st.booleans())}


def answers(papers: Sequence[Paper], readings: dict[str, Reading], queries: Sequence[str]) -> list[object]:
    """All that a fresh index says."""
    index = build_index(papers, readings)
    return [(index.search(query).hits, index.filter(query)) for query in map(parse_query, queries)]


@settings(max_examples=60)
@given(catalogue(), st.data())
def test_an_update_equals_a_new_build(made: tuple[list[Paper], dict[str, Reading]], data: st.DataObject) -> None:
    """Whatever changes in an entry, and whatever is asked before and after."""
    papers, readings = made
    if not papers:
        return
    place = data.draw(st.integers(0, len(papers) - 1))
    changed, said = data.draw(paper("p9")), data.draw(reading)
    queries = data.draw(st.lists(query_text, min_size=1, max_size=4))
    index = build_index(papers, readings)
    for query in queries:
        index.search(parse_query(query))

    index.update(changed, said, old_id=papers[place].id)

    new_papers = [*papers[:place], changed, *papers[place + 1 :]]
    new_readings = {key: value for key, value in readings.items() if key != papers[place].id} | {changed.id: said}
    found = [(index.search(query).hits, index.filter(query)) for query in map(parse_query, queries)]
    assert found == answers(new_papers, new_readings, queries)


@settings(max_examples=150)
@given(catalogue(), st.data())
def test_a_common_word_is_found_among_few_papers_as_among_all(
    made: tuple[list[Paper], dict[str, Reading]], data: st.DataObject
) -> None:
    """Letter by letter, whatever was asked before, and after an entry has changed."""
    papers, readings = made
    if not papers:
        return
    place = data.draw(st.integers(0, len(papers) - 1))
    changed, text = data.draw(paper(papers[place].id)), data.draw(query_text)
    queries = [parse_query(text[:length]) for length in range(len(text) + 1)]
    found = []
    for hits_a_paper in (0, 1_000_000):  # each is looked through, or never
        with patch.object(among, "COMMON", 1), patch.object(among, "HITS_A_PAPER", hits_a_paper):
            index = build_index(papers, readings)
            asked = [index.search(query).hits for query in queries]
            index.update(changed)
            found.append((asked, [index.search(query).hits for query in queries]))

    assert found[0] == found[1]


@settings(max_examples=150)
@given(catalogue(), query_text)
def test_strict_matching_is_the_same_from_the_index_and_from_the_papers(
    made: tuple[list[Paper], dict[str, Reading]], text: str
) -> None:
    """Two ways to one answer, in catalogue order."""
    papers, readings = made
    query = parse_query(text)

    assert build_index(papers, readings).filter(query) == matching_ids(query, papers, readings)


@settings(max_examples=150)
@given(catalogue(), st.data())
def test_a_phrase_cut_from_a_text_is_found_by_both_ways(
    made: tuple[list[Paper], dict[str, Reading]], data: st.DataObject
) -> None:
    """Wherever it stands, be the last word whole or just begun, its quote closed or still open."""
    papers, readings = made
    texts = [
        (field, text_of(one, readings.get(one.id, NO_READING))) for one in papers for field, text_of in TEXTS.items()
    ]
    field, text = data.draw(st.sampled_from(texts or [(Field.TITLE, "x")]))
    start = data.draw(st.integers(0, len(text)))
    cut = text[start : data.draw(st.integers(start, len(text)))].replace('"', "").replace("\n", " ")
    name = data.draw(st.sampled_from(["", f"{field.label}:"]))
    query = parse_query(f'{name}"{cut}' + data.draw(st.sampled_from(["", '"'])))

    index = build_index(papers, readings)

    assert index.filter(query) == matching_ids(query, papers, readings)
    assert set(index.filter(query)) <= set(index.search(query).paper_ids)


def test_a_letter_begins_parts_of_compounds_in_titles() -> None:
    """In an open quote, for the list that is shown and for the one that a filter gives."""
    papers = [Paper("p", "Null-text Inversion"), Paper("q", "Other Words")]
    query = parse_query('"t')

    assert build_index(papers, {}).filter(query) == matching_ids(query, papers, {}) == ["p"]


@settings(max_examples=100)
@given(catalogue(), query_text)
def test_strict_matches_are_found_by_the_lookup_too(made: tuple[list[Paper], dict[str, Reading]], text: str) -> None:
    """The lookup adds guesses; it leaves nothing out."""
    papers, readings = made
    index = build_index(papers, readings)
    query = parse_query(text)

    assert set(index.filter(query)) <= set(index.search(query).paper_ids)


@pytest.mark.parametrize(
    "guess", ["diffuson", "difusion", "latentdiffusion", "ldm", "ㄴㅁ", "논무", "diffusion zebra latent", "squeze"]
)
def test_strict_matching_never_guesses(guess: str) -> None:
    """Typos, initials, left-out blanks, unfinished syllables and missing words are for the lookup alone."""
    papers = [Paper("p", "Latent Diffusion Models"), Paper("q", "논문 Squeeze")]
    query = parse_query(guess)

    assert build_index(papers, {}).search(query).hits
    assert matching_ids(query, papers, {}) == []


@settings(max_examples=150)
@given(catalogue(), st.text(st.characters(codec=None), max_size=30) | query_text)
def test_no_query_raises(made: tuple[list[Paper], dict[str, Reading]], text: str) -> None:
    """Control characters, lone surrogates, operators: there is an answer, the same one each time."""
    papers, readings = made
    index = build_index(papers, readings)
    query = parse_query(text)

    first = index.search(query)
    index.filter(query)
    matching_ids(query, papers, readings)

    assert index.search(query).hits == first.hits
    assert all(0 <= hit.score <= 100 for hit in first)
    for one in papers:
        spans = spans_in(query, one.title, Field.TITLE)
        assert all(0 <= start < end <= len(one.title) for start, end in spans)


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "word " * 2_000, '"' * 10_000, "a.*[](){}|^$\\" * 800, "ㄴ" * 10_000, "-" * 10_000]
)
def test_ten_thousand_characters_are_answered(text: str) -> None:
    """Cut to what could matter."""
    index = build_index([Paper("p", "A word 논문"), Paper("q", "x" * 10_000)], {})

    assert {hit.paper_id for hit in index.search(parse_query(text))} <= {"p", "q"}


@given(phrase, st.sampled_from([word for word in WORDS if word != "-"]), st.sampled_from([Field.TITLE, Field.SUMMARY]))
def test_highlights_lie_inside_and_spell_the_word(text: str, word: str, field: Field) -> None:
    """Spans are in order, apart, inside the text, and fold to something."""
    spans = spans_in(parse_query(word), text, field)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    plain = fold(word).strip()
    if spans and plain.isalpha() and plain in fold(text):
        assert all(fold(text[start:end]).strip() for start, end in spans)


def test_readings_of_unknown_papers_are_no_matter() -> None:
    """A log may speak of papers that are gone."""
    index = build_index([Paper("p", "Title")], {"gone": Reading(Status.READ)})

    assert index.search(parse_query("is:read")).hits == ()
    assert NO_READING.status is Status.UNREAD
