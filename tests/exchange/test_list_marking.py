"""Marks written into lists of every grammar: the sign where that list has it, and no other byte."""

from __future__ import annotations

from difflib import ndiff

import pytest

from papertui.domain.reading import Status
from papertui.exchange.list_marking import Marking, Wanted, with_marks
from tests.exchange.reading import read

BOLD = "## A\n\n**First fold** :zap: \\\n*Ann Lee, Bo Kim*\n\n**Second fold** \\\n*Ann Lee, Bo Kim* \\\nfolds\n"
CELLS = "## A\n\n| Title | Status |\n|---|---|\n| [First fold](https://a.org) | {} |\n"
CELLS += "| [Second fold](https://b.org) | {} |\n"


def _marked(text: str, markers: tuple[str, ...] = (), day: str = "2024-05-01") -> Marking:
    """Every entry that is not read marked read."""
    entries = read(text).entries
    places = [place for place, entry in enumerate(entries) if entry.status is not Status.READ]
    return with_marks(text, Wanted(dict.fromkeys(places, day)), read, markers)


def _new_lines(before: str, after: str) -> list[str]:
    return [line[2:] for line in ndiff(before.split("\n"), after.split("\n")) if line.startswith("+ ")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (BOLD, "**Second fold** :zap: \\"),
        (BOLD.replace("fold** \\", "fold**\\"), "**Second fold** :zap:\\"),
        (BOLD.replace("**First fold** :zap:", "⚡ **First fold**"), "⚡ **Second fold** \\"),
        (BOLD.replace("**First fold** :zap:", "**✅ First fold**"), "**✅ Second fold** \\"),
        (BOLD.replace("**First fold** :zap:", "**First fold ✅**"), "**Second fold ✅** \\"),
        (BOLD.replace("**First fold** :zap:", "***First fold** ✔️"), "**Second fold** ✔️ \\"),
        ("## A\n\n- [x] [First fold](https://a.org)\n- [ ] [Second](https://b.org)\n", "- [x] [Second](https://b.org)"),
        ("## A\n\n- [X] [First fold](https://a.org)\n- [Second](https://b.org)\n", "- [X] [Second](https://b.org)"),
        ("## A\n\n1. [First fold](https://a.org) ✅\n2. [Second](https://b.org)\n", "2. [Second](https://b.org) ✅"),
        ("## A\n\n* ✅ [First](https://a.org)\n* **[Second](https://b.org)**\n", "* ✅ **[Second](https://b.org)**"),
        ("## A\n\n- ✅ [First](https://a.org)\n- ⬜ [Second](https://b.org)\n", "- ✅ [Second](https://b.org)"),
        (
            "## A\n\n- [First fold](https://a.org) Ann Lee, 2020 ✔\n- [Second](https://b.org) Bo Kim, 2021\n",
            "- [Second](https://b.org) Bo Kim, 2021 ✔",
        ),
        (
            "## A\n\n- [First](https://a.org) ✔ Ann Lee\n- [Folds &amp; <i>Maps</i> ](https://b.org) Bo Kim\n",
            "- [Folds &amp; <i>Maps</i> ](https://b.org) ✔ Bo Kim",
        ),
        (CELLS.format("✅", ""), "| [Second fold](https://b.org) | ✅ |"),
        (CELLS.format("Done", "To Read"), "| [Second fold](https://b.org) | Done |"),
        (CELLS.format("읽음", "-"), "| [Second fold](https://b.org) | 읽음 |"),
        (CELLS.format("2024-01-02", ""), "| [Second fold](https://b.org) | 2024-05-01 |"),
        (CELLS.format("✅ 📝", "📝"), "| [Second fold](https://b.org) | ✅ 📝 |"),
        (
            "".join(f"### The {name} fold of maps ✔\n- [Paper](https://{name}.org)\n\n" for name in ("one", "two"))
            + "### The last fold of maps ##\n- [Paper](https://c.org)\n",
            "### The last fold of maps ✔ ##",
        ),
    ],
)
def test_the_mark_stands_where_that_list_has_it(text: str, line: str) -> None:
    """After the title, before it, inside its stars, at the end, as a check box, in a cell."""
    marking = _marked(text)

    assert (marking.added, marking.removed, marking.refused) == (1, 0, ())
    assert _new_lines(text, marking.text) == [line]
    assert all(entry.status is Status.READ for entry in read(marking.text).entries)


