"""Copying: `y` and a letter; the toast says what was copied and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.sitting import Desk


@pytest.mark.parametrize(
    ("key", "what", "copied"),
    [
        ("t", "title", "Denoising Diffusion Probabilistic Models"),
        ("k", "id", "ho2020denoising"),
        ("u", "address", "https://arxiv.org/abs/2006.11239"),
        ("b", "BibTeX", "@"),
        ("m", "Markdown line", "Denoising Diffusion Probabilistic Models"),
        ("y", "citation", "Denoising Diffusion Probabilistic Models"),
    ],
)
async def test_each_form_is_copied(desk: Desk, key: str, what: str, copied: str) -> None:
    """After `y` the footer says how to go on; the clipboard then holds the form that was asked for."""
    async with desk.sit() as sitting:
        await sitting.press("y")
        assert sitting.line_with("b BibTeX")
        assert sitting.line_with("esc cancel")
        await sitting.press(key)

        assert copied in sitting.app.clipboard
        assert sitting.toasts[0].startswith(f"{what} copied (through the terminal, OSC 52)")
        assert "b BibTeX" not in sitting.text


async def test_forms_hold_what_they_should(desk: Desk) -> None:
    """A citation names the authors, BibTeX uses the id as its key, Markdown links the title."""
    async with desk.sit() as sitting:
        forms = {}
        for key in "bmy":
            await sitting.press("y", key)
            forms[key] = sitting.app.clipboard

        assert "{ho2020denoising," in forms["b"]
        assert "Jonathan Ho and Ajay Jain and Pieter Abbeel" in forms["b"]
        assert "(https://arxiv.org/abs/2006.11239)" in forms["m"]
        assert "Ho" in forms["y"]
        assert "2020" in forms["y"]


async def test_what_is_missing_is_not_copied(desk: Desk) -> None:
    """Without any address there is nothing to copy, and escape after `y` copies nothing either."""
    async with desk.sit() as sitting:
        await sitting.press("j", "j", "j", "y", "u")
        assert sitting.toasts == ["no address to copy"]
        await sitting.press("y", "escape", "y", "q")

        assert sitting.app.clipboard == ""
        assert sitting.app.is_running
        assert sitting.cursor == "rombach2022high"
