"""Headings, details, comments and fences."""

from __future__ import annotations

import pytest

from papertui.domain.reading import Status
from tests.exchange.reading import links, papers, read, titles

ITEM = "- [One Net](https://a.org)\n"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"# List\n## A\n### B\n{ITEM}", ("A", "B")),
        (f"# A\n{ITEM}# B\n", ("A",)),
        (f"###A\n{ITEM}", ("A",)),
        (f"> ## A\n{ITEM}", ("A",)),
        (f"A\n---\n\n{ITEM}", ("A",)),
        (f"Title\n=====\n\nA\n-\n\n### B\n{ITEM}", ("B",)),
        (f"## [A](#a) (10)\n{ITEM}", ("A",)),
        (f"## <a name='x'></a>A: {{#a}}\n{ITEM}", ("A",)),
        (f"## **A** ##\n{ITEM}", ("A",)),
        (f"<h2 align='center'>A</h2>\n{ITEM}", ("A",)),
        (f"## A\n##\n{ITEM}", ("A",)),
        (f"## A\n<details>\n<summary>B</summary>\n\n{ITEM}</details>\n", ("A", "B")),
        (f"## A\n<details>\n<summary>\nB\n</summary>\n\n{ITEM}", ("A", "B")),
        (f"## A\n<details>\n<summary>B</summary>\n\n### C\n{ITEM}", ("A", "C")),
        (f"## A\n<details><summary>B</summary>\n\n- [x](https://b.org)\n</details>\n</details>\n\n{ITEM}", ("A",)),
        (ITEM, ()),
        (f"# List\n{ITEM}## B\n", ()),
    ],
)  # fmt: skip
def test_headings_are_category_paths(text: str, path: tuple[str, ...]) -> None:
    """Any depth and form; the one heading above all is the list's own title; a summary counts above items."""
    assert papers(text)[-1].categories == ((path,) if path else ())


def test_the_title_of_the_list() -> None:
    """The only heading of the first level, when it comes first."""
    assert read(f"# Mine\n## A\n{ITEM}").title == "Mine"
    assert read(f"# A\n{ITEM}# B\n").title == ""
    assert read(f"# Mine\n{ITEM}").title == "Mine"
    assert read(f"# Mine\n{ITEM}").entries[0].paper.categories == ()


@pytest.mark.parametrize(
    "name", ["Contents", "Table of Contents", "Contributing", "License", "目录", "Paper List Contents"]
)
def test_sections_about_the_list_are_left_out(name: str) -> None:
    """Contents, contributing and licence hold no entries, whatever they link."""
    found = read(f"## {name}\n- [A](https://a.org)\n## B\n{ITEM}")

    assert [entry.paper.title for entry in found.entries] == ["One Net"]
    assert found.unused == ()


def test_headings_that_are_titles() -> None:
    """Where nearly all headings of a level hold one item, they are titles; its sentence is the summary."""
    found = read(
        "# List\n> ## A\n### ✅ Learning to fold large maps\n- [It folds](https://www.notion.so/x)\n"
        "### Unfolding of large maps again\n- [Folds back](https://a.org/y)\n### Maps that need no folding\n"
        "- [paper](https://b.org)\n- Year: 2020\n"
    )
    first, second, third = found.entries

    assert found.entries[0].paper.title == "Learning to fold large maps"
    assert (first.status, first.paper.summary, links(first.paper)) == (
        Status.READ,
        "It folds",
        {"Notes": "https://www.notion.so/x"},
    )
    assert (second.paper.categories, third.paper.summary) == ((("A",),), "")


def test_titles_with_fields_below() -> None:
    """Several items that are all fields of one paper belong to the heading above."""
    section = "### Learning to fold {0} maps\n- [paper](https://a.org/{0})\n- Authors: Ann Lee, Bo Kim\n"
    found = papers("## A\n" + "".join(section.format(size) for size in ("large", "small", "old")))

    assert [paper.authors for paper in found] == [("Ann Lee", "Bo Kim")] * 3


