"""One term of a query → the papers it hits, each with the weight and field of its best hit."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Protocol

from papertui.domain.reading import NO_READING
from papertui.search.fields import Field
from papertui.search.fold import fold
from papertui.search.query import Address, Symbols, Words
from papertui.search.ranking import DAMPED, code_of
from papertui.search.strict import address_holds, symbols_hold, words_hold
from papertui.search.vocabulary import (
    EXACT,
    PLURAL,
    TWO_EDITS,
    Vocabulary,
    allowed_edits,
    exact_matches,
    prefix_quality,
    typo_quality,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.search.query import Term

WORD_FIELDS = tuple(field for field in Field if field is not Field.ID)
SHORT_FIELDS = (Field.TITLE, Field.AUTHOR, Field.TAG, Field.VENUE)
LONG_WORD = 3


class Store(Protocol):
    """What a lookup needs of the index."""

    papers: list[Paper]
    readings: dict[str, Reading]
    postings: tuple[dict[str, list[int]], ...]
    vocabulary: Vocabulary
    identifiers: Vocabulary


Hits = dict[int, int]


def hits_of(store: Store, term: Term, *, is_fuzzy: bool = True) -> Hits:
    """Place → code of the best hit of one term."""
    if isinstance(term, Words):
        return _word_hits(store, term, is_fuzzy=is_fuzzy)
    if isinstance(term, Address):
        return _scan(store, lambda paper, _: address_holds(term, paper), code_of(EXACT, Field.ID))
    if isinstance(term, Symbols):
        return _scan(store, lambda paper, reading: symbols_hold(term, paper, reading), code_of(EXACT, Field.TITLE))
    return _scan(store, term.holds, code_of(EXACT, Field.TITLE))


def _scan(store, holds, code):
    readings = store.readings
    return {place: code for place, paper in enumerate(store.papers) if holds(paper, readings.get(paper.id, NO_READING))}


def _word_hits(store: Store, term: Words, *, is_fuzzy: bool) -> Hits:
    if len(term.words) == 1 and not term.is_phrase:
        hits = single_word_hits(store, term.words[0], term.fields, is_fuzzy=is_fuzzy)
        if not term.fields or Field.ID in term.fields:
            _merge(hits, _identifier_hits(store, term.text))
        return hits
    each = [single_word_hits(store, word, term.fields, is_fuzzy=is_fuzzy and not term.is_phrase) for word in term.words]
    each.sort(key=len)
    hits = each[0]
    for found in each[1:]:
        hits = {place: min(code, found[place]) for place, code in hits.items() if place in found}
    if term.is_phrase or not is_fuzzy:
        readings = store.readings
        hits = {
            place: code
            for place, code in hits.items()
            if words_hold(term, store.papers[place], readings.get(store.papers[place].id, NO_READING))
        }
    if not term.is_phrase:
        _merge(hits, single_word_hits(store, "".join(term.words), term.fields, is_fuzzy=is_fuzzy))
        if not term.fields or Field.ID in term.fields:
            _merge(hits, _identifier_hits(store, term.text))
    return hits


def _merge(hits: Hits, more: Hits) -> None:
    for place, code in more.items():
        if hits.get(place, 0) < code:
            hits[place] = code


def _identifier_hits(store: Store, text: str) -> Hits:
    found = {identifier: prefix_quality(text, identifier) for identifier in store.identifiers.beginning(text)}
    if text in found:
        found[text] = EXACT
    return _gathered(store, [(found, (Field.ID,))])


def single_word_hits(store: Store, word: str, fields: Sequence[Field], *, is_fuzzy: bool) -> Hits:
    """What one typed word hits in some fields, or in all."""
    vocabulary = store.vocabulary
    found = exact_matches(vocabulary, word)
    wanted = [field for field in fields if field is not Field.ID] if fields else WORD_FIELDS
    if not fields and len(word) < LONG_WORD and word.isascii():
        plan = [(found, SHORT_FIELDS), ({word: EXACT}, WORD_FIELDS)]
    else:
        plan = [(found, wanted)]
    if is_fuzzy:
        guesses = _guesses(vocabulary, word, found)
        if guesses:
            plan.append((guesses, wanted))
    return _gathered(store, plan)


def _guesses(vocabulary: Vocabulary, word: str, found: Mapping[str, int]) -> dict[str, int]:
    edits = allowed_edits(word)
    if not edits:
        return {}
    guesses: dict[str, int] = {}
    keeps = DAMPED if word in found else 100
    if not found:
        for other in vocabulary.mistyped_beginning(word):
            guesses[other] = TWO_EDITS
    for other, distance in vocabulary.mistyped(word, edits):
        quality = typo_quality(word, other, distance) * keeps // 100
        if quality > found.get(other, 0):
            guesses[other] = quality
    if word.endswith("s") and word[:-1] in vocabulary:
        guesses[word[:-1]] = PLURAL
    return guesses


def _gathered(store: Store, plan: Iterable[tuple[Mapping[str, int], Iterable[Field]]]) -> Hits:
    lists: dict[int, list[list[int]]] = {}
    for found, fields in plan:
        for field in fields:
            postings = store.postings[field]
            for other, quality in found.items():
                places = postings.get(other)
                if places:
                    lists.setdefault(code_of(quality, field), []).append(places)
    hits: Hits = {}
    for code in sorted(lists):
        hits.update(dict.fromkeys(chain.from_iterable(lists[code]), code))
    return hits
