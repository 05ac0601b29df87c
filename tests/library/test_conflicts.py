"""Facts about changes made elsewhere before an edit: taken in where they can be, never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.errors import (
    BrokenCatalogueError,
    ChangedElsewhereError,
    Clash,
    EditConflictError,
    EditRefusedError,
    EntryGoneError,
)
from papertui.storage import safe_write
from papertui.storage.entry_edit import entry_text
from tests.library.desk import CATALOGUE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.library.desk import Desk


def test_changes_of_both_sides_are_in_the_file(desk: Desk) -> None:
    """Another entry, another field of the same entry, and a comment, changed while this library was open."""
    library = desk.open()
    desk.rewrite("2014", "2015")
    desk.rewrite("2020\n", "2021\n")
    desk.rewrite("# made by hand", "# changed by hand")

    paper = library.edit("ddpm", {"title": "DDPM"})

    text = desk.catalogue.read_text()
    for words in ("DDPM", "2015", "2021", "# changed by hand"):
        assert words in text
    assert (paper.title, paper.year) == ("DDPM", 2021)
    assert library.paper("gan").year == 2015


def test_the_same_field_changed_on_both_sides_is_a_conflict(desk: Desk) -> None:
    """Nothing is written, all three texts are brought, and choosing mine again goes through."""
    library = desk.open()
    desk.rewrite("Denoising Diffusion Probabilistic Models", "theirs")
    theirs = desk.catalogue.read_text()

    with pytest.raises(EditConflictError) as caught:
        library.edit("ddpm", {"title": "mine"})

    assert caught.value.clashes == (Clash("title", "mine", "theirs", "Denoising Diffusion Probabilistic Models"),)
    assert desk.catalogue.read_text() == theirs
    assert library.paper("ddpm").title == "theirs"
    library.edit("ddpm", {"title": "mine"})
    assert desk.catalogue.read_text() == theirs.replace("theirs", "mine")


def test_an_entry_renamed_elsewhere_is_found_again(desk: Desk) -> None:
    """By its title, as its marks are."""
    library = desk.open()
    desk.rewrite('id = "ddpm"', 'id = "ho2020"')

    assert library.edit("ddpm", {"year": 2021}).id == "ho2020"
    assert "year = 2021" in desk.catalogue.read_text()


def test_an_entry_removed_elsewhere_is_not_brought_back(desk: Desk) -> None:
    """The edit says so, and the file stays as they left it."""
    library = desk.open()
    theirs = CATALOGUE[: CATALOGUE.index('[[papers]]\nid = "vae"')]
    desk.catalogue.write_text(theirs)

    with pytest.raises(EntryGoneError):
        library.edit("vae", {"year": 2013})

    assert desk.catalogue.read_text() == theirs


@pytest.mark.parametrize(
    ("theirs", "error"),
    [(None, ChangedElsewhereError), ("", ChangedElsewhereError), (CATALOGUE[:150], BrokenCatalogueError)],
    ids=["deleted", "emptied", "half written"],
)
def test_an_edit_never_mends_what_another_is_doing(desk: Desk, theirs: str | None, error: type[Exception]) -> None:
    """A deleted, emptied or half-written file stays so; the last good state stays shown."""
    library = desk.open()
    desk.catalogue.unlink()
    if theirs is not None:
        desk.catalogue.write_text(theirs)

    with pytest.raises(error):
        library.edit("ddpm", {"title": "DDPM"})

    assert (desk.catalogue.read_text() if desk.catalogue.exists() else None) == theirs
    assert len(library.catalogue.papers) == 3
    desk.catalogue.write_text(CATALOGUE)
    library.edit("ddpm", {"title": "DDPM"})
    assert "DDPM" in desk.catalogue.read_text()


def test_somebody_who_never_stops_writing_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than trying for ever."""
    library = desk.open()
    years = iter(range(1000, 2000))

    def replace_after_another(path: Path, expected: bytes | None, _content: bytes, *, lock_folder: Path) -> None:
        assert lock_folder.is_absolute()
        standing = expected or b""
        raise ChangedElsewhereError(path, standing.replace(b"2014", b"%d" % next(years)).replace(b"999", b"2014"))

    monkeypatch.setattr(safe_write, "replace", replace_after_another)

    with pytest.raises(ChangedElsewhereError):
        library.edit("ddpm", {"title": "DDPM"})


