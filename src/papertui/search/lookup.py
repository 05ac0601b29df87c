"""One term of a query → the papers it hits, each with the weight and field of its best hit."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from papertui.domain.reading import NO_READING
from papertui.search.among import hits_among
from papertui.search.conditions import NumberRange
from papertui.search.fields import Field
from papertui.search.guesses import LONGEST_WEIGHED, SHORTEST_ACRONYM, guesses_for, words_around
from papertui.search.line_hits import (
    MOST_LINKS,
    address_hits,
    glued_title_hits,
    identifier_hits,
    initials_hits,
    link_hits,
)
from papertui.search.phrases import phrase_places
from papertui.search.query import MOST_TERMS, Address, Symbols, Words
from papertui.search.strict import may_be_identifier, symbols_hold
from papertui.search.vocabulary import allowed_edits, may_be_begun, may_be_inside
from papertui.search.weights import (
    CODES,
    DAMPED,
    EXACT,
    GLUED_TYPO,
    ONE_EDIT,
    PREFIX,
    Hits,
    best_of,
    code_of,
    is_in_title,
    merge,
    prefix_quality,
    typo_quality,
)
from papertui.search.words import is_spelt_by, other_spellings, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from papertui.search.query import Term
    from papertui.search.store import Store

WORD_FIELDS = tuple(field for field in Field if field not in {Field.ID, Field.LINK, Field.ACRONYM})
PHRASE_CODE = code_of(PREFIX, Field.PART)  # of “"t”, where a part of a compound is all that begins so: no hit by itself
CONDITION_CODE = code_of(EXACT, Field.TITLE)  # a condition holds or not; it is never weighed
SHORTEST_GLUED = 5
SHORTEST_MISTYPED_NAME = 7
MANY_TITLES = 20


def hits_of(store: Store, term: Term, *, is_fuzzy: bool = True, among: Collection[int] | None = None) -> Hits:
    """Place → code of the best hit of one term.

    Args:
        store: All that is known.
        term: One of a query.
        is_fuzzy: Whether to guess.
        among: Places that are enough, for a single free word; None for all.
    """
    if isinstance(term, Words):
        return _words_hits(store, term, is_fuzzy=is_fuzzy, among=among)
    if isinstance(term, Address):
        return address_hits(store, term, most=MOST_LINKS if is_fuzzy else None)
    if isinstance(term, NumberRange) and term.field == "year":
        low, high = term.low, term.high
        years = enumerate(store.years)
        return {place: CONDITION_CODE for place, year in years if year is not None and low <= year <= high}
    if isinstance(term, Symbols):
        return _symbols_hits(store, term)
    readings, holds = store.readings, term.holds
    return {
        place: CONDITION_CODE
        for place, paper in enumerate(store.papers)
        if holds(paper, readings.get(paper.id, NO_READING))
    }


def _symbols_hits(store: Store, symbols: Symbols) -> Hits:
    """Papers that hold symbols; few papers do, so those that may are found first."""
    text, papers = symbols.text, store.papers
    places = [place for place, paper in enumerate(papers) if text in paper.title or text in "\n".join(paper.tags)]
    places += [store.places[paper_id] for paper_id in store.readings]
    readings = store.readings
    return {
        place: CONDITION_CODE
        for place in sorted(set(places))
        if symbols_hold(symbols, papers[place], readings.get(papers[place].id, NO_READING))
    }


def glued_hits(store: Store, words: Sequence[str]) -> Hits:
    """What neighbouring words of a query hit when written as one: ``dream booth``, ``mobilnet v2``."""
    glued = "".join(words)
    hits = _gathered(store, glued, {}, WORD_FIELDS)
    for name in (glued, *other_spellings(glued)):
        merge(hits, _named_hits(store, name, is_tag_enough=True))
    if not hits and len(glued) >= SHORTEST_MISTYPED_NAME and not all(map(store.vocabulary.is_begun_by, words)):
        others = dict.fromkeys(store.vocabulary.mistyped(glued, 1), GLUED_TYPO)
        hits = _gathered(store, glued, others, (Field.NICKNAME, Field.NAME, Field.TITLE))
    return hits


def doubted_hits(store: Store, word: str) -> Hits:
    """What a word hits that many titles hold, should the one that is meant hold it mistyped."""
    edits = allowed_edits(word)
    slips = store.vocabulary.mistyped(word, edits) if edits else {}
    others = {other: typo_quality(word, other, distance) * DAMPED // EXACT for other, distance in slips.items()}
    return _gathered(store, word, others, (Field.TITLE, Field.PART, Field.NAME))


def _words_hits(store: Store, term: Words, *, is_fuzzy: bool, among: Collection[int] | None) -> Hits:
    if len(term.words) == 1 and not term.is_phrase:
        hits = _word_hits(store, term.words[0], term.fields, is_fuzzy=is_fuzzy, among=among)
    else:
        hits = _row_hits(store, term, is_fuzzy=is_fuzzy)
        if not term.is_phrase:
            merge(hits, _word_hits(store, "".join(term.words), term.fields, is_fuzzy=is_fuzzy))
    if may_be_identifier(term):
        merge(hits, identifier_hits(store, term.text))
        if is_fuzzy and len(term.words) > 1:
            merge(hits, identifier_hits(store, "".join(term.words)))
    return hits


def _row_hits(store: Store, term: Words, *, is_fuzzy: bool) -> Hits:
    """Papers with all words of a phrase or compound; unless it is a fuzzy compound, one behind the other."""
    is_loose = is_fuzzy and not term.is_phrase
    each = [_word_hits(store, word, term.fields, is_fuzzy=is_loose) for word in dict.fromkeys(term.words[:MOST_TERMS])]
    each.sort(key=len)
    hits = each[0]
    for found in each[1:]:
        hits = {place: min(code, found[place]) for place, code in hits.items() if place in found}
    if is_loose:
        return hits
    return {place: hits.get(place, PHRASE_CODE) for place in phrase_places(store, term, hits.keys())}


def _word_hits(
    store: Store, word: str, fields: Sequence[Field], *, is_fuzzy: bool, among: Collection[int] | None = None
) -> Hits:
    """What one typed word hits in some fields, or in all."""
    wanted = [field for field in WORD_FIELDS if field in fields] if fields else WORD_FIELDS
    guesses = guesses_for(store, word) if is_fuzzy else {}
    if among is None:
        around = words_around(store.vocabulary, word, is_fuzzy=is_fuzzy)
        hits = _gathered(store, word, {**guesses, **around}, wanted)
    else:
        hits = hits_among(store, word, guesses, wanted, among)
    if may_be_inside(word) and (not fields or Field.LINK in fields):
        merge(hits, link_hits(store, word, is_fuzzy=is_fuzzy))
    if is_fuzzy and (not fields or Field.TITLE in fields):
        merge(hits, initials_hits(store, word))
        merge(hits, _named_hits(store, word))
        for other in guesses.keys() & store.postings[Field.NICKNAME].places.keys():
            if guesses[other] >= ONE_EDIT:
                merge(hits, _named_hits(store, other, guesses[other]))
        if len(word) >= SHORTEST_GLUED and _is_rare_in_titles(store, word):
            glued = glued_title_hits(store, word)
            merge(hits, {place: code for place, code in glued.items() if not is_in_title(hits.get(place, 0))})
    return hits


def _is_rare_in_titles(store: Store, word: str) -> bool:
    """Whether so few titles hold the word that it may well be two that were written together."""
    titles = store.postings[Field.TITLE]
    count = sum(len(titles.places[other]) for other in titles.beginning(word))
    if count < MANY_TITLES:
        around = words_around(store.vocabulary, word, is_fuzzy=True)
        count += sum(len(titles.places[other]) for other in around.keys() & titles.places.keys())
    return count < MANY_TITLES


def _gathered(store: Store, word: str, others: Mapping[str, int], fields: Iterable[Field]) -> Hits:
    """The best hits of the word itself, of the words that begin with it, and of some others."""
    lists: defaultdict[int, list[list[int]]] = defaultdict(list)
    by_length = [prefix_quality(len(word), length) for length in range(LONGEST_WEIGHED + 1)]
    by_quality: defaultdict[int, list[str]] = defaultdict(list)
    for other, quality in others.items():
        by_quality[quality].append(other)
    for field in fields:
        postings = store.postings[field]
        places = postings.places
        if may_be_begun(word, field):
            codes = [CODES[field][quality] for quality in by_length]
            for other in postings.beginning(word):
                lists[codes[min(len(other), LONGEST_WEIGHED)]].append(places[other])
        if word in places:
            lists[code_of(EXACT, field)].append(places[word])
        for quality, several in by_quality.items():
            lists[CODES[field][quality]].extend(filter(None, map(places.get, several)))
    return best_of(lists)


def _named_hits(store: Store, name: str, quality: int = EXACT, *, is_tag_enough: bool = False) -> Hits:
    """Papers called so: by a tag that their title spells in pieces, be it by its initials.

    A single word that the title does not spell may be a mere subject; a tag of several words, typed in full, is enough.
    """
    places = store.postings[Field.NICKNAME].places.get(name, ())
    if not SHORTEST_ACRONYM <= len(name) <= LONGEST_WEIGHED or len(places) > MANY_TITLES:
        return {}
    code = code_of(quality, Field.NAME)
    return {place: code for place in places if is_tag_enough or is_spelt_by(name, words_of(store.papers[place].title))}
