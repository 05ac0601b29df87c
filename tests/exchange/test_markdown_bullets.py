"""Items of lists: entries, categories, fields and notes."""

from __future__ import annotations

import pytest

from papertui.domain.reading import Status
from tests.exchange.reading import links, only_paper, papers, read, titles


@pytest.mark.parametrize(
    ("item", "title", "labels"),
    [
        ("- [Some Net(2021)](https://b.org), paper [[pdf](https://arxiv.org/abs/2101.00001)]", "Some Net",
        ["pdf", "Post"]),
        ("- Some Net, A Name(2021), paper [[pdf](https://a.org/x.pdf)]", "Some Net, A Name", ["pdf"]),
        ("- See how it works: [Some Net](https://b.org)", "Some Net", ["Link"]),
        ("- [ ] A Wide Net [OSDI'25] [[Paper](https://a.org)]", "A Wide Net", ["Paper"]),
        ("- A Wide Net[OSDI'25]: [[Paper](p/x.pdf)] [[Note](n.md)]", "A Wide Net", ["Paper", "Note"]),
        (("- **[WN]** A Wide Net | **[ICCV' 17]** |[`[pdf]`](https://a.org) [`[official code - "
            "x]`](https://c.org)"), "A Wide Net", ["pdf", "official code - x"]),
        ("- *A Wide Net* [[arxiv, 15.12]](https://arxiv.org/abs/1512.00001) [[**Torch**]](https://c.org)", ("A "
            "Wide Net"), ["arxiv, 15.12", "Torch"]),
        ("1. [A Wide Net](https://b.org) ([Paper](https://a.org/x.pdf)) `Acme` `2020`", "A Wide Net", ["Paper",
        "Post"]),
        ("- [A Wide Net], paper [[pdf](https://a.org)]", "A Wide Net", ["pdf"]),
        ("- [A Wide Net](https://b.org), https://arxiv.org/abs/2002.00001", "A Wide Net", ["arxiv.org", "Post"]),
        ("- **A Wide Net** [[Paper](https://a.org)]", "A Wide Net", ["Paper"]),
        ("- A long and telling title of five words [Nature 2020](https://a.org)", ("A long and telling title of "
            "five words"), ["Nature 2020"]),
        ("- [[WN] A Wide Net](https://b.org)", "[WN] A Wide Net", ["Link"]),
        ("- [Paper](https://a.org/x.pdf) [Code](https://c.org)", "", []),
        ("-A Wide Net [[arXiv](https://arxiv.org/abs/2002.00001)]", "A Wide Net", ["arXiv"]),
    ],
)  # fmt: skip
def test_an_item_gives_title_and_links(item: str, title: str, labels: list[str]) -> None:
    """The title is bold, italic, a link's text, or what stands before the links, by what there is."""
    found = papers(f"## C\n- [Other Net](https://o.org)\n{item}\n")[1:]

    assert [(paper.title, list(links(paper))) for paper in found] == ([(title, labels)] if title else [])


def test_year_venue_and_tag_of_an_item() -> None:
    """Parentheses, brackets, code spans and bold names in brackets are told apart."""
    first, second, third = papers(
        "## C\n- [Some Net](https://b.org) `Acme` `2020` `x`\n- **[WN]** A Wide Net | **[ICCV' 17]** |[`[pdf]`](https://a.org)\n"
        "- Folding. *Ann Lee, Bo Kim*. ICML 2019 [[pdf](https://c.org)]\n"
    )

    assert (first.venue, first.year, first.summary) == ("Acme", 2020, "x")
    assert (second.venue, second.year, second.tags) == ("ICCV' 17", 2017, ("WN",))
    assert (third.title, third.authors, third.venue) == ("Folding", ("Ann Lee", "Bo Kim"), "ICML 2019")


def test_words_behind_the_links_are_the_summary_and_those_before_are_told() -> None:
    """A description stays with the entry; words before a linked title go nowhere, so they are reported."""
    found = read("## C\n- A look at [Some Net](https://b.org) - it folds maps, by hand.\n")

    assert found.entries[0].paper.summary == "it folds maps, by hand."
    assert [(problem.kind, problem.line) for problem in found.problems] == [("leftover-words", 2)]


def test_names_and_a_date_behind_a_title() -> None:
    """A piece that lists names gives the authors, one that is a date the date."""
    paper = only_paper("## C\n- [Some Net](https://b.org) | Ann Lee, Bo Kim | 1 May 2020 | ICML 2020\n")

    assert (paper.authors, paper.date, paper.venue) == (("Ann Lee", "Bo Kim"), "2020-05-01", "ICML 2020")


def test_wrapped_lines_belong_to_their_item() -> None:
    """A line without indentation right below an item goes on with it."""
    [entry] = read("## C\n- [x] A Net for Folding\nof Large Maps[OSDI'25] [[Paper](https://a.org)]\n").entries

    assert entry.paper.title == "A Net for Folding of Large Maps"
    assert entry.status is Status.READ


