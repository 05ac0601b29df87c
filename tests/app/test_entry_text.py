"""`E`: the entry's own TOML in the reader's editor; what comes back is checked, merged, and never thrown away."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from papertui.app.app import PapertuiApp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.app.sitting import Desk

DDPM = "ho2020denoising"
TITLE = 's/^title = .*/title = "DDPM"  # short/'


@pytest.fixture(autouse=True)
def steps_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that steps aside, as in a terminal."""

    @contextmanager
    def suspend(_: PapertuiApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(PapertuiApp, "suspend", suspend)


def set_editor(desk: Desk, monkeypatch: pytest.MonkeyPatch, *scripts: str) -> None:
    """An editor that does another thing each time it is called; the last one again and again."""
    path = desk.home / "editor"
    lines = ["#!/bin/sh", f'echo >> "{desk.home}/calls"', f'case $(wc -l < "{desk.home}/calls") in']
    lines += [f"{number}) {script} ;;" for number, script in enumerate(scripts[:-1], 1)]
    path.write_text("\n".join([*lines, f"*) {scripts[-1]} ;;", "esac"]), encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(path))


def drafts(desk: Desk) -> list[Path]:
    return list((desk.locations.state_folder / "drafts").glob("*"))


async def test_the_entry_is_edited_as_it_stands(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its text alone goes to the editor; what comes back is written, shown, found, and undone as one step."""
    before = desk.catalogue.read_text(encoding="utf-8")
    set_editor(desk, monkeypatch, f"cp $1 {desk.home}/seen.toml; sed -i '{TITLE}' $1")
    async with desk.sit() as sitting:
        await sitting.press("E")
        seen = (desk.home / "seen.toml").read_text(encoding="utf-8")
        assert seen.startswith('[[papers]]\nid = "ho2020denoising"')
        assert seen.endswith('diffusion"\n')
        old = 'title = "Denoising Diffusion Probabilistic Models"\n'
        assert desk.catalogue.read_text(encoding="utf-8") == before.replace(old, 'title = "DDPM"  # short\n')
        assert sitting.line_with("▌○  DDPM ")
        assert (sitting.toasts, drafts(desk)) == (["saved the entry — u undoes"], [])

        await sitting.press("u")
        assert desk.catalogue.read_text(encoding="utf-8") == before


async def test_an_unchanged_text_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """And leaves no draft."""
    set_editor(desk, monkeypatch, "true")
    async with desk.sit() as sitting:
        await sitting.press("E")
        assert (sitting.toasts, drafts(desk)) == (["nothing was changed"], [])


async def test_a_text_that_is_not_sound_is_shown_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line that is wrong; `y` opens it as it was left, `n` keeps it in a draft whose path is told."""
    before = desk.catalogue.read_bytes()
    set_editor(
        desk, monkeypatch, "sed -i 's/^year.*/year = soon/' $1", "sed -i '1a # mine' $1", "sed -i s/soon/2021/ $1"
    )
    async with desk.sit(width=200) as sitting:
        await sitting.press("E")
        assert sitting.line_with("nothing was changed: line 6, column 8")
        await sitting.press("y", "n")
        assert desk.catalogue.read_bytes() == before
        [draft] = drafts(desk)
        assert sitting.toasts[-1] == f"your text is kept in {draft}"
        text = draft.read_text(encoding="utf-8")
        assert "# mine\n" in text
        assert "year = soon" in text

        await sitting.press("E")
        assert sitting.toasts[-1] == "nothing was changed"


async def test_a_mended_text_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the second look."""
    set_editor(desk, monkeypatch, "sed -i 's/^year.*/year = soon/' $1", "sed -i s/soon/2021/ $1")
    async with desk.sit() as sitting:
        await sitting.press("E", "y")
        assert b"year = 2021\ncategories" in desk.catalogue.read_bytes()
        assert drafts(desk) == []


async def test_a_change_elsewhere_meanwhile_is_merged_or_asked_about(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other lines go together; the same line is written over only after another look."""
    catalogue = desk.catalogue
    set_editor(
        desk,
        monkeypatch,
        f"sed -i '{TITLE}' $1; sed -i s/2006.11239/2006.11240/ {catalogue}",
        f"sed -i s/DDPM/mine/ $1; sed -i s/DDPM/theirs/ {catalogue}",
        "true",
    )
    async with desk.sit() as sitting:
        await sitting.press("E")
        text = catalogue.read_text(encoding="utf-8")
        assert '"DDPM"  # short' in text
        assert "2006.11240" in text

        await sitting.press("E")
        assert sitting.line_with("The same lines of this entry were changed elsewhere.")
        assert '"theirs"' in catalogue.read_text(encoding="utf-8")
        await sitting.press("y")
        assert '"mine"' in catalogue.read_text(encoding="utf-8")
        assert drafts(desk) == []


async def test_an_editor_that_fails_keeps_what_was_typed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says why, and where the text is; a text that is untouched leaves nothing."""
    set_editor(desk, monkeypatch, f"sed -i '{TITLE}' $1; exit 3", "exit 1")
    async with desk.sit(width=200) as sitting:
        await sitting.press("E")
        [draft] = drafts(desk)
        assert sitting.toasts[-1].endswith(f"ended with 3; nothing was changed; your text is kept in {draft}")
        await sitting.press("E")
        assert sitting.toasts[-1].endswith("ended with 1; nothing was changed")
        assert drafts(desk) == [draft]


async def test_a_broken_catalogue_is_not_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line that is to be mended is told before anything is typed."""
    set_editor(desk, monkeypatch, "true")
    with desk.catalogue.open("a", encoding="utf-8") as file:
        file.write("[[papers]]\ntitle =\n")
    async with desk.sit() as sitting:
        await sitting.press("E")
        assert sitting.toasts[-1].startswith("cannot be edited here: line ")
        assert not (desk.home / "calls").exists()
