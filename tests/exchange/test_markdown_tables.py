"""Tables by their headers."""

from __future__ import annotations

import pytest

from papertui.domain.reading import Status
from tests.exchange.reading import links, only_paper, papers, read, titles

STATUS = """## C

| Status | Paper | Venue | Links | Presenter |
|:--:|---|---|---|---|
| ✅ 📝 | **One Net: Folding** | OSDI'22 | [Paper](https://a.org/x.pdf) / [Note](n/one.md) | Ann |
| ⬜ | **Other Net** (a remark) | — | [Paper](https://b.org) |
| | **Third Net** | TBD
"""


def test_a_table_is_read_by_its_header() -> None:
    """Status, title, venue, links; other columns with their name; ragged rows and dashes are empty."""
    found = read(STATUS)
    first, second, third = found.entries

    assert [entry.status for entry in found.entries] == [Status.READ, Status.UNREAD, None]
    assert (first.paper.title, first.paper.venue, first.paper.year) == ("One Net: Folding", "OSDI'22", 2022)
    assert (list(links(first.paper)), first.paper.summary) == (["Paper", "Note"], "Presenter: Ann")
    assert (second.paper.title, second.paper.venue, second.paper.summary) == ("Other Net", "", "a remark")
    assert (third.paper.title, third.paper.venue) == ("Third Net", "")
    assert [problem.kind for problem in found.problems] == ["odd-link"]


@pytest.mark.parametrize(
    ("header", "cell", "status"),
    [
        ("Read", "2024-05-01", Status.READ),
        ("읽음", "x", None),
        ("Status", "In progress", Status.READING),
        ("", "✅", Status.READ),
        ("Code", "✅", None),
    ],
)
def test_marks_count_in_their_column_alone(header: str, cell: str, status: Status | None) -> None:
    """A check mark under another header says something else."""
    [entry] = read(f"## C\n| {header} | Title |\n|---|---|\n| {cell} | One Net |\n").entries

    assert entry.status is status


def test_badges_dates_and_names_in_cells() -> None:
    """A column of dates and venues gives both, badges give their labels."""
    paper = only_paper(
        "## C\n| Title | arXiv | Author | Pub. & Date |\n|---|---|---|---|\n"
        "| [One Net](https://arxiv.org/abs/2001.00001) | "
        "[![arXiv](https://i.io/x.svg)](https://arxiv.org/abs/2001.00001) | Ann Lee, Bo Kim | Mar., 2024 |\n"
    )

    assert (paper.date, paper.venue, paper.authors) == ("2024-03", "", ("Ann Lee", "Bo Kim"))
    assert links(paper) == {"arXiv": "https://arxiv.org/abs/2001.00001"}


def test_several_papers_in_a_cell() -> None:
    """A line break in the cell of titles separates works."""
    assert titles("## C\n| Paper | Year |\n|---|---|\n| [One](https://a.org)<br>[Two](https://b.org) | 2020 |\n") == [
        "One",
        "Two",
    ]


def test_linked_titles_with_semicolons_between_them_are_several_papers() -> None:
    """Links of one paper are not: their labels say what they are."""
    rows = "| [One](https://a.org);[Two Nets](https://b.org) ; [Three](https://c.org) | 2020 |\n"
    rows += "| Four [pdf](https://d.org); [code](https://e.org) | |\n| Five; Six [pdf](https://f.org) | |\n"

    found = papers(f"## C\n| Title | Year |\n|---|---|\n{rows}")

    assert [paper.title for paper in found] == ["One", "Two Nets", "Three", "Four", "Five; Six"]
    assert [len(paper.links) for paper in found] == [1, 1, 1, 2, 1]


def test_a_column_of_links_to_papers_is_not_that_of_titles() -> None:
    """``Paper`` over ``[pdf](…)`` is a column of links; the titles stand elsewhere."""
    paper = only_paper("## C\n| Name | Title | Paper |\n|---|---|---|\n| ON | One Net | [pdf](https://a.org/x.pdf) |\n")

    assert (paper.title, list(links(paper)), paper.summary) == ("One Net", ["pdf"], "Name: ON")


def test_a_table_of_named_works_needs_links() -> None:
    """Under ``Method`` linked names are works; a table of numbers is left, line by line."""
    found = read(
        "## C\n| Method | mAP |\n|---|---|\n| A | 1 |\n| B | 2 |\n\n| Method | Task |\n|---|---|\n"
        "| [One](https://a.org) | x |\n"
    )

    assert [entry.paper.title for entry in found.entries] == ["One"]
    assert [line.line for line in found.unused] == [2, 4, 5]


def test_a_row_without_a_title_is_left() -> None:
    """It is reported, not dropped."""
    found = read("## C\n| Title | Date |\n|---|---|\n| One Net | 03.14 |\n| - | 2020 |\n")

    assert [line.line for line in found.unused] == [5]
    assert found.entries[0].paper.summary == "Date: 03.14"


def test_an_escaped_bar_is_no_border() -> None:
    """A backslash keeps a bar in its cell."""
    assert [paper.title for paper in papers("## C\n| Title |\n|---|\n| One \\| Two |\n")] == ["One | Two"]


def test_a_medal_in_the_cell_for_the_mark_says_nothing() -> None:
    """It is neither a mark nor text of the entry."""
    [entry] = read("| Title | Status |\n|---|---|\n| [One](https://a.org) | 🏆 |\n").entries

    assert (entry.status, entry.paper.summary, entry.paper.tags) == (None, "", ())


def test_a_column_of_names_holds_titles_beside_authors_or_marks() -> None:
    """An export with long unlinked names is a list of papers; tags are taken, and addresses become links."""
    text = (
        "# L\n| Name | Status | URL | Tags |\n|---|---|---|---|\n"
        "| A Wide Net | Done | https://a.org/x.pdf | vision, nets |\n| A Deep Net | Not started | | |\n"
    )

    wide, deep = read(text).entries

    assert (wide.paper.title, wide.status, wide.paper.tags) == ("A Wide Net", Status.READ, ("vision", "nets"))
    assert (list(links(wide.paper).values()), wide.paper.summary) == (["https://a.org/x.pdf"], "")
    assert (deep.paper.title, deep.status) == ("A Deep Net", Status.UNREAD)


def test_a_column_of_long_linked_texts_holds_titles_whatever_it_is_called() -> None:
    """The header may be in any language; a table of names beside numbers is still none of papers."""
    linked = "# L\n| Статья | Год |\n|---|---|\n| [A Wide Net](https://a.org) | 2020 |\n"
    plain_names = "# L\n| Model | Size |\n|---|---|\n| Wide | 3 |\n"

    assert titles(linked) == ["A Wide Net"]
    assert titles(plain_names) == []


def test_nothing_of_a_list_that_gives_no_entry_is_passed_over() -> None:
    """Rows and items right below the title of the whole list are reported when they are no entries."""
    found = read("# L\n| Model | Size |\n|---|---|\n| Wide | 3 |\n\n- a remark\n")

    assert [line.line for line in found.unused] == [2, 4, 6]
