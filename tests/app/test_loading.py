"""Loading: whatever the file is, and whatever others do to it meanwhile."""

from __future__ import annotations

import gc
import os
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from papertui.library import Library
from papertui.search import index
from papertui.session import Shelf, ShelfKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.app.sitting import Desk

DDPM, SCORE, GANS = "ho2020denoising", "song2021score", "dhariwal2021diffusion"


def rewrite(path: Path, old: str, new: str) -> None:
    """Change a file as an editor does: a new one takes its place."""
    other = path.with_suffix(".new")
    other.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    other.replace(path)


async def test_a_broken_entry_hides_nothing_else(desk: Desk) -> None:
    """The others are shown, the broken one as raw text with its line; edits are refused, marks work."""
    rewrite(desk.catalogue, 'authors = ["Yang Song"]', 'authors = ["Yang Song"')
    before = desk.catalogue.read_bytes()
    async with desk.sit() as sitting:
        assert len(sitting.listed) == 12
        assert sitting.toasts[0].startswith("line 2")
        assert "read only until it parses; marks still work" in sitting.toasts[0]
        assert [row.name for row in sitting.reader.shelves.rows[:2]] == ["Problems", "All papers"]
        assert sitting.line_with("▲  Score-Based")

        await sitting.press("[")
        assert sitting.session.shelf == Shelf(ShelfKind.PROBLEMS)
        assert len(sitting.listed) == 1
        assert sitting.line_with('authors = ["Yang Song"')
        await sitting.press("e")
        assert sitting.reader.form is None
        assert "cannot be edited here: line" in sitting.toasts[-1]

        await sitting.press("]", "r")
        assert desk.marks() == [(DDPM, "read")]
    assert desk.catalogue.read_bytes() == before


async def test_a_problem_is_shown_at_its_entry_and_mended_there(desk: Desk) -> None:
    """A wrong type is told with its line above the summary; the entry can be edited and is then sound."""
    rewrite(desk.catalogue, "year = 2020", 'year = "soon"')
    async with desk.sit() as sitting:
        assert sitting.toasts == ["1 problem in the catalogue — papertui check"]
        assert sitting.line_with("▲ line 10:")
        assert sitting.line_with("▲ problem")

        await sitting.press("e")
        form = sitting.reader.form
        assert form is not None
        form.go_to(form.fields["year"])
        await sitting.press("f7")
        await sitting.type("2020")
        await sitting.press("ctrl+s")
        assert "year = 2020\n" in desk.catalogue.read_text(encoding="utf-8")
        assert "▲" not in sitting.text
        assert [row.name for row in sitting.reader.shelves.rows[:1]] == ["All papers"]


async def test_a_change_outside_is_shown_with_the_cursor_kept(desk: Desk) -> None:
    """Within about a second, unasked, in list and search alike; the cursor stays on its paper, or near it."""
    async with desk.sit() as sitting:
        await sitting.press("j", "j")
        rewrite(desk.catalogue, "# The start of it all.\n", '[[papers]]\ntitle = "A newcomer"\n\n')
        await sitting.until(lambda: len(sitting.listed) == 13, "the newcomer is listed")
        assert sitting.cursor == GANS
        assert sitting.line_with("A newcomer")

        await sitting.settle()
        await sitting.press("/")
        await sitting.type("diffusion")
        await sitting.press("down", "down")
        chosen = sitting.cursor
        rewrite(desk.catalogue, "A newcomer", "A diffusion newcomer")
        before = sitting.reader.desk.index
        await sitting.until(lambda: sitting.reader.desk.index is not before, "the lookup is built anew")
        await sitting.settle()
        assert len(sitting.listed) > 4
        assert sitting.cursor == chosen

        await sitting.press("escape", "escape", "home", "j", "j", "j")
        assert sitting.cursor == GANS
        rewrite(desk.catalogue, f'id = "{GANS}"\n', 'id = "other"\n')
        await sitting.until(lambda: "other" in sitting.listed, "the id has changed")
        await sitting.settle()
        assert sitting.cursor in {"other", "rombach2022high"}


