"""`papertui readme`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Papertui = Callable[..., Run]

LIST = """# Mine

## Maps

**Learning to Fold** :zap: \\
*Ann Lee, Bo Kim* \\
ICML 2020. [[Paper](https://arxiv.org/abs/2001.00001)]

**Learning to Unfold**\\
*Ann Lee* \\
[[Paper](https://arxiv.org/abs/2002.00002)]

## Nets

- [Catching Fish](https://a.org)
- [Learning to Fold](https://arxiv.org/abs/2001.00001)
- [Mending Holes](https://b.org)
"""


@pytest.fixture
def readme(papertui: Papertui, home: Path) -> Path:
    """A list in the current folder, imported with its one mark."""
    path = home / "here" / "README.md"
    path.write_bytes(LIST.encode())
    assert papertui("import", "README.md").code == 0
    return path


def test_write_adds_the_marks_of_what_was_read(papertui: Papertui, readme: Path) -> None:
    """In the way of the list, two signs and not a byte more; a paper marked in one place is marked."""
    papertui("read", "Learning to Unfold", "Mending Holes")

    ran = papertui("readme", "write", "README.md")

    assert (ran.code, ran.out) == (0, "+2 −0\n")
    assert readme.read_text("utf-8") == LIST.replace("to Unfold**\\", "to Unfold** :zap:\\").replace(
        "(https://b.org)", "(https://b.org) :zap:"
    )
    assert papertui("readme", "check", "README.md").code == 0
    assert papertui("readme", "write", "README.md").out == "+0 −0\n"


def test_without_a_log_nothing_is_removed(papertui: Papertui, readme: Path, home: Path) -> None:
    """The file is not even written; and check cannot say anything, which is exit 2."""
    before = readme.stat()

    empty = home / "no-log"
    empty.mkdir()
    wrote = papertui("readme", "write", "README.md", "--remove", "--log", str(empty))
    checked = papertui("readme", "check", "README.md", "--log", str(empty))

    assert (wrote.code, wrote.out) == (0, "+0 −0\n")
    assert readme.stat().st_mtime_ns == before.st_mtime_ns
    assert readme.stat().st_ino == before.st_ino
    assert (checked.code, checked.out) == (2, "")
    assert f"no reading log in {empty}" in checked.err


def test_only_a_stated_unread_removes_a_mark(papertui: Papertui, readme: Path) -> None:
    """And that with --remove alone."""
    papertui("unread", "Learning to Fold")

    kept = papertui("readme", "write", "README.md")
    removed = papertui("readme", "write", "README.md", "--remove")

    assert (kept.out, removed.out) == ("+0 −0\n", "+0 −1\n")
    assert readme.read_text("utf-8") == LIST.replace(" :zap:", "")


def test_check_names_every_difference(papertui: Papertui, readme: Path) -> None:
    """Marks and entries, with their lines, exit 1; --log DIR goes by another log."""
    papertui("unread", "Learning to Fold")
    papertui("read", "Mending Holes")
    papertui("add", "--title", "Boiling Tar", "--set", "year=2020")
    readme.write_text(LIST + "- [New Here](https://new.org)\n", encoding="utf-8")

    ran = papertui("readme", "check", "README.md")

    assert ran.code == 1
    assert ran.lines == [
        "README.md:5: marked read here, of which the log says nothing: Learning to Fold (lee2020learning)",
        "README.md:17: read in the log, not marked here: Mending Holes (mending-holes)",
        "README.md:18: not in papers.toml: New Here",
        "papers.toml: not in README.md: Boiling Tar (boiling-tar)",
    ]
    assert ran.err.endswith("2 marks and 2 entries differ; papertui readme write README.md adds missing marks\n")


def test_check_does_not_send_to_write_what_it_cannot_mend(papertui: Papertui, readme: Path) -> None:
    """Where all marks agree, writing them helps nothing."""
    papertui("add", "--title", "Boiling Tar", "--set", "year=2020")

    ran = papertui("readme", "check", "README.md")

    assert ran.code == 1
    assert ran.err.endswith("0 marks and 1 entry differ\n")


def test_check_goes_by_the_log_that_is_named(papertui: Papertui, readme: Path, home: Path) -> None:
    """As a job does that has the list, the catalogue and the log in one folder."""
    log = home / "log"
    (home / "data" / "papertui" / "reading").rename(log)

    without = papertui("readme", "check", "README.md")
    named = papertui("readme", "check", "README.md", "--log", str(log))

    assert (without.code, named.code, named.out) == (2, 0, "")


def test_diff_shows_what_stands_on_one_side(papertui: Papertui, readme: Path) -> None:
    """Entries and fields, that of the list with a minus, that of the catalogue with a plus."""
    same = papertui("readme", "diff", "README.md")
    papertui("edit", "lee2020learning", "--set", "venue=ICLR", "--set", "links.Code=https://c.org")
    papertui("remove", "Catching Fish")
    papertui("add", "--title", "Boiling Tar")

    ran = papertui("readme", "diff", "README.md")

    assert (same.code, same.out) == (0, "")
    assert ran.code == 0
    assert ran.lines[2:] == [
        "-Catching Fish (line 15)",
        "+Boiling Tar (boiling-tar)",
        "@@ line 5: Learning to Fold (lee2020learning) @@",
        "-venue: ICML 2020",
        "+venue: ICLR",
        "+link: https://c.org",
    ]
    assert readme.read_text("utf-8") == LIST


def test_add_writes_an_entry_at_the_end_of_its_section(papertui: Papertui, readme: Path) -> None:
    """As the others there; one that is there already is left."""
    papertui("add", "--title", "Boiling Tar", "--set", "links.Paper=https://t.org", "--category", "Nets")

    rehearsed = papertui("readme", "add", "README.md", "Boiling Tar", "--dry-run")
    ran = papertui("readme", "add", "README.md", "Boiling Tar", "Catching Fish")

    assert "+- [Boiling Tar](https://t.org)" in rehearsed.lines
    assert ran.code == 0
    assert "already there, line 15: Catching Fish" in ran.err
    assert readme.read_text("utf-8") == LIST + "- [Boiling Tar](https://t.org)\n"


def test_a_paper_without_a_section_is_refused(papertui: Papertui, readme: Path) -> None:
    """Exit 1, with the sections there are; the list stays."""
    papertui("add", "--title", "Boiling Tar")

    ran = papertui("readme", "add", "README.md", "Boiling Tar")

    assert ran.code == 1
    assert "stands in no category, and the list has no such section; it has Maps; Nets" in ran.err
    assert readme.read_text("utf-8") == LIST


@pytest.mark.usefixtures("readme")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("add", "README.md"), "name the papers to add"),
        (("write", "README.md", "ho2020denoising"), "takes one FILE alone"),
        (("check", "README.md", "--remove"), "--remove goes with readme write"),
        (("diff", "README.md", "--dry-run"), "changes nothing"),
        (("check", "README.md", "--log", "nowhere"), "there is no such folder"),
    ],
)
def test_wrong_usage_is_told(papertui: Papertui, words: tuple[str, ...], sentence: str) -> None:
    """Exit 2."""
    ran = papertui("readme", *words)

    assert ran.code == 2
    assert sentence in ran.err


@pytest.mark.usefixtures("catalogue")
def test_a_list_that_cannot_be_read_is_told(papertui: Papertui, home: Path) -> None:
    """Missing, a folder, no text, too large: exit 3 and nothing done."""
    (home / "here" / "binary.md").write_bytes(b"a\0b")
    with (home / "here" / "large.md").open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    for name in ("missing.md", ".", "binary.md", "large.md"):
        ran = papertui("readme", "write", name)
        assert (ran.code, ran.out) == (3, "")
        assert "nothing was done" in ran.err


def test_the_sample_is_no_catalogue_to_compare_with(papertui: Papertui, home: Path) -> None:
    """A list is imported first."""
    (home / "here" / "README.md").write_text(LIST, encoding="utf-8")

    ran = papertui("readme", "check", "README.md")

    assert ran.code == 2
    assert "papertui import FILE makes one" in ran.err
