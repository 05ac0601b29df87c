"""A file that does not parse: what is shown, and where it is broken."""

from __future__ import annotations

import time

import pytest

from tests.storage.catalogue_texts import file_of, places

BROKEN: dict[str, tuple[str, list[str], int, int, str]] = {
    "an open quote": ("[[papers]]\ntitle = 'a\n[[papers]]\ntitle = 'b'\n", ["a", "b"], 2, 1, "expected"),
    "an open triple quote": ("[[papers]]\ntitle = '''a\n[[papers]]\ntitle = '''b'''\n", ["a", "b"], 2, 1, "expected"),
    "an open bracket": ("[[papers]]\ntitle='a'\ntags = ['x'\n[[papers]]\ntitle='b'\n", ["a", "b"], 3, 1, "array"),
    "a word without quotes": (
        "[[papers]]\ntitle='a'\nvenue = ICLR\n[[papers]]\ntitle='b'\n",
        ["a", "b"],
        3,
        9,
        "invalid",
    ),
    "a key given twice": ("[[papers]]\ntitle='a'\ntitle='b'\n", ["a"], 3, 10, "cannot overwrite a value"),
    "a backslash in quotes": ('[[papers]]\ntitle="\\alpha"\n', ["\\alpha"], 2, 10, "in '…'"),
    "a day that does not exist": ("[[papers]]\ntitle='a'\ndate=2021-02-30\n", ["a"], 3, 6, "invalid"),
    "a number beyond measure": (f"[[papers]]\ntitle='a'\nn={'1' * 5000}\n", ["a"], 1, 0, "4300 digits"),
    "no key": ("[[papers]]\ntitle='a'\nhello\n[[papers]]\ntitle='b'\n", ["a", "b"], 3, 6, "expected '='"),
    "a header without end": ("[[papers]]\ntitle='a'\n[papers.links\n[[papers]]\ntitle='b'\n", ["a", "b"], 3, 14, "']'"),
    "a sub-table given twice": ("[[papers]]\ntitle='a'\n[papers.l]\n[other]\n[papers.l]\n", ["a"], 5, 10, "twice"),
    "an open quote apart": ("[[papers]]\ntitle='a'\n[other]\n[papers.l]\nx = 'b\n", ["a"], 5, 1, "expected"),
    "a table and entries": ("[papers]\n[[papers]]\ntitle='a'\n", ["a"], 2, 9, "cannot overwrite"),
    "a list and entries": ("papers = []\n[[papers]]\ntitle='a'\n", ["a"], 2, 9, "immutable"),
    "a table given twice": ("[[papers]]\ntitle='a'\n[m]\n[[papers]]\ntitle='b'\n[m]\n", ["a", "b"], 6, 3, "twice"),
    "a key of the file given twice": ("title=1\ntitle=2\n[[papers]]\ntitle='a'\n", ["a"], 2, 8, "overwrite"),
    "a broken preamble": ("hello\n[[papers]]\ntitle='a'\n", ["a"], 1, 6, "expected '='"),
    "an open quote before": ("\ntitle = 'x\n[[papers]]\ntitle='a'\n", ["a"], 2, 1, "expected"),
    "brackets in brackets": ("a = " + "[" * 10_000, [], 1, 1, "too deeply"),
    "closed brackets in brackets": (
        "[[papers]]\ntitle='a'\nx = " + "[" * 10_000 + "]" * 10_000,
        ["a"],
        1,
        0,
        "too deeply",
    ),
    "a wrong bracket": ("[[papers]]\ntitle='a'\nx = [1}\n", ["a"], 3, 7, "unclosed array"),
}


def test_many_quotes_in_a_broken_title_take_no_time() -> None:
    """The time grows with the length, not with its square."""
    text = "[[papers]]\ntitle = " + '"' * 200_000 + "a" + '"' * 200_000 + "b\n"
    started = time.process_time()

    file = file_of(text)

    assert time.process_time() - started < 2
    assert file.catalogue.papers[0].title.startswith('a"')


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_does_not_parse_shows_what_does(name: str) -> None:
    """The broken entry stands there as raw text, with line and column; nothing may be written."""
    text, titles, line, column, part = BROKEN[name]

    file = file_of(text)

    failure = file.first_failure
    assert failure is not None
    assert [paper.title for paper in file.catalogue.papers] == titles
    assert (failure.kind, failure.line, failure.column) == ("unparsable", line, column)
    assert part in failure.message
    assert not file.is_whole
    assert all(paper.summary.startswith("[[papers]]") for paper in file.catalogue.papers if paper.is_broken)


def test_a_broken_entry_keeps_what_stands_on_readable_lines() -> None:
    """So its marks find it, and it stands in its category."""
    text = "[[papers]]\nid='x'\nyear=2020\ncategories=['A > B']\ntitle='a'\nvenue=ICLR\n"

    [paper] = file_of(text).catalogue.papers

    assert (paper.id, paper.title, paper.year, paper.categories) == ("x", "a", 2020, (("A", "B"),))
    assert paper.is_broken
    assert paper.has_problems


@pytest.mark.parametrize("text", ["[[papers]]\n= 3\n", "[[papers]]\n'\n# c\n", "[[papers]]\nx = " + "y" * 500])
def test_a_broken_entry_without_a_title_is_called_by_its_first_line(text: str) -> None:
    """Cut when it is long."""
    [paper] = file_of(text).catalogue.papers

    assert paper.title in text.replace("…", "") or paper.title.endswith("…")
    assert 0 < len(paper.title) <= 80


def test_conflict_markers_are_named_before_what_follows_from_them() -> None:
    """The lines to look at, and what to do."""
    side = "[[papers]]\ntitle = 'a'\n<<<<<<< HEAD\nyear = 1\n=======\nyear = 2\n>>>>>>> branch\n"

    file = file_of(side)

    assert file.first_failure is not None
    assert (file.first_failure.kind, file.first_failure.line) == ("conflict-marker", 3)
    assert "lines 3 to 7" in file.first_failure.message


def test_conflict_markers_inside_a_string_are_named_too() -> None:
    """The file parses, yet it is not what anyone wrote."""
    file = file_of("[[papers]]\ntitle='a'\nsummary='''\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n'''\n")

    assert places(file.problems) == [("conflict-marker", 4, 1)]
    assert file.is_whole


def test_half_a_conflict_marker_is_none() -> None:
    """A line of arrows may stand in a summary."""
    assert file_of("[[papers]]\ntitle='a'\nsummary='''\n<<<<<<< see\n'''\n").problems == ()
