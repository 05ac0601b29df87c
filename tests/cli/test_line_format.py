"""A line's format puts in fields as text; nothing of it is evaluated."""

from __future__ import annotations

import pytest

from papertui.cli.line_format import line_format
from papertui.errors import WrongUsageError

PAPER = {
    "title": "A {year} \x1b[2J title",
    "year": None,
    "authors": ("Ho", "Jain"),
    "categories": (("Papers", "Must-Read"), ("Images",)),
    "links": [{"label": "Paper", "url": "https://x.org"}],
    "rating": 4,
}


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("", ""),
        ("plain", "plain"),
        ("{rating}/5", "4/5"),
        ("({year})", "()"),
        ("{authors}", "Ho; Jain"),
        ("{categories}", "Papers > Must-Read; Images"),
        ("{links}", "https://x.org"),
        ("{{rating}} {{{rating}}}", "{rating} {4}"),
        ("{title}", "A {year} ␛[2J title"),
        ("a\tb", "a\tb"),
    ],
)
def test_fields_are_put_in_as_text(template: str, line: str) -> None:
    assert line_format(template, list(PAPER))(PAPER) == line


@pytest.mark.parametrize(
    "template",
    [
        "{titel}", "{}", "{0}", "{title!r}", "{title:>20}", "{title.upper}", "{authors[0]}", "{", "}", "{{}",
        "{title}}", "{ title }",
    ],
)  # fmt: skip
def test_anything_but_a_known_name_is_refused(template: str) -> None:
    with pytest.raises(WrongUsageError, match="--format"):
        line_format(template, list(PAPER))
