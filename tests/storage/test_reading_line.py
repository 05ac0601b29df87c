"""Facts about one line of a reading log: what is an event, what is damage, and that nothing is lost on the way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.reading import ReadingEvent, Status
from papertui.errors import WrongUsageError
from papertui.storage.reading_line import DamagedLineError, event_in, line_of

AT = "2026-11-20T17:37:00.123Z"
EVENT = ReadingEvent(AT, "ho2020denoising", (("status", "read"),))


def line(**values: object) -> str:
    """A line with a moment and a paper, and what is given."""
    return json.dumps({"at": AT, "paper": "ho2020denoising"} | values)


def test_the_lines_of_the_format_are_events() -> None:
    """The three lines of the documentation are read as they say."""
    lines = [
        (
            '{"at":"2026-11-20T17:37:00.123Z","paper":"ho2020denoising","status":"read",'
            '"title":"Denoising Diffusion Probabilistic Models","arxiv":"2006.11239"}'
        ),
        '{"at":"2026-11-20T17:40:12.004Z","paper":"ho2020denoising","rating":5}',
        '{"at":"2026-11-20T17:41:30.880Z","paper":"ho2020denoising","tag+":"key-paper"}',
    ]

    events = [event_in(line, "laptop-1a2b", number)[0] for number, line in enumerate(lines, 1)]

    title = "Denoising Diffusion Probabilistic Models"
    assert events == [
        ReadingEvent(AT, "ho2020denoising", (("status", "read"),), title, "2006.11239", device="laptop-1a2b", line=1),
        ReadingEvent("2026-11-20T17:40:12.004Z", "ho2020denoising", (("rating", 5),), device="laptop-1a2b", line=2),
        ReadingEvent(
            "2026-11-20T17:41:30.880Z", "ho2020denoising", (("tag+", "key-paper"),), device="laptop-1a2b", line=3
        ),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"at":"2026-11-20T17:37:00.123Z","pap',
        "[]",
        "1",
        "null",
        "{} {}",
        "<<<<<<< HEAD",
        "\0\0\0\0",
        "[" * 100_000,
        "1" * 5000,
        "{}",
        line(at=None),
        line(at=7),
        line(at="yesterday"),
        line(at="2026-13-20T17:37:00.123Z"),
        line(at="2026-02-30T17:37:00.123Z"),
        line(at="9999-12-31T23:59:59.999Z"),
        line(at="0001-01-01T00:00:00+23:00"),
        line(paper=""),
        line(paper=None),
        line(paper=7),
        line(title=["x"]),
        line(status="finished"),
        line(status=1),
        line(rating=0),
        line(rating=6),
        line(rating=True),
        line(rating="5"),
        line(rating=4.0),
        line(note=5),
        line(**{"tag+": None}),
        line(**{"tag-": " "}),
        line(v="2"),
        line(v=None),
        line(note="half \ud83d a sign"),
    ],
)
def test_what_cannot_be_is_damage(text: str) -> None:
    """A line is read whole or not at all; no value is guessed."""
    with pytest.raises(DamagedLineError):
        event_in(text)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2026-11-20T17:37:00Z", "2026-11-20T17:37:00.000Z"),
        ("2026-11-20T17:37:00.123456Z", AT),
        ("2026-11-20T18:37:00.123+01:00", AT),
        ("2026-11-20T17:37:00.123", AT),
        ("20261120T173700.123Z", AT),
    ],
)
def test_other_spellings_of_a_moment_are_brought_to_one(at: str, told: str) -> None:
    """So that moments sort as text."""
    event, _ = event_in(line(at=at))

    assert event is not None
    assert event.at == told


@pytest.mark.parametrize("name", ["status", "rating", "note"])
def test_null_unsets(name: str) -> None:
    """Null is a value, not damage."""
    event, _ = event_in(line(**{name: None}))

    assert event is not None
    assert event.changes == ((name, None),)


def test_unknown_keys_are_kept() -> None:
    """Also through writing the event again."""
    event, is_newer = event_in(line(status="read", mood="good", place={"page": 3}))

    assert event is not None
    assert not is_newer
    assert json.loads(line_of(event))["place"] == {"page": 3}
    assert event_in(line_of(event).decode().strip())[0] == event


def test_a_newer_line_is_read_as_far_as_understood() -> None:
    """Its known fields count, its new values are passed over, and it is told as newer."""
    event, is_newer = event_in(line(v=2, status="skimmed", rating=4))

    assert is_newer
    assert event is not None
    assert event.changes == (("rating", 4),)


@pytest.mark.parametrize("text", [line(v=2, at={"wall": 1}), line(v=3, paper=["a"])])
def test_a_newer_line_that_is_not_understood_is_no_damage(text: str) -> None:
    """A future format may name papers and moments otherwise."""
    assert event_in(text) == (None, True)


def test_bytes_that_are_no_text_are_not_written() -> None:
    """What a terminal gives as lone surrogates gets a sentence."""
    with pytest.raises(WrongUsageError, match="not UTF-8"):
        line_of(ReadingEvent(AT, "a", (("note", "caf\udce9"),)))


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
CHANGES = st.one_of(
    st.tuples(st.just("status"), st.sampled_from([status.value for status in Status]) | st.none()),
    st.tuples(st.just("rating"), st.integers(1, 5) | st.none()),
    st.tuples(st.just("note"), TEXT | st.none()),
    st.tuples(st.sampled_from(["tag+", "tag-"]), TEXT.filter(lambda text: bool(text.strip()))),
)


@given(
    paper=TEXT.filter(bool),
    changes=st.lists(CHANGES, max_size=3, unique_by=lambda change: change[0]),
    names=st.tuples(TEXT, TEXT, TEXT),
    source=st.sampled_from(["", "import"]),
    is_undo=st.booleans(),
)
def test_an_event_comes_back_from_its_line(
    paper: str, changes: list[Any], names: tuple[str, str, str], source: str, *, is_undo: bool
) -> None:
    """Whatever text it holds, it is one line, and the same event again."""
    event = ReadingEvent(AT, paper, tuple(changes), *names, source, is_undo)

    written = line_of(event)

    assert written.count(b"\n") == 1
    assert event_in(written.decode().rstrip("\n"))[0] == event


@given(st.text())
def test_no_text_is_more_than_damage(text: str) -> None:
    """Any line is an event or damaged, and nothing else happens."""
    try:
        event, _ = event_in(text)
    except DamagedLineError:
        return
    assert event is None or event_in(line_of(event).decode().rstrip("\n"))[0] == event
