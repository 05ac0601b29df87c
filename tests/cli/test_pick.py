"""`next` takes the queue first; `random` takes any paper that is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


def test_next_is_queued_then_unread_then_begun(papertui: Callable[..., Run], catalogue: Path) -> None:
    """The paper queued longest comes first, wherever it stands."""
    papertui("mark", "weng2021what", "--as", "queued")
    papertui("mark", "rombach2022high", "--as", "queued")
    papertui("mark", "ho2020denoising", "--as", "reading")
    papertui("mark", "리뷰", "--as", "dropped")
    turns = []

    for _ in range(4):
        [paper] = papertui("next", "--json").objects
        turns.append(paper["id"])
        papertui("read", paper["id"])

    assert turns == ["weng2021what", "rombach2022high", "song2021denoising", "ho2020denoising"]
    assert papertui("next").code == 1


def test_next_and_random_keep_to_a_query(papertui: Callable[..., Run], catalogue: Path) -> None:
    assert "weng2021what" in papertui("next", "--query", "kind:post").out
    assert "weng2021what" in papertui("random", "--query", "kind:post").out
    assert [entry["id"] for entry in papertui("random", "--query", "kind:post", "--json").objects] == ["weng2021what"]


def test_random_is_one_that_is_left(papertui: Callable[..., Run], catalogue: Path) -> None:
    papertui("read", "--query", "kind:paper")

    drawn = {papertui("random", "--json").objects[0]["id"] for _ in range(20)}

    assert drawn <= {"weng2021what", "리뷰"}


def test_nothing_left_of_a_query_exits_1(papertui: Callable[..., Run], catalogue: Path) -> None:
    nothing = papertui("next", "--query", "zebra", "--json")

    assert (nothing.code, nothing.out) == (1, "[]\n")
    assert "zebra" in nothing.err
