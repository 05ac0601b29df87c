"""The reading log leaves as JSON lines and comes back without losing or doubling a word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


def test_the_log_is_exported_as_ascii_lines(papertui: Callable[..., Run], catalogue: Path) -> None:
    papertui("read", "리뷰")
    papertui("note", "리뷰", "제어 \x7f")

    exported = papertui("log", "export")

    events = [json.loads(line) for line in exported.lines]
    assert exported.out.isascii()
    assert "\x7f" not in exported.out
    assert [event.get("status") for event in events] == ["read", None]
    assert events[1]["note"] == "제어 \x7f"
    assert all(event["paper"] == "리뷰" for event in events)


def test_what_was_exported_is_imported_once(papertui: Callable[..., Run], catalogue: Path, home: Path) -> None:
    """Into an empty log: the same state; again: nothing is added; moments stay."""
    papertui("read", "ho2020denoising")
    papertui("rate", "ho2020denoising", "3")
    exported = papertui("log", "export").out
    (home / "data").rename(home / "elsewhere")

    first = papertui("log", "import", stdin=exported)
    (home / "events.jsonl").write_text(exported)
    again = papertui("log", "import", str(home / "events.jsonl"))

    assert "2 of 2 events added" in first.err
    assert "0 of 2 events added" in again.err
    assert papertui("log", "export").out == exported
    assert papertui("list", "is:read", "rating:3", "--ids").lines == ["ho2020denoising"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"at":"2026-01-01T00:00:00.000Z","paper":"a","status":"read"}\nnonsense\n', ":2: no event"),
        (b"\xff\xfe\n", ":1: no event"),
        (b'{"v":99,"at":"2026-01-01T00:00:00.000Z","paper":"a","status":"read"}\n', "newer papertui"),
    ],
)
def test_a_file_with_other_lines_adds_nothing(
    content: bytes, told: str, papertui: Callable[..., Run], catalogue: Path, home: Path
) -> None:
    path = home / "events.jsonl"
    path.write_bytes(content)

    refused = papertui("log", "import", str(path))

    assert refused.code == 3
    assert told in refused.err
    assert not (home / "data").exists()


def test_a_missing_file_is_told(papertui: Callable[..., Run], catalogue: Path) -> None:
    refused = papertui("log", "import", "missing.jsonl")

    assert refused.code == 3
    assert "missing.jsonl: cannot be read" in refused.err


@pytest.mark.parametrize("words", [["log"], ["log", "show"], ["log", "export", "file"]])
def test_the_log_is_exported_or_imported(words: list[str], papertui: Callable[..., Run], catalogue: Path) -> None:
    assert papertui(*words).code == 2
