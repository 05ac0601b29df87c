"""A common word among few papers: their own words are looked through, not all the papers that hold it.

While a query is typed, its last word is often the beginning of thousands (``pr``), but the words before it have left a
few dozen papers. To cut those into words again takes less time than to gather tens of thousands of hits.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from papertui.domain.reading import NO_READING
from papertui.search.entries import columns
from papertui.search.guesses import LONGEST_WEIGHED
from papertui.search.titles import Titles
from papertui.search.vocabulary import SHORTEST_INFIX, may_be_begun, may_be_inside
from papertui.search.weights import CODES, EXACT, Hits, infix_quality, prefix_quality
from papertui.search.words import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from papertui.search.fields import Field
    from papertui.search.store import Store

COMMON = 2000  # words of papers that begin as typed; with fewer there is little to save
HITS_A_PAPER = 200  # that are gathered in the time in which one paper is looked through …
HITS_INSIDE = 15_000  # … and in that in which words with these letters inside are found and gathered …
HITS_INSIDE_SHORT = 60_000  # … and with only three letters


def standing(store: Store, word: str) -> int:
    """How often words that begin so stand in papers, a paper counted for each of its words; 0 for a rare beginning.

    0 also for what is not looked up by beginnings alone: Hangul, Japanese and Chinese.
    """
    if is_unspaced(word):
        return 0
    count = 0
    for field, postings in store.postings.items():
        if may_be_begun(word, field):
            count += sum(map(len, map(postings.places.__getitem__, postings.beginning(word))))
    return count if count >= COMMON else 0


def papers_of(count: int, papers: int) -> int:
    """In how many of all papers so many words stand, were they thrown among them by chance.

    For a common word the ranking counts with this: to know it exactly, all of its papers would have to be gathered.
    """
    return round(papers * (1 - exp(-count / papers)))


def is_worth_it(word: str, count: int, papers: int) -> bool:
    """Whether to look through so many papers for a word that stands so often."""
    inside = HITS_INSIDE_SHORT if len(word) == SHORTEST_INFIX else HITS_INSIDE * may_be_inside(word)
    return papers * HITS_A_PAPER < count + inside


def hits_among(
    store: Store, word: str, guesses: Mapping[str, int], fields: Collection[Field], places: Collection[int]
) -> Hits:
    """The best hit of a word in each of some papers; the same as of all papers, without the others.

    Args:
        store: All that is known.
        word: Typed, of a script with blanks between words.
        guesses: Other words it may stand for, with their quality in percent.
        fields: Those to look in.
        places: Of the papers.
    """
    rising = sorted(places)
    papers = [store.papers[place] for place in rising]
    readings = [store.readings.get(paper.id, NO_READING) for paper in papers]
    by_beginning = [_Qualities(word, guesses, is_begun=is_begun) for is_begun in (False, True)]
    hits: Hits = {}
    for field, column in columns(papers, readings, Titles([paper.title for paper in papers])):
        if field not in fields:
            continue
        codes, qualities = CODES[field], by_beginning[may_be_begun(word, field)]
        for place, words in zip(rising, column, strict=True):
            best = max(map(qualities.__getitem__, words), default=0)
            if best and codes[best] > hits.get(place, 0):
                hits[place] = codes[best]
    return hits


class _Qualities(dict[str, int]):
    """How well a typed word fits each word of a field, worked out once."""

    def __init__(self, word: str, guesses: Mapping[str, int], *, is_begun: bool) -> None:
        super().__init__({word: EXACT})
        self._word = word
        self._guesses = guesses
        self._is_begun = is_begun
        self._is_inside = may_be_inside(word)

    def __missing__(self, other: str) -> int:
        typed, length = len(self._word), min(len(other), LONGEST_WEIGHED)
        quality = self._guesses.get(other, 0)
        if other.startswith(self._word):
            quality = max(quality, prefix_quality(typed, length)) if self._is_begun else quality
        elif self._is_inside and self._word in other:
            quality = infix_quality(typed, length)
        self[other] = quality
        return quality
