"""A catalogue read: its papers, its frame, its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.domain.paper import Link
from papertui.errors import UnknownPaperError
from papertui.storage.catalogue_file import load_in_steps
from tests.storage.catalogue_texts import FULL, file_of, places

if TYPE_CHECKING:
    from pathlib import Path


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
        ("\n\n[[paper]]\nname = 'a'\n", "no-entries", 3, "'paper'"),
        (
            "\n\n[[paper]]\ntitle = 'a'\n",
            "misspelt-entry",
            3,
            "'paper' is not read as an entry: did you mean [[papers]]?",
        ),
        ("\n[Papers]\ntitle = 'a'\n", "misspelt-entry", 2, "[[papers]]"),
        ("\nentries = [{title = 'a'}]\n", "misspelt-entry", 2, "[[papers]]"),
    ],
)
def test_what_is_wrong_with_the_file_is_told_with_its_line(text: str, kind: str, line: int, part: str) -> None:
    """It belongs to no entry, and the file is still whole."""
    file = file_of(text)

    assert [(problem.kind, problem.line, problem.paper_id) for problem in file.problems] == [(kind, line, "")]
    assert part in file.problems[0].message
    assert file.is_whole


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[[papers]]\ntitle = 'a'\n\n[[paper]]\ntitle = 'b'\n[[papres]]\ntitle = 'c'\n", [4, 6]),
        ("[[paper]]\ntitle = 'b'\n[paper.links]\nP = 'x'\n[[papers]]\ntitle = 'a'\n[[paper]]\ntitle = 'c'\n", [1, 7]),
        ("papers = [{title = 'a'}]\n[[Paper]]\ntitle = 'b'\n", [2]),
        ("[[papers]]\ntitle = 'a'\n[[paper]]\nname = 'b'\n[[talks]]\ntitle = 'c'\n[posts]\ntitle = 'd'\n", []),
    ],
)
def test_each_entry_under_a_misspelt_name_is_told_with_its_line(text: str, lines: list[int]) -> None:
    """Also beside entries that are read; tables of the reader's own are let be."""
    file = file_of(text)

    told = [problem.line for problem in file.problems if problem.kind == "misspelt-entry"]
    assert (sorted(told), len(file.problems)) == (lines, len(lines))
    assert [paper.title for paper in file.catalogue.papers] == ["a"]


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


def test_a_large_catalogue_is_loaded_in_steps(tmp_path: Path) -> None:
    """The first step comes before the rest has been looked at, the last one holds the file."""
    path = tmp_path / "papers.toml"
    entries = "".join(f"[[papers]]\ntitle = 'paper {number}'\n" for number in range(450))
    path.write_text(entries + "[[papers]]\ntitle = open\n")

    steps = list(load_in_steps(path))

    assert [len(step.papers) for step in steps] == [30, 200, 200, 21, 0]
    assert all(step.total == path.stat().st_size for step in steps)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert [step.file is not None for step in steps] == [False, False, False, False, True]
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
