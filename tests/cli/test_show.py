"""`show` prints an entry in full, its maths readable, with what the reader said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


def test_an_entry_is_shown_in_full(papertui: Callable[..., Run], catalogue: Path) -> None:
    papertui("rate", "ho2020denoising", "5")
    papertui("tag", "ho2020denoising", "+mine")
    papertui("note", "ho2020denoising", "two\nlines")
    papertui("read", "ho2020denoising")

    shown = papertui("show", "ho2020denoising")

    assert shown.code == 0
    assert shown.lines[:2] == ["Denoising Diffusion Probabilistic Models", "Jonathan Ho, Ajay Jain, Pieter Abbeel"]
    facts = dict(line.split(maxsplit=1) for line in shown.lines[3:] if " " in line)
    assert facts["id"] == "ho2020denoising"
    assert facts["status"].startswith("✔ read since 20")
    assert facts["status"].endswith("· rated 5")
    assert facts["venue"] == "NeurIPS 2020"
    assert facts["category"] == "Papers > Must-Read"
    assert facts["Github"] == "https://github.com/hojonathanho/diffusion"
    assert facts["rank"] == "1"
    assert "Predicts the noise ε_θ." in shown.lines
    assert shown.lines[-3:] == ["your note:", "two", "lines"]


def test_what_is_absent_takes_no_line(papertui: Callable[..., Run], catalogue: Path) -> None:
    lines = papertui("show", "weng2021what").lines

    assert not [line for line in lines if line.startswith(("venue", "date", "tags", "doi", "your"))]
    assert "kind        post" in lines


def test_several_entries_are_parted_by_a_blank_line(papertui: Callable[..., Run], catalogue: Path) -> None:
    shown = papertui("show", "리뷰", "weng2021what")

    assert "\n\nWhat are Diffusion Models?\n" in shown.out
