"""Facts about noticing what others do to the files: seen once, and the last good state stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.domain.reading import Status
from papertui.storage import safe_write
from tests.library.desk import CATALOGUE

if TYPE_CHECKING:
    from tests.library.desk import Desk


def test_an_outside_change_is_seen_once(desk: Desk) -> None:
    """It is shown after a reload, which then finds nothing more."""
    library = desk.open()
    assert not library.has_changed_outside()
    assert not library.reload()
    desk.rewrite("2014", "2015")

    assert library.has_changed_outside()
    assert library.reload()

    assert library.paper("gan").year == 2015
    assert not library.has_changed_outside()
    assert not library.reload()


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        (None, "papers.toml"),
        (b"", "was emptied elsewhere"),
        (CATALOGUE[:150].encode(), "does not parse"),
        (b"\xff\xfe\0", "papers.toml"),
    ],
    ids=["deleted", "emptied", "half written", "no text"],
)
def test_a_bad_file_leaves_the_last_good_state(desk: Desk, theirs: bytes | None, words: str) -> None:
    """It becomes a problem, told once, and goes away when the file is well again."""
    library = desk.open()
    desk.catalogue.unlink()
    if theirs is not None:
        desk.catalogue.write_bytes(theirs)

    assert library.has_changed_outside()
    assert library.reload()

    assert len(library.catalogue.papers) == 3
    assert library.problems[0].kind == "changed-outside"
    assert words in library.problems[0].message
    assert not library.has_changed_outside()
    assert not library.reload()
    desk.catalogue.write_text(CATALOGUE)
    assert library.has_changed_outside()
    assert library.reload()
    assert library.problems == ()


def test_an_edit_during_a_reload_is_not_undone_by_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before the edit is not shown after it."""
    library = desk.open()
    real = library._opened.read_again
    edits = iter([{"title": "DDPM"}])

    def read_again() -> object:
        found = real()
        for changes in edits:
            library.edit("ddpm", changes)
        return found

    monkeypatch.setattr(library._opened, "read_again", read_again)
    library.reload()

    assert library.paper("ddpm").title == "DDPM"


def test_marks_are_taken_in_by_a_reload(desk: Desk) -> None:
    """Catalogue and log are read again together."""
    here, there = desk.open(), desk.open()
    there.mark(["ddpm"], Status.READ)

    assert here.reload()
    assert here.reading("ddpm").status is Status.READ


def test_problems_of_the_log_are_told(desk: Desk) -> None:
    """With the file they are in."""
    safe_write.make_folder(desk.locations.reading_folder)
    (desk.locations.reading_folder / "desk-1a2b.jsonl").write_bytes(b"\xff\n")

    library = desk.open()

    assert [problem.kind for problem in library.log_problems] == ["damaged-log"]
    assert library.problems == ()
