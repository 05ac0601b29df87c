"""In which papers words stand one behind the other, without reading more texts than those that hold them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.reading import NO_READING
from papertui.search.fields import FIELD_WORDS, TEXTS, Field
from papertui.search.strict import may_go_on, phrase_test
from papertui.search.words import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from papertui.search.query import Words
    from papertui.search.store import Store


def phrase_places(store: Store, term: Words, hit: AbstractSet[int]) -> set[int]:
    """The places of the papers with all words of a phrase or compound one behind the other in one field.

    Args:
        store: What is searched.
        term: The words.
        hit: Places that all words hit; enough for scripts without blanks, where a phrase may begin within a word.
    """
    places: set[int] = set()
    for kindred in dict.fromkeys(FIELD_WORDS.values()):
        field = kindred[0]
        if field in TEXTS and (not term.fields or field in term.fields):
            places |= _in_field(store, term, kindred, hit)
    return places


def _in_field(store: Store, term: Words, kindred: Sequence[Field], hit: AbstractSet[int]) -> AbstractSet[int]:
    """The same for one field; `kindred` are all that its words are kept as, the first is that of the text."""
    field = kindred[0]
    among = hit
    if not any(map(is_unspaced, term.words)):
        *whole, last = term.words
        each = [_places_of(store, kindred, word, is_open=False) for word in whole]
        each.append(_places_of(store, kindred, last, is_open=may_go_on(term, field)))
        among = set.intersection(*each)
        if not whole and field is Field.SUMMARY:
            return among  # its words are kept as they stand there
    papers, readings, text_of, holds = store.papers, store.readings, TEXTS[field], phrase_test(term, field)
    said = {place: readings.get(papers[place].id, NO_READING) for place in among} if readings else {}
    return {place for place in among if holds(text_of(papers[place], said.get(place, NO_READING)))}


def _places_of(store: Store, kindred: Sequence[Field], word: str, *, is_open: bool) -> set[int]:
    """The places of the papers that hold a word in some fields, or one that begins so."""
    places: set[int] = set()
    for postings in (store.postings[field] for field in kindred):
        begun = postings.beginning(word) if is_open else [word]
        places.update(*(postings.places.get(other, ()) for other in begun))
    return places
