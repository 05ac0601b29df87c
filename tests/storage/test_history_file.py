"""Facts about the history on disk: what it keeps, what it forgets, and that damage is passed over."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.change import Change, MarkExchange, TextExchange
from papertui.errors import WriteFailedError
from papertui.storage import safe_write
from papertui.storage.history_file import KEPT, HistoryFile, _change_in, _line, _object_in, _object_of

if TYPE_CHECKING:
    from pathlib import Path

AT = "2026-11-20T17:37:00.000Z"


def change(number: int) -> Change:
    return Change(f"{number:04}", AT, f"title of p{number}", "s", (TextExchange("old\n", "new\n", "p", "p", 7),))


@pytest.fixture
def history(tmp_path: Path) -> HistoryFile:
    return HistoryFile(tmp_path / "papers.toml", tmp_path / "state", lock_folder=tmp_path / "locks")


texts = st.text(st.characters(exclude_categories=[]), max_size=20)
stretches = st.text(st.characters(codec="utf-8"), max_size=20)  # of a catalogue, which is UTF-8
exchanges = st.builds(TextExchange, *[stretches] * 4, st.integers(0, 99), stretches, stretches)
said = st.one_of(
    st.tuples(st.just("rating"), st.one_of(st.none(), st.integers(1, 5))),
    st.tuples(st.sampled_from(["note", "tag+"]), st.one_of(st.none(), texts)),
)
marks = st.builds(MarkExchange, texts.filter(bool), said, said, texts, texts, texts)


@given(st.lists(exchanges, max_size=2), st.lists(marks, min_size=1, max_size=2), texts)
def test_a_change_is_read_as_it_was_written(some: list[TextExchange], others: list[MarkExchange], what: str) -> None:
    """Whatever it holds, half characters of a terminal included where they are no text of the catalogue."""
    written = Change("k", AT, what, "s", tuple(some), tuple(others))

    assert _change_in(_object_in(_line(_object_of(written)))) == written


def test_an_empty_history_needs_no_file(history: HistoryFile) -> None:
    """Reading creates nothing."""
    assert history.changes() == ()
    assert not history.path.parent.exists()


def test_what_is_undone_stands_behind_in_the_order_of_repeating(history: HistoryFile) -> None:
    """The first to be repeated comes first."""
    for number in range(4):
        history.record(change(number))
    history.note("undo", "0003")
    history.note("undo", "0002")
    history.note("undo", "0001")
    history.note("redo", "0001")
    history.note("undo", "unknown")

    assert [(step.key, step.is_undone) for step in history.changes()] == [
        *(("0000", False), ("0001", False), ("0002", True), ("0003", True)),
    ]


def test_a_withdrawn_line_is_as_if_it_had_never_been(history: HistoryFile) -> None:
    """A refused change leaves what could be repeated; a refused undo leaves what could be undone."""
    history.record(change(0))
    history.record(change(1))
    history.note("undo", "0001")
    history.record(change(2))
    history.withdraw("void", "0002")
    history.note("redo", "0001")
    history.withdraw("redo", "0001")
    history.note("undo", "0000")
    history.withdraw("undo", "0000")

    assert history.changes() == (change(0), replace(change(1), is_undone=True))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b'["key"]',
        b'{"key":"x"}',
        b'{"key":"x","at":1,"what":"w","texts":[{"before":"a"}]}',
        b'{"key":"x","at":"a","what":"w"}',
        b'{"key":"x","at":"a","what":"w","texts":[3]}',
        b'{"key":"x","at":"a","what":"w","texts":[{"before":3}]}',
        b'{"key":"x","at":"a","what":"w","marks":[{"paper":"p","before":["note"],"after":["note",1]}]}',
        b'{"key":"x","at":"a","what":"w","marks":[{"before":["note",1],"after":["note",1]}]}',
        b'{"key":"x","at":"2026-11-20T17:37:00.000Z","what":"w","texts":[{"before":"\\ud800"}]}',
        b'{"key":"x","at":"a","wh',
    ],
)
def test_a_damaged_line_is_passed_over(history: HistoryFile, line: bytes) -> None:
    """What stands before and behind it counts."""
    history.record(change(0))
    history.path.write_bytes(history.path.read_bytes() + line)
    history.record(change(1))

    assert history.changes() == (change(0), change(1))


def test_the_last_thousand_changes_are_kept(history: HistoryFile) -> None:
    """The file is shortened to them and to what can be repeated."""
    for number in range(10):
        history.record(change(number))
    lines = b"".join(_line(_object_of(change(number))) for number in range(10, 2 * KEPT))
    history.path.write_bytes(history.path.read_bytes() + lines)
    history.shorten()
    assert history.path.read_bytes().count(b"\n") == 2 * KEPT
    history.note("undo", f"{2 * KEPT - 1:04}")
    before = history.changes()

    history.shorten()

    assert len(before) == KEPT + 1
    assert history.changes() == before
    assert history.path.read_bytes().count(b"\n") == KEPT + 2


def test_a_withdrawal_that_cannot_be_written_is_no_failure(
    history: HistoryFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undo finds out by itself what never happened."""
    history.record(change(0))

    def full(path: Path, *_: object, **__: object) -> None:
        raise WriteFailedError(path, "full")

    monkeypatch.setattr(safe_write, "append", full)
    history.withdraw("void", "0000")

    assert history.changes() == (change(0),)
    assert json.loads(history.path.read_bytes())["key"] == "0000"
