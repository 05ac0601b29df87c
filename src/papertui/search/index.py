"""The index."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from time import perf_counter
from typing import TYPE_CHECKING

from papertui.domain.identity import STOP_WORDS
from papertui.domain.reading import NO_READING
from papertui.search.entries import EntryWords
from papertui.search.fields import Field
from papertui.search.highlight import Highlights, highlights_of
from papertui.search.lookup import Hits, hits_of
from papertui.search.query import Query, Words
from papertui.search.ranking import FULL, RELAXED, field_of, ranked
from papertui.search.strict import is_match
from papertui.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.search.query import Group

STEP_SECONDS = 0.006  # a thread that builds lets the screen run this often
PAPERS_A_LOOK = 16  # papers between two looks at the clock
REMEMBERED_TERMS = 32


@dataclass(frozen=True, slots=True)
class Hit:
    """One paper found.

    Attributes:
        score: 0 to 100, one decimal.
        fields: Names of the fields that were hit, the title first; empty when the query holds no words.
    """

    paper_id: str
    score: float
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found, best first.

    Attributes:
        hits: In order.
        was_relaxed: No paper matched all words; these match most of them.
    """

    hits: tuple[Hit, ...] = ()
    was_relaxed: bool = False

    @property
    def paper_ids(self) -> list[str]:
        """The ids alone, best first."""
        return [hit.paper_id for hit in self.hits]


@dataclass(frozen=True, slots=True)
class BuildStep:
    """How far a build is; the last step carries the index."""

    done: int
    total: int
    index: Index | None = None


class Index:
    """Papers by their words; made by `build_index`."""

    def __init__(self, papers: Sequence[Paper], readings: Mapping[str, Reading]) -> None:
        self.papers = list(papers)
        self.readings = dict(readings)
        self.postings: tuple[dict[str, list[int]], ...] = tuple({} for _ in Field)
        self.vocabulary = Vocabulary(())
        self.identifiers = Vocabulary(())
        self._places = {paper.id: place for place, paper in enumerate(papers)}
        self._title_lengths = [0] * len(papers)
        self._entry_words = EntryWords()
        self._remembered: dict[object, Hits] = {}

    def search(self, query: Query, *, limit: int | None = None) -> Results:
        """The papers a query may mean, best first; ties in catalogue order."""
        places = self._allowed_places(query)
        hits = [self._group_hits(group) for group in _ranked_groups(query)]
        if not hits:
            order = range(len(self.papers)) if places is None else sorted(places)
            return Results(tuple(Hit(self.papers[place].id, 100.0) for place in order)[:limit])
        if places is not None:
            hits = [{place: code for place, code in found.items() if place in places} for found in hits]
        order = ranked(hits, len(self.papers), self._title_lengths, must_match=len(hits))
        was_relaxed = not order and len(hits) > 1
        if was_relaxed:
            order = ranked(hits, len(self.papers), self._title_lengths, must_match=ceil(len(hits) * RELAXED))
        if limit is not None:
            order = order[:limit]
        return Results(tuple(self._hit(place, score, hits) for place, score in order), was_relaxed and bool(order))

    def filter(self, query: Query) -> list[str]:
        """The papers of which a query is true without any guess, in catalogue order."""
        return [paper.id for paper in self.papers if is_match(query, paper, self.readings.get(paper.id, NO_READING))]

    def update(self, paper: Paper, reading: Reading | None = None, *, old_id: str | None = None) -> None:
        """Take one changed paper, or one changed reading, into account; the same as building anew.

        Args:
            paper: As it is now.
            reading: As it is now; None when it has not changed.
            old_id: The id the paper had before, when that has changed too.

        Raises:
            KeyError: No paper has that id.
        """
        old_id = paper.id if old_id is None else old_id
        place = self._places[old_id]
        old_reading = self.readings.get(old_id, NO_READING)
        reading = old_reading if reading is None else reading
        before = dict(self._entry_words.of(self.papers[place], old_reading))
        after = dict(self._entry_words.of(paper, reading))
        for field in Field:
            self._exchange(field, place, before.get(field, frozenset()), after.get(field, frozenset()))
        self.papers[place] = paper
        del self._places[old_id]
        self._places[paper.id] = place
        self.readings.pop(old_id, None)
        self.readings[paper.id] = reading
        self._title_lengths[place] = paper.title.count(" ") + 1
        self._remembered.clear()

    def highlights(self, query: Query, paper: Paper) -> Highlights:
        """What to mark in the texts of a paper that the query has found."""
        return highlights_of(query, paper)

    def _exchange(self, field: Field, place: int, before, after) -> None:
        postings = self.postings[field]
        vocabulary = self.identifiers if field is Field.ID else self.vocabulary
        for word in before - after:
            postings[word].remove(place)
        for word in after - before:
            places = postings.setdefault(word, [])
            places.append(place)
            places.sort()
            vocabulary.add(word)

    def _allowed_places(self, query: Query) -> set[int] | None:
        places: set[int] | None = None
        for group in query.groups:
            if _is_ranked(group):
                continue
            found: set[int] = set()
            for term in group.terms:
                found |= self._term_hits(term, is_fuzzy=not group.is_excluded).keys()
            if group.is_excluded:
                places = (set(range(len(self.papers))) if places is None else places) - found
            else:
                places = found if places is None else places & found
        return places

    def _group_hits(self, group: Group) -> Hits:
        hits: Hits = {}
        for term in group.terms:
            for place, code in self._term_hits(term, is_fuzzy=True).items():
                if hits.get(place, 0) < code:
                    hits[place] = code
        return hits

    def _term_hits(self, term: object, *, is_fuzzy: bool) -> Hits:
        key = (term, is_fuzzy)
        known = self._remembered.get(key)
        if known is None:
            if len(self._remembered) >= REMEMBERED_TERMS:
                del self._remembered[next(iter(self._remembered))]
            known = self._remembered[key] = hits_of(self, term, is_fuzzy=is_fuzzy)
        return known

    def _hit(self, place: int, score: int, hits: Sequence[Hits]) -> Hit:
        fields = sorted({field_of(found[place]) for found in hits if place in found}, reverse=True)
        labels = tuple(dict.fromkeys(field.label for field in fields))
        return Hit(self.papers[place].id, min(100.0, round(score * 100 / FULL, 1)), labels)