def test_comments_are_skipped_and_counted() -> None:
    """Entries in comments are taken on request only, and then without their marks."""
    text = f"## A\n{ITEM}<!-- - ✅ [Other Net](https://b.org) -->\n<!--\n- [Third Net](https://c.org)\n-->\n"

    assert read(text).skipped_commented == 2
    taken = read(text, include_commented=True)
    assert [entry.paper.title for entry in taken.entries] == ["One Net", "Other Net", "Third Net"]
    assert [entry.status for entry in taken.entries] == [None, None, None]
    assert taken.skipped_commented == 0


def test_commented_titles_below_headings_count() -> None:
    """A heading in a comment among titles is an entry too, one for a category is not."""
    titled = "".join(f"### Learning to fold {size} maps\n- [It folds](https://a.org/{size})\n" for size in "abc")

    found = read(
        f"## A\n{titled}<!-- ### Learning to fold no maps -->\n<!-- ## B -->\n<!-- ### Learning of d maps\n- soon -->\n"
    )

    assert (len(found.entries), found.skipped_commented) == (3, 2)


@pytest.mark.parametrize(("text", "kind"), [("<!-- never\n", "unclosed-comment"), ("```\n", "unclosed-fence")])
def test_what_never_ends_hides_nothing(text: str, kind: str) -> None:
    """A comment or fence without an end is reported, and what follows is read."""
    found = read(f"## A\n{text}{ITEM}")

    assert [problem.kind for problem in found.problems] == [kind]
    assert len(found.entries) == 1


def test_code_is_no_list() -> None:
    """Headings and items in a fence are neither, tilde or backtick."""
    found = read(f"## A\n~~~\n## B\n{ITEM}```\n~~~\n{ITEM}")

    assert [(entry.paper.title, entry.paper.categories) for entry in found.entries] == [("One Net", (("A",),))]
    assert len(found.unused) == 5


def test_html_and_references_are_markdown_in_other_words() -> None:
    """Links, pictures, bold and entities in HTML, and links by reference."""
    found = papers(
        "## A\n- <a href='https://a.org'>One &amp; Two</a>\n"
        "- <a href=\"https://b.org\"><img src=x alt='Other Net'></a>\n"
        "- [Third Net][3]\n- [Fourth Net][]\n- <b>Fifth Net</b> [[pdf](https://e.org)]\n- [Sixth][none] [pdf](https://f.org)\n\n"
        "[3]: https://c.org\n[fourth net]: <https://d.org> 'title'\n[^1]: note\n"
    )

    assert [paper.title for paper in found] == [
        "One & Two",
        "Other Net",
        "Third Net",
        "Fourth Net",
        "Fifth Net",
        "[Sixth][none]",
    ]
    assert [next(iter(links(paper).values())) for paper in found[2:4]] == ["https://c.org", "https://d.org"]


def test_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    """CRLF and a BOM read like LF without one."""
    assert titles("\ufeff## A\r\n" + ITEM.replace("\n", "\r\n")) == ["One Net"]


def test_empty_and_odd_links_are_reported() -> None:
    """An empty address and one that leads nowhere by itself, each with its line."""
    found = read("## A\n- [One Net](https://a.org) [[Code]()] [[Note](n.md)]\n![x](y.png)\n<p align=center>\n***\n")

    assert [(problem.kind, problem.line) for problem in found.problems] == [("empty-link", 2), ("odd-link", 2)]
    assert found.unused == ()


def test_a_legend_is_neither_entry_nor_left_over() -> None:
    """The line that explains the signs is used."""
    found = read("## A\n> **Legend:** 🍀 = Read | 🌱 = To Read\n\n- 🍀 [One Net](https://a.org)\n")

    assert found.entries[0].status is Status.READ
    assert found.unused == ()
