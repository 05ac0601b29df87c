"""A selector is an id, an identifier, a title or words that clearly mean one paper; several are all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("selector", "paper_id"),
    [
        ("ho2020denoising", "ho2020denoising"),
        ("리뷰", "리뷰"),
        ("2006.11239", "ho2020denoising"),
        ("arXiv:2006.11239v1", "ho2020denoising"),
        ("https://arxiv.org/pdf/2010.02502v3", "song2021denoising"),
        ("10.1109/CVPR52688.2022.01042", "rombach2022high"),
        ("https://doi.org/10.1109/cvpr52688.2022.01042", "rombach2022high"),
        ("what are diffusion models", "weng2021what"),
        ("latent difusion", "rombach2022high"),
        ("rombach 2021", "rombach2022high"),
        ("논문", "리뷰"),
    ],
)
def test_a_selector_means_one_paper(
    selector: str, paper_id: str, papertui: Callable[..., Run], catalogue: Path
) -> None:
    shown = papertui("show", selector, "--json")

    assert [entry["id"] for entry in shown.objects] == [paper_id]


def test_a_guess_is_echoed_on_stderr(papertui: Callable[..., Run], catalogue: Path) -> None:
    """An id is what was meant; words are answered with the title they were taken for."""
    assert papertui("show", "rombach2022high").err == ""
    assert "High-Resolution Image Synthesis" in papertui("show", "latent diffusion").err


def test_an_ambiguous_selector_lists_at_most_five_and_does_nothing(
    papertui: Callable[..., Run], catalogue: Path
) -> None:
    entries = "".join(f'[[papers]]\ntitle = "Sampling number {number}"\n' for number in range(9))
    catalogue.write_text(entries, encoding="utf-8")

    marked = papertui("mark", "sampling", "--as", "read")

    assert (marked.code, marked.out) == (1, "")
    assert "fits several papers" in marked.err
    assert marked.err.count("sampling-number-") == 5
    assert papertui("list", "is:read").code == 1


def test_one_identifier_on_two_papers_is_ambiguous(papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_text(
        '[[papers]]\ntitle = "A"\narxiv = "2112.10003"\n[[papers]]\ntitle = "B"\narxiv = "2112.10003"\n',
        encoding="utf-8",
    )

    assert "fits several papers" in papertui("show", "2112.10003").err


def test_words_that_only_nearly_mean_a_paper_are_not_said_to_fit_several(
    papertui: Callable[..., Run], catalogue: Path
) -> None:
    """What is near is listed all the same."""
    shown = papertui("show", "rombach zzzz")

    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith(
        "papertui: 'rombach zzzz' fits no paper, only roughly; name one by its id:\n  rombach2022high"
    )


@pytest.mark.parametrize("selector", ["zebra crossing", "2001.00001", "10.1000/182", " ", ""])
def test_an_unknown_selector_exits_1(selector: str, papertui: Callable[..., Run], catalogue: Path) -> None:
    shown = papertui("show", selector)

    assert (shown.code, shown.out) == (1, "")
    assert "no paper matches" in shown.err
    assert papertui("show", "--json", "--", selector).out == "[]\n"


def test_several_selectors_are_all_or_nothing(papertui: Callable[..., Run], catalogue: Path, home: Path) -> None:
    """One selector that fails keeps the others from being marked; not even a log is made."""
    marked = papertui("read", "ho2020denoising", "zebra")

    assert marked.code == 1
    assert not (home / "data").exists()


def test_a_paper_named_twice_is_taken_once(papertui: Callable[..., Run], catalogue: Path) -> None:
    shown = papertui("show", "ho2020denoising", "2006.11239", "--json")

    assert len(shown.objects) == 1
