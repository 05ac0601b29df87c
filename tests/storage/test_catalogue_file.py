"""A catalogue read: its papers, its problems with their places, and what cannot be read at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from papertui.domain.paper import Link
from papertui.errors import UnknownPaperError, UnusableCatalogueError
from papertui.storage.catalogue_file import CatalogueFile, catalogue_of, load_in_steps, read_catalogue

if TYPE_CHECKING:
    from papertui.domain.problem import Problem

FULL = """\
title = "Diffusion models"
[markers]
read = ["⚡", ":zap:"]
[[categories]]
path = "Papers > Must-Read"
note = "start here"

[[papers]]
id = "ho2020denoising"
title = "Denoising Diffusion Probabilistic Models"
authors = ["Jonathan Ho", "Ajay Jain", "Pieter Abbeel"]
venue = "NeurIPS 2020"
year = 2020
date = 2020-06-19
kind = "paper"
categories = ["Papers > Must-Read"]
tags = ["ddpm"]
arxiv = "2006.11239"
stars = 5
summary = '''
Maths: $\\epsilon_\\theta$.
'''
[papers.links]
Paper = "https://arxiv.org/abs/2006.11239"
Github = "https://github.com/hojonathanho/diffusion"

[[papers]]
title = "Untold"
"""


def file_of(text: str | bytes) -> CatalogueFile:
    return catalogue_of(Path("papers.toml"), text if isinstance(text, bytes) else text.encode())


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(problem.kind, problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize("text", [FULL, FULL.replace("\n", "\r\n"), "\ufeff" + FULL, FULL.rstrip("\n")])
def test_every_field_of_a_catalogue_is_read(text: str) -> None:
    """Whatever the newlines, with or without a byte order mark."""
    file = file_of(text)

    catalogue, [paper, untold] = file.catalogue, file.catalogue.papers
    assert (catalogue.title, catalogue.read_markers) == ("Diffusion models", ("⚡", ":zap:"))
    assert catalogue.declared_categories == ((("Papers", "Must-Read"), "start here"),)
    assert (paper.id, paper.year, paper.date, paper.arxiv) == ("ho2020denoising", 2020, "2020-06-19", "2006.11239")
    assert paper.authors == ("Jonathan Ho", "Ajay Jain", "Pieter Abbeel")
    assert (paper.categories, paper.tags, paper.kind) == ((("Papers", "Must-Read"),), ("ddpm",), "paper")
    assert paper.summary == r"Maths: $\epsilon_\theta$."
    assert paper.links[1] == Link("Github", "https://github.com/hojonathanho/diffusion")
    assert paper.extra == (("stars", 5),)
    assert (paper.line, untold.line) == (8, 27)
    assert (paper.has_written_id, untold.has_written_id, untold.id) == (True, False, "untold")
    assert (file.problems, file.is_whole, file.first_failure) == ((), True, None)


@pytest.mark.parametrize("text", ["", "\n\n# nothing\n", "\ufeff", "title = 'only'", "papers = []"])
def test_a_catalogue_without_entries_is_fine(text: str) -> None:
    """It is empty, not wrong."""
    file = file_of(text)

    assert file.catalogue.papers == ()
    assert file.problems == ()
    assert file.is_whole


PROBLEMS: dict[str, tuple[str, list[tuple[str, int, int]], str]] = {
    "no title": ("id = 'x'", [("missing-title", 1, 1)], "there is no title"),
    "an empty title": ("title = ' '", [("missing-title", 2, 9)], "there is no title"),
    "a title that is a number": ("title = 3", [("wrong-type", 2, 9)], "title must be text, not a number"),
    "a title that is a list": ("title = []", [("wrong-type", 2, 9)], "title must be text, not a list"),
    "an id that is a number": ("title='a'\nid = 3", [("wrong-type", 3, 6)], "id must be text"),
    "an id that is true": ("title='a'\nid = true", [("wrong-type", 3, 6)], "id must be text, not true or false"),
    "an id with a blank": ("title='a'\nid = 'a b'", [("bad-id", 3, 6)], "is not fit as an id"),
    "authors as text": ("title='a'\nauthors = 'J'", [("wrong-type", 3, 11)], "authors must be a list"),
    "authors as a number": ("title='a'\nauthors = 1", [("wrong-type", 3, 11)], "authors must be a list of texts"),
    "an author that is a number": ("title='a'\nauthors = ['J', # 1\n 2]", [("wrong-type", 4, 2)], "this is a number"),
    "a year in quotes": ("title='a'\nyear = '2020'", [("wrong-type", 3, 8)], "year must be a number, not text"),
    "a year that is true": ("title='a'\nyear = true", [("wrong-type", 3, 8)], "not true or false"),
    "a year of a thousand years": ("title='a'\nyear = 20201", [("bad-year", 3, 8)], "20201 is not a year"),
    "a year in a sentence": ("title='a'\nyear = 'about 2020'", [("wrong-type", 3, 8)], "write four digits"),
    "a date in words": ("title='a'\ndate = 'June'", [("bad-date", 3, 8)], "'June' is not a date"),
    "a date that is a time": ("title='a'\ndate = 07:30:00", [("bad-date", 3, 8)], "a date or a time is not a date"),
    "an unknown kind": ("title='a'\nkind = 'novel'", [("unknown-kind", 3, 8)], "'novel' is not a kind"),
    "an arXiv id": ("title='a'\narxiv = 'x'", [("bad-arxiv", 3, 9)], "'x' is not an arXiv id"),
    "a DOI": ("title='a'\ndoi = 'x'", [("bad-doi", 3, 7)], "'x' is not a DOI"),
    "a separator": ("title='a'\ncategories = ['ok', 'A -> B']", [("unknown-separator", 3, 21)], "separated by ' > '"),
    "a separator without blanks": ("title='a'\ncategories = ['A>B']", [("unknown-separator", 3, 15)], "' > '"),
    "an empty path": ("title='a'\ncategories = [' > ']", [("unknown-separator", 3, 15)], "' > '"),
    "an unsafe link": ("title='a'\n[papers.links]\nP = 'ftp://a.b'", [("unsafe-link", 4, 5)], "must start with http"),
    "an empty link": ("title='a'\nlinks.P = ''", [("unsafe-link", 3, 11)], "the link 'P': '' has no address"),
    "an inline link": ("title='a'\nlinks = { A = 'http://a.b', B = 'x' }", [("unsafe-link", 3, 33)], "the link 'B'"),
    "a label with a dot": ("title='a'\n[papers.links]\na.b = 'http://a.b'", [("wrong-type", 4, 7)], "dot needs quotes"),
    "a link that is a number": (
        "title='a'\n[papers.links]\nP = 1",
        [("wrong-type", 4, 5)],
        "must be text, not a number",
    ),
    "links in a list": ("title='a'\nlinks = ['http://a.b', 3]", [("wrong-type", 3, 9)], "links must be labelled"),
    "links in a sub-table of tables": (
        "title='a'\n[[papers.links]]\nP='http://a.b'",
        [("wrong-type", 3, 1)],
        "labelled",
    ),
    "a lost backslash": (
        'title = "노 \\theta"',
        [("control-character", 2, 9)],
        "a backslash became a control character",
    ),
    "a lost backslash in an author": ('title="a"\nauthors=["b", "\\bar"]', [("control-character", 3, 15)], "use '''"),
    "a lost newline in maths": ('title="a"\nsummary="$\\nabla$"', [("control-character", 3, 9)], "use '''"),
    "a typed line end in maths": ("title='a'\nsummary='''$a\nb$'''", [("control-character", 3, 9)], "write a blank"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_is_wrong_with_an_entry_is_told_with_line_and_column(name: str) -> None:
    """The entry is shown all the same, and marked."""
    text, expected, part = PROBLEMS[name]

    file = file_of(f"[[papers]]\n{text}\n[[papers]]\ntitle = 'other'\n")

    paper, other = file.catalogue.papers
    assert places(file.problems) == expected
    assert part in file.problems[0].message
    assert file.problems_of(paper.id) == file.problems
    assert (paper.has_problems, other.has_problems) == (True, False)
    assert paper.title in {"a", "3", "(no title)", "노 \theta"}
    assert file.is_whole


@pytest.mark.parametrize(
    "line",
    [
        "stars = 5",
        "summary = 'costs $5, not $6'",
        "summary = '''one\ntwo\n\nthree'''",
        'summary = "one\\ntwo"',
        "summary = '$a$ and\n$b$'".replace("'", "'''"),
        "date = 2020-06-19T10:00:00Z",
        "date = 2020",
        "date = '2020-06'",
        "links = {}",
        "categories = ['Audio/Video', 'A > B']",
    ],
)
def test_what_is_only_unusual_is_no_problem(line: str) -> None:
    """Unknown keys, prices, lines, other ways to give a date."""
    assert file_of(f"[[papers]]\ntitle = 'a'\n{line}\n").problems == ()


def test_values_of_a_wrong_type_are_read_as_far_as_they_can_be() -> None:
    """Nothing that was typed vanishes from the screen."""
    text = (
        "[[papers]]\ntitle='a'\nvenue=2020\nauthors='J'\nyear='1999'\nid=7\nlinks=['https://www.a.org', 'https://a.org/b']\n"
        "[[papers]]\ntitle='b'\nlinks='http://c.d'\nsummary=['x']\ntags=['a', {}, 'b']\n"
    )

    one, two = file_of(text).catalogue.papers

    assert (one.venue, one.authors, one.year, one.id) == ("2020", ("J",), 1999, "7")
    assert [link.label for link in one.links] == ["a.org", "a.org 2"]
    assert (two.links, two.summary, two.tags) == ((Link("c.d", "http://c.d"),), "", ("a", "b"))


def test_an_id_that_stands_twice_is_numbered_and_both_lines_are_named() -> None:
    """The first keeps it, so its marks stay."""
    file = file_of("[[papers]]\nid='x'\ntitle='a'\n[[papers]]\nid='x'\ntitle='b'\n[[papers]]\nid='x-2'\ntitle='c'\n")

    assert [paper.id for paper in file.catalogue.papers] == ["x", "x-3", "x-2"]
    assert places(file.problems) == [("duplicate-id", 4, 1)]
    assert "line 1 and line 4" in file.problems[0].message


@pytest.mark.parametrize(
    ("text", "kind", "line", "part"),
    [
        ("title = 3\n", "wrong-type", 1, "title of the catalogue"),
        ("\n[markers]\nread = 3\n", "wrong-type", 2, "read marks"),
        ("markers = 3\n", "wrong-type", 1, "read marks"),
        ("categories = ['a']\n", "wrong-type", 1, "[[categories]]"),
        ("[[categories]]\nnote = 'a'\n", "wrong-type", 1, "[[categories]]"),
        ("[categories]\npath = 3\n", "wrong-type", 1, "[[categories]]"),
        ("\n[papers]\ntitle = 'a'\n", "wrong-type", 2, "two brackets"),
        ("papers = 3\n", "wrong-type", 1, "two brackets"),
        ("papers = [{title='a'}, 3]\n", "wrong-type", 1, "no entry"),
        ("\n\n[[paper]]\ntitle = 'a'\n", "no-entries", 3, "'paper'"),
    ],
)
def test_what_is_wrong_with_the_file_is_told_with_its_line(text: str, kind: str, line: int, part: str) -> None:
    """It belongs to no entry, and the file is still whole."""
    file = file_of(text)

    assert [(problem.kind, problem.line, problem.paper_id) for problem in file.problems] == [(kind, line, "")]
    assert part in file.problems[0].message
    assert file.is_whole


def test_one_read_marker_may_stand_without_a_list() -> None:
    """It is one marker, not its letters."""
    assert file_of("markers.read = ':zap:'").catalogue.read_markers == (":zap:",)


def test_entries_in_a_list_are_read_with_their_lines() -> None:
    """They cannot be edited in place, and say why."""
    file = file_of("papers = [\n  { title = 'a' },\n  # c\n  { title = 'b', year = '2020' },\n]\n")

    assert [(paper.title, paper.line) for paper in file.catalogue.papers] == [("a", 2), ("b", 4)]
    assert places(file.problems) == [("wrong-type", 4, 0)]
    assert "papers = […]" in file.locked[1]
    start, end = file.span_of("b")
    assert file.content[start:end] == b"{ title = 'b', year = '2020' }"


def test_a_sub_table_that_stands_apart_belongs_to_the_entry_above() -> None:
    """As TOML has it; the entry is locked with the reason."""
    file = file_of("[[papers]]\ntitle='a'\n[other]\na = 1\n\n[papers.links]\nP='x'\n[[papers]]\ntitle='b'\n")

    first = file.catalogue.papers[0]
    assert first.links == (Link("P", "x"),)
    assert places(file.problems) == [("unsafe-link", 7, 3)]
    assert list(file.locked) == [0]


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


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("title = 'x'".encode("utf-16"), "UTF-16"),
        ("title = 'x'".encode("utf-16-le"), "NUL byte in line 1"),
        (b"a = 1\n\x00", "NUL byte in line 2"),
        (b"a = 1\nb = '\xff'", "byte 0xff in line 2 is not UTF-8"),
        (b"a = '\xeb\x85", "byte 0xeb in line 1 is not UTF-8"),
        (b"# " + "노".encode() * 2_000_000 + b"\n\xc3", "line 2 is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_the_line(content: bytes, part: str) -> None:
    """Nothing of it can be shown."""
    with pytest.raises(UnusableCatalogueError, match=part):
        file_of(content)


def test_what_is_no_readable_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    """Missing, a folder, a pipe, a name that cannot be one, too large."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large.toml").write_bytes(b"#" * 2000)

    for path, part in [
        (tmp_path / "none.toml", "no such file"),
        (tmp_path, "this is a folder"),
        (tmp_path / "pipe", "this is no file"),
        (tmp_path / "large.toml" / "x", "Not a directory"),
        (tmp_path / ("n" * 300), "File name too long"),
        (tmp_path / "a\0b", "null"),
    ]:
        with pytest.raises(UnusableCatalogueError, match=part):
            read_catalogue(path)
    with pytest.raises(UnusableCatalogueError, match="more than"):
        read_catalogue(tmp_path / "large.toml", size_limit=1000)
    assert read_catalogue(tmp_path / "large.toml").catalogue.papers == ()


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that grows while it is read."""
    path = tmp_path / "papers.toml"
    path.write_text(FULL)

    def refuse(_: Path) -> bytes:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(UnusableCatalogueError, match="no permission"):
            read_catalogue(path)
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"#" * 1000)
    with pytest.raises(UnusableCatalogueError, match="more than"):
        read_catalogue(path, size_limit=900)


def test_copies_left_by_syncing_programs_are_announced(tmp_path: Path) -> None:
    """Never loaded, only named; other files are nobody's business."""
    for name in (
        "papers.toml",
        "papers.sync-conflict-20261120-ABC.toml",
        "papers (Jo's conflicted copy 2026-11-20).toml",
        "papers (2).toml",
        "other.sync-conflict-1.toml",
    ):
        (tmp_path / name).write_text(FULL)

    file = read_catalogue(tmp_path / "papers.toml")

    assert [problem.kind for problem in file.problems] == ["conflict-copy"] * 2
    assert all(problem.line == 0 for problem in file.problems)
    assert "conflicted copy" in file.problems[0].message
    assert file.is_whole


def test_a_large_catalogue_is_loaded_in_steps(tmp_path: Path) -> None:
    """The first step comes before the rest has been looked at, the last one holds the file."""
    path = tmp_path / "papers.toml"
    entries = "".join(f"[[papers]]\ntitle = 'paper {number}'\n" for number in range(450))
    path.write_text(entries + "[[papers]]\ntitle = open\n")

    steps = list(load_in_steps(path))

    assert [len(step.papers) for step in steps] == [60, 200, 191, 0]
    assert all(step.total == path.stat().st_size for step in steps)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert [step.file is not None for step in steps] == [False, False, False, True]
    file = steps[-1].file
    assert file is not None
    assert [paper.title for paper in file.catalogue.papers[:450]] == [f"paper {number}" for number in range(450)]
    assert file.catalogue.papers[450].is_broken


def test_a_place_is_known_for_every_id() -> None:
    """And an id that is not there is named."""
    file = file_of(FULL)

    assert file.line_of("untold") == 27
    assert file.content[slice(*file.span_of("untold"))].startswith(b"[[papers]]\ntitle = ")
    with pytest.raises(UnknownPaperError):
        file.span_of("UNTOLD")
