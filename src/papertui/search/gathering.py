"""The hits of each word of a query, gathered; those of the words before are remembered while a reader types on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from papertui.search.among import is_worth_it, papers_of, standing
from papertui.search.conditions import Has, HasStatus, IsKind, NumberRange, ReadBetween
from papertui.search.groups import plain_word
from papertui.search.lookup import CONDITION_CODE, doubted_hits, glued_hits, hits_of
from papertui.search.ranking import common_places
from papertui.search.weights import Hits, merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.paper import Paper
    from papertui.search.query import Group, Term
    from papertui.search.store import Store

Key = TypeVar("Key")
Value = TypeVar("Value")

REMEMBERED = 32
MOST_GLUED = 3  # words of a query that may be one word of a title


class Gathered(NamedTuple):
    """What the groups of a query hit.

    Attributes:
        hits: For each group, place → code; of a common word perhaps only where the other words hit as well.
        matching: For each group, how many papers it hits, or about so many if it is a common word.
        is_whole: Whether no hits were left out.
    """

    hits: list[Hits]
    matching: list[int]
    is_whole: bool


class Gatherer:
    """Asks a store for the hits of terms, and remembers the last of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._terms: dict[tuple[Term, bool], Hits] = {}
        self._rows: dict[tuple[str, ...], Hits] = {}
        self._standing: dict[str, int] = {}

    def gather(self, groups: Sequence[Group], words: Sequence[str], *, is_whole: bool = False) -> Gathered:
        """The hits of all groups: of rare words first, of a common one only among the papers that those leave.

        Args:
            groups: Of a query, each once.
            words: The words of all groups in the order they were typed; empty for what is no free word.
            is_whole: Whether all hits are needed, in papers too that other words do not hit.
        """
        store = self._store
        counts = [self._count(group) if len(groups) > 1 else 0 for group in groups]
        late = [
            number
            for number, group in enumerate(groups)
            if counts[number] and not is_whole and (group.terms[0], True) not in self._terms
        ]
        hits = [{} if number in late else self._group_hits(group) for number, group in enumerate(groups)]
        self._glue(words, groups, hits)
        known = [found for number, found in enumerate(hits) if number not in late]
        left_out = False
        for number in sorted(late, key=counts.__getitem__):
            places = common_places(known) if known else range(len(store.papers))
            if is_worth_it(plain_word(groups[number]), counts[number], len(places)):
                left_out = True
                found = hits_of(store, groups[number].terms[0], among=places)
            else:
                found = dict(self._group_hits(groups[number]))
            merge(found, hits[number])
            hits[number] = found
            known.append(found)
        total = len(store.papers)
        matching = [papers_of(count, total) if count else len(found) for count, found in zip(counts, hits, strict=True)]
        return Gathered(hits, matching, is_whole=not left_out)

    def places(self, group: Group) -> set[int]:
        """Where a group is true without any guess."""
        return set().union(*(self._term_hits(term, is_fuzzy=False) for term in group.terms))

    def doubted(self, groups: Sequence[Group], hits: Sequence[Hits]) -> list[Hits]:
        """The hits, and those of titles that hold one of the words mistyped."""
        doubted = []
        for group, found in zip(groups, hits, strict=True):
            more = dict(found)
            if word := plain_word(group):
                merge(more, self._row_hits((word,)))
            doubted.append(more)
        return doubted

    def take_change(self, place: int, paper: Paper) -> None:
        """Forget what a changed paper may have changed; conditions are only looked at for it anew."""
        self._rows.clear()
        self._standing.clear()
        for key in list(self._terms):
            term, _ = key
            if isinstance(term, NumberRange | ReadBetween | HasStatus | IsKind | Has):
                self._terms[key].pop(place, None)
                if term.holds(paper, self._store.reading(place)):
                    self._terms[key][place] = CONDITION_CODE
            else:
                del self._terms[key]

    def _count(self, group: Group) -> int:
        """How often a common word stands in papers; 0 for all else."""
        word = plain_word(group)
        if not word:
            return 0
        count = self._standing.get(word)
        if count is None:
            count = standing(self._store, word)
            _remember(self._standing, word, count)
        return count

    def _group_hits(self, group: Group) -> Hits:
        if len(group.terms) == 1:
            return self._term_hits(group.terms[0], is_fuzzy=True)
        hits: Hits = {}
        for term in group.terms:
            merge(hits, self._term_hits(term, is_fuzzy=True))
        return hits

    def _term_hits(self, term: Term, *, is_fuzzy: bool) -> Hits:
        key = (term, is_fuzzy)
        known = self._terms.get(key)
        if known is None:
            known = hits_of(self._store, term, is_fuzzy=is_fuzzy)
            _remember(self._terms, key, known)
        return known

    def _row_hits(self, row: tuple[str, ...]) -> Hits:
        known = self._rows.get(row)
        if known is None:
            known = glued_hits(self._store, row) if len(row) > 1 else doubted_hits(self._store, row[0])
            _remember(self._rows, row, known)
        return known

    def _glue(self, words: Sequence[str], groups: Sequence[Group], hits: list[Hits]) -> None:
        """Let neighbouring words that are one word of a title hit it together."""
        plain = [plain_word(group) for group in groups]
        for count in range(2, MOST_GLUED + 1):
            for start in range(len(words) - count + 1):
                row = tuple(words[start : start + count])
                if all(row) and (found := self._row_hits(row)):
                    for number in (number for number, word in enumerate(plain) if word in row):
                        hits[number] = dict(hits[number])
                        merge(hits[number], found)


def _remember(known: dict[Key, Value], key: Key, value: Value) -> None:
    """Keep what was found, in place of the oldest once there is much."""
    if len(known) >= REMEMBERED:
        del known[next(iter(known))]
    known[key] = value
