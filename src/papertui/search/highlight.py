"""What to mark in a text that a query has found, by the same rules that found it.

Of the ways a word can match a text only the best one is marked: ``net`` marks the word net where there is one, and else
the end of SqueezeNet. Spans count characters of the text as given.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from papertui.domain.identity import STOP_WORDS
from papertui.search.endings import is_related
from papertui.search.fields import Field
from papertui.search.fold import Folded, folded
from papertui.search.hangul import composing_pattern, is_hangul, strokes
from papertui.search.query import Words
from papertui.search.vocabulary import allowed_edits, is_mistyped, may_be_begun, may_be_inside
from papertui.search.words import WORD, initials_of, other_spellings, telling_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from papertui.search.query import Query

Spans = tuple[tuple[int, int], ...]
_SHORTEST_GLUED = 4
_SHOWN = 400  # texts: those of a high screen and of the one before
_KINDRED = {
    Field.TITLE: {Field.TITLE, Field.PART, Field.NAME, Field.ACRONYM},
    Field.AUTHOR: {Field.AUTHOR, Field.FIRST_AUTHOR},
    Field.TAG: {Field.TAG, Field.NICKNAME},
}


def spans_in(query: Query, text: str, field: Field) -> Spans:
    """The spans of all words of a query in a text of a field, whatever form of it is shown."""
    wanted = _KINDRED.get(field, {field})
    terms = [
        term
        for group in query.groups
        if not group.is_excluded
        for term in group.terms
        if isinstance(term, Words) and (not term.fields or wanted & set(term.fields))
    ]
    if not terms or not text:
        return ()
    source = _source(text, field)
    found = {source.folded.original_span(*span) for term in terms for span in source.spans_of(term)}
    return _merged(found)


class _Source:
    """A folded text with its words and where they stand."""

    def __init__(self, text: Folded, field: Field) -> None:
        self.folded = text
        self._field = field
        self._matches = list(WORD.finditer(text.text))
        self._words = [match[0] for match in self._matches]
        self._known: dict[Words, list[tuple[int, int]]] = {}

    def spans_of(self, term: Words) -> list[tuple[int, int]]:
        """What is to be marked for one term; kept, for most words of a query stay while the next one is typed."""
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._look_for(term)
        return known

    def _look_for(self, term: Words) -> list[tuple[int, int]]:
        if len(term.words) > 1 or term.is_phrase:
            row = list(self._row_spans(term))
            if row or term.is_phrase:
                return row
        glued = self._word_spans("".join(term.words))
        return glued or [span for word in term.words for span in self._word_spans(word)]

    def _row_spans(self, term: Words) -> Iterator[tuple[int, int]]:
        """Where the words stand one behind the other; the last may go on unless its quote is closed."""
        count = len(term.words)
        for start in range(len(self._words) - count + 1):
            *head, last = self._words[start : start + count]
            is_open = term.is_open or not term.is_phrase
            if head == list(term.words[:-1]) and (
                last.startswith(term.words[-1]) if is_open else last == term.words[-1]
            ):
                end = self._matches[start + count - 1].start() + len(term.words[-1])
                yield (self._matches[start].start(), end)

    def _word_spans(self, word: str) -> list[tuple[int, int]]:
        if word in STOP_WORDS:
            return self._spans_where(word, lambda found: found == word) if self._field is Field.TITLE else []
        begun = may_be_begun(word, self._field)
        ways: tuple[Callable[[], list[tuple[int, int]]], ...] = (
            lambda: self._spans_where(word, lambda found: found.startswith(word) if begun else found == word),
            lambda: self._inner_spans(word),
            lambda: self._composing_spans(word),
            lambda: self._initial_spans(word),
            lambda: self._glued_spans(word),
            lambda: self._related_spans(word),
            lambda: self._mistyped_spans(word),
        )
        return next((spans for way in ways if (spans := way())), [])

    def _spans_where(self, word: str, matches: Callable[[str], bool]) -> list[tuple[int, int]]:
        return [
            (match.start(), match.start() + len(word))
            for match, found in zip(self._matches, self._words, strict=True)
            if matches(found)
        ]

    def _inner_spans(self, word: str) -> list[tuple[int, int]]:
        if not may_be_inside(word):
            return []
        places = [(match.start(), match[0].find(word)) for match in self._matches]
        return [(start + place, start + place + len(word)) for start, place in places if place >= 0]

    def _related_spans(self, word: str) -> list[tuple[int, int]]:
        spellings = (word, *other_spellings(word))
        return [match.span() for match in self._matches if any(is_related(one, match[0]) for one in spellings)]

    def _mistyped_spans(self, word: str) -> list[tuple[int, int]]:
        if not allowed_edits(word):
            return []
        return [match.span() for match in self._matches if is_mistyped(word, match[0])]

    def _initial_spans(self, word: str) -> list[tuple[int, int]]:
        """The first letters that the word is made of: all words', or all but the stop words'."""
        if self._field is not Field.TITLE or word not in initials_of(self._words, telling_words(self._words)):
            return []
        spans = [(match.start(), match.start() + 1) for match in self._matches]
        if len(spans) == len(word):
            return spans
        return [span for span, found in zip(spans, self._words, strict=True) if found not in STOP_WORDS]

    def _composing_spans(self, word: str) -> list[tuple[int, int]]:
        """Hangul by initials or with an unfinished syllable, over the blanks between Hangul words of a title."""
        if not is_hangul(word):
            return []
        hangul = [match for match in self._matches if is_hangul(match[0])]
        if self._field is not Field.TITLE:
            return [span for match in hangul for span in _composed([match], word)]
        return _composed(hangul, word)

    def _glued_spans(self, word: str) -> list[tuple[int, int]]:
        """The words of a title that the typed one runs over, perhaps without the stop words between them."""
        if len(word) < _SHORTEST_GLUED or self._field is not Field.TITLE:
            return []
        telling = [match for match in self._matches if match[0] not in STOP_WORDS]
        for row in (self._matches, telling):
            for first in range(len(row)):
                if word.startswith(row[first][0]) and "".join(match[0] for match in row[first:]).startswith(word):
                    places = [place for match in row[first:] for place in range(match.start(), match.end())]
                    return [(place, place + 1) for place in places[: len(word)]]
        return []


@lru_cache(_SHOWN)
def _source(text: str, field: Field) -> _Source:
    return _Source(folded(text), field)


def _composed(matches: list[re.Match[str]], word: str) -> list[tuple[int, int]]:
    text = "".join(match[0] for match in matches)
    places = [place for match in matches for place in range(match.start(), match.end())]
    typed = strokes(text)
    found = re.search(composing_pattern(word), typed)
    if not found:
        return []
    first = typed.count(".", 0, found.start())
    last = typed.count(".", 0, found.end())
    return [(place, place + 1) for place in places[first:last]]


def _merged(spans: set[tuple[int, int]]) -> Spans:
    """Spans in order, overlapping and touching ones as one."""
    together: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if together and start <= together[-1][1]:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    return tuple(together)
