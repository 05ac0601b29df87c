"""Ways of writing that many lists share, each with the entry it means."""

from __future__ import annotations

import pytest

from tests.exchange.reading import links, only_paper, read


@pytest.mark.parametrize(
    ("item", "venue", "year", "date"),
    [
        ("- [2023/05] **A Wide Net** [[paper](https://a.org/x.pdf)]", "", None, "2023-05"),
        ("- (2023.05) [A Wide Net](https://a.org/x.pdf)", "", None, "2023-05"),
        ("- [2023/05] [ICML 2023] [A Wide Net](https://a.org/x.pdf)", "ICML 2023", 2023, "2023-05"),
        ("- `[CVPR 2020]` A Wide Net [[paper](https://a.org/x.pdf)]", "CVPR 2020", 2020, ""),
        ("- `CVPR'20` **A Wide Net** [[paper](https://a.org/x.pdf)]", "CVPR'20", 2020, ""),
        ("- `2020` `CVPR` A Wide Net [[paper](https://a.org/x.pdf)]", "CVPR", 2020, ""),
        ("- [A Wide Net](https://a.org/x.pdf) (2020)", "", 2020, ""),
        ("- [A Wide Net](https://a.org/x.pdf), 2020", "", 2020, ""),
        ("- [A Wide Net](https://a.org/x.pdf), Ann Lee, Bo Kim, *CVPR 2020* [[code](c.py)]", "CVPR 2020", 2020, ""),
        ("- [A Wide Net](https://a.org/x.pdf) - Ann Lee, Bo Kim (2020) · *CVPR*", "CVPR", 2020, ""),
    ],
)  # fmt: skip
def test_venue_year_and_date_are_found_on_either_side_of_a_title(item: str, venue: str, year: int, date: str) -> None:
    """None of them stays in the title, and none becomes the summary."""
    paper = only_paper(f"## C\n{item}\n")

    assert (paper.title, paper.venue, paper.year, paper.date) == ("A Wide Net", venue, year, date)
    assert paper.summary == ""


@pytest.mark.parametrize(
    "cell",
    [
        "A Wide Net ([pdf](https://a.org))",
        "A Wide Net - [pdf](https://a.org)",
        "A Wide Net – [[pdf](https://a.org)]",
    ],
)
def test_what_opens_the_links_is_no_part_of_the_title(cell: str) -> None:
    """A parenthesis or dash before the first link is left behind, in items and in cells."""
    in_table = only_paper(f"## C\n| Title | Rating |\n|---|---|\n| {cell} | 3 |\n")
    in_item = only_paper(f"## C\n- {cell}\n")

    assert (in_table.title, in_item.title) == ("A Wide Net", "A Wide Net")


def test_a_parameter_of_an_address_is_no_entity() -> None:
    """``&noteId=`` holds the name of an entity, but only one that ends with a semicolon is meant as such."""
    paper = only_paper("## C\n- [Nets &amp; Trees](https://openreview.net/forum?id=a&noteId=b)\n")

    assert paper.title == "Nets & Trees"
    assert links(paper) == {"Paper": "https://openreview.net/forum?id=a&noteId=b"}


def test_a_bare_address_takes_its_brackets_along() -> None:
    """``<https://…>`` leaves no bracket behind as a remark."""
    paper = only_paper("## C\n- A Wide Net: <https://a.org/x.pdf>\n")

    assert (paper.title, list(links(paper).values()), paper.summary) == ("A Wide Net", ["https://a.org/x.pdf"], "")


def test_the_sign_of_a_footnote_says_nothing() -> None:
    """The sign is left out; the footnote itself is reported as not used."""
    found = read("## C\n- [A Wide Net](https://a.org)[^1]\n\n[^1]: Only the first half.\n")

    assert [(entry.paper.title, entry.paper.summary) for entry in found.entries] == [("A Wide Net", "")]
    assert [line.line for line in found.unused] == [4]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.usenix.org/conference/osdi20/presentation/zheng",
        "https://aclanthology.org/2020.acl-main.1/",
        "https://ieeexplore.ieee.org/document/9251965",
        "https://proceedings.mlr.press/v139/a.html",
        "https://dl.acm.org/doi/10.1145/945445.945450",
    ],
)
def test_a_title_that_leads_to_proceedings_leads_to_the_paper(url: str) -> None:
    """The link is labelled so, whatever the category is called."""
    paper = only_paper(f"## Video recognition\n- [A Wide Net]({url})\n")

    assert (links(paper), paper.kind) == ({"Paper": url}, "paper")


