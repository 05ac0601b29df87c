"""Facts about edits: they change their own bytes, on disk and in memory, and nobody else's."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from papertui.domain.reading import Status
from papertui.errors import BrokenCatalogueError, EditConflictError, UncertainWriteError
from papertui.storage.entry_edit import entry_text
from tests.library.desk import CATALOGUE
from tests.storage.faults import failing_on_folders

if TYPE_CHECKING:
    from tests.library.desk import Desk


def test_an_edit_changes_its_bytes_alone(desk: Desk) -> None:
    """On disk and in memory; comments and all else stay."""
    library = desk.open()

    paper = library.edit("ddpm", {"title": "DDPM"})

    expected = CATALOGUE.replace("Denoising Diffusion Probabilistic Models", "DDPM")
    assert paper.title == "DDPM"
    assert library.paper("ddpm").title == "DDPM"
    assert desk.catalogue.read_text() == expected
    assert not library.has_changed_outside()


def test_an_edit_that_changes_nothing_writes_nothing(desk: Desk) -> None:
    """The file keeps its inode."""
    library = desk.open()
    inode = desk.catalogue.stat().st_ino

    assert library.edit("ddpm", {"year": 2020}) == library.paper("ddpm")
    assert desk.catalogue.stat().st_ino == inode


def test_a_sample_is_marked_in_place_and_copied_at_the_first_edit(desk: Desk) -> None:
    """The shipped file stays; the copy has all its bytes but the edited ones, and is said to be there."""
    library = desk.open(is_sample=True)
    library.mark(["ddpm"], Status.READ)
    assert library.is_sample
    assert library.moved_to is None

    library.edit("ddpm", {"title": "DDPM"})
    library.edit("gan", {"title": "GAN"})

    own = desk.locations.own_catalogue
    assert desk.catalogue.read_text() == CATALOGUE
    edited = CATALOGUE.replace("Denoising Diffusion Probabilistic Models", "DDPM")
    assert own.read_text() == edited.replace("Generative Adversarial Networks", "GAN")
    assert {library.moved_to, library.file.path} == {own}
    assert library.reading("ddpm").status is Status.READ
    assert not library.has_changed_outside()


def test_a_sample_meets_a_catalogue_that_appeared_meanwhile(desk: Desk) -> None:
    """Then that one is edited, over nobody's change."""
    library = desk.open(is_sample=True)
    own = desk.locations.own_catalogue
    own.parent.mkdir()
    own.write_text(CATALOGUE.replace("2014", "2015"))

    library.edit("ddpm", {"title": "DDPM"})

    assert own.read_text() == CATALOGUE.replace("2014", "2015").replace(
        "Denoising Diffusion Probabilistic Models", "DDPM"
    )
    assert library.moved_to == own


def test_a_broken_catalogue_is_shown_and_marked_but_not_written(desk: Desk) -> None:
    """What parses is there, the edit names the line, the file keeps its bytes."""
    desk.rewrite("year = 2014", "year = ")
    text = desk.catalogue.read_text()
    library = desk.open()

    with pytest.raises(BrokenCatalogueError, match=":13:"):
        library.edit("ddpm", {"title": "DDPM"})
    library.mark(["ddpm"], Status.READ)

    assert library.reading("ddpm").status is Status.READ
    assert desk.catalogue.read_text() == text
    desk.rewrite("year = \n", "yea = \n")
    assert library.reload()


def test_an_edit_that_may_not_survive_a_power_cut_is_shown_and_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in the file, so the library stands on it and raises no false alarm."""
    library = desk.open()
    library.edit("vae", {"title": "VAE"})
    monkeypatch.setattr(os, "fsync", failing_on_folders(errno.EIO))

    with pytest.raises(UncertainWriteError):
        library.edit("ddpm", {"title": "DDPM"})

    assert library.paper("ddpm").title == "DDPM"
    assert "DDPM" in desk.catalogue.read_text()
    assert not library.has_changed_outside()


def test_a_linked_catalogue_stays_linked(desk: Desk) -> None:
    """As when it lies in a folder of dotfiles."""
    target = desk.folder / "dotfiles.toml"
    desk.catalogue.rename(target)
    desk.catalogue.symlink_to(target)

    desk.open().edit("ddpm", {"title": "DDPM"})

    assert desk.catalogue.is_symlink()
    assert "DDPM" in target.read_text()


def test_an_entry_is_replaced_as_a_whole(desk: Desk) -> None:
    """As an editor gives it back; marks stay, and a change elsewhere is a conflict."""
    library = desk.open()
    library.mark(["ddpm"], Status.READ)
    base = entry_text(library.file, "ddpm")
    desk.rewrite("2014", "2015")

    library.replace_entry("ddpm", base.replace("2020", "2021"), base)

    assert library.paper("ddpm").year == 2021
    assert library.paper("gan").year == 2015
    assert library.reading("ddpm").status is Status.READ
    with pytest.raises(EditConflictError):
        library.replace_entry("ddpm", base.replace("2020", "2022"), base)
