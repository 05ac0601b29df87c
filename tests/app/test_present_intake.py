"""What the screen says of an import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from papertui.app.present import Glyphs
from papertui.app.present_intake import MANY, Answers, key_lines, progress_lines, question_lines, report_lines
from papertui.app.roles import Role
from papertui.domain.misread import LOST
from papertui.domain.paper import Link, Paper
from papertui.domain.problem import Problem
from papertui.domain.reading import Status
from papertui.exchange.imported import ImportedEntry, ReadingList, UnusedLine
from papertui.exchange.repair import Repair, RepairedLine
from papertui.importing import planned_import
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.new_entries import empty_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.app.roles import Line

PATH = Path("papers.toml")
OWN = b"[[papers]]\nid = 'x'\ntitle = 'Learning to Fold'\nlinks.Paper = 'https://mine.org'\n"
FOLD = ImportedEntry(
    Paper("", "Learning to Fold", year=2020, categories=(("A",),), links=(Link("Paper", "https://new.org"),)),
    Status.READ,
    4,
)
MAPS = ImportedEntry(Paper("", "Maps\x1b[2J", categories=(("A",), ("B",))), Status.READING, 5)
FOUND = ReadingList(
    "Mine",
    (FOLD, MAPS, FOLD),
    skipped_commented=2,
    unused=(UnusedLine(12345, "Lonely [words] that go on and on"),),
    problems=(Problem(7, 1, "empty-link", "the link 'Code' has no address"),),
)


def said(lines: Sequence[Line]) -> str:
    """The plain text."""
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_the_report_says_all_that_was_found() -> None:
    """Numbers, then what asks for a decision, then what was left over, then what comes; texts are only text."""
    plan = planned_import(catalogue_of(PATH, OWN), FOUND.entries)

    assert (
        said(report_lines(FOUND, plan, 40, Glyphs()))
        == """3 entries: 1 new, 2 here already or met
twice, 1 of those gain something
2 categories · 2 marks · 2 in comments
left out · 1 line not used · 1 problem

Links that differ from yours 1
     4  Paper of x: https://new.org —
        yours is https://mine.org

Problems 1
     7  the link 'Code' has no address

Lines that were not used 1
 12345  Lonely [words] that go on and on

Gain something 1
     ✔  Learning to Fold

New 1
     ◐  Maps␛[2J"""
    )


def test_damaged_lines_are_shown_before_and_after_and_asked_about() -> None:
    """With how many characters are lost; texts are only text."""
    repair = Repair("", (RepairedLine(3, " Ã¶ \x1b", " ö \x1b", 1, 0), RepairedLine(4, "ì", LOST, 0, 1)))
    found = ReadingList(repair=repair)
    plan = planned_import(empty_catalogue(PATH), ())

    report = said(report_lines(found, plan, 40, Glyphs()))
    question = said(question_lines(plan, 0, Answers(), repair))

    assert f"Read in a wrong encoding once 2\n     3  Ã¶ ␛ → ö ␛\n     4  ì → {LOST}" in report
    assert question == "2 damaged lines (1 character lost):  r mend what can be proved "
    assert "r mended" in said(question_lines(plan, 0, Answers(mends=True), repair))


def test_of_thousands_the_first_are_listed_and_the_others_counted() -> None:
    """So that the report of any list is there at once."""
    entries = tuple(ImportedEntry(Paper("", f"Paper {number}"), None, 1) for number in range(MANY + 3))
    plan = planned_import(empty_catalogue(PATH), entries)

    lines = said(report_lines(ReadingList("", entries), plan, 80, Glyphs())).splitlines()

    assert lines[0] == "503 entries: 503 new"
    assert lines[-2:] == ["        Paper 499", "     …  3 more"]


@pytest.mark.parametrize(
    ("new_marks", "answers", "question"),
    [
        (2, Answers(), "2 marks found:  m mine   n not mine "),
        (1, Answers(), "2 marks found, 1 of them new to your log:"),
        (0, Answers(), "1 link differs from yours:  l take those of the list"),
    ],
)
def test_marks_are_asked_about_when_the_log_would_take_them(new_marks: int, answers: Answers, question: str) -> None:
    """Those it knows already need no answer."""
    plan = planned_import(catalogue_of(PATH, OWN), FOUND.entries)

    assert said(question_lines(plan, new_marks, answers)).startswith(question)


def test_what_was_answered_stands_out() -> None:
    """And the question itself when enter came before the answer."""
    plan = planned_import(empty_catalogue(PATH), [FOLD])

    asked = question_lines(plan, 1, Answers(is_pressed=True))
    answered = question_lines(plan, 1, Answers(are_mine=False, is_pressed=True))

    assert asked[0][0] == ("1 mark found:", Role.PROBLEM)
    assert answered[0][0] == ("1 mark found:", Role.STRONG)
    assert [text for text, role in answered[0] if role is Role.CHIP_DONE] == [" not mine "]


def test_the_keys_are_those_that_work() -> None:
    """Nothing to import needs no key that imports."""
    assert "⏎ imports" in said(key_lines(is_empty=False, must_answer=False))
    assert "m n say whose the marks are" in said(key_lines(is_empty=False, must_answer=True))
    assert "Nothing to import" in said(key_lines(is_empty=True, must_answer=False))


def test_progress_has_counts() -> None:
    """And a bar that is full at the end only."""
    assert said(progress_lines("reading\x07 a.md", 1200, 4000, Glyphs())).endswith(" 1,200 of 4,000")
    assert "─" not in said(progress_lines("reading", 5, 4, Glyphs()))
