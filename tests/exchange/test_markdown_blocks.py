"""Entries in blocks below a bold title."""

from __future__ import annotations

import pytest

from papertui.domain.reading import Status
from tests.exchange.reading import links, only_paper, papers, read, titles

WHOLE = r"""# Mine

## Nets

**Learning to Fold** :zap: \
*Ann Lee<sup>1</sup>, Bo Kim* \
ICML 2021 (Oral). [[Paper](https://arxiv.org/abs/2101.00001v2)] [[Code](https://github.com/a/b)] \
1 Jul 2020 \
It folds with $\theta$.
And unfolds.

It does so twice.
"""


def test_every_line_of_a_block_is_a_field() -> None:
    """Names, venue, links, date and summary come from their lines, across a blank one."""
    [entry] = read(WHOLE).entries
    paper = entry.paper

    assert (paper.title, paper.authors, paper.venue) == ("Learning to Fold", ("Ann Lee", "Bo Kim"), "ICML 2021 (Oral)")
    assert (paper.year, paper.date, paper.arxiv) == (2021, "2020-07-01", "2101.00001")
    assert paper.summary == "It folds with $\\theta$.\nAnd unfolds.\nIt does so twice."
    assert links(paper) == {"Paper": "https://arxiv.org/abs/2101.00001v2", "Code": "https://github.com/a/b"}
    assert (entry.status, entry.line, paper.categories) == (Status.READ, 5, (("Nets",),))


@pytest.mark.parametrize(
    "line",
    ["**A Title** \\", "**A Title **", "***A Title** \\", "**A Title**\\ ", "  **A Title**<br>", "__A Title__"],
)
def test_a_title_is_bold_also_where_commonmark_says_no(line: str) -> None:
    """A blank before the closing stars, a third star, a backslash with a blank behind it."""
    assert titles(f"## C\n{line}\n*Ann Lee*\n[[Paper](https://a.org)]\n") == ["A Title"]


def test_authors_in_what_commonmark_takes_for_an_item() -> None:
    """``* Names *`` below a title is italic to the one who wrote it."""
    paper = only_paper("## C\n**A Title** \\\n* Ann Lee, Bo Kim *\\\narXiv 2023. [[Paper](https://a.org)]\\\nFine.\n")

    assert paper.authors == ("Ann Lee", "Bo Kim")


def test_plain_names_behind_the_links_are_authors_and_a_house_is_left() -> None:
    """A plain line of two names is taken, the affiliation below it is reported."""
    found = read(
        "## C\n**A Title** \\\nICML 2020. [[Paper](https://a.org)] \\\nAnn Lee, Bo Kim \\\nSome University \\\n"
        "6 Oct 2020\n"
    )

    assert found.entries[0].paper.authors == ("Ann Lee", "Bo Kim")
    assert found.entries[0].paper.date == "2020-10-06"
    assert [(line.line, line.text) for line in found.unused] == [(5, "Some University \\")]


def test_a_description_before_the_links_is_the_summary() -> None:
    """A post says what it is about first."""
    paper = only_paper(
        "## Posts\n**A Blog** \\\nGood for beginners \\\n[[Link](https://a.org)]\n[[Video2](https://b.org)]\n"
    )

    assert (paper.summary, paper.kind) == ("Good for beginners", "post")
    assert list(links(paper)) == ["Link", "Video2"]


@pytest.mark.parametrize("text", ["???", "!!!! README !!!!", "TODO"])
def test_a_placeholder_leaves_the_summary_empty(text: str) -> None:
    """What stands for a summary to come is none."""
    assert only_paper(f"## C\n**A Title** \\\n*Ann Lee* \\\n[[Paper](https://a.org)] \\\n{text}\n").summary == ""


def test_links_in_the_summary_stay_in_its_words() -> None:
    """A sentence with a link is a sentence; the link is taken too, and a line of links alone is no sentence."""
    paper = only_paper(
        "## C\n**A Title** \\\n[[Paper](https://a.org)] \\\nFolds well. \\\nSee [more](https://b.org) there.\n[[Code](https://c.org)]\n"
    )

    assert paper.summary == "Folds well.\nSee [more](https://b.org) there."
    assert list(links(paper)) == ["Paper", "more", "Code"]


