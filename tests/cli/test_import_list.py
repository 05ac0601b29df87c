"""`papertui import`."""

from __future__ import annotations

import json
import os
import signal
from typing import TYPE_CHECKING, Any

import pytest

from papertui.storage import safe_write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Papertui = Callable[..., Run]

LIST = """# Mine

## Maps

- ✅ [Learning to Fold(2020)](https://a.org), paper [[pdf](https://arxiv.org/abs/2001.00001)]
- [Learning to Unfold](https://b.org) [[Code]()]
<!-- - [Third](https://c.org) -->

## Again

- [Learning to fold](https://a.org)

Lonely words.
"""


@pytest.fixture
def reading_list(home: Path) -> Path:
    """A small list in the current folder."""
    path = home / "here" / "list.md"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.mark.usefixtures("reading_list")
def test_a_first_import_makes_a_catalogue_here(papertui: Papertui, home: Path) -> None:
    """Without a catalogue of one's own it is ./papers.toml; the marks are in the log, and how to undo them is said."""
    ran = papertui("import", "list.md")
    listed = papertui("list", "--json").objects

    assert ran.code == 0
    assert ran.out == ""
    assert str(home / "here" / "papers.toml") in ran.err
    assert "not yours? undo it" in ran.err
    assert "not used: list.md:13: Lonely words." in ran.err
    assert [(paper["title"], paper["status"], paper["read_at"]) for paper in listed] == [
        ("Learning to Fold", "read", None),
        ("Learning to Unfold", "unread", None),
    ]
    assert listed[0]["categories"] == [["Maps"], ["Again"]]
    assert (home / "here" / "papers.toml").read_text("utf-8").startswith('title = "Mine"\n\n[[papers]]\nid = ')


@pytest.mark.usefixtures("reading_list")
def test_the_report_is_as_documented(papertui: Papertui) -> None:
    """Entries and marks count every entry met, categories the paths in which they stand."""
    report = json.loads(papertui("import", "list.md", "--json", "--new", "out.toml").out)

    assert report == {
        "entries": 3,
        "added": 2,
        "merged": 1,
        "marked": {"read": 1},
        "categories": 2,
        "skipped_commented": 1,
        "unused_lines": [{"line": 13, "text": "Lonely words."}],
        "problems": [{"line": 6, "kind": "empty-link", "message": "the link 'Code' has no address"}],
    }


@pytest.mark.usefixtures("reading_list")
def test_a_second_import_changes_nothing(papertui: Papertui, home: Path) -> None:
    """Neither catalogue nor log; an own word on a paper is not overruled."""
    papertui("import", "list.md")
    papertui("unread", "learning-fold")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.suffix in {".toml", ".jsonl"}}

    ran = papertui("import", "list.md")

    assert "0 added" in ran.err
    assert "speaks of these papers already" in ran.err
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.usefixtures("reading_list", "catalogue")
def test_one_undo_takes_an_import_back(papertui: Papertui, home: Path) -> None:
    """The catalogue is as it was, to the byte, the marks are gone; redo brings both."""
    original = (home / "original.toml").read_bytes()
    assert "papertui undo takes it back" in papertui("import", "list.md").err
    assert papertui("history").out.endswith("import of list.md: 2 added, 1 marked\n")

    assert "undid: import of list.md" in papertui("undo").err

    assert (home / "here" / "papers.toml").read_bytes() == original
    assert "read" not in {paper["status"] for paper in papertui("list", "--json").objects}
    papertui("redo")
    assert {paper["status"] for paper in papertui("list", "fold", "--json").objects} == {"read", "unread"}


@pytest.mark.usefixtures("reading_list")
def test_the_way_back_of_another_catalogue_names_it(papertui: Papertui, home: Path) -> None:
    """What is said can be typed as it is."""
    told = papertui("import", "list.md", "--new", "other one.toml").err

    assert "papertui undo -c 'other one.toml' takes it back" in told
    assert papertui("undo", "-c", "other one.toml").code == 0
    assert (home / "here" / "other one.toml").read_text() == 'title = "Mine"\n'


def test_a_newer_list_adds_what_is_new_and_offers_links(papertui: Papertui, reading_list: Path) -> None:
    """A title the reader has corrected stays; a link that differs is told, and taken when that is asked for."""
    papertui("import", "list.md")
    papertui("edit", "learning-fold", "--set", "title=Folding, Learnt", "--set", "summary=Mine.")
    newer = LIST.replace("abs/2001.00001", "abs/2001.00001v2").replace(
        "## Again", "- [Folds](https://f.org)\n\n## Again"
    )
    reading_list.write_text(newer, encoding="utf-8")

    offered = papertui("import", "list.md", "--json")
    taken = papertui("import", "list.md", "--take-links")

    assert "1 added" in offered.err
    assert "your links were left; --take-links takes those of the list" in offered.err
    [problem] = [found for found in json.loads(offered.out)["problems"] if found["kind"] == "changed-link"]
    assert (problem["line"], "abs/2001.00001v2 here" in problem["message"]) == (5, True)
    assert "0 added" in taken.err
    fold = papertui("show", "learning-fold", "--json").objects[0]
    assert (fold["title"], fold["summary"]) == ("Folding, Learnt", "Mine.")
    assert {link["url"] for link in fold["links"]} == {"https://a.org", "https://arxiv.org/abs/2001.00001v2"}


