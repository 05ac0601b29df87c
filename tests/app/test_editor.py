"""A text in the reader's own editor: it comes back whole, or nothing is changed and nothing typed is lost."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from textual.app import App, SuspendNotSupported

from papertui.app.editor import edited_text
from papertui.errors import PapertuiError, WrongUsageError
from papertui.storage.locations import Locations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Aside(App[None]):
    """A screen that steps aside, and knows whether it has."""

    is_aside = False
    was_aside = False

    @contextmanager
    def suspend(self) -> Iterator[None]:
        self.is_aside = self.was_aside = True
        try:
            yield
        finally:
            self.is_aside = False


class Fixed(App[None]):
    """A screen that cannot step aside, as in a browser."""

    def suspend(self) -> Iterator[None]:  # type: ignore[override]
        raise SuspendNotSupported


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations(tmp_path / "config.toml", tmp_path / "data", tmp_path / "state", tmp_path / "log")


@pytest.fixture(autouse=True)
def no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a test names is an editor."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


def editor(folder: Path, script: str) -> str:
    """An editor whose file is `$1`, as a command line with a blank in its path."""
    path = folder / "my editor"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return f"'{path}'"


def drafts(locations: Locations) -> list[str]:
    return [path.read_text("utf-8", "replace") for path in (locations.state_folder / "drafts").glob("*")]


def test_the_text_comes_back_as_it_was_left(tmp_path: Path, locations: Locations) -> None:
    """The editor gets the text, the screen is aside meanwhile and back afterwards, no draft is left."""
    app, seen = Aside(), tmp_path / "seen"
    command = editor(tmp_path, f'cp "$1" "{seen}"; printf "새 글\\n" > "$1"')

    text = edited_text(app, "old *text*\n", command, locations, name="field.md")

    assert text == "새 글\n"
    assert seen.read_text("utf-8") == "old *text*\n"
    assert (app.was_aside, app.is_aside) == (True, False)
    assert drafts(locations) == []


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
def test_the_editor_of_the_environment_is_used(
    variable: str, tmp_path: Path, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the config names none."""
    monkeypatch.setenv(variable, editor(tmp_path, 'echo new > "$1"'))

    assert edited_text(Aside(), "old", "", locations, name="field.md") == "new\n"


def test_an_editor_that_fails_changes_nothing(tmp_path: Path, locations: Locations) -> None:
    """`:cq` gives the text up; the sentence names the editor."""
    with pytest.raises(PapertuiError, match=r"my editor ended with 1; nothing was changed$"):
        edited_text(Aside(), "old", editor(tmp_path, "exit 1"), locations, name="field.md")

    assert drafts(locations) == []


@pytest.mark.parametrize(
    ("script", "told", "kept"),
    [
        ('echo typed > "$1"; exit 3', "ended with 3", "typed\n"),
        ('printf "\\377typed" > "$1"', "no UTF-8 text", "\ufffdtyped"),
    ],
)
def test_what_was_typed_is_kept(script: str, told: str, kept: str, tmp_path: Path, locations: Locations) -> None:
    """A text that cannot be taken stays in the draft, whose path is told."""
    with pytest.raises(PapertuiError, match=told) as caught:
        edited_text(Aside(), "old", editor(tmp_path, script), locations, name="field.md")

    assert drafts(locations) == [kept]
    assert f"what you typed is kept in {locations.state_folder / 'drafts'}" in str(caught.value)


def test_an_editor_that_is_not_there_is_told(locations: Locations) -> None:
    """With what to do about it; the screen comes back."""
    app = Aside()

    with pytest.raises(PapertuiError, match=r"no-such-editor cannot be run: No such file.*set \$EDITOR"):
        edited_text(app, "old", "no-such-editor --wait", locations, name="field.md")

    assert (app.was_aside, app.is_aside) == (True, False)
    assert drafts(locations) == []


def test_a_command_line_that_is_none_is_told(locations: Locations) -> None:
    """Before anything is written or the screen steps aside."""
    app = Aside()

    with pytest.raises(WrongUsageError, match="No closing quotation"):
        edited_text(app, "old", "vim '", locations, name="field.md")

    assert not app.was_aside
    assert drafts(locations) == []


def test_a_terminal_that_cannot_step_aside_is_told(locations: Locations) -> None:
    """No editor is started over the screen."""
    with pytest.raises(PapertuiError, match="cannot step aside"):
        edited_text(Fixed(), "old", "true", locations, name="field.md")

    assert drafts(locations) == []
