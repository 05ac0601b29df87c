"""What the screen remembers between two sittings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.storage.screen_state import FILE_NAME, MOST_CATALOGUES, ScreenState, read_state, write_state

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    """Theme, order and closed categories come back, whatever letters they have."""
    state = ScreenState(theme="nord", sort="title").with_closed(tmp_path / "papers.toml", (("Papers", "수학"),))

    is_written = write_state(tmp_path / "state", state, lock_folder=tmp_path / "locks")

    assert is_written
    assert read_state(tmp_path / "state") == state


def test_a_later_state_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    """Writing twice keeps the second."""
    for theme in ("nord", "dracula"):
        write_state(tmp_path, ScreenState(theme=theme), lock_folder=tmp_path / "locks")

    assert read_state(tmp_path).theme == "dracula"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"theme": 3, "sort": [], "closed": 5}',
        b'{"closed": {"a": 5}}',
    ],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    """Nothing raises, and nothing wrong is taken."""
    (tmp_path / FILE_NAME).write_bytes(content)

    state = read_state(tmp_path)

    assert (state.theme, state.sort) == ("", "")
    assert all(paths == () for paths in state.closed.values())


def test_no_file_says_nothing(tmp_path: Path) -> None:
    """A first start has no state, and reading makes none."""
    assert read_state(tmp_path / "none") == ScreenState()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    """A file in the place of the folder is an answer, not an error."""
    (tmp_path / "state").write_text("in the way")

    assert not write_state(tmp_path / "state", ScreenState(theme="nord"), lock_folder=tmp_path / "locks")
    assert (tmp_path / "state").read_text() == "in the way"


def test_only_so_many_catalogues_are_remembered(tmp_path: Path) -> None:
    """The longest unused are forgotten; one with nothing closed takes no place."""
    state = ScreenState()
    for number in range(MOST_CATALOGUES + 5):
        state = state.with_closed(tmp_path / str(number), (("A",),))

    assert len(state.closed) == MOST_CATALOGUES
    assert str(tmp_path / "0") not in state.closed
    last = tmp_path / str(MOST_CATALOGUES + 4)
    assert str(last) not in state.with_closed(last, ()).closed
