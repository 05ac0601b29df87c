"""Facts about `add`: what it makes of each form, that nothing is added twice, and that undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        ("https://a.org/x", {"title": "https://a.org/x", "links": [{"label": "a.org", "url": "https://a.org/x"}]}),
        ("https://arxiv.org/abs/2105.05233v2", {"arxiv": "2105.05233", "title": "https://arxiv.org/abs/2105.05233v2"}),
        ("2105.05233", {"arxiv": "2105.05233", "title": "2105.05233"}),
        ("arXiv:2105.05233v4", {"links": [{"label": "Paper", "url": "https://arxiv.org/abs/2105.05233"}]}),
        ("10.1000/182", {"doi": "10.1000/182", "links": [{"label": "Paper", "url": "https://doi.org/10.1000/182"}]}),
        ("[Beats GANs](https://b.org/p)", {"title": "Beats GANs"}),
        ("- [Beats GANs](https://b.org/p)", {"links": [{"label": "Link", "url": "https://b.org/p"}]}),
    ],
)
def test_each_form_becomes_an_entry(
    papertui: Callable[..., Run], catalogue: Path, thing: str, expected: dict[str, Any]
) -> None:
    """Its id is all of stdout; everything that stood there stands there still; undo takes it back."""
    run = papertui("add", thing)

    assert run.code == 0
    [paper] = papertui("show", run.out.strip(), "--json").objects
    assert {name: paper[name] for name in expected} == expected
    assert catalogue.read_text(encoding="utf-8").startswith(CATALOGUE + "\n[[papers]]\nid = ")
    assert papertui("undo").err == f"undid: addition of {run.out.strip()}\n"
    assert catalogue.read_text(encoding="utf-8") == CATALOGUE
    assert papertui("redo").code == 0
    assert papertui("show", run.out.strip(), "--json").objects == [paper]


def test_fields_and_category_are_given_at_once(papertui: Callable[..., Run], catalogue: Path) -> None:
    """The id is made from them."""
    run = papertui(
        "add", "2105.05233", "--title", "Diffusion Models Beat GANs", "--set", "authors=Prafulla Dhariwal; Alex Nichol",
        "--set", "year=2021", "--category", "must-read",
    )  # fmt: skip

    assert run.out == "dhariwal2021diffusion\n"
    [paper] = papertui("show", "dhariwal2021diffusion", "--json").objects
    assert (paper["categories"], paper["year"]) == ([["Papers", "Must-Read"]], 2021)


@pytest.mark.parametrize("words", [("2006.11239",), ("--title", "denoising diffusion probabilistic models!")])
def test_what_is_there_is_not_added_again(
    papertui: Callable[..., Run], catalogue: Path, words: tuple[str, ...]
) -> None:
    """Its id is printed all the same."""
    run = papertui("add", *words)

    assert (run.code, run.out) == (0, "ho2020denoising\n")
    assert run.err.startswith("there already: ")
    assert catalogue.read_text(encoding="utf-8") == CATALOGUE


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "say what to add"),
        (("some words",), 2, "--title"),
        (("@article{x, title={T}",), 2, "this BibTeX cannot be read: this entry does not end"),
        (("@article",), 2, "this BibTeX holds no BibTeX entry"),
        (("@misc{a, title={A}} @misc{b, title={B}}",), 2, "2 entries, not one"),
        (("https://",), 2, "names no host"),
        (("[a](https://a.org/1)\n- [b](https://b.org/2)",), 2, "2 entries, not one"),
        (("2105.05233", "--set", "year=x"), 2, "year"),
        (("2105.05233", "--category", "New"), 1, "a new one needs --create"),
    ],
)
def test_what_cannot_be_added_is_told(
    papertui: Callable[..., Run], catalogue: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    """And nothing is changed."""
    run = papertui("add", *words)

    assert (run.code, run.out) == (code, "")
    assert told in run.err
    assert catalogue.read_text(encoding="utf-8") == CATALOGUE


def test_a_bibtex_entry_is_added(papertui: Callable[..., Run], catalogue: Path) -> None:
    """Its key is the id while it is free; one of the same work is there already."""
    entry = "@article{lee2020,\n  title = {Learning to {Fold}},\n  author = {Lee, Ann},\n journal={JMLR}, volume = 3\n}"

    first, second = papertui("add", entry), papertui("add", entry.replace("lee2020", "other"))
    third = papertui("add", "@misc{lee2020, title={Learning to Unfold}}")

    assert (first.out, second.out, third.out) == ("lee2020\n", "lee2020\n", "learning-unfold\n")
    assert papertui("list", "--json", "fold").objects[0]["extra"] == {"entrytype": "article", "volume": "3"}
    assert catalogue.read_text("utf-8").startswith(CATALOGUE)


def test_ids_that_stand_stay(papertui: Callable[..., Run], catalogue: Path) -> None:
    """A namesake gets another; a new category is made when asked for; a missing last newline is no harm."""
    whole = '[[papers]]\ntitle = "Same words here"\nauthors = ["A B"]\nyear = 2001'
    catalogue.write_text(whole, encoding="utf-8")

    run = papertui(
        "add", "--title", "Same other", "--set", "authors=C B", "--set", "year=2001", "--category", "A/B", "--create"
    )

    assert papertui("list", "--ids").lines == ["b2001same", run.out.strip()]
    assert papertui("list", "--ids", "cat:A").lines == [run.out.strip()]
    papertui("undo")
    assert catalogue.read_text(encoding="utf-8") == whole


def test_the_sample_becomes_the_readers_own(papertui: Callable[..., Run], home: Path) -> None:
    """With the new entry at its end."""
    run = papertui("add", "https://example.org/new")

    assert "the sample was copied to" in run.err
    assert papertui("list", "--ids").lines[-1] == run.out.strip()
