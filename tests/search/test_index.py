"""The ranked lookup: what people type, and the paper they mean."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from papertui.domain.paper import Paper
from papertui.domain.reading import Reading, Status
from papertui.search.index import build_index, index_in_steps
from papertui.search.query import parse_query
from papertui.search.results import Hit

if TYPE_CHECKING:
    from papertui.search.index import Index


@pytest.fixture
def index(papers: list[Paper], readings: dict[str, Reading]) -> Index:
    """The small reading list, ready to be asked."""
    return build_index(papers, readings)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("denoising diffusion probabilistic models", "ddpm"),
        ("denois diff prob", "ddpm"),
        ("probabilistic diffusion denoising", "ddpm"),
        ("denosing difusion probablistic", "ddpm"),
        ("dneoising", "ddpm"),
        ("classfier free", "cfg"),
        ("difusi latent", "ldm"),
        ("latentdiffusion", "ldm"),
        ("highresolution", "ldm"),
        ("imagesynthesislatent", "ldm"),
        ("dream booth", "dreambooth"),
        ("squeeze net", "squeezenet"),
        ("r-cnn", "faster-rcnn"),
        ("rcnn", "faster-rcnn"),
        ("ddpm", "ddpm"),
        ("iddpm", "iddpm"),
        ("cfg", "cfg"),
        ("mae", "mae"),
        ("EDICT", "edict"),
        ("alexnet", "alexnet"),
        ("ho 2020", "ddpm"),
        ("jonathan salimans", "cfg"),
        ("bjorn ommer", "ldm"),
        ("Björn Ommer", "ldm"),
        ("muller", "accents"),
        ("mueller", "accents"),
        ("lukasz", "accents"),
        ("strassenszenen", "accents"),
        ("cvpr 2022 masked", "mae"),
        ("cvpr22 masked", "mae"),
        ("iclr23", "asyrp"),
        ("neurips 2012", "alexnet"),
        ("2006.11239", "ddpm"),
        ("2112.107", "ldm"),
        ("https://arxiv.org/abs/2112.10752v1", "ldm"),
        ("arXiv:2006.11239", "ddpm"),
        ("https://doi.org/10.1109/CVPR.2023.0001", "edict"),
        ("github.com/hojonathanho/diffusion", "ddpm"),
        ("stable diffusion", "ldm"),
        ("asyrp", "asyrp"),
        ("seminar", "asyrp"),
        ("hojonathanho", "ddpm"),
        ("gaussian noise", "ddpm"),
        ("논문", "korean"),
        ("논무", "korean"),
        ("논ㅁ", "korean"),
        ("ㄴㅁㄹㅂ", "korean"),
        ("논문리뷰", "korean"),
        (unicodedata.normalize("NFD", "논문 리뷰"), "korean"),
        ("전반", "korean-video"),
        ("ㄷㅍㅈ", "korean-video"),
        ("モデル", "japanese"),
        ("入門", "japanese"),
        ("扩散", "chinese"),
        ("β-vae", "beta-vae"),
        ("beta vae", "beta-vae"),
        (r"$\beta$-VAE", "beta-vae"),
        ("ε-prediction", "ddpm"),
        ("ｄｅｎｏｉｓｉｎｇ probabilistic", "ddpm"),
        ("author:ho guidance", "cfg"),
        ("title:alexnet", "squeezenet"),
        ('"fine tuning"', "dreambooth"),
        ("rombach OR blattmann", "ldm"),
        ("diffusion is:queued", "ldm"),
        ("autoencoder", "mae"),
        ("models diffusions latent", "ldm"),
        ("author:", "ddpm"),
        ("Ho et al. 2020", "ddpm"),
        ("J. Ho, A. Jain", "ddpm"),
        ("https://www.alphaxiv.org/abs/2006.11239", "ddpm"),
        ("\\cite{ddpm}", "ddpm"),
    ],
)
def test_the_wanted_paper_comes_first(index: Index, query: str, wanted: str) -> None:
    """For every way of asking."""
    results = index.search(parse_query(query))

    assert results.paper_ids[0] == wanted
    assert not results.was_relaxed


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Paper("better", "Attention"), Paper("worse", "Attentional")),
        (Paper("better", "Attentional"), Paper("worse", "Selfattention")),
        (Paper("better", "Selfattention"), Paper("worse", "Atention")),
        (Paper("better", "Attention"), Paper("worse", "X", authors=("Attention",))),
        (Paper("better", "X", authors=("Attention",)), Paper("worse", "X", tags=("attention",))),
        (Paper("better", "X", tags=("attention",)), Paper("worse", "X", summary="attention")),
        (Paper("better", "X", venue="Attention"), Paper("worse", "X", summary="attention")),
        (Paper("better", "Attention Y"), Paper("worse", "Attention Y Z and More Words")),
        (Paper("better", "X", authors=("A Attention", "B")), Paper("worse", "X", authors=("B", "A Attention"))),
        (Paper("better", "Attention: More"), Paper("worse", "More Attention")),
        (Paper("better", "More Attention"), Paper("worse", "Attention-Less More")),
    ],
)
def test_one_hit_is_better_than_another(better: Paper, worse: Paper) -> None:
    """Exact, beginning, part, typo; title, author, tag and venue, summary; whichever stands first in the catalogue."""
    results = build_index([worse, better], {}).search(parse_query("attention"))

    assert list(results.paper_ids) == ["better", "worse"]
    assert results[0].score > results[1].score


def test_ties_stay_in_catalogue_order() -> None:
    """So that results never jump."""
    papers = [Paper(f"p{number}", "The Same Title") for number in (3, 1, 2)]

    assert list(build_index(papers, {}).search(parse_query("same title")).paper_ids) == ["p3", "p1", "p2"]


def test_scores_are_percentages_and_fields_are_named(index: Index) -> None:
    """The title first, where it was hit."""
    hit = index.search(parse_query("ho denoising 2020"))[0]

    assert hit == Hit("ddpm", hit.score, ("title", "author", "venue"))
    assert 0 < hit.score <= 100
    assert index.search(parse_query("is:read")).hits == (Hit("ddpm", 100.0),)


def test_a_limit_keeps_the_best(index: Index) -> None:
    """And only as many."""
    everything = index.search(parse_query("diffusion"))
    first = index.search(parse_query("diffusion"), limit=2)

    assert list(first.paper_ids) == everything.paper_ids[:2]
    assert len(first) == 2
    assert first.hits == everything[:2]
    assert first[1] == everything[-len(everything) + 1]
    assert first[1].paper_id == first.paper_ids[1] == everything.paper_ids[-len(everything) + 1]


def test_fields_are_told_by_paper(index: Index) -> None:
    """For the rows that come into sight; nothing is told of a paper without a hit, or of one that is unknown."""
    results = index.search(parse_query("ho denoising 2020"))

    assert results.fields_hit("ddpm") == results[0].fields
    assert results.fields_hit("mae") == results.fields_hit("gone") == ()


def test_results_keep_their_ids_when_one_changes() -> None:
    """A list that is still shown does not change behind the reader's back."""
    papers = [Paper("old", "Same Title"), Paper("other", "Same Title")]
    index = build_index(papers, {})
    before = index.search(parse_query("same"))

    index.update(replace(papers[0], id="new"), old_id="old")

    assert list(before.paper_ids) == ["old", "other"]
    assert list(index.search(parse_query("same")).paper_ids) == ["new", "other"]


