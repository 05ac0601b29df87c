"""What is marked in a text."""

from __future__ import annotations

import pytest

from papertui.search.fields import Field
from papertui.search.highlight import spans_in
from papertui.search.query import parse_query

DDPM = "Denoising Diffusion Probabilistic Models"


def marked(query: str, text: str, field: Field = Field.TITLE) -> str:
    """The text with brackets around what is marked."""
    shown = text
    for start, end in reversed(spans_in(parse_query(query), text, field)):
        shown = f"{shown[:start]}[{shown[start:end]}]{shown[end:]}"
    return shown


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("diffusion", DDPM, "Denoising [Diffusion] Probabilistic Models"),
        ("diff mod", DDPM, "Denoising [Diff]usion Probabilistic [Mod]els"),
        ("denosing difusion", DDPM, "[Denoising] [Diffusion] Probabilistic Models"),
        ("denoise diffused", DDPM, "[Denoising] [Diffusion] Probabilistic Models"),
        ("colouring", "Image Colorization", "Image [Colorization]"),
        ("difusi", DDPM, "Denoising [Diffusion] Probabilistic Models"),
        ("ddpm", DDPM, "[D]enoising [D]iffusion [P]robabilistic [M]odels"),
        ("aayn", "Attention Is All You Need", "[A]ttention Is [A]ll [Y]ou [N]eed"),
        ("denoisingdiff", DDPM, "[Denoising] [Diff]usion Probabilistic Models"),
        ("squeezeexcitation", "Squeeze-and-Excitation", "[Squeeze]-and-[Excitation]"),
        ("lenet", "Single Network", "Single Network"),
        ("dream booth", "DreamBooth: Fine", "[DreamBooth]: Fine"),
        ("net", "Net of SqueezeNet", "[Net] of SqueezeNet"),
        ("net", "SqueezeNet", "Squeeze[Net]"),
        ("r-cnn", "Faster R-CNN", "Faster [R-CNN]"),
        ("rcnn", "Faster R-CNN", "Faster [R]-[CNN]"),
        ('"diffusion prob', DDPM, "Denoising [Diffusion Prob]abilistic Models"),
        ('"diffusion prob"', DDPM, DDPM),
        ("-diffusion models", DDPM, "Denoising Diffusion Probabilistic [Models]"),
        ("author:diffusion year:2020", DDPM, DDPM),
        ("is the", "This Is The End", "This [Is] [The] End"),
        ("d", "Deep Models D", "[D]eep Models [D]"),
        ("istanbul", "x İstanbul", "x [İstanbul]"),
        ("strasse", "Die Straße", "Die [Straße]"),
        ("fi", "ﬁne", "[ﬁ]ne"),
        ("f", "ﬁne", "[ﬁ]ne"),
        ("bjorn", "Bjo\u0308rn", "[Bjo\u0308rn]"),
        ("beta", "β-VAE", "[β]-VAE"),
        ("β", r"$\beta$-VAE", r"$[\beta]$-VAE"),
        ("논무", "Diffusion 논문 리뷰", "Diffusion [논문] 리뷰"),
        ("ㄴㅁㄹㅂ", "Diffusion 논문 리뷰", "Diffusion [논문] [리뷰]"),
        ("ㄹ", "Diffusion 논문 리뷰", "Diffusion 논문 [리]뷰"),
        ("ㅋ", "Diffusion 논문 리뷰", "Diffusion 논문 리뷰"),
        ("モデル", "拡散モデル入門", "拡散[モデル]入門"),
        ("zebra", DDPM, DDPM),
        ("diffusion", "", ""),
    ],
)
def test_a_title_is_marked(query: str, text: str, shown: str) -> None:
    """By the best way the word can match it, on the characters as they stand."""
    assert marked(query, text) == shown


def test_other_texts_are_marked_more_sparingly() -> None:
    """Stop words, single letters and initials would be noise in a summary."""
    assert marked("the d noise ddpm", "the d noise does", Field.SUMMARY) == "the [d] [noise] does"
    assert marked("ㄴㅁㄹ", "논문 리뷰", Field.SUMMARY) == "논문 리뷰"
    assert marked("ㄴㅁ", "논문 리뷰", Field.SUMMARY) == "[논문] 리뷰"
    assert marked("denoisingdiff", DDPM, Field.SUMMARY) == DDPM


def test_a_word_kept_to_a_field_is_marked_there_alone() -> None:
    """And one that is not, everywhere; a condition marks nothing."""
    assert marked("noise", "Ada Ho, Bo Noise", Field.AUTHOR) == "Ada Ho, Bo [Noise]"
    assert marked("noise", "Noise 2020", Field.VENUE) == "[Noise] 2020"
    assert marked("author:noise", "Ada Ho, Bo Noise", Field.AUTHOR) == "Ada Ho, Bo [Noise]"
    assert marked("author:noise", "Noise 2020", Field.VENUE) == "Noise 2020"
    assert marked("is:left", "left", Field.TITLE) == "left"
