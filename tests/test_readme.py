"""Lists beside a catalogue, and what writing them leaves as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.domain.catalogue import Catalogue
from papertui.domain.paper import Paper
from papertui.domain.reading import Reading, Status
from papertui.errors import ChangedElsewhereError, UnreadableListError
from papertui.readme import entry_differences, mark_differences, marked, open_readme, write_readme

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = Catalogue(papers=(Paper("fold", "Learning to Fold"), Paper("fish", "Catching Fish")))
TEXT = "\ufeff# L\r\n\r\n## A\r\n\r\n- [Learning to Fold](https://a.org)  \r\n- [Catching Fish](https://b.org)"


def _said(**statuses: Status) -> dict[str, Reading]:
    return {paper_id: Reading(status, is_stated=True) for paper_id, status in statuses.items()}


def _write(path: Path, locks: Path, text: str = TEXT) -> None:
    """Mark the first paper in a list of this text."""
    path.write_bytes(text.encode())
    readme = open_readme(path, CATALOGUE)
    marking = marked(readme, lambda paper_id: _said(fold=Status.READ).get(paper_id, Reading()), (), removes=False)
    write_readme(readme, marking.text, locks)


def test_only_the_bytes_of_the_mark_are_new(tmp_path: Path) -> None:
    """The byte order mark, carriage returns, blanks at line ends and the missing last newline stay."""
    path = tmp_path / "README.md"

    _write(path, tmp_path)

    assert path.read_bytes() == TEXT.replace("a.org)", "a.org) ✔").encode()


def test_a_link_to_the_list_and_its_mode_stay(tmp_path: Path) -> None:
    """The file that it names is written, and may be read by the same people as before."""
    real, link = tmp_path / "real.md", tmp_path / "README.md"
    real.write_bytes(b"")
    real.chmod(0o664)
    link.symlink_to(real)

    _write(link, tmp_path)

    assert link.is_symlink()
    assert "✔" in real.read_text("utf-8")
    assert real.stat().st_mode & 0o777 == 0o664


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """It is as they left it, and the refusal says so."""
    path = tmp_path / "README.md"
    path.write_bytes(TEXT.encode())
    readme = open_readme(path, CATALOGUE)
    path.write_bytes(b"- [Theirs](https://c.org)\n")

    with pytest.raises(ChangedElsewhereError):
        write_readme(readme, TEXT + " ✔", tmp_path)

    assert path.read_bytes() == b"- [Theirs](https://c.org)\n"


def test_a_text_that_is_the_same_is_not_written(tmp_path: Path) -> None:
    """Also where nobody could write."""
    path = tmp_path / "README.md"
    path.write_bytes(TEXT.encode())
    before = path.stat()

    write_readme(open_readme(path, CATALOGUE), TEXT, tmp_path / "no" / "folder")

    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    ("sign", "said", "differs"),
    [
        ("", Status.UNREAD, False),
        ("", Status.QUEUED, False),
        ("", Status.READ, True),
        (" ✔", Status.READ, False),
        (" ✔", Status.DROPPED, True),
        (" ✔", Status.UNREAD, True),
    ],
)
def test_marks_differ_when_one_side_says_read(tmp_path: Path, sign: str, said: Status, *, differs: bool) -> None:
    """A list says read or nothing; queued and dropped papers have no mark."""
    path = tmp_path / "README.md"
    path.write_text(f"## A\n\n- [Learning to Fold](https://a.org){sign}\n", "utf-8")

    found = mark_differences(open_readme(path, CATALOGUE), lambda paper_id: _said(fold=said)[paper_id])

    assert bool(found) is differs


def test_entries_of_one_side_come_in_their_order(tmp_path: Path) -> None:
    """Those of the list with their line, then those of the catalogue with their id."""
    path = tmp_path / "README.md"
    path.write_text("## A\n\n- [New Here](https://n.org)\n- [Learning to Fold](https://a.org)\n", "utf-8")

    found = entry_differences(open_readme(path, CATALOGUE), CATALOGUE.papers)

    assert [(each.line, each.paper_id, each.title) for each in found] == [
        (3, "", "New Here"),
        (0, "fish", "Catching Fish"),
    ]


def test_a_list_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """With the reason and the outcome."""
    path = tmp_path / "README.md"
    path.write_bytes(b"\xff\xfea\0")

    with pytest.raises(UnreadableListError, match="nothing was done"):
        open_readme(path, CATALOGUE)
