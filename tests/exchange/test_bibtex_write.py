"""BibTeX that LaTeX takes and papertui reads back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given

from papertui.domain.paper import Link, Paper
from papertui.exchange.bibtex_write import bibtex_entry, bibtex_text
from tests.exchange.papers import ANY_PAPER, DDPM


def test_an_entry_has_what_a_citation_needs() -> None:
    """The key is the id, the title keeps its capitals, the year stands in its own field only."""
    assert bibtex_entry(DDPM).splitlines() == [
        "@inproceedings{ho2020denoising,",
        "  title = {{Denoising Diffusion Probabilistic Models}},",
        "  author = {Jonathan Ho and Ajay Jain and Pieter Abbeel},",
        "  year = {2020},",
        "  month = jun,",
        "  day = {19},",
        "  booktitle = {NeurIPS},",
        "  eprint = {2006.11239},",
        "  archiveprefix = {arXiv},",
        "  url = {https://arxiv.org/abs/2006.11239v2},",
        "}",
    ]


def test_an_export_says_the_rest_in_fields_no_style_prints() -> None:
    """Tags, categories, all links with their labels, the summary with its formulas."""
    assert bibtex_text([DDPM]).splitlines()[-5:] == [
        "  keywords = {ddpm},",
        "  groups = {Papers > Must-Read},",
        "  links = {Paper: https://arxiv.org/abs/2006.11239v2, Github: https://github.com/hojonathanho/diffusion},",
        r"  abstract = {Predicts the noise $\epsilon_\theta$.},",
        "}",
    ]
    assert bibtex_text([DDPM, DDPM]).count("\n\n@") == 1


@pytest.mark.parametrize(
    ("paper", "line"),
    [
        (Paper("a", "100% & #1_x $5 ~ ^"), r"  title = {{100\% \& \#1\_x \$5 \~{} \^{}}},"),
        (Paper("a", "{B\\c}}"), r"  title = {{\textbraceleft{}B\textbackslash{}c\textbraceright{}\textbraceright{}}},"),
        (Paper("a", "The $x_{t}$ of a--b"), r"  title = {{The $x_{t}$ of a-{}-b}},"),
        (Paper("a", "T", authors=("R & D Team", "Smith and Sons")), r"  author = {R \& D Team and {Smith and Sons}},"),
        (Paper("a", "T", authors=("Ho, Jonathan", "Davis, Jr.")), "  author = {Ho, Jonathan and {Davis, Jr.}},"),
        (Paper("a", "T", authors=("others",)), "  author = {{others}},"),
        (Paper("a", "T", venue="CVPR’21"), "  year = {2021},"),
        (Paper("a", "T", venue="CVPR 2021", year=2022), "  booktitle = {CVPR 2021},"),
        (Paper("a", "T", venue="arXiv", year=2021), "@misc{a,"),
        (Paper("a", "T", year=2021, date="2020-06-19"), "  origdate = {2020-06-19},"),
        (Paper("a", "T", kind="book", venue="MIT Press"), "  publisher = {MIT Press},"),
        (Paper("a", "T", kind="video"), "@misc{a,"),
        (Paper("a", "T", venue="J. Maths", extra=(("entrytype", "article"),)), "  journal = {J. Maths},"),
        (Paper("a", "T", extra=(("pages", "1–9"), ("rank", 1))), "  pages = {1--9},"),
        (Paper("a", "T", extra=(("entrytype", "misc{x,"),)), "@misc{a,"),
        (Paper("a b{}", "T"), "@misc{ab,"),
        (Paper("{}", "T"), "@misc{untitled,"),
        (Paper("a", "T", doi="10.1000/A{b"), "  doi = {10.1000/a%7Bb},"),
        (Paper("a", "T", links=(Link("P", "https://e.org/{a} b"),)), "  url = {https://e.org/%7Ba%7D%20b},"),
    ],
)  # fmt: skip
def test_fields_are_escaped(paper: Paper, line: str) -> None:
    """Special characters are LaTeX's, braces are named because BibTeX counts them even behind a backslash."""
    assert line in bibtex_entry(paper).splitlines()


def test_lines_of_a_summary_are_commands() -> None:
    """So that nothing can begin a line as an entry does."""
    paper = replace(DDPM, summary="One\n@misc(x\n\nTwo")

    assert "  abstract = {One\\\\ @misc(x\\par Two}," in bibtex_text([paper]).splitlines()


@given(ANY_PAPER)
def test_braces_are_balanced_and_nothing_is_hidden(paper: Paper) -> None:
    """Whatever the fields hold, an entry closes where it should and not before; every line is text."""
    text = bibtex_text([paper])

    depths = [0]
    for brace in re.findall(r"[{}]", text):
        depths.append(depths[-1] + (1 if brace == "{" else -1))
    assert depths[-1] == 0
    assert min(depths[1:-1]) == 1
    assert not [char for line in text.split("\n") for char in line if unicodedata.category(char) in {"Cc", "Zl", "Zp"}]
