"""What is copied: complete, once, and harmless wherever it is pasted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.citation import address_of, citation, markdown_line, title_text
from papertui.domain.paper import Link, Paper, split_venue

DDPM = Paper(
    "ho2020denoising",
    "Denoising Diffusion Probabilistic Models",
    authors=("Jonathan Ho", "Ajay Jain", "Pieter Abbeel"),
    venue="NeurIPS 2020",
    year=2020,
    arxiv="2006.11239",
    links=(Link("Paper", "https://arxiv.org/abs/2006.11239v2"),),
)
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
PAPERS = st.builds(
    Paper,
    id=ANY_TEXT,
    title=ANY_TEXT,
    authors=st.lists(ANY_TEXT, max_size=5).map(tuple),
    venue=st.one_of(ANY_TEXT, st.sampled_from(["CVPR 2021", "arXiv", "ICLR’21"])),
    year=st.none() | st.integers(1900, 2100),
    date=st.sampled_from(["", "2020", "2020-06", "2020-06-19"]),
    doi=st.sampled_from(["", "10.1000/a{b}", "10.1145/3528233.3530757"]),
    links=st.lists(st.builds(Link, st.just("Paper"), ANY_TEXT), max_size=2).map(tuple),
)


@pytest.mark.parametrize(
    ("venue", "name", "year"),
    [
        ("CVPR", "CVPR", None),
        ("", "", None),
        ("CVPR 2021", "CVPR", 2021),
        ("CVPR2021", "CVPR", 2021),
        ("CVPR-2021", "CVPR", 2021),
        ("CVPR, 2021", "CVPR", 2021),
        ("CVPR (2021)", "CVPR", 2021),
        ("CVPR’21", "CVPR", 2021),
        ("CVPR '21", "CVPR", 2021),
        ("NIPS ’99", "NIPS", 1999),
        ("SIGGRAPH Asia 2019", "SIGGRAPH Asia", 2019),
        ("2021", "", 2021),
        ("arXiv:0704.2001", "arXiv:0704.2001", None),
        ("Area 51", "Area 51", None),
        ("Room 12021", "Room 12021", None),
        ("ICML Workshop 21", "ICML Workshop 21", None),
    ],
)
def test_a_year_at_the_end_of_a_venue_is_known(venue: str, name: str, year: int | None) -> None:
    """Four digits, or two behind an apostrophe; other numbers belong to the name."""
    assert split_venue(venue) == (name, year)


@pytest.mark.parametrize(
    ("paper", "text"),
    [
        (
            DDPM,
            f"Jonathan Ho, Ajay Jain, Pieter Abbeel. {DDPM.title}. NeurIPS 2020. {DDPM.links[0].url}",
        ),
        (Paper("a", "T", authors=("A", "B", "C", "D")), "A et al. T."),
        (Paper("a", "T", venue="CVPR", year=2021), "T. CVPR 2021."),
        (Paper("a", "T", venue="CVPR’21", year=2021), "T. CVPR 2021."),
        (Paper("a", "T", venue="CVPR", date="2021-06-19"), "T. CVPR 2021."),
        (Paper("a", "T", year=1999), "T. 1999."),
        (Paper("a", "Is Attention All You Need?"), "Is Attention All You Need?"),
        (Paper("a", "Adam."), "Adam."),
        (Paper("a", "Two\n  lines\x1b[201~"), "Two lines [201~."),
        (Paper("a", "T", arxiv="2006.11239"), "T. https://arxiv.org/abs/2006.11239"),
        (Paper("a", "T", doi="10.1145/3528233.3530757"), "T. https://doi.org/10.1145/3528233.3530757"),
        (Paper("a", ""), ""),
    ],
)
def test_a_citation_says_what_is_known(paper: Paper, text: str) -> None:
    """Authors, title, venue with its year once, address; nothing is invented, no sentence ends twice."""
    assert citation(paper) == text


@pytest.mark.parametrize(
    ("paper", "line"),
    [
        (
            DDPM,
            f"- [{DDPM.title}]({DDPM.links[0].url}), Jonathan Ho et al., NeurIPS 2020",
        ),
        (Paper("a", "T", authors=("A",), venue="CVPR", year=2021), "- T, A, CVPR 2021"),
        (Paper("a", "T", year=2021), "- T, 2021"),
        (Paper("a", "[x] *a* `b` <c>", venue="*V*"), r"- \[x\] \*a\* \`b\` \<c\>, \*V\*"),
        (Paper("a", "T", links=(Link("P", "https://e.org/a_(b) c"),)), "- [T](https://e.org/a_%28b%29%20c)"),
        (Paper("a", " "), "- (no title)"),
    ],
)
def test_a_markdown_line_shows_what_it_says(paper: Paper, line: str) -> None:
    """Nothing in a title becomes markup, and no address ends the link early."""
    assert markdown_line(paper) == line


def test_the_first_link_is_the_address() -> None:
    """A written link goes before the address made from the arXiv id; its brackets stay."""
    paper = Paper("a", "T", arxiv="2006.11239", links=(Link("Page", " https://e.org/a_(b) "),))

    assert address_of(paper) == "https://e.org/a_(b)"
    assert address_of(Paper("a", "T")) == ""


@given(PAPERS)
def test_what_is_copied_holds_no_control_character(paper: Paper) -> None:
    """Pasted into a terminal or an editor it is one line of text."""
    for text in (
        citation(paper),
        markdown_line(paper),
        title_text(paper),
        address_of(paper),
    ):
        assert not [char for char in text if unicodedata.category(char) in {"Cc", "Zl", "Zp"}]