def test_when_no_paper_has_all_words_most_must_do(index: Index) -> None:
    """And the results say so."""
    results = index.search(parse_query("masked autoencoders zebra"))

    assert results.was_relaxed
    assert list(results.paper_ids) == ["mae"]


def test_of_papers_that_lack_words_those_with_more_of_them_come_first() -> None:
    """Three words of a summary tell more than two of a title."""
    papers = [
        Paper("title", "Masked Layers"),
        Paper("summary", "Editing", summary="Masked noise differences in layers"),
    ]

    found = build_index(papers, {}).search(parse_query("masked layers noise zebra"))

    assert found.was_relaxed
    assert list(found.paper_ids) == ["summary", "title"]


def test_of_thousands_with_half_of_the_words_those_with_more_are_shown() -> None:
    """Else the one that has all but one would be lost among them."""
    papers = [Paper(f"p{number}", "Image Translation") for number in range(7000)] + [
        Paper("palette", "Image Palette Okapi")
    ]

    found = build_index(papers, {}).search(parse_query("palette image okapi translation"))

    assert list(found.paper_ids) == ["palette"]
    assert found.was_relaxed


def test_a_quote_that_has_just_been_opened_hides_nothing(index: Index) -> None:
    """The list does not go blank before the first letter of a phrase; a strict query takes the sign as it stands."""
    assert list(index.search(parse_query('"')).paper_ids) == list(index.search(parse_query("")).paper_ids)
    assert index.filter(parse_query('"')) == []


