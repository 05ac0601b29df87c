"""Facts about `remove`, `move` and `rename-category`: all or nothing, told, and undone to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("remove", "weng2021what", "10.1109/CVPR52688.2022.01042"), "removal of 2 papers"),
        (("move", "weng2021what", "--category", "must-read"), "categories of weng2021what"),
        (("move", "weng2021what", "--category", "New/Place", "--create"), "categories of weng2021what"),
        (("rename-category", "Papers", "Works"), "category Papers renamed Works"),
        (("rename-category", "Sampling", "Papers/Must-Read"), "category Papers > Sampling renamed Papers > Must-Read"),
    ],
)
def test_each_is_one_step_that_undo_takes_back(
    papertui: Callable[..., Run], catalogue: Path, words: tuple[str, ...], told: str
) -> None:
    """To the byte; the marks of what was removed are there again."""
    papertui("read", "weng2021what")
    done = papertui(*words)
    changed = catalogue.read_bytes()

    undo = papertui("undo")

    assert (done.code, done.out) == (0, "")
    assert changed.decode() != CATALOGUE
    assert undo.err == f"undid: {told}\n"
    assert catalogue.read_text(encoding="utf-8") == CATALOGUE
    assert papertui("list", "--ids", "is:read").lines == ["weng2021what"]
    papertui("redo")
    assert catalogue.read_bytes() == changed


def test_remove_takes_out_what_was_named(papertui: Callable[..., Run], catalogue: Path) -> None:
    """Nothing else, and nothing at all when one of them is unknown."""
    unknown = papertui("remove", "weng2021what", "zzz qqq")
    assert (unknown.code, catalogue.read_text(encoding="utf-8")) == (1, CATALOGUE)

    run = papertui("remove", "weng2021what")

    assert run.err == "removed: What are Diffusion Models? (weng2021what)\n"
    assert papertui("list", "--ids").lines == ["ho2020denoising", "song2021denoising", "rombach2022high", "리뷰"]


def test_move_puts_an_entry_into_a_category(papertui: Callable[..., Run], catalogue: Path) -> None:
    """By path, by slashes, by a name that only one has; moving it there again changes nothing."""
    for text in ("Papers > Sampling", "Papers/Sampling", "sampling"):
        papertui("move", "weng2021what", "--category", "Posts")
        run = papertui("move", "weng2021what", "--category", text)
        assert run.err == "moved to Papers > Sampling: What are Diffusion Models? (weng2021what)\n"
    assert papertui("show", "weng2021what", "--json").objects[0]["categories"] == [["Papers", "Sampling"]]
    assert "nothing to change" in papertui("move", "weng2021what", "--category", "sampling").err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("move", "weng2021what", "--category", "New"), 1, "a new one needs --create"),
        (("move", "weng2021what"), 2, "--category PATH"),
        (("move", "weng2021what", "--category", " > ", "--create"), 2, "names no category"),
        (("rename-category", "Nothing", "X"), 1, "no category 'Nothing'"),
        (("rename-category", "Papers", "/"), 2, "names no category"),
        (("rename-category", "Papers"), 2, "NEW"),
        (("remove",), 2, "ID"),
    ],
)
def test_what_cannot_be_done_is_told(
    papertui: Callable[..., Run], catalogue: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    """And nothing is changed."""
    run = papertui(*words)

    assert run.code == code
    assert told in run.err
    assert catalogue.read_text(encoding="utf-8") == CATALOGUE


def test_a_name_that_several_have_is_not_guessed(papertui: Callable[..., Run], catalogue: Path) -> None:
    """They are listed, with nothing behind the last."""
    papertui("move", "weng2021what", "--category", "Images > Sampling", "--create")

    for words in (("rename-category", "sampling", "X"), ("move", "weng2021what", "--category", "sampling")):
        run = papertui(*words)

        assert run.code == 1
        assert run.err.endswith("name one in full:\n  Papers > Sampling\n  Images > Sampling\n")


def test_a_category_is_renamed_everywhere(papertui: Callable[..., Run], catalogue: Path) -> None:
    """The count is told; the same name again is nothing to change."""
    run = papertui("rename-category", "Papers", "Works")

    assert run.err == "renamed in 3 places: Papers → Works\n"
    assert catalogue.read_text(encoding="utf-8") == CATALOGUE.replace('"Papers > ', '"Works > ')
    assert "nothing to change" in papertui("rename-category", "Works", "Works").err


def test_the_sample_becomes_the_readers_own(papertui: Callable[..., Run], home: Path) -> None:
    """As with any edit; the sample keeps the entry."""
    first = papertui("list", "--ids", "--limit", "1").lines[0]

    run = papertui("remove", first)

    assert "the sample was copied to" in run.err
    assert papertui("list", "--ids", "--limit", "1").lines != [first]
