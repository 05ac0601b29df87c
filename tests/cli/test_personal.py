"""Ratings, notes and own tags: set, changed, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def ho(papertui: Callable[..., Run], catalogue: Path) -> Callable[[], dict[str, Any]]:
    """The first paper, as the program now shows it."""
    return lambda: papertui("show", "ho2020denoising", "--json").objects[0]


def test_a_rating_is_set_and_taken_back(papertui: Callable[..., Run], ho: Callable[[], dict[str, Any]]) -> None:
    rated = papertui("rate", "ho2020denoising", "4")

    assert (rated.code, rated.out) == (0, "")
    assert rated.err == "rated 4: Denoising Diffusion Probabilistic Models (ho2020denoising)\n"
    assert ho()["rating"] == 4
    assert papertui("rate", "ho2020denoising", "0").err.startswith("no rating: ")
    assert ho()["rating"] is None


@pytest.mark.parametrize("rating", ["6", "-1", "good", ""])
def test_only_0_to_5_is_a_rating(rating: str, papertui: Callable[..., Run], catalogue: Path) -> None:
    assert papertui("rate", "ho2020denoising", rating).code == 2


def test_a_note_is_written_replaced_and_removed(papertui: Callable[..., Run], ho: Callable[[], dict[str, Any]]) -> None:
    assert papertui("note", "ho2020denoising", "read", "section 3").err.startswith("noted: ")
    assert ho()["note"] == "read section 3"
    assert "unchanged" in papertui("note", "ho2020denoising", "read section 3").err
    assert papertui("note", "ho2020denoising", "--", "--json").code == 0
    assert ho()["note"] == "--json"
    assert papertui("note", "ho2020denoising", "").err.startswith("no note: ")
    assert ho()["note"] == ""


def test_a_note_without_text_opens_the_editor(
    papertui: Callable[..., Run],
    ho: Callable[[], dict[str, Any]],
    program: Callable[[str, str], None],
    home: Path,
) -> None:
    """The editor is given the note as it stands; its file is gone afterwards."""
    papertui("note", "ho2020denoising", "first line")
    program("EDITOR", 'printf "second line\\n" >> "$1"')

    noted = papertui("note", "ho2020denoising")

    assert noted.code == 0
    assert ho()["note"] == "first line\nsecond line"
    assert list((home / "state" / "papertui" / "drafts").iterdir()) == []


def test_tags_are_added_and_taken_away(papertui: Callable[..., Run], ho: Callable[[], dict[str, Any]]) -> None:
    tagged = papertui("tag", "ho2020denoising", "+key paper", "+later", "-absent")

    assert tagged.err.startswith("your tags: key paper; later: ")
    assert ho()["my_tags"] == ["key paper", "later"]
    papertui("tag", "ho2020denoising", "-later", "+key paper")
    assert ho()["my_tags"] == ["key paper"]
    assert ho()["tags"] == ["ddpm"]


def test_a_tag_may_look_like_an_option(papertui: Callable[..., Run], ho: Callable[[], dict[str, Any]]) -> None:
    papertui("tag", "ho2020denoising", "+c")

    papertui("tag", "ho2020denoising", "--", "-c")

    assert ho()["my_tags"] == []


@pytest.mark.parametrize("words", [[], ["later"], ["+"], ["-"], ["+a", "-a"]])
def test_words_that_are_no_tags_exit_2(words: list[str], papertui: Callable[..., Run], catalogue: Path) -> None:
    assert papertui("tag", "ho2020denoising", *words).code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["key"], "write +key or -key"),
        (["key  paper"], 'write "+key paper" or "-key paper"'),
        (["+ "], "write +tag or -tag"),
        (["-"], "write +tag or -tag"),
        (["+a,", "b"], "tags are given one by one"),
        (["+a, b"], "tags are given one by one"),
        (["-a,b"], "tags are given one by one"),
    ],
)
def test_how_tags_are_written_is_told(
    words: list[str], told: str, papertui: Callable[..., Run], ho: Callable[[], dict[str, Any]]
) -> None:
    """With the whole word as it was given, and nothing is tagged."""
    refused = papertui("tag", "ho2020denoising", *words)

    assert refused.code == 2
    assert told in refused.err
    assert ho()["my_tags"] == []
