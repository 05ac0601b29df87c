"""A catalogue: ordered papers with unique ids; every change gives a new one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papertui.domain.category import CategoryPath
    from papertui.domain.paper import Paper


@dataclass(frozen=True)
class Catalogue:
    """What one catalogue file says.

    Attributes:
        papers: In file order.
        title: Of the whole list; empty when the file gives none.
        read_markers: How this list writes a read mark in Markdown (`[markers]`).
        declared_categories: Path and note of each `[[categories]]`, in file order.
    """

    papers: tuple[Paper, ...] = ()
    title: str = ""
    read_markers: tuple[str, ...] = ()
    declared_categories: tuple[tuple[CategoryPath, str], ...] = ()
    positions: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "positions", {paper.id: place for place, paper in enumerate(self.papers)})
        if len(self.positions) != len(self.papers):
            raise ValueError("paper ids of a catalogue must be unique")

    @cached_property
    def category_sets(self) -> Counter[tuple[CategoryPath, ...]]:
        """How many papers stand in each set of categories, of which there are few."""
        return Counter(map(attrgetter("categories"), self.papers))

    def find(self, paper_id: str) -> Paper | None:
        """The paper with exactly this id."""
        place = self.positions.get(paper_id)
        return None if place is None else self.papers[place]

    def with_replaced(self, old_id: str, paper: Paper) -> Catalogue:
        """The catalogue with one paper exchanged in its place; its id may change.

        Raises:
            KeyError: No paper has `old_id`.
        """
        place = self.positions[old_id]
        papers = (*self.papers[:place], paper, *self.papers[place + 1 :])
        if paper.id != old_id:
            return replace(self, papers=papers)
        same_ids = object.__new__(Catalogue)
        values = vars(self) | {"papers": papers}
        if paper.categories != self.papers[place].categories:
            values.pop("category_sets", None)
        for name, value in values.items():
            object.__setattr__(same_ids, name, value)
        return same_ids