def test_a_venue_may_lack_its_link_and_hold_a_date() -> None:
    """``arxiv`` with a date alone, and a backslash within the line of the venue."""
    first, second = papers(
        "## C\n**One Title**\\\n*Ann Lee*\\\narxiv [Submitted on 2 Nov 2022 (v1), last revised 17 Nov 2022]\\\n"
        "Words.\n\n"
        "**Other Title** \\\n*Bo Kim* \\\n"
        "arxiv Submitted on 8 Dec 2022\\ preprint [[Paper](https://a.org)] a remark \\\n"
    )

    assert (first.venue, first.date, first.summary) == ("arXiv", "2022-11-02", "Words.")
    assert (second.venue, second.date, second.summary) == (
        "arxiv Submitted on 8 Dec 2022 preprint",
        "2022-12-08",
        "a remark",
    )


def test_the_rest_of_a_title_line_is_read_like_any_line() -> None:
    """Links and names may stand behind the title; a linked title gives its own link."""
    paper = only_paper(
        "## C\n**[A Title](https://a.org/post)** [[Paper](https://arxiv.org/abs/2001.00001)]\n*Ann Lee* [[Code](https://c.org)]\n"
    )

    assert links(paper) == {
        "Paper": "https://arxiv.org/abs/2001.00001",
        "Code": "https://c.org",
        "Post": "https://a.org/post",
    }
    assert paper.authors == ("Ann Lee",)


def test_bold_prose_is_no_entry() -> None:
    """A bold line without names, links or date below it is left."""
    found = read("## C\n- [A Title](https://a.org)\n\n**Note:** all of this is mine.\n")

    assert [entry.paper.title for entry in found.entries] == ["A Title"]
    assert [line.line for line in found.unused] == [4]


def test_plain_and_italic_titles_count_where_links_follow() -> None:
    """Without any bold title a line that ends with a backslash, or is italic, and has links below it is one."""
    found = read(
        "## C\nA plain title \\\n[[Video](https://youtu.be/x)]\n\n*An italic title*\\\n[[Page](https://a.org)]\n"
        "\nJust words.\n"
    )

    assert [entry.paper.title for entry in found.entries] == ["A plain title", "An italic title"]
    assert found.entries[0].paper.kind == "video"
    assert [line.text for line in found.unused] == ["Just words."]


def test_code_in_a_block_is_left() -> None:
    """A fence below an entry is no part of its summary."""
    found = read("## C\n**A Title** \\\n[[Paper](https://a.org)]\n```\n@misc{x}\n```\n")

    assert found.entries[0].paper.summary == ""
    assert [line.line for line in found.unused] == [4, 5, 6]


@pytest.mark.parametrize("line", ["✅ **First fold**", ":zap: **First fold**", "⚡**First fold**", "**✅ First fold**"])
def test_a_sign_before_a_title_is_its_mark(line: str) -> None:
    """Outside the stars or inside, and it is no part of the title."""
    [entry] = read(f"## A\n\n{line} \\\n*Ann Lee, Bo Kim* \\\n[[Paper](https://a.org)]\n").entries

    assert (entry.paper.title, entry.status) == ("First fold", Status.READ)
    assert entry.paper.authors == ("Ann Lee", "Bo Kim")


def test_a_bold_title_with_a_mark_is_an_entry_without_more() -> None:
    """Nothing of it goes to the entry above; without a category, or a mark, it is prose."""
    text = "**First** \\\n[[P](https://a.org)]\n\n**Second** :zap: \\\n???\n\n**Third** ✔\nIt folds.\n\n⚡ **Fourth**\n"

    found = read(f"## A\n\n{text}\n**Not one**\nmore\n")
    bare = read(text)

    assert [(entry.paper.title, entry.status) for entry in found.entries] == [
        ("First", None),
        ("Second", Status.READ),
        ("Third", Status.READ),
        ("Fourth", Status.READ),
    ]
    assert [entry.paper.summary for entry in found.entries] == ["", "", "It folds.", "**Not one**\nmore"]
    assert [entry.paper.title for entry in bare.entries] == ["First"]