def test_nothing_is_found_rather_than_anything(index: Index) -> None:
    """One word that fits nowhere, or conditions that leave nothing, find nothing."""
    nowhere = index.search(parse_query("zzzqqq"))

    assert not nowhere.hits
    assert not nowhere.was_relaxed
    assert not index.search(parse_query("masked zebra is:queued")).hits


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("models -denoising -latent", ["dreambooth"]),
        ("diffusion kind:post", ["korean"]),
        ('diffusion -"latent diffusion" year:2022', ["cfg"]),
        ("⚡", []),
        ("has:note", ["asyrp"]),
        ("-has:note -diffusion kind:video", ["korean-video"]),
    ],
)
def test_conditions_and_exclusions_narrow(index: Index, query: str, ids: list[str]) -> None:
    """Without a guess: what is excluded is meant."""
    assert list(index.search(parse_query(query)).paper_ids) == ids


def test_an_empty_query_lists_everything(index: Index, papers: list[Paper]) -> None:
    """In catalogue order."""
    assert list(index.search(parse_query("")).paper_ids) == [paper.id for paper in papers]
    assert build_index([], {}).search(parse_query("anything")).hits == ()


def test_a_changed_reading_counts_at_once(index: Index, papers: list[Paper]) -> None:
    """Without building anew."""
    assert "iddpm" in index.search(parse_query("is:left")).paper_ids
    assert list(index.search(parse_query("hopeful")).paper_ids) == []

    index.update(papers[1], Reading(Status.READ, note="hopeful", is_stated=True))

    assert "iddpm" not in index.search(parse_query("is:left")).paper_ids
    assert "iddpm" in index.search(parse_query("is:read")).paper_ids
    assert list(index.search(parse_query("hopeful")).paper_ids) == ["iddpm"]


def test_a_changed_paper_counts_at_once(index: Index, papers: list[Paper]) -> None:
    """Also under a new id; its reading stays its own."""
    index.update(replace(papers[0], id="new", title="Another Name"), old_id="ddpm")

    assert list(index.search(parse_query("another name")).paper_ids) == ["new"]
    assert list(index.search(parse_query("is:read")).paper_ids) == ["new"]
    with pytest.raises(KeyError):
        index.update(papers[0])


def test_a_build_can_be_watched(papers: list[Paper]) -> None:
    """It tells how far it is, never goes back, and hands over the index at last."""
    steps = list(index_in_steps(papers * 1, {}))

    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].total == len(papers)
    assert steps[-1].index is not None
    assert all(step.index is None for step in steps[:-1])


def test_many_hits_are_ranked_like_few() -> None:
    """Beyond some thousands of papers only the words' hits count, in the same order of goodness."""
    papers = [Paper(f"p{number}", "Noise Models" if number % 2 else "Noisy Modelling") for number in range(7000)]
    results = build_index(papers, {}).search(parse_query("nois mod"))

    assert len(results) == 7000
    assert results.paper_ids[:2] == ["p1", "p3"]
    assert results.paper_ids[3500:3502] == ["p0", "p2"]
    assert build_index(papers, {}).search(parse_query("noise zebra quagga models")).was_relaxed
