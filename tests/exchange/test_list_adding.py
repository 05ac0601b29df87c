"""Papers written into lists, as the other entries of their section are."""

from __future__ import annotations

from dataclasses import replace
from difflib import ndiff

import pytest

from papertui.domain.paper import Link, Paper
from papertui.errors import NoPlaceInListError
from papertui.exchange.list_adding import with_entry
from tests.exchange.reading import read

PAPER = Paper(
    "kim2021paint",
    "Painting by Numbers",
    authors=("Ann Kim", "Bo Lee"),
    venue="NeurIPS 2021",
    year=2021,
    date="2021-06-01",
    categories=(("A",),),
    arxiv="2106.00001",
    summary="It paints.",
    links=(Link("Paper", "https://arxiv.org/abs/2106.00001"), Link("Code", "https://github.com/a/b")),
)
HEADINGS = "".join(f"### The {name} fold of maps\n- [Paper](https://{name}.org)\n\n" for name in ("one", "two", "last"))


def _added(text: str, paper: Paper = PAPER) -> str:
    """The lines that are new."""
    written = with_entry(text, paper, read, 2027)
    before, after = text.split("\n"), written.split("\n")
    assert not [line for line in ndiff(before, after) if line.startswith("- ")]
    return "\n".join(line[2:] for line in ndiff(before, after) if line.startswith("+ ")).strip("\n")


TABLE = (
    "## A\n\n| Done | Title | Venue | Year | PDF | Code |\n|---|---|---|---|---|---|\n"
    "| ⬜ | One | ICML | 2020 | [pdf](https://a.org) | - |\n"
)
BLOCK = """**Painting by Numbers**␣
*Ann Kim, Bo Lee*␣
NeurIPS 2021. [[Paper](https://arxiv.org/abs/2106.00001)] [[Code](https://github.com/a/b)]␣
1 Jun 2021␣
It paints.""".replace("␣", "  ")
URL, CODE = "https://arxiv.org/abs/2106.00001", "https://github.com/a/b"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "## A\n\n- [One](https://a.org)\n\n## B\n",
            "- [Painting by Numbers](https://arxiv.org/abs/2106.00001) [Code](https://github.com/a/b)",
        ),
        (
            "## A\n\n* One [[pdf](https://a.org)]\n",
            "* Painting by Numbers [[Paper](https://arxiv.org/abs/2106.00001)] [[Code](https://github.com/a/b)]",
        ),
        (
            "## A\n\n1. [One](https://a.org)\n2. [Two](https://b.org)\n",
            "3. [Painting by Numbers](https://arxiv.org/abs/2106.00001) [Code](https://github.com/a/b)",
        ),
        (
            "## A\n\n- [x] **[One](https://a.org)**, *Al Bow, Cy Dove*\n",
            f"- [ ] **[Painting by Numbers]({URL})**, *Ann Kim, Bo Lee* [Code]({CODE})",
        ),
        (
            TABLE,
            f"| ⬜ | Painting by Numbers | NeurIPS 2021 | 2021 | [Paper]({URL}) | [Code]({CODE}) |",
        ),
        (
            "## A\n\n**One**  \n*Al Bow, Cy Dove*  \nICML. [[Paper](https://a.org)]\n\n## B\n",
            BLOCK,
        ),
    ],
)
def test_an_entry_is_written_as_the_last_of_its_section(text: str, line: str) -> None:
    """Bullets, numbers, check boxes, tables, blocks; it says what the others say."""
    assert _added(text) == line


def test_a_title_that_is_a_heading_comes_after_the_last() -> None:
    """With a bullet a link."""
    text = f"# L\n\n## A\n\n{HEADINGS}## Z\n\n{HEADINGS.replace('maps', 'nets')}"

    written = with_entry(text, PAPER, read, 2027)

    start = written.index("### Painting by Numbers\n- [Paper](https://arxiv.org/abs/2106.00001)\n- [Code]")
    assert written.index("last fold of maps") < start < written.index("## Z")


def test_the_newlines_of_the_list_are_kept() -> None:
    """With carriage returns, and at the end of a file without a last newline."""
    text = "## A\r\n\r\n- [One](https://a.org)"

    written = with_entry(text, PAPER, read, 2027)

    assert written.startswith(f"{text}\r\n- [Painting")
    assert not written.endswith("\n")


def test_an_empty_section_is_filled_as_the_list_is() -> None:
    """Its heading is found whatever its case; the form is that of the other sections."""
    text = "## a\n\n## B\n\n- One [[pdf](https://a.org)]\n"

    written = with_entry(text, PAPER, read, 2027)

    assert written.startswith("## a\n\n- Painting by Numbers [[Paper]")
    assert [entry.paper.categories for entry in read(written).entries] == [(("a",),), (("B",),)]


def test_titles_full_of_markup_come_back() -> None:
    """As they are in the catalogue."""
    paper = replace(PAPER, title="[x] What *is* a `map`? | ✅ (2020)")

    written = with_entry("## A\n\n- [One](https://a.org)\n", paper, read, 2027)

    assert read(written).entries[1].paper.title == paper.title


def test_a_paper_without_a_section_is_refused() -> None:
    """With the sections there are."""
    with pytest.raises(NoPlaceInListError, match=r"kim2021paint stands in A, .* no such section; it has B > C"):
        with_entry("# L\n\n## B\n\n### C\n\n- [One](https://a.org)\n", PAPER, read, 2027)