def test_names_below_a_title_in_a_cell_are_its_authors() -> None:
    """Behind ``<br>`` names belong to the title above, and badges around it are links; a second title is an entry."""
    badge = "[![Star](https://img.io/a.svg)](https://github.com/a/b)"
    rows = (
        f"|{badge}<br>[A Wide Net](https://a.org/x.pdf) <br> Ann Lee, Bo Kim|![image](i.png)|\n"
        "|[A Deep Net](https://d.org/x.pdf) <br> [A Long Net](https://e.org/x.pdf)||\n"
    )

    wide, *others = read(f"## C\n|Title & Authors|Introduction|\n|--|--|\n{rows}").entries

    assert (wide.paper.title, wide.paper.authors, wide.paper.summary) == ("A Wide Net", ("Ann Lee", "Bo Kim"), "")
    assert sorted(links(wide.paper).values()) == ["https://a.org/x.pdf", "https://github.com/a/b"]
    assert [entry.paper.title for entry in others] == ["A Deep Net", "A Long Net"]


@pytest.mark.parametrize(
    ("item", "title", "tags"),
    [
        ("- **WN**: A Very Wide Net, ICML 2020 [[pdf](https://a.org)]", "A Very Wide Net", ("WN",)),
        ("- **WN:** [A Very Wide Net](https://a.org), ICML 2020", "A Very Wide Net", ("WN",)),
        ("- **A Very Wide Net**: [pdf](https://a.org), ICML 2020", "A Very Wide Net", ()),
        ("- **Wide Net**: [[pdf](https://a.org)], ICML 2020", "Wide Net", ()),
    ],
)
def test_a_short_name_in_bold_before_a_title_is_a_tag(item: str, title: str, tags: tuple[str, ...]) -> None:
    """The title is what follows the colon, when it has several words and is no label."""
    paper = only_paper(f"## C\n{item}\n")

    assert (paper.title, paper.tags, paper.venue) == (title, tags, "ICML 2020")


def test_hard_breaks_part_the_lines_of_an_item() -> None:
    """Two blanks at the end of the first line make the title end there."""
    paper = only_paper("## C\n- A Wide Net  \n  Ann Lee, Bo Kim  \n  ICML 2020 [[paper](https://a.org)]\n")

    assert (paper.title, paper.authors, paper.venue) == ("A Wide Net", ("Ann Lee", "Bo Kim"), "ICML 2020")
    assert (list(links(paper)), paper.summary) == (["paper"], "")


def test_links_between_notes_are_their_names() -> None:
    """``[[Note|Name]]`` shows its name; hashtags at the end are tags, and a label in such brackets stays one."""
    found = read("## C\n- [ ] [[nets/A Wide Net]] #vision\n- [x] [[w|A Deep Net]] #vision #deep ✅ 2023-05-02\n")
    label = only_paper("## C\n- A Long Net [[pdf]](https://a.org)\n")

    assert [(entry.paper.title, entry.paper.tags) for entry in found.entries] == [
        ("A Wide Net", ("vision",)),
        ("A Deep Net", ("vision", "deep")),
    ]
    assert [problem.message for problem in found.problems] == ["not used: '2023-05-02'"]
    assert (label.title, list(links(label))) == ("A Long Net", ["pdf"])


def test_a_venue_in_wide_parentheses() -> None:
    """Chinese punctuation parts as Latin punctuation does."""
    paper = only_paper("## C\n- **A Wide Net**（CVPR 2020）[论文](https://a.org)\n")

    assert (paper.title, paper.venue, paper.summary) == ("A Wide Net", "CVPR 2020", "")


def test_plain_items_below_a_status_are_entries() -> None:
    """``To read`` says that its items are papers, though none of them is linked."""
    found = read("# L\n## To read\n- A Wide Net\n- A Deep Net\n## Remarks\n- slowly\n")

    assert [entry.paper.title for entry in found.entries] == ["A Wide Net", "A Deep Net"]
    assert [line.text for line in found.unused] == ["- slowly"]