def test_the_same_line_of_a_whole_entry_changed_elsewhere_is_a_conflict(desk: Desk) -> None:
    """Nothing is written over it; both texts are brought."""
    library = desk.open()
    base = entry_text(library.file, "ddpm")
    desk.rewrite("2020\n", "2019\n")
    mine = base.replace("2020", "2021")

    with pytest.raises(EditConflictError, match="the entry of ddpm was changed elsewhere, yours was not") as caught:
        library.replace_entry("ddpm", mine, base)

    assert "year = 2019" in desk.catalogue.read_text()
    assert caught.value.clashes == (Clash("the entry", mine, base.replace("2020", "2019"), base),)


def test_other_lines_of_a_whole_entry_changed_elsewhere_are_merged(desk: Desk) -> None:
    """Also when it was renamed there; one that was removed is not brought back."""
    library = desk.open()
    base = entry_text(library.file, "ddpm")
    desk.rewrite('id = "ddpm"', 'id = "ho2020"')

    paper = library.replace_entry("ddpm", base.replace("2020\n", "2021\n"), base)

    assert (paper.id, paper.year) == ("ho2020", 2021)
    desk.catalogue.write_text(CATALOGUE.replace(base, ""))
    with pytest.raises(EntryGoneError):
        library.replace_entry("ho2020", base.replace("Denoising", "Noising"), base)


def test_somebody_who_never_stops_writing_keeps_a_whole_entry_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same sentence as for a field."""
    library = desk.open()
    base = entry_text(library.file, "ddpm")

    def changed(path: Path, expected: bytes, _content: bytes, *, lock_folder: Path) -> None:
        assert lock_folder.is_absolute()
        raise ChangedElsewhereError(path, expected)

    monkeypatch.setattr(safe_write, "replace", changed)

    with pytest.raises(ChangedElsewhereError):
        library.replace_entry("ddpm", base.replace("2020", "2021"), base)


def test_a_change_thought_of_long_ago_is_compared_with_what_it_began_from(desk: Desk) -> None:
    """Also when this library has shown the other side's change since: it is a conflict, not an overwriting."""
    library = desk.open()
    base = library.paper("ddpm")
    desk.rewrite("Denoising Diffusion Probabilistic Models", "theirs")
    library.reload()

    with pytest.raises(EditConflictError):
        library.edit("ddpm", {"title": "mine"}, base=base)

    assert library.edit("ddpm", {"year": 2021}, base=base).title == "theirs"


def test_an_entry_renamed_elsewhere_is_edited_under_its_new_id(desk: Desk) -> None:
    """Though this library knows the new id already."""
    library = desk.open()
    base = library.paper("ddpm")
    desk.rewrite('id = "ddpm"', 'id = "ho2020"')
    library.reload()

    assert library.standing(base) == library.paper("ho2020")
    assert library.edit("ddpm", {"year": 2021}, base=base).id == "ho2020"


def test_an_entry_removed_elsewhere_can_be_added_again(desk: Desk) -> None:
    """With its comments and unknown keys, and with what was typed; undo takes it out."""
    desk.rewrite("year = 2014", "year = 2014  # a good one\nshelf = 3")
    library = desk.open()
    base, text = library.paper("gan"), entry_text(library.file, "gan")
    desk.rewrite(text + "\n", "")
    theirs = desk.catalogue.read_text()
    library.reload()
    assert library.standing(base) is None

    added = library.add_again(text, {"title": "GAN"})

    assert (added.id, added.title) == ("gan", "GAN")
    assert desk.catalogue.read_text() == theirs + "\n" + text.replace("Generative Adversarial Networks", "GAN")
    with pytest.raises(EditRefusedError, match="there is an entry gan by now"):
        library.add_again(text, {})
    undone = library.undo()
    assert undone is not None
    assert undone.what == "addition of gan"
    assert desk.catalogue.read_text() == theirs
