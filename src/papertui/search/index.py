"""The index: which papers a query means, best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from papertui.domain.identity import STOP_WORDS
from papertui.search.conditions import Has, HasStatus, IsKind, NumberRange, ReadBetween
from papertui.search.lookup import CONDITION_CODE, glued_hits, hits_of
from papertui.search.query import Address, Group, Query, Symbols, Words
from papertui.search.ranking import (
    Hits,
    common_places,
    merge,
    places_named,
    places_of_most,
    ranked,
    with_neighbours_first,
)
from papertui.search.results import Results
from papertui.search.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.search.query import Term

Key = TypeVar("Key")

REMEMBERED_TERMS = 32
MOST_WEIGHED_WORDS = 16  # a title rarely has more, and each takes time
PAPERS_A_STEP = 128  # about 3 ms of work
UNTELLING = STOP_WORDS | {"et", "al"}  # “Ho et al.”: words of citations, not of papers
OPEN_QUOTE = '"'
MOST_GLUED = 3  # words of a query that may be one word of a title


class Index:
    """Papers by their words; made by `build_index`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._remembered: dict[tuple[Term, bool], Hits] = {}
        self._remembered_rows: dict[tuple[str, ...], Hits] = {}

    @property
    def ids(self) -> Sequence[str]:
        """Of the papers it knows, in catalogue order."""
        return self._store.ids

    def search(self, query: Query, *, limit: int | None = None) -> Results:
        """The papers a query may mean, best first; ties in catalogue order.

        Args:
            query: What `parse_query` made of the typed text.
            limit: At most so many.
        """
        allowed = self._allowed_places(query)
        wanted = [group for group in query.groups if _is_ranked(group) and not _is_pending(group)]
        telling = [group for group in wanted if _is_telling(group)] or wanted
        groups = list(dict.fromkeys(telling))[:MOST_WEIGHED_WORDS]
        if not groups:
            places = range(len(self._store.papers)) if allowed is None else sorted(allowed)
            return Results(self._store.ids, self._store.places, places[:limit])  # as keys, places are full matches
        hits = [self._group_hits(group) for group in groups]
        words = [_plain_word(group) for group in wanted]
        self._glue(words, groups, hits)
        places = _among(common_places(hits), allowed)
        stand_for: list[int] = []
        if not places and len(hits) > 1:
            stand_for = [_words_in(group) for group in groups]
            places = _among(places_named(hits) or places_of_most(hits, stand_for), allowed)
        order = ranked(places, hits, len(self._store.papers), self._store.title_lengths, stand_for)
        order = with_neighbours_first(order, words, self._store.glued_titles.line)
        was_relaxed = bool(stand_for and places)
        return Results(self._store.ids, self._store.places, order[:limit], hits, was_relaxed=was_relaxed)

    def filter(self, query: Query) -> list[str]:
        """The papers of which a query is true without any guess, in catalogue order."""
        if query.is_cut:
            return []
        places: set[int] | None = None
        for group in query.groups:
            found = self._group_places(group)
            places = _narrowed(places, found, group, len(self._store.papers))
        order = range(len(self._store.papers)) if places is None else sorted(places)
        return [self._store.ids[place] for place in order]

    def update(self, paper: Paper, reading: Reading | None = None, *, old_id: str | None = None) -> None:
        """Take one changed paper, or one changed reading, into account; the same as building anew.

        Args:
            paper: As it is now.
            reading: As it is now; None when it has not changed.
            old_id: The id the paper had before, when that has changed too.

        Raises:
            KeyError: No paper has that id.
        """
        place = self._store.update(paper, reading, old_id=old_id)
        self._remembered_rows.clear()
        for key in list(self._remembered):
            term, _ = key
            if isinstance(term, NumberRange | ReadBetween | HasStatus | IsKind | Has):
                self._remembered[key].pop(place, None)
                if term.holds(paper, self._store.reading(place)):
                    self._remembered[key][place] = CONDITION_CODE
            else:
                del self._remembered[key]

    def _allowed_places(self, query: Query) -> set[int] | None:
        """The places that conditions, addresses and exclusions leave; None for all."""
        places: set[int] | None = None
        for group in query.groups:
            if not _is_ranked(group) and not _is_pending(group):
                places = _narrowed(places, self._group_places(group), group, len(self._store.papers))
        return places

    def _group_places(self, group: Group) -> set[int]:
        return set().union(*(self._term_hits(term, is_fuzzy=False) for term in group.terms))

    def _group_hits(self, group: Group) -> Hits:
        if len(group.terms) == 1:
            return self._term_hits(group.terms[0], is_fuzzy=True)
        hits: Hits = {}
        for term in group.terms:
            merge(hits, self._term_hits(term, is_fuzzy=True))
        return hits

    def _term_hits(self, term: Term, *, is_fuzzy: bool) -> Hits:
        key = (term, is_fuzzy)
        known = self._remembered.get(key)
        if known is None:
            known = hits_of(self._store, term, is_fuzzy=is_fuzzy)
            _remember(self._remembered, key, known)
        return known

    def _row_hits(self, row: tuple[str, ...]) -> Hits:
        known = self._remembered_rows.get(row)
        if known is None:
            known = glued_hits(self._store, row)
            _remember(self._remembered_rows, row, known)
        return known

    def _glue(self, words: Sequence[str], groups: Sequence[Group], hits: list[Hits]) -> None:
        """Let neighbouring words that are one word of a title hit it together."""
        plain = [_plain_word(group) for group in groups]
        for count in range(2, MOST_GLUED + 1):
            for start in range(len(words) - count + 1):
                row = tuple(words[start : start + count])
                if all(row) and (found := self._row_hits(row)):
                    for number in (number for number, word in enumerate(plain) if word in row):
                        hits[number] = dict(hits[number])
                        merge(hits[number], found)


