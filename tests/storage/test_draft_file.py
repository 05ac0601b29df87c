"""A draft stays on disk until it is discarded, whatever its editor does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.errors import WrongUsageError
from papertui.storage.draft_file import DraftFile, EditorFailedError, editor_command

if TYPE_CHECKING:
    from pathlib import Path


def begin(folder: Path, text: str, name: str = "note.md") -> DraftFile:
    return DraftFile.begin(folder / "state", folder / "locks", name, text)


@pytest.mark.parametrize(
    ("own", "environ", "command"),
    [
        ("", {}, ["vi"]),
        ("", {"EDITOR": "nano -w"}, ["nano", "-w"]),
        ("", {"EDITOR": "nano", "VISUAL": "code --wait"}, ["code", "--wait"]),
        ("hx", {"VISUAL": "code"}, ["hx"]),
        ("'my editor' -x", {}, ["my editor", "-x"]),
        ("", {"VISUAL": "", "EDITOR": " "}, ["vi"]),
    ],
)
def test_the_editor_is_the_configs_then_the_environments(own: str, environ: dict[str, str], command: list[str]) -> None:
    assert editor_command(own, environ) == command


def test_an_editor_with_an_open_quote_is_refused() -> None:
    with pytest.raises(WrongUsageError, match="is no command"):
        editor_command("vi 'x", {})


@pytest.mark.parametrize(
    ("name", "stem", "suffix"),
    [
        ("ho2020denoising.toml", "ho2020denoising-", ".toml"),
        ("note-리뷰.md", "note-리뷰-", ".md"),
        ("../../etc/passwd.toml", "etc-passwd-", ".toml"),
        ("a b;$(c).md", "a-b-c-", ".md"),
        ("x" * 300 + ".md", "x", ".md"),
    ],
)
def test_a_draft_has_a_plain_name_of_its_own(name: str, stem: str, suffix: str, tmp_path: Path) -> None:
    """Nothing in an id can lead out of the folder of drafts; two drafts never share a file."""
    first, second = begin(tmp_path, "a", name), begin(tmp_path, "b", name)

    assert first.path != second.path
    assert first.path.parent == tmp_path / "state" / "drafts"
    assert first.path.name.startswith(stem)
    assert first.path.name.endswith(suffix)
    assert len(first.path.name) < 100


def test_the_text_comes_back_as_the_editor_left_it(tmp_path: Path) -> None:
    draft = begin(tmp_path, "a — ε\r\n")

    assert draft.holds("a — ε\r\n")
    assert draft.edit(["sh", "-c", 'printf "b\\n" >> "$0"']) == "a — ε\nb\n"
    assert not draft.holds("a — ε\r\n")


def test_a_discarded_draft_is_gone(tmp_path: Path) -> None:
    draft = begin(tmp_path, "a")

    draft.discard()
    draft.discard()

    assert not draft.path.exists()
    assert not draft.holds("a")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["false"], "ended with 1"),
        (["/no/such/editor"], "set \\$EDITOR"),
        (["sh", "-c", 'printf "\\377" > "$0"'], "no UTF-8 text"),
        (["rm"], "cannot be run"),
    ],
)
def test_an_editor_that_fails_is_told(command: list[str], told: str, tmp_path: Path) -> None:
    with pytest.raises(EditorFailedError, match=told):
        begin(tmp_path, "a").edit(command)
