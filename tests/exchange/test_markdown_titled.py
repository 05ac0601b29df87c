"""Sections that are one entry each."""

from __future__ import annotations

from papertui.domain.reading import Status
from tests.exchange.reading import links, papers, read, titles

NAMES = ("A Wide Net for Seeing", "A Deep Net for Hearing", "A Long Net for Reading")


def _list(heading: str, below: str) -> str:
    return "# L\n" + "".join(f"## {heading.format(name)}\n{below}\n" for name in NAMES)


def test_headings_above_named_values_are_titles() -> None:
    """One known name is enough for the others; a summary loses its name, any other value keeps it."""
    fields = (
        "- Authors: Ann Lee, Bo Kim\n- Venue: ICML 2020\n- Link: https://a.org/x.pdf\n- Summary: It works.\n- Data: B\n"
    )

    found = papers(_list("{}", fields))

    assert [paper.title for paper in found] == [*NAMES]
    first = found[0]
    assert (first.authors, first.venue, first.year) == (("Ann Lee", "Bo Kim"), "ICML 2020", 2020)
    assert (list(links(first).values()), first.summary) == (["https://a.org/x.pdf"], "It works.\nData: B")


def test_prose_below_the_fields_is_the_summary() -> None:
    """A paragraph behind two fields belongs to the entry and is not left over."""
    found = read(
        _list("{}", "- Authors: Ann Lee, Bo Kim\n- [pdf](https://a.org/x.pdf)\n\nIt works because it is wide.\n")
    )

    assert {entry.paper.summary for entry in found.entries} == {"It works because it is wide."}
    assert (len(found.entries), found.unused) == (3, ())


def test_linked_headings_are_titles() -> None:
    """The link, the venue and a mark are taken from the heading, names and prose from below it."""
    text = _list("1. [{}](https://a.org/x.pdf) (ICML 2020) ✅", "\nAnn Lee, Bo Kim\n\nIt works.\n- Why: it is wide.\n")

    found = read(text)

    first = found.entries[0]
    assert [entry.paper.title for entry in found.entries] == [*NAMES]
    assert (first.status, first.paper.venue, links(first.paper)) == (
        Status.READ,
        "ICML 2020",
        {"Paper": "https://a.org/x.pdf"},
    )
    assert (first.paper.authors, first.paper.summary) == (("Ann Lee", "Bo Kim"), "It works.\nWhy: it is wide.")
    assert (found.unused, found.problems) == ((), ())


def test_linked_headings_above_entries_are_categories() -> None:
    """Linked items below say that the heading is none of them."""
    found = papers(_list("[{}](https://a.org)", "- [One](https://b.org)\n- [Two](https://c.org)\n"))

    assert [(paper.title, paper.categories) for paper in found[:2]] == [
        ("One", ((NAMES[0],),)),
        ("Two", ((NAMES[0],),)),
    ]


def test_nested_items_of_names_venue_and_links_make_an_entry() -> None:
    """An item whose nested links are fields is an entry; one with titles below it is a category."""
    text = (
        "## C\n- A Wide Net\n  - Ann Lee, Bo Kim\n  - ICML 2020\n  - [pdf](https://a.org) [code](https://c.org)\n"
        "- Deep nets\n  - [A Deep Net](https://d.org)\n  - [A Long Net](https://e.org)\n"
    )

    wide, deep, _ = papers(text)

    assert (wide.title, wide.authors, wide.venue, wide.year) == ("A Wide Net", ("Ann Lee", "Bo Kim"), "ICML 2020", 2020)
    assert (list(links(wide)), wide.summary) == (["pdf", "code"], "")
    assert deep.categories == (("C", "Deep nets"),)
    assert titles(text) == ["A Wide Net", "A Deep Net", "A Long Net"]


def test_named_values_need_no_bullets() -> None:
    """Lines that begin with a name in bold are the fields of the heading, and no titles."""
    below = "\n**Authors:** Ann Lee, Bo Kim  \n**Venue:** ICML 2020  \n**Link:** [pdf](https://a.org)\n\nIt works.\n"

    found = read(_list("{}", below))

    first = found.entries[0].paper
    assert [entry.paper.title for entry in found.entries] == [*NAMES]
    assert (first.authors, first.venue, first.summary) == (("Ann Lee", "Bo Kim"), "ICML 2020", "It works.")
    assert found.unused == ()


def test_headings_above_a_row_of_links_are_titles() -> None:
    """What stands beside the links is kept; a list is one that has no items at all."""
    found = read(_list("⚡ {}", "Ann Lee, Bo Kim\n\n[paper](https://a.org/x.pdf) | [Code](https://github.com/a/b)\n"))

    first = found.entries[0]
    assert [entry.paper.title for entry in found.entries] == [*NAMES]
    assert (first.status, first.paper.authors) == (Status.READ, ("Ann Lee", "Bo Kim"))
    assert list(links(first.paper).values()) == ["https://a.org/x.pdf", "https://github.com/a/b"]
    assert found.unused == ()


def test_two_headings_are_enough_when_they_lead_to_the_papers_themselves() -> None:
    """By their own link or the row below; two headings with links to anywhere may be topics."""
    linked = "# L\n### [A Wide Net for Seeing](https://arxiv.org/abs/2006.11239) ⚡\nIt works.\n"
    below = (
        "# L\n### A Wide Net for Seeing\nIt works.\n\n[Paper](https://arxiv.org/abs/2006.11239) [Code](https://b.org)\n"
    )
    topic = "# L\n### [A Wide Net for Seeing](https://a.org)\nIt works.\n"

    assert [(paper.title, paper.arxiv) for paper in papers(linked)] == [(NAMES[0], "2006.11239")]
    assert [(paper.title, paper.summary) for paper in papers(below)] == [(NAMES[0], "It works.")]
    assert papers(topic) == []
