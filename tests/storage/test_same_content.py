"""Facts about comparing a file with what it should hold, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.storage import same_content
from papertui.storage.same_content import holds

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WHOLE = bytes(range(1, 11))  # of three pieces, the last one short


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of four bytes."""
    monkeypatch.setattr(same_content, "_PIECE", 4)


@pytest.mark.parametrize("content", [b"", b"\n", WHOLE[:4], WHOLE, WHOLE + b"\0"])
def test_a_file_holds_what_was_written(tmp_path: Path, content: bytes) -> None:
    """Whether or not its last piece is full."""
    path = tmp_path / "papers.toml"
    path.write_bytes(content)

    assert holds(path, content)


@pytest.mark.parametrize("content", [WHOLE[:8], WHOLE[:9], WHOLE + b"\n", WHOLE[4:], WHOLE[:4] * 2 + WHOLE[8:], b""])
def test_a_file_that_differs_anywhere_does_not(tmp_path: Path, content: bytes) -> None:
    """One that is longer or shorter by whole pieces or by one byte, or that holds a piece twice."""
    path = tmp_path / "papers.toml"
    path.write_bytes(WHOLE)

    assert not holds(path, content)


def test_every_single_byte_counts(tmp_path: Path) -> None:
    """Changed at any place."""
    path = tmp_path / "papers.toml"
    for place in range(len(WHOLE)):
        path.write_bytes(WHOLE[:place] + b"\xff" + WHOLE[place + 1 :])

        assert not holds(path, WHOLE)


def _compares_no_end(path: Path, content: bytes) -> bool:
    return content.startswith(path.read_bytes())


def _compares_sizes(path: Path, content: bytes) -> bool:
    return path.stat().st_size == len(content)


@pytest.mark.parametrize("twin", [_compares_no_end, _compares_sizes])
def test_the_facts_tell_bad_twins_apart(tmp_path: Path, twin: Callable[[Path, bytes], bool]) -> None:
    """A comparison that leaves out the end, or looks at the size alone, fails one of the facts above."""
    path = tmp_path / "papers.toml"
    path.write_bytes(WHOLE)
    others = (WHOLE + b"\n", WHOLE[:4] * 2 + WHOLE[8:])

    assert any(twin(path, content) for content in others)
    assert not any(holds(path, content) for content in others)
