"""What a search found: an order at once; ids, scores and fields of those papers that are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sys import maxsize
from typing import TYPE_CHECKING, overload

from papertui.search.ranking import FULL, PLACE_BITS, PLACE_MASK
from papertui.search.weights import Hits, field_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


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


class PaperIds(Sequence[str]):
    """Ids in the order of a search; each is looked up when it is asked for, since a list shows few of many."""

    def __init__(self, ids: Sequence[str], order: Sequence[int]) -> None:
        self._ids = ids
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[str]:
        return map(self._ids.__getitem__, [key & PLACE_MASK for key in self._order])

    @overload
    def __getitem__(self, position: int) -> str: ...
    @overload
    def __getitem__(self, position: slice) -> list[str]: ...
    def __getitem__(self, position: int | slice) -> str | list[str]:
        if isinstance(position, slice):
            return [self._ids[key & PLACE_MASK] for key in self._order[position]]
        return self._ids[self._order[position] & PLACE_MASK]

    def index(self, value: str, start: int = 0, stop: int = maxsize) -> int:
        """As lists have it: ids are gone through at once, not asked for one by one."""
        return list(self).index(value, start, stop)


class Results(Sequence[Hit]):
    """The papers found, best first; each `Hit` is made when it is looked at, since a list shows few of many.

    Attributes:
        paper_ids: All ids, best first.
        was_relaxed: No paper matched all words; these match most of them.
    """

    def __init__(
        self,
        ids: Sequence[str],
        places: Mapping[str, int],
        order: Sequence[int],
        hits: Sequence[Hits] = (),
        *,
        was_relaxed: bool = False,
    ) -> None:
        self._ids = ids
        self._places = places
        self.paper_ids = PaperIds(ids, order)
        self.was_relaxed = was_relaxed
        self._order = order
        self._hits = hits

    def fields_hit(self, paper_id: str) -> tuple[str, ...]:
        """Names of the fields of a paper that words of the query have hit, the title first."""
        place = self._places.get(paper_id)
        return () if place is None else self._fields_at(place)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits, made now."""
        return tuple(self)

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, position: int) -> Hit: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, position: int | slice) -> Hit | tuple[Hit, ...]:
        if isinstance(position, slice):
            return tuple(self._hit(number) for number in range(*position.indices(len(self))))
        return self._hit(range(len(self))[position])

    def _hit(self, number: int) -> Hit:
        score, place = FULL - (self._order[number] >> PLACE_BITS), self._order[number] & PLACE_MASK
        return Hit(self._ids[place], min(100.0, round(score * 100 / FULL, 1)), self._fields_at(place))

    def _fields_at(self, place: int) -> tuple[str, ...]:
        fields = sorted({field_of(found[place]) for found in self._hits if place in found}, reverse=True)
        return tuple(dict.fromkeys(field.label for field in fields))
