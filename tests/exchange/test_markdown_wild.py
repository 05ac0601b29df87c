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
