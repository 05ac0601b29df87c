"""Links in every form that lists hold, whole and broken."""

from __future__ import annotations

import pytest

from papertui.exchange.markdown_links import links_in, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[Paper](https://a.org/1)]", [("Paper", "https://a.org/1")]),
        ("[Paper](https://a.org/1)", [("Paper", "https://a.org/1")]),
        ("[[Paper]](https://a.org/1)", [("Paper", "https://a.org/1")]),
        ("[`[pdf]`](https://a.org/1)", [("pdf", "https://a.org/1")]),
        ("[![arXiv](https://badge.io/x.svg)](https://a.org/1)", [("arXiv", "https://a.org/1")]),
        ("![picture](https://badge.io/x.svg)", []),
        ("see https://a.org/1.", [("a.org", "https://a.org/1")]),
        ("<https://a.org/1>", [("a.org", "https://a.org/1")]),
        ("(https://a.org/1)", [("a.org", "https://a.org/1")]),
        ("Code: https://a.org/1, later", [("Code", "https://a.org/1")]),
        ("[[Paper] (https://a.org/1)]", [("Paper", "https://a.org/1")]),
        ("[[pdf](https://a.org/1)", [("pdf", "https://a.org/1")]),
        ("[[Paper](https://a.org/1) [Code](https://a.org/2)]", [("Paper", "https://a.org/1"), ("Code", "https://a.org/2")]),
        ("[Paper](https://a.org/1)] [[Page(https://a.org/2)]", [("Paper", "https://a.org/1"), ("Page", "https://a.org/2")]),
        ("Paper](https://a.org/1)]", [("Paper", "https://a.org/1")]),
        ("](https://a.org/1)", [("", "https://a.org/1")]),
        ("[Notes]()", [("Notes", "")]),
        ("[Notes](some words here)", [("Notes", "")]),
        ("[Notes](notes/one.md)", [("Notes", "notes/one.md")]),
        ("[Net](https://a.org/Net(2012).ipynb)", [("Net", "https://a.org/Net(2012).ipynb")]),
        ("[A [B] C](https://a.org/1)", [("A B C", "https://a.org/1")]),
        ('[A](https://a.org/1 "a title")', [("A", "https://a.org/1")]),
        ("[A]( https://a.org/1 )", [("A", "https://a.org/1")]),
        ("[A](https://a.org/1", [("A", "https://a.org/1")]),
        (r"\[A](https://a.org/1)", [("A", "https://a.org/1")]),
        ("[A] (2020) is no link", []),
        ("no link", []),
    ],
)  # fmt: skip
def test_a_link_is_found_in_every_form(text: str, expected: list[tuple[str, str]]) -> None:
    """Label and address come out as written, also where a bracket, a parenthesis or the address is missing."""
    assert [(link.label, link.url) for link in links_in(text)] == expected


def test_a_link_knows_its_place() -> None:
    """Cutting a text at the place of its link leaves what stands around it."""
    text = "before [A](https://a.org) behind"

    [link] = links_in(text)

    assert (text[: link.start], text[link.end :]) == ("before ", " behind")


def test_a_label_is_without_markup() -> None:
    """Emphasis, code and pictures leave their words."""
    assert plain("**`[pdf]`** ![icon](x.png)") == "pdf icon"
