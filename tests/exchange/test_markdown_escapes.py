"""Characters that stand for themselves."""

from __future__ import annotations

import pytest

from papertui.exchange.markdown_escapes import numbered, protected, restored
from tests.exchange.reading import links, only_paper, papers, titles


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"GPT\_4 \*and\* more", "GPT_4 *and* more"),
        ("A &#42;Star&#42;", "A *Star*"),
        ("A &#x2A;Star&#x2A;", "A *Star*"),
        ("Tom &amp; Jerry&#39;s", "Tom & Jerry's"),
        (r"Of \(2020\)", "Of (2020)"),
        ("Done &#9989; and &#128218;", "Done ✅ and 📚"),
    ],
)
def test_an_escaped_sign_is_no_markup(written: str, title: str) -> None:
    """It is part of the title, neither emphasis nor a year nor a mark."""
    [paper] = papers(f"## C\n- [{written}](https://a.org)\n")

    assert (paper.title, paper.year) == (title, None)


def test_a_summary_keeps_its_backslashes() -> None:
    """It may be shown as Markdown again, and holds maths."""
    paper = only_paper("## C\n**A Title** \\\n[[Pa\\_per](https://a.org/\\_b)] \\\nOf $\\{x\\}$ and \\*.\n")

    assert paper.summary == r"Of $\{x\}$ and \*."
    assert links(paper) == {"Pa_per": "https://a.org/_b"}


def test_brackets_around_a_link_may_be_escaped() -> None:
    """As those do who want to see the brackets."""
    assert titles("## C\n- A Title \\[[Paper](https://a.org)\\]\n") == ["A Title"]


@pytest.mark.parametrize("text", ["*a* [b] ✅ 📚 노이즈 #1", "it's", "\x01\n"])
def test_a_numbered_text_comes_back(text: str) -> None:
    """Controls and apostrophes are left as they are."""
    assert restored(protected(numbered(text))) == text