def test_ctrl_c_while_a_list_is_read_leaves_nothing(
    papertui: Papertui, home: Path, reading_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program ends as one that was interrupted, and no file has come."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("papertui.cli.import_list.planned_import", interrupted)
    monkeypatch.setattr("papertui.cli.main._discard_output", lambda: None)  # it closes the streams of the whole process

    assert papertui("import", str(reading_list)).code == 130
    assert [path.name for path in home.rglob("*") if path.is_file()] == ["list.md"]


@pytest.mark.usefixtures("reading_list")
def test_ctrl_c_is_passed_over_while_both_files_are_written(
    papertui: Papertui, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entries and marks are there; from then on ctrl+c works as before."""
    written, before = safe_write.replace, signal.getsignal(signal.SIGINT)

    def pressed(*args: Any, **kwargs: Any) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        written(*args, **kwargs)

    monkeypatch.setattr(safe_write, "replace", pressed)

    assert papertui("import", "list.md").code == 0
    assert [paper["status"] for paper in papertui("list", "--json").objects] == ["read", "unread"]
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.usefixtures("reading_list", "catalogue")
def test_a_list_joins_the_catalogue_in_use(papertui: Papertui, home: Path) -> None:
    """What stands there stays to the byte; the new entries come behind it."""
    original = (home / "original.toml").read_bytes()

    assert papertui("import", "list.md", "--no-marks", "--include-commented").code == 0

    content = (home / "here" / "papers.toml").read_bytes()
    assert content.startswith(original)
    assert content.count(b"[[papers]]") == original.count(b"[[papers]]") + 3
    assert "read" not in {paper["status"] for paper in papertui("list", "learning", "--json").objects}


@pytest.mark.usefixtures("reading_list")
def test_a_rehearsal_writes_nothing(papertui: Papertui, home: Path) -> None:
    """It says what would be done."""
    before = sorted(home.rglob("*"))

    ran = papertui("import", "list.md", "--dry-run")

    assert "2 would be added" in ran.err
    assert "0 of those would gain something" in ran.err
    assert "1 mark would go to your reading log" in ran.err
    assert sorted(home.rglob("*")) == before


@pytest.mark.usefixtures("reading_list", "catalogue")
def test_a_rehearsal_counts_the_marks_that_would_be_new(papertui: Papertui) -> None:
    """A list taken in before would bring none."""
    papertui("import", "list.md")

    ran = papertui("import", "list.md", "--dry-run")

    assert "would go to your reading log" not in ran.err
    assert "1 mark of the list: your reading log speaks of these papers already" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["none.md"], 3, "No such file"),
        (["refs.bib"], 3, "No such file"),
        (["page.md"], 3, "this is a web page"),
        (["list.md", "--new", "list.md"], 2, "is there already"),
        (["list.md", "--new", "a.toml", "-c", "b.toml"], 2, "give one"),
        (["list.md", "-c", "none.toml"], 3, "no such file"),
        (["list.md", "--from", "bibtex"], 3, "holds no BibTeX entry"),
        (["list.md", "--from", "csv"], 2, "csv"),
        ([], 2, "FILE"),
    ],
)
def test_what_cannot_be_imported_is_told(
    words: list[str], code: int, sentence: str, papertui: Papertui, reading_list: Path
) -> None:
    """A sentence and an exit code, and no catalogue is made."""
    (reading_list.parent / "page.md").write_text("<!DOCTYPE html><html></html>", encoding="utf-8")

    ran = papertui("import", *words)

    assert ran.code == code
    assert sentence in ran.err
    assert not (reading_list.parent / "papers.toml").exists()


def test_many_lists_and_many_unused_lines(papertui: Papertui, reading_list: Path) -> None:
    """Several files are one import; beyond a few, unused lines are counted."""
    other = reading_list.parent / "other.md"
    other.write_text("## A\n- [One](https://a.org)\n\n" + "words\n\n" * 9, encoding="utf-8")

    ran = papertui("import", "list.md", "other.md", "--no-marks")

    assert "4 entries: 3 added" in ran.err
    assert "not used: 5 more lines" in ran.err
    assert "1 mark of the list left out, as asked" in ran.err


def test_a_list_without_entries_makes_no_catalogue(papertui: Papertui, home: Path) -> None:
    """And it is not said to be made."""
    (home / "here" / "plain.md").write_text("hello world\n", encoding="utf-8")

    ran = papertui("import", "plain.md", "--new", "new.toml")

    assert ran.code == 0
    assert "nothing to write, not made: new.toml\n" in ran.err
    assert not (home / "here" / "new.toml").exists()


@pytest.mark.usefixtures("reading_list")
def test_a_missing_catalogue_is_told_with_the_way_to_make_it(papertui: Papertui, home: Path) -> None:
    """Nothing is made under a name that may be mistyped."""
    refused = papertui("import", "list.md", "-c", "my list.toml")

    assert refused.code == 3
    assert "no such file; to make it: papertui import … --new 'my list.toml'" in refused.err
    assert not (home / "here" / "my list.toml").exists()
