"""Words that say how far a paper is read."""

from __future__ import annotations

import pytest

from papertui.domain.reading import Status
from papertui.exchange.markdown_statuses import status_headings, status_named
from tests.exchange.reading import papers, read


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Done", Status.READ),
        ("✅ Finished", Status.READ),
        ("Papers I have read", Status.READ),
        ("已读论文", Status.READ),
        ("📖 Currently reading", Status.READING),
        ("To-Read", Status.UNREAD),
        (":books: To read papers", Status.UNREAD),
        ("Reading list", None),
        ("Must read", None),
        ("Reading comprehension", None),
    ],
)
def test_a_heading_may_say_how_far_papers_are_read(name: str, status: Status | None) -> None:
    """Signs around the words do not count; a topic that holds such a word says nothing."""
    assert status_named(name) is status


def test_a_word_that_could_be_a_topic_counts_beside_another_only() -> None:
    """``Reading`` alone is a topic; beside ``To read`` of the same level it is a shelf."""
    alone = status_headings([("Reading",), ("Vision",), ("Old", "To read")])
    beside = status_headings([("Reading",), ("To read",)])

    assert alone == {("Old", "To read"): Status.UNREAD}
    assert beside == {("Reading",): Status.READING, ("To read",): Status.UNREAD}


def test_entries_are_read_as_their_heading_says_unless_they_say_otherwise() -> None:
    """The nearest heading above counts; a mark or a check box of the entry itself wins."""
    done = "## Done\n- [A](https://a.org)\n- [ ] [B](https://b.org)\n### Nets\n- [C](https://c.org)\n"
    text = f"# L\n{done}## Later\n- [D](https://d.org)\n"

    statuses = {entry.paper.title: entry.status for entry in read(text).entries}

    assert statuses == {"A": Status.READ, "B": Status.UNREAD, "C": Status.READ, "D": None}


@pytest.mark.parametrize(
    ("item", "status"),
    [
        ("- ~~[A Wide Net](https://a.org)~~", Status.READ),
        ("- ~~A Wide Net~~ [pdf](https://a.org)", Status.READ),
        ("- [ ] ~~[A Wide Net](https://a.org)~~", Status.UNREAD),
        ("- DONE [A Wide Net](https://a.org)", Status.READ),
        ("- TODO: [A Wide Net](https://a.org)", Status.UNREAD),
        ("- READING [A Wide Net](https://a.org)", Status.READING),
        ("- ✓ [A Wide Net](https://a.org)", Status.READ),
    ],
)
def test_struck_out_or_behind_a_word_in_capitals(item: str, status: Status) -> None:
    """What is struck out is read, unless its box is empty; neither the strokes nor the word stay in the entry."""
    [entry] = read(f"## C\n{item}\n").entries

    assert (entry.paper.title, entry.status, entry.paper.summary) == ("A Wide Net", status, "")


@pytest.mark.parametrize(
    ("header", "cell", "status"),
    [
        ("Read on", "2024-02-11", Status.READ),
        ("✓", "✓", Status.READ),
        ("Read?", "yes", Status.READ),
        ("Read?", "❌", Status.UNREAD),
        ("状态", "在读", Status.READING),
        ("読了", "✅", Status.READ),
        ("상태", "완독", Status.READ),
        ("Status", "Not started", Status.UNREAD),
    ],
)
def test_a_status_column_in_other_words(header: str, cell: str, status: Status) -> None:
    """The column gives the mark and leaves no words in the summary."""
    [entry] = read(f"## C\n| Title | {header} |\n|---|---|\n| [A Wide Net](https://a.org) | {cell} |\n").entries

    assert (entry.status, entry.paper.summary) == (status, "")


def test_columns_of_chinese_and_japanese_tables() -> None:
    """Venue and year are known by their headers there too, and 无 is an empty cell."""
    text = "## C\n| 論文 | 学会 | 年 | 代码 |\n|---|---|---|---|\n| [A Wide Net](https://a.org) | CVPR | 2020 | 无 |\n"

    [paper] = papers(text)

    assert (paper.venue, paper.year, paper.summary) == ("CVPR", 2020, "")


def test_a_date_behind_a_read_title_is_told_and_not_taken_for_the_papers() -> None:
    """It may be the day of reading; behind an unread title it is the date of the paper."""
    found = read("## C\n- [x] A Wide Net (2023-05-01)\n- [ ] A Deep Net (2023-05-01)\n")

    assert [(entry.paper.title, entry.paper.date) for entry in found.entries] == [
        ("A Wide Net", ""),
        ("A Deep Net", "2023-05-01"),
    ]
    assert [(problem.line, problem.message) for problem in found.problems] == [(2, "not used: '2023-05-01'")]


def test_the_name_of_the_whole_list_may_be_a_status() -> None:
    """It holds for every section without one of its own, and makes entries of the plain items right below it."""
    text = "# Papers I have read\n- A Wide Net\n## Vision\n- [A Deep Net](https://a.org)\n## How to use\n- slowly\n"

    found = read(text)

    assert {entry.paper.title: entry.status for entry in found.entries} == {
        "A Wide Net": Status.READ,
        "A Deep Net": Status.READ,
    }
    assert [line.text for line in found.unused] == ["- slowly"]
