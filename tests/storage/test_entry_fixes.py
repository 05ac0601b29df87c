"""What can be mended in an entry without asking."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_edit import edit_entry
from papertui.storage.entry_fixes import entry_fixes
from papertui.storage.lost_backslashes import intended_text

PATH = Path("papers.toml")


@pytest.mark.parametrize(
    ("line", "fixes", "mended"),
    [
        (r'title = "The \theta of \u03b8"', {"title": r"The \theta of θ"}, r"title = 'The \theta of θ'"),
        (r'title = "A \"\beta\" \\x"', {"title": r'A "\beta" \x'}, r"""title = 'A "\beta" \x'"""),
        (
            r'summary = "$\nabla$ and\nmore"',
            {"summary": "$\\nabla$ and\nmore"},
            "summary = '''\n$\\nabla$ and\nmore\n'''",
        ),
        (r'tags = ["a", "\frac"] # t', {"tags": ("a", r"\frac")}, r"""tags = ["a", '\frac'] # t"""),
        (r'tags = "\frac"', {"tags": (r"\frac",)}, r"tags = ['\frac']"),
        ('venue = "a\\u001Bb"', {"venue": r"a\u001Bb"}, r"venue = 'a\u001Bb'"),
        ("year = '2020'", {"year": 2020}, "year = 2020"),
        ("authors = 'J'", {"authors": ("J",)}, 'authors = ["J"]'),
        ("summary = 'a\tb'", {}, "summary = 'a\tb'"),
        ("year = 'x'", {}, "year = 'x'"),
        ("venue = 'fine'", {}, "venue = 'fine'"),
    ],
)
def test_lost_backslashes_come_back_and_plain_types_are_put_right(
    line: str, fixes: dict[str, Any], mended: str
) -> None:
    """The mended entry has none of these problems any more."""
    title = "" if line.startswith("title") else "title = 'a'\n"
    text = f"[[papers]]\nid = 'x'\n{title}{line}\n"
    file = catalogue_of(PATH, text.encode())

    found = entry_fixes(file, "x")
    result = edit_entry(file, "x", found)

    assert found == fixes
    assert result.content.decode() == text.replace(line, mended)
    assert not any(problem.fixable for problem in result.problems)


@pytest.mark.parametrize(
    "text", ["papers = [{ id = 'x', year = '2020' }]", "[[papers]]\nid='x'\nyear='2020'\n[[papers]]\na"]
)
def test_what_cannot_be_edited_is_not_mended(text: str) -> None:
    """The reason stands with the edit that is refused."""
    assert entry_fixes(catalogue_of(PATH, text.encode()), "x") == {}


@pytest.mark.parametrize("source", ["'\\theta'", '"\\u03b8"', '"a\\nb"', "3"])
def test_a_string_that_lost_nothing_is_left_alone(source: str) -> None:
    """Literal quotes lose nothing; some escapes are meant."""
    assert intended_text(source) is None
