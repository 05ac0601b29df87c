"""What a search found: ids at once, scores and fields when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from papertui.search.ranking import FULL, PLACE_BITS, PLACE_MASK, Hits, field_of


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


class Results(Sequence[Hit]):
    """The papers found, best first; each `Hit` is made when it is looked at, since a list shows few of many.

    Attributes:
        was_relaxed: No paper matched all words; these match most of them.
    """

    def __init__(
        self,
        ids: Sequence[str],
        order: Sequence[int],
        hits: Sequence[Hits] = (),
        *,
        was_relaxed: bool = False,
    ) -> None:
        self._ids = ids
        self.was_relaxed = was_relaxed
        self._order = order
        self._hits = hits

    @classmethod
    def unranked(cls, ids: Sequence[str], places: Sequence[int]) -> Results:
        """All these papers in the given order, each a full match."""
        return cls(ids, places)  # a place is its own key with the full score

    @cached_property
    def paper_ids(self) -> list[str]:
        """All ids, best first."""
        return list(map(self._ids.__getitem__, [key & PLACE_MASK for key in self._order]))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {paper_id: number for number, paper_id in enumerate(self.paper_ids)}

    def hit_of(self, paper_id: str) -> Hit | None:
        """The hit on one paper; None when it was not found."""
        number = self._numbers.get(paper_id)
        return None if number is None else self._hit(number)

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
        fields = sorted({field_of(found[place]) for found in self._hits if place in found}, reverse=True)
        labels = tuple(dict.fromkeys(field.label for field in fields))
        return Hit(self._ids[place], min(100.0, round(score * 100 / FULL, 1)), labels)
