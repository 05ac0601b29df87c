"""Marks go to the reading log, one line each; the catalogue keeps every byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from papertui.cli import mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


def events(home: Path) -> list[dict[str, Any]]:
    logs = sorted((home / "data" / "papertui" / "reading").glob("*.jsonl"))
    return [json.loads(line) for log in logs for line in log.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("status", ["unread", "queued", "reading", "read", "dropped"])
def test_a_mark_is_found_again(status: str, papertui: Callable[..., Run], catalogue: Path, home: Path) -> None:
    before = catalogue.read_bytes()

    marked = papertui("mark", "ho2020denoising", "--as", status)

    assert (marked.code, marked.out) == (0, "")
    assert marked.err == f"{status}: Denoising Diffusion Probabilistic Models (ho2020denoising)\n"
    assert "ho2020denoising" in papertui("list", f"is:{status}", "--ids").lines
    assert [event["status"] for event in events(home)] == [status]
    assert catalogue.read_bytes() == before


def test_read_and_unread_are_short_for_mark(papertui: Callable[..., Run], catalogue: Path) -> None:
    papertui("read", "ho2020denoising", "song2021denoising")
    papertui("unread", "song2021denoising")

    assert papertui("list", "is:read", "--ids").lines == ["ho2020denoising"]


def test_marking_again_writes_nothing_and_says_so(papertui: Callable[..., Run], catalogue: Path, home: Path) -> None:
    papertui("read", "ho2020denoising")

    again = papertui("read", "ho2020denoising")

    assert again.code == 0
    assert again.err.startswith("already read: ")
    assert len(events(home)) == 1


def test_many_marked_papers_are_counted(papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_text(
        "".join(f'[[papers]]\nid = "p{number}"\ntitle = "Title {number}"\n' for number in range(8)), encoding="utf-8"
    )

    marked = papertui("read", *(f"p{number}" for number in range(8)))

    assert len(marked.err.splitlines()) == 6
    assert "and 3 more; 8 of 8 marked" in marked.err


def test_a_query_marks_all_strict_matches(papertui: Callable[..., Run], catalogue: Path) -> None:
    marked = papertui("mark", "--query", "denoising kind:paper", "--as", "read")

    assert marked.err == "read: 2 papers match, 2 marked\n"
    assert papertui("list", "is:read", "--ids").lines == ["ho2020denoising", "song2021denoising"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["mark", "ho2020denoising"], 2, "--as"),
        (["mark", "ho2020denoising", "--as", "finished"], 2, "finished"),
        (["mark", "--as", "read"], 2, "one of the two"),
        (["read", "ho2020denoising", "--query", "a"], 2, "one of the two"),
        (["read", "--query", " "], 2, "--query is empty"),
        (["read", "--query", "zebra"], 1, "nothing matches"),
        (["read", "--query", "difusion"], 1, "nothing matches"),
        (["read", "-video"], 2, "no option -video"),
    ],
)
def test_what_cannot_be_marked_is_told(
    words: list[str], code: int, told: str, papertui: Callable[..., Run], catalogue: Path
) -> None:
    refused = papertui(*words)

    assert refused.code == code
    assert told in refused.err
    assert not (catalogue.parents[1] / "data").exists()


@pytest.fixture
def many(catalogue: Path) -> None:
    """A catalogue of 21 entries: one more than a query marks without asking."""
    catalogue.write_text("".join(f'[[papers]]\ntitle = "Title {number}"\n' for number in range(21)), encoding="utf-8")


@pytest.mark.usefixtures("many")
def test_more_than_twenty_need_a_yes_without_a_terminal(papertui: Callable[..., Run], home: Path) -> None:
    refused = papertui("read", "--query", "title")

    assert refused.code == 2
    assert "21 papers match" in refused.err
    assert "--yes" in refused.err
    assert not (home / "data").exists()
    assert papertui("read", "--query", "title", "--yes").code == 0
    assert len(papertui("list", "is:read", "--ids").lines) == 21


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(("answer", "marked"), [("y", 21), ("Yes", 21), ("", 0), ("n", 0)])
def test_a_person_is_asked(
    answer: str, marked: int, papertui: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark, "has_terminal", lambda: True)

    asked = papertui("read", "--query", "title", stdin=answer + "\n")

    assert asked.code == 0
    assert "mark 21 papers read? [y/N]" in asked.err
    assert len(papertui("list", "is:read", "--ids").lines) == marked


@pytest.mark.usefixtures("many")
def test_no_answer_is_a_no(papertui: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mark, "has_terminal", lambda: True)

    assert "nothing was marked" in papertui("read", "--query", "title").err


def test_a_mark_that_cannot_be_written_exits_3(papertui: Callable[..., Run], catalogue: Path, home: Path) -> None:
    """The place of the log is taken by a file: nothing is written and the reason is named."""
    (home / "data").mkdir()
    (home / "data" / "papertui").write_text("in the way")

    refused = papertui("read", "ho2020denoising")

    assert refused.code == 3
    assert "read: Denoising" not in refused.err
