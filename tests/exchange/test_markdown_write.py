"""Catalogues written as Markdown lists, and read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papertui.domain.paper import KINDS, Link, Paper
from papertui.domain.reading import Status
from papertui.exchange.duplicates import joined_entries, title_key
from papertui.exchange.markdown_write import markdown_text, marker_for
from papertui.importing import planned_import
from papertui.storage.new_entries import empty_catalogue
from tests.exchange.reading import read

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = Paper(
    "lee2021fold",
    "Learning to Fold",
    authors=("Ann Lee", "Bo Kim"),
    venue="ICML",
    year=2021,
    date="2020-07-01",
    categories=(("Nets", "Folding"),),
    arxiv="2101.00001",
    links=(Link("Paper", "https://arxiv.org/abs/2101.00001v2"), Link("Code", "https://github.com/a/b")),
    summary="It folds with $\\theta$.\n\nAnd *unfolds*.",
)

odd = st.sampled_from(
    [
        "✅", "⚡", ":zap:", "[x]", "[ ]", "**", "*", "_a_", "`b`", "[c](https://c.org)", "<b>", "<!--", "-->", "#",
        "##", "- ", "1. ", "|", "|---|", "---", "===", "```", "~~~", "> ", "(2020)", "[ICLR'22]", "\\", "\\*", "&amp;",
        "&#42;", "???", "TODO", "Contents", "License (12)", "⚡ = read", "arXiv 3 May 2020", "Ann Lee, Bo Kim", "and",
        "et al.", ",", ".", ":", "https://x.org/a_(b)", "[a]: https://b.org", "[a][b]", "<details>", "</summary>",
        "노이즈", "’", "$a_1$", "$\\{x\\}$", "Venue: here", "`post`", "+", "•", "\t", "  ", "\u3000", "2021", "x",
    ]
)  # fmt: skip
signs = st.text(st.characters(max_codepoint=0x1FAFF, exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=6)
texts = st.lists(st.one_of(odd, odd, signs, st.sampled_from(["folds", "maps", "of", "Learning"])), max_size=4).map(
    lambda parts: " ".join(" ".join(parts).split())
)
named = texts.filter(lambda text: text.strip(" .-*_\\") != "")
dates = st.one_of(st.just(""), st.dates(date(1000, 1, 1), date(2100, 1, 1)).map(str))
addresses = st.sampled_from(
    [
        "https://a.org",
        "https://a.org/b_(c)",
        "https://a.org/b)c",
        "https://arxiv.org/abs/2006.11239",
        "https://a.org/x y",
        "b.md",
    ]
)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Any paper that a list can say."""
    labels = draw(st.lists(named, max_size=3, unique=True))
    links = tuple(Link(label, draw(addresses)) for label in labels)
    plain = Paper("", draw(named), links=links)
    return replace(
        plain,
        authors=tuple(draw(st.lists(named, max_size=3, unique=True))),
        venue=draw(texts),
        year=draw(st.one_of(st.none(), st.integers(1950, 2026))),
        date=draw(st.one_of(dates, dates.map(lambda day: day[:7]))),
        kind=draw(st.sampled_from(KINDS)),
        categories=tuple(draw(st.lists(st.lists(named, min_size=1, max_size=3).map(tuple), max_size=2, unique=True))),
        tags=tuple(draw(st.lists(named, max_size=2, unique=True))),
        summary="\n".join(draw(st.lists(texts, max_size=3))).strip(),
    )


def said(paper: Paper) -> tuple[object, ...]:
    """What a list says of a paper; a link within the summary is one of its links."""
    own = tuple(link for link in paper.links if link.url not in paper.summary)
    return (
        paper.title, paper.authors, paper.venue, paper.date, paper.kind, frozenset(paper.categories), paper.tags,
        paper.arxiv_id, own, paper.summary,
    )  # fmt: skip


@settings(suppress_health_check=list(HealthCheck), max_examples=150)
@given(st.lists(papers(), max_size=4, unique_by=lambda paper: title_key(paper.title)), named, st.data())
def test_a_list_that_was_written_is_read_as_it_was(found: list[Paper], title: str, data: st.DataObject) -> None:
    """Whatever its texts look like, each paper comes back once, with its categories, and with its mark."""
    catalogue = [replace(paper, id=f"p{place}") for place, paper in enumerate(found)]
    read_ids = {paper.id for paper in catalogue if data.draw(st.booleans())}

    text = markdown_text(title, catalogue, lambda paper_id: paper_id in read_ids, "⚡")

    entries = joined_entries(read(text).entries)
    assert {said(entry.paper) for entry in entries} == {said(paper) for paper in catalogue}
    assert {entry.paper.title for entry in entries if entry.status is Status.READ} == {
        paper.title for paper in catalogue if paper.id in read_ids
    }
    years = {entry.paper.title: entry.paper.year for entry in entries}
    assert all(years[paper.title] == paper.year for paper in catalogue if paper.year)
    assert read(text).unused == ()
    assert read(text).title == title


