"""Files that hold reading lists."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from papertui.errors import UnreadableListError, UnusableCatalogueError
from papertui.list_files import SIZE_LIMIT, list_content, list_in, read_list

if TYPE_CHECKING:
    from pathlib import Path


def test_a_list_is_read_as_text(tmp_path: Path) -> None:
    """A byte order mark is not part of it."""
    path = tmp_path / "list.md"
    path.write_bytes(b"\xef\xbb\xbf# A\n")

    assert list_content(path) == "# A\n"


@pytest.mark.parametrize(
    ("content", "reason"), [(b"\xff\xfe#\0", "UTF-16"), (b"a\0b", "NUL"), (b"\xe9t\xe9", "not UTF-8")]
)
def test_what_is_no_text_is_told(content: bytes, reason: str, tmp_path: Path) -> None:
    """Binary files and other encodings are refused with a reason."""
    path = tmp_path / "list.md"
    path.write_bytes(content)

    with pytest.raises(UnusableCatalogueError, match=reason):
        list_content(path)


def test_missing_folders_and_huge_files_are_told(tmp_path: Path) -> None:
    """Each with a sentence, before anything is read whole."""
    huge = tmp_path / "huge.md"
    with huge.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)

    for path, reason in [(tmp_path / "none.md", "No such file"), (tmp_path, "folder"), (huge, "8 MiB")]:
        with pytest.raises(UnreadableListError, match=reason):
            list_content(path)


PAPERS = "".join(f"- [x] [Learning {word}](https://arxiv.org/abs/2001.0000{n})\n" for n, word in enumerate("abc"))


def test_a_readme_that_is_a_reading_list_is_found(tmp_path: Path) -> None:
    """With the number of its entries and of its marks; whatever the case of its name."""
    path = tmp_path / "Readme.md"
    path.write_text(f"# Mine\n\n## Maps\n\n{PAPERS}- [Other](https://a.org)\n", encoding="utf-8")
    (tmp_path / "other.md").write_text(PAPERS)

    found = list_in(tmp_path)

    assert found == (path, 4, 3, "✔")
    assert str(found) == "Readme.md: 4 papers, 3 ✔"


def test_a_list_without_marks_is_offered_without(tmp_path: Path) -> None:
    """And one is named by the sign it uses itself."""
    path = tmp_path / "README.md"
    path.write_text("## Maps\n\n" + PAPERS.replace("[x] ", ""), encoding="utf-8")
    assert str(list_in(tmp_path)) == "README.md: 3 papers"

    path.write_text("Read papers are marked with a ⚡.\n## Maps\n\n" + PAPERS.replace("[x]", ":zap:"), encoding="utf-8")
    assert str(list_in(tmp_path)) == "README.md: 3 papers, 3 ⚡"


@pytest.mark.parametrize(
    "text",
    [
        "# Tool\n\n## Install\n\n- [pip](https://pip.org)\n- [apt](https://apt.org)\n- [brew](https://brew.sh)\n",
        f"## Maps\n\n{PAPERS}" + "x" * 1024 * 1024,
        f"## Maps\n\n{PAPERS}\0",
        "",
    ],
)
def test_another_readme_is_none(text: str, tmp_path: Path) -> None:
    """Bullets of an ordinary one, one that is too large to look into unasked, one that is no text."""
    (tmp_path / "README.md").write_text(text, encoding="utf-8")

    assert list_in(tmp_path) is None


def test_nothing_is_followed_to_find_one(tmp_path: Path) -> None:
    """A link, a folder or a pipe of that name is left alone, and so is a folder that cannot be read."""
    (tmp_path / "far.md").write_text(f"## Maps\n\n{PAPERS}")
    here = tmp_path / "here"
    here.mkdir()
    (here / "README.md").symlink_to(tmp_path / "far.md")
    (here / "README.markdown").mkdir()
    os.mkfifo(here / "readme.txt")

    assert list_in(here) is None
    assert list_in(tmp_path / "none") is None


def test_a_pipe_is_no_list(tmp_path: Path) -> None:
    """It is not waited for."""
    os.mkfifo(tmp_path / "list.md")

    with pytest.raises(UnreadableListError, match="no plain file"):
        list_content(tmp_path / "list.md")


def test_the_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    """In lines, of how many."""
    path = tmp_path / "list.md"
    path.write_text(f"## Maps\n\n{PAPERS}\n## More\n\n{PAPERS}", encoding="utf-8")
    told: list[tuple[int, int]] = []

    read_list(path, tell=lambda done, total: told.append((done, total)))

    assert (1, 12) in told
    assert (7, 12) in told
