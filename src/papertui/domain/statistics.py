"""What has been read: in all, per category, per month."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papertui.domain.category import Counts, category_tree
from papertui.domain.reading import NO_READING, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papertui.domain.catalogue import Catalogue
    from papertui.domain.category import Category, CategoryPath
    from papertui.domain.reading import Reading

_MONTH = len("2026-11")


@dataclass(frozen=True, slots=True)
class Statistics:
    """The reading of one catalogue.

    Attributes:
        counts: Of the whole catalogue, each paper once.
        statuses: How many papers stand in each status, in the order of `Status`.
        categories: Every category with its counts, in the order of the tree.
        months: Papers read in each month (``2026-11``), oldest first; those that came as read with a list have none.
        read_before: Papers read without a reading date, before papertui.
    """

    counts: Counts
    statuses: tuple[tuple[Status, int], ...]
    categories: tuple[tuple[CategoryPath, Counts], ...]
    months: tuple[tuple[str, int], ...]
    read_before: int


def statistics(catalogue: Catalogue, readings: Mapping[str, Reading]) -> Statistics:
    """Add up what the log says of a catalogue's papers."""
    of_papers = [readings.get(paper.id, NO_READING) for paper in catalogue.papers]
    statuses = Counter(reading.status for reading in of_papers)
    read = [reading for reading in of_papers if reading.status is Status.READ]
    months = Counter(reading.read_at[:_MONTH] for reading in read if reading.read_at)
    stated = {paper_id: reading.status for paper_id, reading in readings.items()}
    tree = category_tree(catalogue, stated)
    return Statistics(
        counts=tree.counts,
        statuses=tuple((status, statuses[status]) for status in Status),
        categories=tuple(_flat(tree)),
        months=tuple(sorted(months.items())),
        read_before=sum(not reading.read_at for reading in read),
    )


def _flat(category: Category) -> Iterator[tuple[CategoryPath, Counts]]:
    for child in category.children:
        yield child.path, child.counts
        yield from _flat(child)