def test_an_item_without_link_that_holds_linked_items_is_a_category() -> None:
    """Categories nest as deep as their items."""
    found = papers(
        "## C\n- meshes\n    - with templates\n        - [One Net](https://a.org)\n    - [Other Net](https://b.org)\n"
    )

    assert [(paper.title, paper.categories) for paper in found] == [
        ("One Net", (("C", "meshes", "with templates"),)),
        ("Other Net", (("C", "meshes"),)),
    ]


def test_items_below_an_entry_are_its_fields_and_notes() -> None:
    """Links with usual labels and named fields are taken as such, all else is the summary."""
    paper = only_paper(
        "## C\n- A Wide Net\n  - [paper](https://a.org)\n  - Code: [code](https://c.org)\n"
        "  - Authors: Ann Lee, Bo Kim\n  - Year: 2020\n  - Venue: ICML\n"
    )

    assert (paper.authors, paper.year, paper.venue) == (("Ann Lee", "Bo Kim"), 2020, "ICML")
    assert list(links(paper)) == ["paper", "code"]


def test_notes_below_a_linked_entry_are_its_summary() -> None:
    """Nested prose is kept with its nesting, its links too."""
    paper = only_paper(
        "## C\n- [A Net](https://a.org)\n  - folds maps\n    - see [this](https://b.org)\n  - Date: soon\n"
    )

    assert paper.summary == "folds maps\n  - see [this](https://b.org)\nDate: soon"
    assert "this" in links(paper)


def test_contents_and_templates_are_no_entries() -> None:
    """Links to the same page are passed over, templates reported."""
    found = read(
        "## C\n- [A](#a)\n  - [B](#b)\n- [One Net](https://a.org)\n- xxx\n- TODO\n- [News] See [it](https://b.org)\n"
    )

    assert [entry.paper.title for entry in found.entries] == ["One Net"]
    assert [line.text for line in found.unused] == ["- xxx", "- TODO", "- [News] See [it](https://b.org)"]


def test_items_without_links_anywhere_are_prose() -> None:
    """A list in which nothing is linked or marked is reported line by line."""
    found = read("## How to read\n- slowly\n- twice\n\nReally.\n")

    assert found.entries == ()
    assert [line.line for line in found.unused] == [2, 3, 5]


def test_a_marked_item_needs_no_link() -> None:
    """A check box makes an entry of a plain title."""
    assert titles("## C\n- [x] One Net\n- [ ] Other Net\n") == ["One Net", "Other Net"]


def test_an_item_may_be_a_block() -> None:
    """A bold title with lines below it is read like a block, its mark included."""
    [entry] = read(
        "## C\n- [One](https://o.org)\n- ✅ **A Title** \\\n  *Ann Lee, Bo Kim* \\\n  ICML 2020. [[Paper](https://a.org)]\n"
    ).entries[1:]

    assert entry.status is Status.READ
    assert entry.paper.title == "A Title"


def test_bold_lines_above_items_are_categories() -> None:
    """A bold line directly above a list names it; a bold remark does not."""
    found = read(
        "## C\n**Maps**\n\n- [One Net for all of the maps](https://a.org)\n\n**More** soon\n- [Other Net for the rest](https://b.org)\n"
    )

    assert [entry.paper.categories for entry in found.entries] == [(("C", "Maps"),), (("C",),)]
    assert [line.line for line in found.unused] == [6]


@pytest.mark.parametrize("venue", ["arXiv' 19", "CVPR' 19", "Nature 2019"])
def test_a_venue_that_is_also_a_label_is_one_with_its_year(venue: str) -> None:
    """``arXiv`` alone says what a link leads to; with a year it says where a paper came out."""
    paper = only_paper(f"## A\n\n- **[AA]** Folding Maps | **[{venue}]** |[`[pdf]`](https://a.org/x.pdf)\n")
    bare = only_paper("## A\n\n- **[AA]** Folding Maps | arXiv |[`[pdf]`](https://a.org/x.pdf)\n")

    assert (paper.title, paper.venue, paper.year) == ("Folding Maps", venue, 2019)
    assert (bare.venue, bare.summary) == ("", "")


@pytest.mark.parametrize(
    ("behind", "summary"),
    [
        ("- it folds, as told in *maps of old*", "it folds, as told in *maps of old*"),
        ("- *a word* of *folding*", "*a word* of *folding*"),
        ("- *it folds maps.*", "it folds maps."),
        ("- it folds maps **", "it folds maps"),
    ],
)
def test_an_emphasis_at_the_end_of_a_summary_is_not_torn(behind: str, summary: str) -> None:
    """What stands around a summary goes, its own emphasis stays; one around all of it, or without an end, does not."""
    paper = only_paper(f"## C\n- [A Wide Net](https://a.org) {behind}\n")

    assert paper.summary == summary


def test_entries_stay_in_the_order_of_their_lines() -> None:
    """Also where a section holds items, a table, and items again."""
    text = (
        "## C\n- **First Net** [[pdf](https://a.org)]\n\n"
        "| Title | Link |\n|---|---|\n| Second Net | [pdf](https://b.org) |\n\n"
        "- **Third Net** [[pdf](https://c.org)]\n"
    )

    assert titles(text) == ["First Net", "Second Net", "Third Net"]
