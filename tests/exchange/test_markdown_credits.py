"""Venues before a title, names and venues behind it."""

from __future__ import annotations

import pytest

from papertui.exchange.markdown_credits import (
    authors_in,
    inverted_names,
    is_citation,
    names_and_venue,
    names_before,
    title_and_credits,
    venue_before,
)
from tests.exchange.reading import only_paper, read

BOTH = ("Ann Lee", "Bo Kim")


@pytest.mark.parametrize(
    ("item", "title", "authors", "venue", "year"),
    [
        ("**[CVPR 2020]** Some Net [[paper](https://a.org)]", "Some Net", (), "CVPR 2020", 2020),
        ("[ICLR 2021] Some Net [[paper](https://a.org)]", "Some Net", (), "ICLR 2021", 2021),
        ("(ICLR'21) Some Net [paper](https://a.org)", "Some Net", (), "ICLR'21", 2021),
        ("**CVPR2020** | Some Net | [[paper](https://a.org)]", "Some Net", (), "CVPR2020", 2020),
        ("[2020] Some Net [[paper]](https://a.org)", "Some Net", (), "", 2020),
        ("Some Net. Ann Lee, Bo Kim. ICML, 2020. [Paper](http://a.b)", "Some Net", BOTH, "ICML, 2020", 2020),
        ('"Some Net", Ann Lee, Bo Kim, ICML 2020. [pdf](http://a.b)', "Some Net", BOTH, "ICML 2020", 2020),
        ("[Some Net](https://a.org), Ann Lee, Bo Kim, ICML 2020", "Some Net", BOTH, "ICML 2020", 2020),
        ("**Some Net** - Ann Lee et al. [[paper](https://a.org)]", "Some Net", ("Ann Lee",), "", None),
        ("[Some Net](https://a.org) - Ann Lee et al. (2019)", "Some Net", ("Ann Lee",), "", 2019),
        ("[Some Net](https://a.org): Ann Lee, Bo Kim. arXiv 2017", "Some Net", BOTH, "arXiv 2017", 2017),
        ("Some Net, ICLR 2018 - [Paper](https://a.org)", "Some Net", (), "ICLR 2018", 2018),
        ("[Some](https://b.org) Net", "Some", (), "", None),
        ('Ann Lee, Bo Kim. "Some Net". ICML, 2020. [[pdf](https://a.org)]', "Some Net", BOTH, "ICML, 2020", 2020),
        ("Ann Lee, Bo Kim. Some Net. ICML, 2020. [[pdf](https://a.org)]", "Some Net", BOTH, "ICML, 2020", 2020),
        ("Lee, A., & Kim, B. C. (2020). [Some Net](https://a.org). *ICML*.", "Some Net",
            ("A. Lee", "B. C. Kim"), "ICML",
        2020),
        ("Lee, A. & Kim, B. (2020). Some Net. [pdf](https://a.org)", "Some Net", ("A. Lee", "B. Kim"), "", 2020),
        ("Ann Lee et al. [Some Net](https://a.org). ICML 2020.", "Some Net", ("Ann Lee",), "ICML 2020", 2020),
        ("Some Net. Ann B. Lee, Bo Kim. ICML, 2020. [pdf](http://a.b)", "Some Net",
            ("Ann B. Lee", "Bo Kim"), "ICML, 2020",
        2020),
        ("Some Net. Ann Lee. ICML, 2020. [Paper](http://a.b)", "Some Net", ("Ann Lee",), "ICML, 2020", 2020),
    ],
)  # fmt: skip
def test_credits_are_told_from_the_title(
    item: str, title: str, authors: tuple[str, ...], venue: str, year: int | None
) -> None:
    """Brackets before, sentences, quotes and commas behind the title give names, venue and year."""
    paper = only_paper(f"## C\n- {item}\n")

    assert (paper.title, paper.authors, paper.venue, paper.year) == (title, authors, venue, year)


@pytest.mark.parametrize("text", ["[WN] Some Net", "[2020](https://a.org) Some Net", "(a remark) Some Net"])
def test_other_brackets_stay(text: str) -> None:
    """A name, a link or a remark before the title is no venue."""
    assert venue_before(text) == ("", text)


def test_prose_has_no_credits() -> None:
    """Sentences, long texts and unknown words stay what they are."""
    assert title_and_credits("Some Net. It folds") == ("Some Net. It folds", "")
    assert title_and_credits("x" * 700) == ("x" * 700, "")
    assert names_and_venue("it folds maps") == ((), "")
    assert names_and_venue("it folds maps, 2020") == ((), "")
    assert names_and_venue("x, " * 400 + "2020") == ((), "")
    assert authors_in("Lee et al. fold maps") == ()
    assert authors_in("as shown by many others et al.") == ()
    assert inverted_names("Lee, A. folds maps") == ()
    assert names_before("See how it works") == ((), "")
    assert names_before("Some Net. Ann Lee, Bo Kim") == ((), "")
    assert names_before("Best Papers") == ((), "")
    assert not is_citation("It folds maps. It also folds sheets.")


def test_items_without_links_are_entries_when_nearly_all_are_citations() -> None:
    """Three of them make a list, under a category or not; names, venue and year are taken."""
    cited = [
        "Some Net. Ann Lee, Bo Kim. ICML, 2020.",
        "Other Net. Bo Kim, Ann Lee. ICLR, 2019.",
        "A Third One. Cy Day, Ann Lee. ICLR, 2018.",
    ]

    found = read("# L\n" + "".join(f"- {text}\n" for text in cited))

    assert [(entry.paper.title, entry.paper.year) for entry in found.entries] == [
        ("Some Net", 2020),
        ("Other Net", 2019),
        ("A Third One", 2018),
    ]
    assert (found.entries[0].paper.authors, found.unused) == (BOTH, ())


def test_titles_with_a_year_in_parentheses_need_no_link() -> None:
    """A list of ``Title (2020)`` is one of papers; one of remarks is not."""
    found = read("## C\n- Some Wide Net (2020)\n- Some Deep Net (2019)\n- Some Long Net (2018)\n")

    assert [(entry.paper.title, entry.paper.year) for entry in found.entries] == [
        ("Some Wide Net", 2020),
        ("Some Deep Net", 2019),
        ("Some Long Net", 2018),
    ]
