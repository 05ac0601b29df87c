"""No text is too odd to be read, and none takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertui.domain.dates import is_date
from tests.exchange.reading import read

PIECES = [
    "## A\n", "### A title of four words\n", "- [One Net(2020)](https://a.org), paper [[pdf](https://arxiv.org/abs/2001.00001)]\n",
    "**A Title** :zap: \\\n", "*Ann Lee, Bo Kim* \\\n", "ICML 2020. [[Paper](https://a.org)]\n", ("1 Jul 2020\n"
        ""), "- [x] ",
    "| Title | Status |\n", "|---|---|\n", "| [Two](https://b.org) | ✅ |\n", ("<details>\n"
        ""), "<summary>S</summary>\n", "</details>\n",
    "<!--", "-->", "```\n", "[", "]", "(", ")", "](", "[[", "**", "*", "|", "\\", "`", ("\n"
        ""), "    ", "> ", "https://", "![", "&#10;",
    "\x00", "\u2028", "<br>", "===\n", "---\n", "[a]: b\n", "1. ", "\t", "(2021", "- ",
]  # fmt: skip

HOSTILE = {
    "brackets": "[" * 10_000,
    "closing brackets": "]" * 50_000,
    "targets": "](" * 50_000,
    "open links": "[a](" * 20_000,
    "parentheses": "[a](" + "(" * 100_000,
    "blanks": "- x" + " " * 100_000 + "[a](https://b.org)",
    "marks": "- [A](https://b.org) Jo Ho, A. Ho. NIPS 2020 " + "⚡" * 60_000 + "x",
    "stars": "* " * 50_000,
    "code": "`a " * 50_000,
    "tags": "<b> " * 50_000 + "x",
    "anchors": "</a>" + "<a href=x>" * 20_000,
    "comments": "<!--" * 50_000,
    "details": "<details>\n" * 20_000,
    "columns": "|Title" * 5_000 + "\n" + "|-" * 5_000 + "\n" + ("|x" * 5_000 + "\n") * 3,
    "items in items": "".join("  " * depth + "- [a](https://b.org)\n" for depth in range(500)),
    "links": "- " + "[a](https://b.org) " * 10_000,
    "years": "- " + "(2020)" * 20_000 + " [a](https://b.org)",
    "binary": bytes(range(256)).decode("latin-1") * 200,
}


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_list(text: str) -> None:
    """Whatever is put together, entries have titles, years and dates that are ones, and lines that exist."""
    found = read(text)

    for entry in found.entries:
        assert entry.paper.title.strip()
        assert entry.paper.year is None or 1950 <= entry.paper.year <= 2027
        assert entry.paper.date == "" or is_date(entry.paper.date)
        assert 1 <= entry.line <= text.count("\n") + text.count("\r") + 1
    assert len({link.label for entry in found.entries for link in entry.paper.links}) >= 0
    assert [line.line for line in found.unused] == sorted(line.line for line in found.unused)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_in_time(name: str) -> None:
    """Unclosed, nested and endless structures take time in proportion to their length."""
    start = time.process_time()

    read(HOSTILE[name])

    assert time.process_time() - start < 5