async def test_a_newcomer_can_be_marked_before_the_lookup_knows_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper that came from outside is marked and edited while the index is built anew, and is then found so."""
    may_index, in_steps = Event(), index.index_in_steps
    async with desk.sit() as sitting:

        def late_steps(*given: Any) -> Iterator[Any]:
            may_index.wait(30)
            return in_steps(*given)

        monkeypatch.setattr(index, "index_in_steps", late_steps)
        rewrite(desk.catalogue, "# The start of it all.\n", '[[papers]]\nid = "new"\ntitle = "A newcomer"\n\n')
        await sitting.until(lambda: "new" in sitting.listed, "the newcomer is listed")
        for key in ("home", "3", "+", "e", "!", "ctrl+s"):
            sitting._send(key)
            await sitting.pilot.pause()
        await sitting.until(lambda: "A newcomer!" in sitting.text, "the newcomer is edited")
        may_index.set()
        await sitting.settle()
        await sitting.press("/")
        await sitting.type("newcomer is:read")

        assert sitting.listed == ["new"]
        assert desk.marks() == [("new", "read")]


async def test_garbage_is_looked_for_again_only_once_a_changed_file_is_read_and_indexed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among thousands of new papers a look would stall the screen; those that stay are never looked through."""
    rests: list[bool] = []

    def spied(library: Library) -> bool:
        has_changed = reload(library)
        rests.append(not gc.isenabled())
        return has_changed

    reload = Library.reload
    monkeypatch.setattr(Library, "reload", spied)
    async with desk.sit() as sitting:
        assert gc.isenabled()
        kept, first = gc.get_freeze_count(), sitting.reader.desk.index
        rewrite(desk.catalogue, "Denoising Diffusion Probabilistic", "Renamed")
        await sitting.until(lambda: sitting.reader.desk.index is not first, "the index is built anew")

        assert rests == [True]
        assert gc.isenabled()
        assert gc.get_freeze_count() > kept

        await sitting.press("R")
        await sitting.until(lambda: sitting.toasts[-1:] == ["nothing has changed"], "it was read")
        assert gc.isenabled()


async def test_a_deleted_file_is_survived(desk: Desk) -> None:
    """The last good state stays and the reader is told; marks work, and the file's return is noticed."""
    text = desk.catalogue.read_text(encoding="utf-8")
    async with desk.sit() as sitting:
        desk.catalogue.unlink()
        await sitting.until(lambda: sitting.toasts, "the reader is told")
        assert sitting.toasts[0].startswith(str(desk.catalogue))
        assert sitting.toasts[0].endswith("; the last good state is shown")
        assert len(sitting.listed) == 12
        await sitting.press("r", "e", "!", "ctrl+s")
        assert desk.marks() == [(DDPM, "read")]
        assert not desk.catalogue.exists()
        assert sitting.reader.form is not None

        await sitting.press("escape", "y")
        sitting.app.clear_notifications()
        desk.catalogue.write_text(text.replace("Score-Based", "Score-based"), encoding="utf-8")
        await sitting.until(lambda: "Score-based" in sitting.text, "the file is back")
        told = ["the file can be read again, and is shown as it is now"]
        await sitting.until(lambda: sitting.toasts == told, "the reader is told")
        assert "not as shown" not in sitting.lines[0]


async def test_trouble_with_the_file_stays_in_sight_and_the_newest_counts(desk: Desk) -> None:
    """In the header; a toast of the trouble before has gone, and `R` tells of it again."""
    async with desk.sit(80, 24) as sitting:
        desk.catalogue.write_bytes(b"")
        await sitting.until(lambda: sitting.toasts, "the reader is told")
        assert "▲ the file is not as shown" in sitting.lines[0]
        desk.catalogue.write_text("title = [", encoding="utf-8")
        await sitting.until(lambda: "does not parse" in "".join(sitting.toasts), "the reader is told of the other")
        assert "emptied" not in "".join(sitting.toasts)
        assert "▲ the file is not as shown" in sitting.lines[0]

        sitting.app.clear_notifications()
        await sitting.press("R")
        await sitting.until(lambda: "does not parse" in "".join(sitting.toasts), "the reader is told again")


