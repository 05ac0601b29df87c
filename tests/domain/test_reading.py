"""Facts about events: the latest wins, whatever the order, and a union of logs is always the same log."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.reading import NO_READING, Change, Reading, ReadingEvent, ReadingLog, Status, reading_of


def at(second: int) -> str:
    """A moment."""
    return f"2026-11-20T17:37:{second:02d}.000Z"


def said(second: int, *changes: Change, source: str = "", is_undo: bool = False) -> ReadingEvent:
    """What was said of the paper at one second."""
    return ReadingEvent(at(second), "ho2020denoising", changes, source=source, is_undo=is_undo)


@pytest.mark.parametrize(
    ("events", "reading"),
    [
        ([], NO_READING),
        ([said(1, ("status", "read"))], Reading(Status.READ, is_stated=True, read_at=at(1), status_at=at(1))),
        (
            [said(1, ("status", "read")), said(2, ("status", "queued"))],
            Reading(Status.QUEUED, is_stated=True, status_at=at(2)),
        ),
        (
            [said(1, ("status", "read")), said(2, ("status", "read"))],
            Reading(Status.READ, is_stated=True, read_at=at(1), status_at=at(2)),
        ),
        ([said(1, ("status", "read")), said(2, ("status", None))], Reading(status_at=at(2))),
        ([said(1, ("status", "unread"))], Reading(is_stated=True, status_at=at(1))),
        ([said(1, ("rating", 4)), said(2, ("rating", 5))], Reading(rating=5)),
        ([said(1, ("rating", 4)), said(2, ("rating", None))], NO_READING),
        ([said(1, ("note", "a")), said(2, ("note", "b"))], Reading(note="b")),
        ([said(1, ("note", "a")), said(2, ("note", None))], NO_READING),
        ([said(1, ("tag+", "a")), said(2, ("tag+", "b")), said(3, ("tag-", "a"))], Reading(tags=("b",))),
        ([said(1, ("tag+", "a")), said(2, ("tag-", "a")), said(3, ("tag+", "a"))], Reading(tags=("a",))),
        ([said(1, ("mood", 1))], NO_READING),
        (
            [said(1, ("status", "queued")), said(2, ("status", "read"), source="import")],
            Reading(Status.QUEUED, is_stated=True, status_at=at(1)),
        ),
        (
            [said(1, ("status", "read"), source="import")],
            Reading(Status.READ, is_stated=True, read_at="", status_at=at(1)),
        ),
        (
            [said(1, ("status", "read"), source="import"), said(2, ("status", "read"))],
            Reading(Status.READ, is_stated=True, read_at=at(2), status_at=at(2)),
        ),
        (
            [said(1, ("status", "read")), said(2, ("status", "unread")), said(3, ("status", "read"), is_undo=True)],
            Reading(Status.READ, is_stated=True, read_at=at(1), status_at=at(1)),
        ),
        (
            [said(1, ("status", "queued")), said(2, ("status", "read")), said(3, ("status", "queued"), is_undo=True)],
            Reading(Status.QUEUED, is_stated=True, status_at=at(1)),
        ),
        (
            [said(3, ("status", "read"), is_undo=True)],
            Reading(Status.READ, is_stated=True, read_at=at(3), status_at=at(3)),
        ),
    ],
)
def test_events_add_up(events: list[ReadingEvent], reading: Reading) -> None:
    """The latest event of each field counts, in whatever order the events come."""
    assert {reading_of(order) for order in permutations(events)} == {reading}


def test_only_read_and_dropped_are_not_left() -> None:
    """What is left is unread, queued or being read."""
    assert [status.value for status in Status if status.is_left] == ["unread", "queued", "reading"]


def test_of_two_events_at_one_moment_the_device_decides() -> None:
    """So that every machine comes to the same result."""
    first = replace(said(1, ("rating", 1)), device="desk", line=9)
    second = replace(said(1, ("rating", 2)), device="laptop", line=1)
    third = replace(said(1, ("rating", 3)), device="laptop", line=2)

    assert first.order < second.order < third.order
    assert {reading_of(order).rating for order in permutations((first, second, third))} == {3}


DEVICES = ["desk-1a2b", "laptop-3c4d", "desk-1a2b.sync-conflict"]
CHANGES: list[Change] = [("status", "read"), ("status", "queued"), ("status", None), ("rating", 3), ("tag+", "x")]
EVENTS = st.builds(
    ReadingEvent,
    at=st.integers(0, 5).map(at),
    paper=st.sampled_from(["a", "b"]),
    changes=st.sampled_from([(change,) for change in CHANGES]),
    source=st.sampled_from(["", "import"]),
    device=st.sampled_from(DEVICES),
    line=st.integers(1, 50),
)
LOGS = st.lists(EVENTS, max_size=12, unique_by=lambda event: event.order)
# A device's line is one line: three logs are three parts of the same files.
PARTS = st.lists(st.tuples(EVENTS, st.sets(st.integers(0, 2), min_size=1)), unique_by=lambda pair: pair[0].order)


def parts_of(pairs: list[tuple[ReadingEvent, set[int]]]) -> list[ReadingLog]:
    """Three logs that share some of their events."""
    return [ReadingLog.of(event for event, places in pairs if number in places) for number in range(3)]


@given(PARTS)
def test_merging_is_commutative_associative_and_idempotent(pairs: list[tuple[ReadingEvent, set[int]]]) -> None:
    """Any exchange of files between machines, in any order, leads to the same log."""
    one, two, three = parts_of(pairs)

    def union(left: ReadingLog, right: ReadingLog) -> ReadingLog:
        return left.with_events(right.events)

    assert union(one, two) == union(two, one)
    assert union(union(one, two), three) == union(one, union(two, three))
    assert union(one, one) == one
    assert union(union(one, two), two) == union(one, two)


@given(LOGS, LOGS)
def test_a_few_more_events_are_the_same_as_all_at_once(before: list[ReadingEvent], added: list[ReadingEvent]) -> None:
    """Taking in events one by one gives the log that sorting all of them gives."""
    taken = {event.order for event in before}
    new = [event for event in added if event.order not in taken]

    assert ReadingLog.of(before).with_events(new) == ReadingLog.of([*before, *new])


def test_many_events_at_once_are_sorted_anew() -> None:
    """A log of another machine comes as one."""
    many = [replace(said(number % 60, ("rating", 1)), paper=f"p{number}") for number in range(300)]

    log = ReadingLog.of(many[:50]).with_events(many[50:])

    assert log == ReadingLog.of(many)
    assert ReadingLog.of(many).with_events([]) == log


def test_a_statement_in_two_files_counts_once() -> None:
    """The first of the copies stays, whichever was read first."""
    original = replace(said(1, ("rating", 1)), device="desk", line=3)
    copy = replace(original, device="desk.sync-conflict", line=1)
    other = replace(said(1, ("rating", 2)), device="desk", line=4)

    logs = [ReadingLog.of(order) for order in permutations((original, other, copy))]

    assert {log.events for log in logs} == {(original, other)}