@pytest.mark.parametrize(
    ("text", "markers", "sign"),
    [
        ("# L\n\nRead papers are marked with ⭐.\n\n## A\n\n- [First](https://a.org)\n", ("✅",), "⭐"),
        ("## A\n\n- [First](https://a.org)\n", (":zap:", "✅"), ":zap:"),
        ("## A\n\n- [First](https://a.org)\n", ("🌲",), "✔"),
        ("## A\n\n- [First](https://a.org)\n", (), "✔"),
        ("## A\n\n- [First](https://a.org)\n\n## B\n\n- [Other](https://b.org) ☑\n", ("✅",), "☑"),
    ],
)
def test_the_sign_is_that_of_the_legend_else_the_one_met_else_that_of_the_catalogue(
    text: str, markers: tuple[str, ...], sign: str
) -> None:
    """One that the list would not understand gives way to the usual one."""
    assert f"- [First](https://a.org) {sign}\n" in _marked(text, markers).text


def test_what_is_marked_and_unmarked_again_is_as_before() -> None:
    """To the byte, in every grammar, with carriage returns, BOM and blanks at line ends."""
    text = (
        "\ufeff# L\r\n\r\n" + BOLD.replace(" :zap:", "") + "\n## B\n\n- [First](https://a.org), *Ann Lee, Bo Kim*  \r\n"
        "- **Second** [[Paper](https://b.org)]\n1. Third, [[pdf](https://c.org)]\n   wrapped \\*here\\*\n\n"
        "| | Paper | Code |\n|---|:--|---|\n|x|[A \\| B](https://d.org)| |\n"
    )
    places = range(len(read(text).entries))

    marked = with_marks(text, Wanted(dict.fromkeys(places, "")), read, ())
    unmarked = with_marks(marked.text, Wanted({}, frozenset(places)), read, ())

    assert (marked.added, unmarked.removed) == (6, 6)
    assert unmarked.text == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (CELLS.format("✅", "⬜"), "| [First fold](https://a.org) | ⬜ |"),
        (CELLS.format("✅", ""), "| [First fold](https://a.org) |  |"),
        ("## A\n\n- [x] [First fold](https://a.org)\n", "- [ ] [First fold](https://a.org)"),
        ("## A\n\n- ✅ [First](https://a.org)\n- ⬜ [Second](https://b.org)\n", "- ⬜ [First](https://a.org)"),
        ("## A\n\n- ✅ [First](https://a.org)\n", "- [First](https://a.org)"),
    ],
)
def test_a_mark_goes_for_the_sign_of_what_is_unread(text: str, line: str) -> None:
    """Where the list has one; else it goes with the blank that came with it."""
    marking = with_marks(text, Wanted({}, frozenset([0])), read, ())

    assert (marking.added, marking.removed) == (0, 1)
    assert _new_lines(text, marking.text) == [line]


def test_two_papers_of_one_row_are_marked_apart() -> None:
    """The cell of the status would mark both, so the sign stands beside the title."""
    text = "## A\n\n| Paper | Read |\n|---|---|\n| [First](https://a.org) <br> [Second](https://b.org) | |\n"

    marking = with_marks(text, Wanted({1: ""}), read, ())

    assert "[Second](https://b.org) ✔ |" in marking.text
    assert [entry.status for entry in read(marking.text).entries] == [None, Status.READ]


def test_an_entry_that_no_sign_can_mark_is_refused() -> None:
    """Here the second paper would be read as another one; the first is marked all the same."""
    text = "## A\n\n- [First](https://a.org)\n- [Second](https://b.org)\n"

    def forgetful(said: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  a reader that sees no mark on the second
        listing = read(said)
        from dataclasses import replace  # noqa: PLC0415

        entries = [replace(e, status=None) if e.paper.title == "Second" else e for e in listing.entries]
        return replace(listing, entries=tuple(entries))

    marking = with_marks(text, Wanted({0: "", 1: ""}), forgetful, ())

    assert marking.text == text.replace("a.org)", "a.org) ✔")
    assert [entry.paper.title for entry in marking.refused] == ["Second"]


def test_nothing_wanted_reads_nothing() -> None:
    """The very text comes back."""
    assert with_marks(BOLD, Wanted({}), read, ()).text is BOLD
