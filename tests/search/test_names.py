"""Names of papers, and words written in more than one way."""

from __future__ import annotations

import pytest

from papertui.domain.paper import Link, Paper
from papertui.search.index import build_index
from papertui.search.query import parse_query


def test_initials_that_are_a_tag_too_name_the_paper() -> None:
    """Who types ``ddpm`` means the paper of that name, not the one whose title talks about it."""
    talk = Paper("talk", "DDPM in Practice", kind="video")
    named = Paper("named", "Denoising Diffusion Probabilistic Models", tags=("DDPM",))

    found = build_index([talk, named], {}).search(parse_query("ddpm"))

    assert list(found.paper_ids) == ["named", "talk"]


@pytest.mark.parametrize(
    ("query", "named", "other"),
    [
        ("detr", Paper("a", "End-to-End Object Detection with Transformers", tags=("detr",)), "Anchor DETR: Queries"),
        (
            "swin transformer",
            Paper("a", "Swin Transformer: Shifted Windows", tags=("swin-transformer",)),
            "My Swin Transformer",
        ),
        (
            "image to image",
            Paper("a", "Image-to-Image Translation with Adversarial Networks"),
            "Colorful Image Colorization",
        ),
        (
            "stable diffusion",
            Paper("a", "High Resolution with Latents", tags=("stable-diffusion",)),
            "Diffusion, Stable Now",
        ),
        ("prompt to prompt", Paper("a", "Prompt-to-Prompt Image Editing", tags=("prompt-to-prompt",)), "Prompt Tuning"),
        (
            "batch normalisation",
            Paper("a", "Batch Normalization: Less Shift", tags=("batch-normalization",)),
            "Cross Batch Normalization",
        ),
    ],
)
def test_a_name_comes_before_titles_that_talk_about_it(query: str, named: Paper, other: str) -> None:
    """A tag that the title spells, or one of several words; and a compound that is typed apart."""
    found = build_index([Paper("b", other), named], {}).search(parse_query(query))

    assert list(found.paper_ids) == ["a", "b"]


def test_a_tag_that_the_title_does_not_spell_stays_below_titles() -> None:
    """A subject is no name."""
    about, tagged = Paper("about", "A Long Title on Zebras and a Zebra"), Paper("tagged", "Horses", tags=("zebra",))

    assert list(build_index([tagged, about], {}).search(parse_query("zebra")).paper_ids) == ["about", "tagged"]


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/ermongroup/ncsn",
        "https://github.com/someone/NCSN/tree/main/models",
        "https://ncsn.github.io/",
        "https://someone.org/NCSN?page=2",
    ],
)
def test_a_repository_or_page_of_that_name_comes_before_texts_that_mention_it(address: str) -> None:
    """What the authors call their work stands in its address, and often nowhere else."""
    mention = Paper("mention", "A Survey", summary="From NCSN on.")
    called = Paper("called", "Estimating Gradients of the Data", links=(Link("Code", address),))

    assert list(build_index([mention, called], {}).search(parse_query("ncsn")).paper_ids) == ["called", "mention"]


def test_a_repository_is_found_among_many_addresses_with_its_letters() -> None:
    others = [Paper(f"p{n}", "Images", links=(Link("Code", f"https://github.com/a/editing-{n}"),)) for n in range(500)]
    called = Paper("called", "Scalable Models", links=(Link("Code", "https://github.com/a/DiT"),))

    assert list(build_index([*others, called], {}).search(parse_query("dit")).paper_ids) == ["called"]


def test_any_other_word_of_an_address_is_no_name() -> None:
    mention = Paper("mention", "A Survey", summary="From NCSN on.")
    linked = Paper("linked", "Gradients", links=(Link("Post", "https://a.org/2020/ncsn/intro"),))

    assert list(build_index([linked, mention], {}).search(parse_query("ncsn")).paper_ids) == ["mention", "linked"]


def test_a_repository_that_many_papers_share_names_none_of_them() -> None:
    shared = [Paper(f"p{n}", "Gradients", links=(Link("Code", "https://github.com/all/models"),)) for n in range(25)]
    mention = Paper("mention", "A Survey", summary="Of models.")

    assert next(iter(build_index([*shared, mention], {}).search(parse_query("models")).paper_ids)) == "mention"


@pytest.mark.parametrize("title", ["MobileNetV2: Inverted Residuals", "MobileNetV2"])
def test_a_slip_and_a_blank_in_a_name_are_forgiven_together(title: str) -> None:
    """``mobilnet v2`` is MobileNetV2, though neither half is a word of it."""
    papers = [Paper("a", "Nets, v2"), Paper("b", title)]

    found = build_index(papers, {}).search(parse_query("mobilnet v2"))

    assert list(found.paper_ids) == ["b"]
    assert not found.was_relaxed


def test_a_title_mistyped_in_the_list_is_found_when_no_other_has_all_words() -> None:
    """``contrastive`` is a word that many titles hold, and no mistake; the one with the year holds it misspelt."""
    others = [Paper(f"p{n}", f"Contrastive Loss {n}", year=2020) for n in range(4)]
    meant = Paper("meant", "Constrative Loss", year=2006)
    index = build_index([*others, meant], {})

    found = index.search(parse_query("contrastive loss 2006"))

    assert list(found.paper_ids) == ["meant"]
    assert not found.was_relaxed
    assert "meant" not in index.search(parse_query("contrastive loss")).paper_ids


def test_both_spellings_find_a_word_alike() -> None:
    """British and American are no typos of each other: neither comes after a word that is one."""
    papers = [Paper("typo", "Normalisatio"), Paper("american", "Normalization")]

    assert list(build_index(papers, {}).search(parse_query("normalisation")).paper_ids) == ["american", "typo"]


def test_a_compound_is_found_without_its_stop_word() -> None:
    """As it is typed with a sign for it, or glued."""
    papers = [Paper("other", "Nets Meet Squeeze-Excitation Nets"), Paper("wanted", "Squeeze-and-Excitation Nets")]
    index = build_index(papers, {})

    assert index.search(parse_query("squeeze & excitation")).paper_ids[0] == "wanted"
    assert index.search(parse_query("squeezeexcitation nets")).paper_ids[0] == "wanted"


@pytest.mark.parametrize("query", ["segmenting", "segmented images", "segments"])
def test_a_word_is_found_by_another_ending(query: str) -> None:
    """Readers remember the word, not its form; a strict query does not guess, and what stands there comes first."""
    papers = [Paper("noun", "Image Segmentation"), Paper("verb", "Segmenting Images"), Paper("other", "Seismic Images")]
    index = build_index(papers, {})

    assert set(index.search(parse_query(query)).paper_ids) == {"noun", "verb"}
    assert list(index.search(parse_query("segmenting")).paper_ids) == ["verb", "noun"]
    assert index.filter(parse_query("segmenting")) == ["verb"]


@pytest.mark.parametrize(("query", "found"), [("vgg16", ["vgg"]), ("yolov5", ["yolo"]), ("gpt3", ["gpt3"])])
def test_a_model_is_found_by_the_number_of_one_of_its_sizes(query: str, found: list[str]) -> None:
    """Unless there is a paper that bears the number itself."""
    papers = [
        Paper("vgg", "Very Deep Convolutional Networks", tags=("vgg",)),
        Paper("yolo", "YOLO: You Only Look Once"),
        Paper("gpt2", "GPT-2"),
        Paper("gpt3", "GPT-3"),
    ]

    assert build_index(papers, {}).search(parse_query(query)).paper_ids[:1] == found
