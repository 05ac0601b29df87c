"""Facts about what a reader says: only what is new makes an event, and every event is later than the last."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from papertui.domain import marking
from papertui.domain.paper import Link, Paper
from papertui.domain.reading import NO_READING, Reading, ReadingEvent, Status
from papertui.errors import WrongUsageError

CLOCK = datetime(2026, 11, 20, 17, 37, tzinfo=UTC)
DDPM = Paper("ho2020denoising", "Denoising Diffusion", links=(Link("Paper", "https://arxiv.org/abs/2006.11239v2"),))
GAN = Paper("gan", "GAN", doi="10.1145/3422622")


def nothing(_paper_id: str) -> Reading:
    """A reader who has said nothing yet."""
    return NO_READING


@pytest.mark.parametrize(
    ("standing", "status", "is_said"),
    [
        (NO_READING, Status.READ, True),
        (NO_READING, Status.UNREAD, True),
        (Reading(Status.READ, is_stated=True, read_at="x"), Status.READ, False),
        (Reading(Status.READ, is_stated=True, read_at="x"), Status.QUEUED, True),
        (Reading(Status.READ, is_stated=True), Status.READ, True),
        (Reading(is_stated=True), Status.UNREAD, False),
    ],
    ids=["first", "unread is a statement", "again", "changed", "imported", "unread again"],
)
def test_a_status_is_said_when_it_says_something(standing: Reading, status: Status, *, is_said: bool) -> None:
    """Marking twice writes once."""
    statements = marking.status_statements([DDPM], status, lambda _: standing)

    assert statements == ([(DDPM, ("status", status.value))] if is_said else [])


def test_a_mark_of_a_list_never_overrules_the_reader() -> None:
    """It counts only where nothing was said."""
    readings = {GAN.id: Reading(Status.QUEUED, is_stated=True)}

    statements = marking.imported_statements(
        [(DDPM, Status.READ), (GAN, Status.READ)], lambda paper_id: readings.get(paper_id, NO_READING)
    )

    assert statements == [(DDPM, ("status", "read"))]


@pytest.mark.parametrize(
    ("standing", "rating", "said"),
    [(None, 5, [5]), (5, 5, []), (5, None, [None]), (None, None, []), (1, 2, [2])],
)
def test_a_rating_is_said_when_it_changes(standing: int | None, rating: int | None, said: list[int | None]) -> None:
    """Taking back what was never given says nothing."""
    statements = marking.rating_statements([DDPM], rating, lambda _: Reading(rating=standing))

    assert statements == [(DDPM, ("rating", value)) for value in said]


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_a_rating_goes_from_one_to_five(rating: int) -> None:
    """Others get a sentence."""
    with pytest.raises(WrongUsageError, match="from 1 to 5"):
        marking.rating_statements([DDPM], rating, nothing)


@pytest.mark.parametrize(
    ("text", "said"),
    [("new", ["new"]), (" old\n", []), ("", [None]), ("two\nlines", ["two\nlines"])],
)
def test_a_note_is_said_when_it_changes(text: str, said: list[str | None]) -> None:
    """Blanks around it are no change, and an empty one takes it away."""
    statements = marking.note_statements(DDPM, text, lambda _: Reading(note="old"))

    assert statements == [(DDPM, ("note", value)) for value in said]


def test_tags_are_said_one_by_one_when_they_change() -> None:
    """What a paper has already, or has not, makes no event."""
    statements = marking.tag_statements(
        [DDPM], ["new", "old", " two  words ", "new", " "], ["gone", "other"], lambda _: Reading(tags=("old", "gone"))
    )

    assert [change for _, change in statements] == [("tag+", "new"), ("tag+", "two words"), ("tag-", "gone")]


def test_events_say_what_papers_are_called() -> None:
    """So that they are found again after ids have changed."""
    events = marking.events_saying(
        [(DDPM, ("status", "read")), (GAN, ("rating", 5))], latest=lambda _: "", clock=CLOCK, source="import"
    )

    at = "2026-11-20T17:37:00.000Z"
    assert events == (
        ReadingEvent(at, DDPM.id, (("status", "read"),), DDPM.title, "2006.11239", source="import"),
        ReadingEvent(at, "gan", (("rating", 5),), "GAN", "", "10.1145/3422622", source="import"),
    )


def test_each_event_of_a_paper_is_later_than_the_one_before() -> None:
    """Within one step too, and when the clock was set back."""
    latest = {"gan": "2027-01-01T00:00:00.000Z"}

    events = marking.events_saying(
        [(DDPM, ("tag+", "a")), (DDPM, ("tag+", "b")), (GAN, ("tag+", "a")), (GAN, ("tag+", "b"))],
        latest=lambda paper_id: latest.get(paper_id, ""),
        clock=CLOCK,
        is_undo=True,
    )

    assert [event.at for event in events] == [
        "2026-11-20T17:37:00.000Z",
        "2026-11-20T17:37:00.001Z",
        "2027-01-01T00:00:00.001Z",
        "2027-01-01T00:00:00.002Z",
    ]
    assert all(event.is_undo for event in events)
