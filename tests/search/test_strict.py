"""Matching without a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.search.index import build_index
from papertui.search.query import parse_query
from papertui.search.strict import matching_ids

if TYPE_CHECKING:
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("denoising", ["ddpm", "iddpm"]),
        ("denois probab", ["ddpm", "iddpm"]),
        ("noising", ["ddpm", "iddpm"]),
        ("denosing", []),
        ("ddpm", []),
        ("latentdiffusion", []),
        ("dream booth", ["dreambooth"]),
        ("r-cnn", ["faster-rcnn"]),
        ("rcnn", ["faster-rcnn"]),
        ("bjorn", ["ldm"]),
        ("ho", ["ddpm", "cfg"]),
        ("no summary here", []),
        ('"diffusion guidance"', ["cfg"]),
        ('"diffusion guid"', []),
        ('"diffusion guid', ["cfg"]),
        ('"guidance diffusion"', []),
        ("author:alex", ["iddpm", "alexnet"]),
        ("title:alex", ["squeezenet"]),
        ('author:"jonathan ho"', ["ddpm", "cfg"]),
        ("cat:editing", ["dreambooth"]),
        ('cat:"generative models"', ["ddpm", "dreambooth"]),
        ("tag:seminar", ["asyrp"]),
        ("note:asyrp", ["asyrp"]),
        ("venue:cvpr22", ["ldm", "mae"]),
        ("venue:neurips", ["ddpm", "alexnet"]),
        ("id:alex", ["alexnet"]),
        ("2112.1", ["ldm"]),
        ("arxiv:2006.11239", ["ddpm"]),
        ("doi:10.1109/cvpr.2023.0001", ["edict"]),
        ("https://arxiv.org/abs/2112.10752", ["ldm"]),
        ("https://github.com/hojonathanho/diffusion", ["ddpm"]),
        ("hojonathanho", ["ddpm"]),
        ("diffusion -models", ["cfg", "edict", "korean"]),
        ("is:left diffusion models", ["iddpm", "ldm", "dreambooth", "asyrp"]),
        ("rombach OR krizhevsky", ["ldm", "alexnet"]),
        ("리뷰", ["korean"]),
        ("전반", ["korean-video"]),
        ("ㄴㅁㄹㅂ", []),
        ("モデル", ["japanese"]),
        ("概率模型", ["chinese"]),
        ("ε", ["ddpm"]),
        ("epsilon", ["ddpm"]),
        ("beta vae", ["beta-vae"]),
        ("kind:post OR kind:video", ["korean", "korean-video"]),
        ("γ", []),
        ("?", []),
        (":", ["dreambooth", "edict", "squeezenet", "faster-rcnn", "beta-vae"]),
    ],
)
def test_every_word_must_be_there(
    papers: list[Paper], readings: dict[str, Reading], query: str, ids: list[str]
) -> None:
    """Exact, beginning or part; by reading every paper and by the index alike, in catalogue order."""
    parsed = parse_query(query)

    assert matching_ids(parsed, papers, readings) == ids
    assert build_index(papers, readings).filter(parsed) == ids


def test_a_query_that_was_cut_matches_nothing(papers: list[Paper], readings: dict[str, Reading]) -> None:
    """What could not be understood whole must not act on more papers than it means."""
    query = parse_query("diffusion " + "a " * 600)

    assert matching_ids(query, papers, readings) == []
    assert build_index(papers, readings).filter(query) == []


def test_an_empty_query_matches_everything(papers: list[Paper], readings: dict[str, Reading]) -> None:
    """As a list without a filter."""
    every = [paper.id for paper in papers]

    assert matching_ids(parse_query(""), papers, readings) == every
    assert build_index(papers, readings).filter(parse_query(" ")) == every