async def test_a_file_that_no_longer_parses_changes_nothing(desk: Desk) -> None:
    """An editor is in the middle of saving: what is shown stays, and `R` says why."""
    async with desk.sit() as sitting:
        rewrite(desk.catalogue, "# The start", "[[[ the start")
        await sitting.press("R")

        assert len(sitting.listed) == 12
        assert "was changed elsewhere and does not parse" in " ".join(sitting.toasts)
        assert sitting.cursor == DDPM


async def test_reading_again_says_whether_anything_changed(desk: Desk) -> None:
    """`R` reads catalogue and log; marks of another device appear."""
    async with desk.sit() as sitting:
        await sitting.press("R")
        assert sitting.toasts == ["nothing has changed"]

        folder = desk.locations.reading_folder
        folder.mkdir(parents=True)
        event = f'{{"at":"2026-11-20T17:37:00.123Z","paper":"{SCORE}","status":"read"}}\n'
        (folder / "other-1234.jsonl").write_text(event)
        await sitting.press("R")
        assert sitting.status(SCORE).value == "read"
        assert sitting.toasts[-1] == "read again"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "i imports a list you have"),
        ('title = "Nothing yet"\n', "Nothing yet"),
        ('# only a comment\n[markers]\nread = ["x"]\n', "No papers yet"),
    ],
)
async def test_an_empty_catalogue_says_what_to_do(desk: Desk, text: str, shown: str) -> None:
    """No papers: a sentence in place of the list; every key is harmless."""
    desk.catalogue.write_text(text, encoding="utf-8")
    async with desk.sit(80, 24) as sitting:
        assert sitting.line_with(shown)
        await sitting.burst(*"jkGgnpr1234AoNteJK]/x")
        await sitting.press("escape", "escape", "space", "v", "*", "y", "y", "O", "1", "z", "z", ".", ".", "s")

        assert desk.events() == []
        assert sitting.app.is_running


@pytest.mark.parametrize("kind", ["missing", "folder", "not text", "forbidden"])
async def test_a_file_that_cannot_be_shown_ends_with_a_sentence(
    desk: Desk, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3 and one sentence that names the file."""
    desk.catalogue.unlink()
    if kind == "folder":
        desk.catalogue.mkdir()
    elif kind == "not text":
        desk.catalogue.write_bytes(b"title = '\xff\xfe'\n")
    elif kind == "forbidden":
        desk.catalogue.touch(mode=0o000)
        if os.access(desk.catalogue, os.R_OK):
            pytest.skip("this user may read everything")
    async with desk.sit(is_settled=False) as sitting:
        await sitting.until(lambda: sitting.app.return_code is not None, "the screen is left")

    assert sitting.app.return_code == 3
    assert str(desk.catalogue) in capsys.readouterr().err.replace("\n", "")


async def test_a_damaged_log_is_told_and_read_as_far_as_it_goes(desk: Desk) -> None:
    """A torn line is counted; what stands whole counts; marking goes on in a line of its own."""
    folder = desk.locations.reading_folder
    folder.mkdir(parents=True)
    event = f'{{"at":"2026-11-20T17:37:00.123Z","paper":"{SCORE}","status":"read"}}\n'
    (folder / "other-1234.jsonl").write_bytes(event.encode() + b'{"at":"2026-11-2\x00\xff')
    async with desk.sit() as sitting:
        assert sitting.status(SCORE).value == "read"
        assert "other-1234.jsonl" in sitting.toasts[0]
        await sitting.press("r")
        assert sitting.status(DDPM).value == "read"