@dataclass(frozen=True, slots=True)
class BuildStep:
    """How far a build is, in papers; the last step carries the index."""

    done: int
    total: int
    index: Index | None = None


def build_index(papers: Sequence[Paper], readings: Mapping[str, Reading]) -> Index:
    """Build the index of some papers and what the reader said of them."""
    *_, last = index_in_steps(papers, readings)
    if last.index is None:
        raise AssertionError("the last step of a build carries the index")
    return last.index


def index_in_steps(papers: Sequence[Paper], readings: Mapping[str, Reading]) -> Iterator[BuildStep]:
    """Build the index a few milliseconds at a time, so that a thread that does it lets the screen run in between."""
    store = Store(papers, readings)
    total = len(papers)
    for start in range(0, total, PAPERS_A_STEP):
        store.take_in(papers[start : start + PAPERS_A_STEP], start)
        yield BuildStep(min(start + PAPERS_A_STEP, total), total)
    for _ in store.order_in_steps():
        yield BuildStep(total, total)
    yield BuildStep(total, total, Index(store))


def _remember(known: dict[Key, Hits], key: Key, hits: Hits) -> None:
    """Keep what was found, in place of the oldest once there is much."""
    if len(known) >= REMEMBERED_TERMS:
        del known[next(iter(known))]
    known[key] = hits


def _plain_word(group: Group) -> str:
    """The word of a group that is one free word; empty for any other."""
    term = group.terms[0]
    if len(group.terms) > 1 or not isinstance(term, Words) or term.is_phrase or term.fields or len(term.words) > 1:
        return ""
    return term.words[0]


def _is_telling(group: Group) -> bool:
    """Whether a group says what is looked for: no stop word, no ``et al.``, no initials of a given name."""
    return _plain_word(group) not in UNTELLING and not _is_initials(group.terms[0])


def _is_initials(term: Term) -> bool:
    """Whether a term is what citations write for given names: ``J.``, ``J.-Y.``."""
    return (
        isinstance(term, Words)
        and not (term.is_phrase or term.fields)
        and "." in term.text
        and all(len(word) == 1 and word.isalpha() for word in term.words)
    )


def _words_in(group: Group) -> int:
    """How many words of the query a group stands for."""
    term = group.terms[0]
    return len(term.words) if isinstance(term, Words) and term.is_phrase else 1


def _narrowed(places: set[int] | None, found: set[int], group: Group, papers: int) -> set[int]:
    if group.is_excluded:
        return (set(range(papers)) if places is None else places) - found
    return found if places is None else places & found


def _among(places: list[int], allowed: set[int] | None) -> list[int]:
    return places if allowed is None else [place for place in places if place in allowed]


def _is_ranked(group: Group) -> bool:
    return not group.is_excluded and all(isinstance(term, Words | Address) for term in group.terms)


def _is_pending(group: Group) -> bool:
    """Whether the group only begins: a quote, or the name of a field whose value is not typed yet."""
    return all(
        term.text == OPEN_QUOTE if isinstance(term, Symbols) else isinstance(term, Words) and term.is_pending
        for term in group.terms
    )
