"""Statistics count each paper once, and dropped ones on neither side."""

from __future__ import annotations

from papertui.domain.catalogue import Catalogue
from papertui.domain.category import Counts
from papertui.domain.paper import Paper
from papertui.domain.reading import Reading, Status
from papertui.domain.statistics import statistics


def test_a_paper_in_two_categories_counts_once_in_all() -> None:
    papers = (
        Paper("a", "A", categories=(("X", "Y"), ("Z",))),
        Paper("b", "B", categories=(("X",),)),
        Paper("c", "C"),
    )
    readings = {
        "a": Reading(Status.READ, read_at="2026-11-20T17:37:00.123Z"),
        "b": Reading(Status.DROPPED),
        "c": Reading(Status.READ),
    }

    told = statistics(Catalogue(papers, declared_categories=((("Z",), ""),)), readings)

    assert told.counts == Counts(read=2, left=0, dropped=1)
    assert told.categories == (
        (("Z",), Counts(1, 0, 0)),
        (("X",), Counts(1, 0, 1)),
        (("X", "Y"), Counts(1, 0, 0)),
    )
    assert told.months == (("2026-11", 1),)
    assert told.read_before == 1
    assert dict(told.statuses)[Status.UNREAD] == 0


def test_nothing_adds_up_to_nothing() -> None:
    told = statistics(Catalogue(), {})

    assert (told.counts, told.categories, told.months, told.read_before) == (Counts(), (), (), 0)