def test_the_form_of_an_entry() -> None:
    """Title, marker, names in italics, venue and links, date, summary; the contents lead to the headings."""
    assert markdown_text("Mine", [PLAIN], lambda _: True, "⚡") == (
        "# Mine\n\nRead papers are marked with ⚡.\n\n## Contents\n\n- [Nets](#nets)\n  - [Folding](#folding)\n\n"
        "## Nets\n\n### Folding\n\n"
        "**Learning to Fold (2021)** ⚡ \\\n*Ann Lee, Bo Kim* \\\n"
        "ICML. [[Paper](https://arxiv.org/abs/2101.00001v2)] [[Code](https://github.com/a/b)] \\\n"
        "1 Jul 2020 \\\nIt folds with $\\theta$. \\\n&#32; \\\nAnd *unfolds*.\n"
    )


def test_a_list_imports_to_the_catalogue_it_was_written_from(tmp_path: Path) -> None:
    """Also with a paper in two categories, and twice: the second list is the first to the byte."""
    both = replace(PLAIN, categories=(("Nets",), ("Maps", "Old")), kind="video", tags=("post", "x"))
    other = Paper("", "Bare", categories=(("Maps",),))
    first = markdown_text("Mine", [both, other], lambda _: False, "✔")

    plan = planned_import(empty_catalogue(tmp_path / "papers.toml", "Mine"), read(first).entries)
    second = markdown_text("Mine", plan.file.catalogue.papers, lambda _: False, "✔")

    assert [paper.title for paper in plan.file.catalogue.papers] == ["Learning to Fold", "Bare"]
    assert said(plan.file.catalogue.papers[0]) == said(both)
    assert second == first


def test_an_unread_paper_below_a_heading_that_says_read_says_otherwise() -> None:
    """A category called ``Done`` does not make its papers read when the list comes back."""
    paper = replace(PLAIN, categories=(("Done",),))

    as_read = read(markdown_text("", [paper], lambda _: True, "⚡"))
    as_unread = read(markdown_text("", [paper], lambda _: False, "⚡"))
    in_list = read(markdown_text("Papers I have read", [PLAIN], lambda _: False, "⚡"))

    assert [entry.status for entry in as_read.entries] == [Status.READ]
    assert [entry.status for entry in (*as_unread.entries, *in_list.entries)] == [Status.UNREAD, Status.UNREAD]


def test_an_address_in_a_title_is_no_link() -> None:
    """A title that begins with an address comes back as it is, without a link of its own."""
    paper = Paper("a", "https://x.org/a_(b) [c](https://c.org)")

    [entry] = read(markdown_text("", [paper], lambda _: False, "⚡")).entries

    assert (entry.paper.title, entry.paper.links) == (paper.title, ())


def test_what_only_links_can_say_becomes_a_link() -> None:
    """An arXiv id or DOI without a link gains one; a wrong id in a link does not win."""
    paper = replace(PLAIN, arxiv="1234.56789", doi="10.1000/x")

    [entry] = read(markdown_text("", [paper], lambda _: False, "✔")).entries

    assert (entry.paper.arxiv_id, entry.paper.doi_name) == ("1234.56789", "10.1000/x")
    assert [link.label for link in entry.paper.links] == ["arXiv", "Paper", "Code", "DOI"]


def test_a_repeated_label_is_written_as_it_was_given() -> None:
    """``Paper 2`` is ``Paper`` in a list, ``Figure 2`` stays what it is."""
    links = (Link("Paper", "https://a.org"), Link("Paper 2", "https://b.org"), Link("Figure 2", "https://c.org"))

    text = markdown_text("", [replace(PLAIN, arxiv="", links=links)], lambda _: False, "✔")

    assert "[[Paper](https://a.org)] [[Paper](https://b.org)] [[Figure 2](https://c.org)]" in text
    assert read(text).entries[0].paper.links == links


def test_a_category_deeper_than_headings_is_joined() -> None:
    """Markdown has six levels, the first is the title's."""
    deep = replace(PLAIN, categories=(("a", "b", "c", "d", "e", "f"),))

    [entry] = read(markdown_text("T", [deep], lambda _: False, "✔")).entries

    assert entry.paper.categories == (("a", "b", "c", "d", "e › f"),)


@pytest.mark.parametrize(
    ("markers", "marker"), [(["📖", "✔"], "📖"), ([":zap:"], ":zap:"), (["read it", "★"], "★"), ([], "✔"), ([" "], "✔")]
)
def test_the_marker_is_one_that_can_be_told(markers: list[str], marker: str) -> None:
    """Words are none; without any there is a usual one."""
    assert marker_for(markers) == marker
    text = markdown_text("", [PLAIN], lambda _: True, marker)
    assert read(text).entries[0].status is Status.READ
