"""Which other words a typed word may stand for: those around it, with another ending or spelling, mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.search.endings import related_words
from papertui.search.fields import Field
from papertui.search.hangul import is_hangul
from papertui.search.vocabulary import allowed_edits, may_be_inside
from papertui.search.weights import (
    DAMPED,
    ENDING,
    EXACT,
    ONE_EDIT,
    PLURAL,
    SPELLING,
    TWO_EDITS,
    infix_quality,
    prefix_quality,
    typo_quality,
)
from papertui.search.words import other_spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papertui.search.store import Store
    from papertui.search.vocabulary import Vocabulary

LONGEST_WEIGHED = 40  # letters; longer words count as this long
SHORTEST_ACRONYM = 3
WELL_KNOWN = 3  # a word that so many titles hold is no mistake for another …
DIGITS = "0123456789"  # cvpr23 is another year than cvpr22, yolov4 another model than yolov5
WELL_BEGUN = 50  # … nor is one that begins words in so many titles: more of it will be typed


def words_around(vocabulary: Vocabulary, word: str, *, is_fuzzy: bool) -> dict[str, int]:
    """Words with the typed one inside, perhaps with its last syllable unfinished; word → quality in percent."""
    around: dict[str, int] = {}
    if is_fuzzy and is_hangul(word):
        for other, is_start in vocabulary.composing(word):
            around[other] = prefix_quality(len(word), len(other)) if is_start else infix_quality(len(word), len(other))
    if may_be_inside(word):
        by_length = [infix_quality(len(word), length) for length in range(1, LONGEST_WEIGHED + 1)]
        for other in vocabulary.containing(word):
            around[other] = by_length[min(len(other), LONGEST_WEIGHED) - 1]
    return around


def guesses_for(store: Store, word: str) -> dict[str, int]:
    """Words that the typed one may be mistyped for, with their quality in percent."""
    vocabulary = store.vocabulary
    guesses: dict[str, int] = {}
    edits = allowed_edits(word)
    titles = store.postings[Field.TITLE]
    is_known = len(titles.places.get(word, ())) >= WELL_KNOWN
    if edits and not is_known and sum(len(titles.places[other]) for other in titles.beginning(word)) < WELL_BEGUN:
        if not vocabulary.beginning(word):
            guesses = dict.fromkeys(vocabulary.mistyped_beginning(word), TWO_EDITS)
        for other, quality in _slips(vocabulary, word, edits):
            guesses[other] = max(guesses.get(other, 0), quality)
    for other in related_words(word, vocabulary.beginning):
        guesses[other] = max(guesses.get(other, 0), ENDING)
    model = word.rstrip(DIGITS).removesuffix("v")  # which of several: “vgg16”, “yolov5”
    if SHORTEST_ACRONYM <= len(model) < len(word) and model in vocabulary and not vocabulary.is_begun_by(word):
        guesses[model] = max(guesses.get(model, 0), ONE_EDIT)
    if word.endswith("s") and word[:-1] in vocabulary:
        guesses[word[:-1]] = PLURAL
    for spelling in other_spellings(word):
        for other in related_words(spelling, vocabulary.beginning):
            guesses[other] = max(guesses.get(other, 0), ENDING * SPELLING // EXACT)
        for other in vocabulary.beginning(spelling):
            guesses[other] = prefix_quality(len(word), len(other)) * SPELLING // EXACT
    return guesses


def _slips(vocabulary: Vocabulary, word: str, edits: int) -> Iterator[tuple[str, int]]:
    """Words that the typed one may be a slip of; one with other digits is none if there is a word as typed."""
    is_known, letters = word in vocabulary, word.strip(DIGITS)
    for other, distance in vocabulary.mistyped(word, edits).items():
        if not is_known:
            yield other, typo_quality(word, other, distance)
        elif letters == word or other.strip(DIGITS) != letters:
            yield other, typo_quality(word, other, distance) * DAMPED // EXACT