def build_index(papers: Sequence[Paper], readings: Mapping[str, Reading]) -> Index:
    """Build the index of some papers and what the reader said of them."""
    *_, last = index_in_steps(papers, readings)
    assert last.index is not None  # noqa: S101
    return last.index


def index_in_steps(papers: Sequence[Paper], readings: Mapping[str, Reading]) -> Iterator[BuildStep]:
    """Build the index a few milliseconds at a time; the last step holds it."""
    index = Index(papers, readings)
    postings = index.postings
    words_of_entry = index._entry_words.of
    last_look = perf_counter()
    for place, paper in enumerate(index.papers):
        for field, words in words_of_entry(paper, index.readings.get(paper.id, NO_READING)):
            lists = postings[field]
            for word in words:
                places = lists.get(word)
                if places is None:
                    lists[word] = [place]
                else:
                    places.append(place)
        index._title_lengths[place] = paper.title.count(" ") + 1
        if place % PAPERS_A_LOOK == 0 and perf_counter() - last_look > STEP_SECONDS:
            yield BuildStep(place, len(papers))
            last_look = perf_counter()
    yield BuildStep(len(papers), len(papers))
    index.identifiers = Vocabulary(postings[Field.ID])
    index.vocabulary = Vocabulary(set().union(*(postings[field] for field in Field if field is not Field.ID)))
    yield BuildStep(len(papers), len(papers))
    index.vocabulary.prepare()
    yield BuildStep(len(papers), len(papers), index)


def _is_ranked(group: Group) -> bool:
    return not group.is_excluded and all(isinstance(term, Words) for term in group.terms)


def _ranked_groups(query: Query) -> list[Group]:
    """The groups that hits are weighed by; stop words count only when there is nothing else."""
    groups = [
        group
        for group in query.groups
        if _is_ranked(group) and not all(isinstance(term, Words) and term.is_pending for term in group.terms)
    ]
    telling = [
        group
        for group in groups
        if not all(isinstance(term, Words) and not term.is_phrase and term.text in STOP_WORDS for term in group.terms)
    ]
    return telling or groups
