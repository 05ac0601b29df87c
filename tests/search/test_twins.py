"""Near twins are one title spelled twice, found without comparing all with all."""

from __future__ import annotations

import pytest

from papertui.domain.paper import Paper
from papertui.search.twins import near_twins


@pytest.mark.parametrize(
    ("one", "other", "are_twins"),
    [
        ("Diffusion Models Beat GANs on Image Synthesis", "Difusion Models Beat GANs on Image Synthesis", True),
        ("High-Resolution Image Synthesis with Diffusion", "High Resolution Image Sythesis with Diffusion", True),
        ("Denoising Diffusion Probabilistic Models", "denoising diffusion: probabilistic models", False),
        ("Improved Denoising Diffusion Models", "Denoising Diffusion Models", False),
        ("Video Diffusion Models", "Image Diffusion Models", False),
        ("", "", False),
    ],
)  # fmt: skip
def test_a_slip_makes_twins_another_word_does_not(one: str, other: str, are_twins: bool) -> None:
    """Titles that are equal but for case and punctuation are duplicates, not twins."""
    papers = [Paper("a", one), Paper("x", "Something else altogether"), Paper("b", other)]

    assert near_twins(papers) == ([(papers[0], papers[2])] if are_twins else [])


def test_papers_of_other_kinds_are_not_compared() -> None:
    papers = [Paper("a", "Understanding Diffusion Models"), Paper("b", "Understanding Difusion Models", kind="post")]

    assert near_twins(papers) == []
