"""Facts about `undo`, `redo` and `history`: what they do to the files, what they say, how they end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

from papertui.cli import history
from papertui.domain.moment import told_moment
from tests.cli.conftest import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run


def test_a_change_is_undone_and_redone(papertui: Callable[..., Run], catalogue: Path) -> None:
    """Each says what it did; the file is as it was, to the byte."""
    papertui("edit", "ho2020denoising", "--set", "title=DDPM")
    changed = catalogue.read_text(encoding="utf-8")

    undo = papertui("undo")
    between = catalogue.read_text(encoding="utf-8")
    redo = papertui("redo")

    assert (undo.code, undo.out, undo.err) == (0, "", "undid: title of ho2020denoising\n")
    assert between == CATALOGUE
    assert (redo.code, redo.out, redo.err) == (0, "", "redid: title of ho2020denoising\n")
    assert catalogue.read_text(encoding="utf-8") == changed


def test_marks_of_many_papers_are_one_step(papertui: Callable[..., Run], catalogue: Path) -> None:
    """As the query marked them."""
    papertui("mark", "--query", "diffusion", "--as", "read")

    assert papertui("undo").err == "undid: 4 papers marked read\n"
    assert papertui("list", "--ids", "is:read").out == ""


@pytest.mark.parametrize("verb", ["undo", "redo", "history"])
def test_a_history_that_cannot_be_read_is_told(papertui: Callable[..., Run], catalogue: Path, verb: str) -> None:
    """It is not said that there is nothing, and the program does not end as if it had done something."""
    papertui("read", "ho2020denoising")
    (history,) = (catalogue.parent.parent / "state" / "papertui" / "history").iterdir()
    history.unlink()
    history.mkdir()

    run = papertui(verb)

    assert run.code == 3
    assert "the history cannot be read: Is a directory" in run.err


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_nothing_to_do_is_no_failure(papertui: Callable[..., Run], catalogue: Path, verb: str) -> None:
    """And writes nothing."""
    run = papertui(verb)

    assert (run.code, run.err) == (0, f"nothing to {verb}\n")
    assert not (catalogue.parent.parent / "state").exists()


def test_what_was_changed_elsewhere_is_a_conflict(papertui: Callable[..., Run], catalogue: Path) -> None:
    """Exit 4, and the file stays as the other left it."""
    papertui("edit", "weng2021what", "--set", "year=2022")
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("2022", "2023"), encoding="utf-8")
    before = catalogue.read_bytes()

    run = papertui("undo")

    assert run.code == 4
    assert "cannot undo year of weng2021what: it was changed elsewhere since then; nothing was done" in run.err
    assert catalogue.read_bytes() == before


def test_the_history_is_listed_newest_first(papertui: Callable[..., Run], catalogue: Path) -> None:
    """What was undone is named so, and stands where redo would find it."""
    assert papertui("history").err == "nothing was changed here yet\n"
    papertui("read", "weng2021what")
    papertui("rate", "weng2021what", "4")
    papertui("undo")

    run = papertui("history")

    assert run.code == 0
    assert [line.split(maxsplit=2)[2] for line in run.lines] == [
        "rating of weng2021what  (undone)",
        "weng2021what marked read",
    ]
    assert run.lines[0].startswith("today ")


@pytest.mark.parametrize(("call", "is_done"), [("undo y", True), ("undo n", False), ("undo --yes n", True)])
def test_an_old_change_is_asked_about_on_a_terminal(
    papertui: Callable[..., Run], catalogue: Path, monkeypatch: pytest.MonkeyPatch, call: str, is_done: bool
) -> None:
    """With the day and what it was."""
    papertui("edit", "weng2021what", "--set", "year=2022")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    monkeypatch.setattr(history, "now", lambda: tomorrow)
    monkeypatch.setattr(history, "has_terminal", lambda: True)
    *words, answer = call.split()

    run = papertui(*words, stdin=answer + "\n")

    assert ("undo yesterday" in run.err) == ("--yes" not in words)
    assert ("undid: year of weng2021what" in run.err) == is_done
    assert ("year = 2022" not in catalogue.read_text(encoding="utf-8")) == is_done


def test_no_answer_is_no(papertui: Callable[..., Run], catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the terminal was closed."""
    papertui("edit", "weng2021what", "--set", "year=2022")
    monkeypatch.setattr(history, "OLD", timedelta(0))
    monkeypatch.setattr(history, "has_terminal", lambda: True)

    assert "nothing was done" in papertui("undo").err


def test_moments_are_told_as_readers_say_them() -> None:
    """Where the clock is."""
    clock = datetime(2026, 11, 20, 17, 37, tzinfo=UTC).astimezone()
    told = [told_moment((clock - timedelta(days=days)).isoformat(), clock) for days in (0, 1, 2)]

    assert told == [f"{day} {clock:%H:%M}" for day in ("today", "yesterday", (clock - timedelta(2)).date())]


def test_the_copies_are_where_locate_says(papertui: Callable[..., Run], catalogue: Path) -> None:
    """One a day, of what was there before."""
    papertui("edit", "weng2021what", "--set", "year=2022")

    [line] = [line for line in papertui("locate").lines if line.startswith("copies")]

    folder = catalogue.parent.parent / "state" / "papertui" / "copies"
    [copies] = folder.iterdir()
    assert str(copies) in line
    [copy] = copies.iterdir()
    assert copy.read_text(encoding="utf-8") == CATALOGUE
    assert line.endswith(f"(the catalogue before each day's first change: {copy.stem}; to go back, copy one over it)")


def test_a_copy_laid_over_the_catalogue_brings_that_day_back(papertui: Callable[..., Run], catalogue: Path) -> None:
    """With the marks that were given since; what it took back by that is no step of undo any more."""
    papertui("edit", "weng2021what", "--set", "year=2022")
    papertui("remove", "ho2020denoising")
    papertui("read", "weng2021what")
    [line] = [line for line in papertui("locate").lines if line.startswith("copies")]

    [copy] = Path(line.removeprefix("copies").split("  (")[0].strip()).iterdir()
    copyfile(copy, catalogue)

    assert catalogue.read_text(encoding="utf-8") == CATALOGUE
    assert papertui("list", "is:read", "--ids").lines == ["weng2021what"]
    assert papertui("undo").err == "undid: weng2021what marked read\n"
    assert papertui("undo").err.startswith("nothing to undo")
    assert catalogue.read_text(encoding="utf-8") == CATALOGUE
