"""What a folder offers to a reader who looks for a list."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from papertui.storage import folder_view as module
from papertui.storage.folder_view import folder_view, meant_path

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = (".md", ".bib")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with lists, other files and folders, below the home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "lists"
    for name in ("more", ".git"):
        (folder / name).mkdir(parents=True)
    for name in ("b.md", "README.md", "A.BIB", "notes.doc", ".hidden.md", "more/deep.md"):
        (folder / name).write_text("# A\n")
    return folder


def offered(typed: str, here: Path) -> list[str]:
    """The names that are offered."""
    return [choice.name for choice in folder_view(typed, here, ENDINGS).choices]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["README.md", "A.BIB", "b.md", "more/", "../"]),
        ("B", ["b.md", "A.BIB"]),
        ("mo", ["more/"]),
        ("more/", ["deep.md", "../"]),
        ("./more/de", ["deep.md"]),
        ("~", ["lists/", "../"]),
        ("~/lists/RE", ["README.md", "more/"]),
        (".h", [".hidden.md"]),
        (".", [".hidden.md", "README.md", "A.BIB", "b.md", ".git/", "../"]),
        ("..", ["../"]),
        ("../", ["lists/", "../"]),
        ("notes", []),
        ("notes.doc", ["notes.doc"]),
        ("'~/lists/b.md'", ["b.md"]),
        ("xyz", []),
    ],
)
def test_lists_and_folders_are_offered(typed: str, names: list[str], here: Path) -> None:
    """A README first, folders last, what begins so before what holds it; hidden ones and other kinds when named."""
    assert offered(typed, here) == names


def test_a_folder_is_offered_as_a_path(here: Path) -> None:
    """The one above too, without dots in it."""
    assert [choice.path for choice in folder_view("", here, ENDINGS).choices[-2:]] == [here / "more", here.parent]
    assert folder_view("more/../", here, ENDINGS).choices[-1].path == here.parent


def test_a_name_is_found_however_it_is_composed(here: Path) -> None:
    """Folders that came from another system hold their syllables in pieces; the path stays what it is on disk."""
    name = unicodedata.normalize("NFD", "논문.md")
    (here / name).write_text("")

    [choice] = folder_view("논", here, ENDINGS).choices

    assert choice.path == here / name


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("none/", "No such file"), ("b.md/", "not a folder"), ("~nobody-at-all/x", "home"), ("a\0/", "null")],
)
def test_what_cannot_be_listed_is_told(typed: str, reason: str, here: Path) -> None:
    """Nothing is offered then."""
    view = folder_view(typed, here, ENDINGS)

    assert view.choices == ()
    assert reason in view.trouble


def test_a_huge_folder_is_looked_through_in_part(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And that is said."""
    monkeypatch.setattr(module, "MANY", 2)

    view = folder_view("", here, ENDINGS)

    assert len(view.choices) <= 3
    assert view.trouble == "only 2 files of this folder were looked at"


@pytest.mark.parametrize(
    ("pasted", "path"),
    [
        ("'/a b/c.md'\n", "/a b/c.md"),
        ('"/a/c.md" ', "/a/c.md"),
        ("/a\\ b/c\\(1\\).md", "/a b/c(1).md"),
        ("file:///a%20b/c.md", "/a b/c.md"),
        ("  ~/c.md", "~/c.md"),
        ("c ", "c "),
        ("'", "'"),
    ],
)
def test_a_path_is_meant_as_terminals_paste_it(pasted: str, path: str) -> None:
    """Quoted, escaped, or as an address."""
    assert meant_path(pasted) == path
