"""A small reading list with one paper for each way people search."""

from __future__ import annotations

import pytest

from papertui.domain.paper import Link, Paper
from papertui.domain.reading import Reading, Status


@pytest.fixture
def papers() -> list[Paper]:
    """Papers in catalogue order; their ids say what they are for."""
    return [
        Paper(
            id="ddpm",
            title="Denoising Diffusion Probabilistic Models",
            authors=("Jonathan Ho", "Ajay Jain", "Pieter Abbeel"),
            venue="NeurIPS 2020",
            year=2020,
            categories=(("Generative models", "Diffusion"),),
            arxiv="2006.11239",
            summary="Trains a network to undo small steps of Gaussian noise; $\\epsilon$-prediction works best.",
            links=(Link("Github", "https://github.com/hojonathanho/diffusion"),),
        ),
        Paper(
            id="iddpm",
            title="Improved Denoising Diffusion Probabilistic Models",
            authors=("Alex Nichol", "Prafulla Dhariwal"),
            venue="ICML 2021",
            year=2021,
        ),
        Paper(
            id="ldm",
            title="High-Resolution Image Synthesis with Latent Diffusion Models",
            authors=("Robin Rombach", "Andreas Blattmann", "Björn Ommer"),
            venue="CVPR 2022",
            year=2022,
            tags=("stable-diffusion",),
            links=(Link("Paper", "https://arxiv.org/pdf/2112.10752v2.pdf"),),
        ),
        Paper(
            id="cfg",
            title="Classifier-Free Diffusion Guidance",
            authors=("Jonathan Ho", "Tim Salimans"),
            date="2022-07-26",
            tags=("cfg",),
        ),
        Paper(
            id="dreambooth",
            title="DreamBooth: Fine Tuning Text-to-Image Diffusion Models",
            authors=("Nataniel Ruiz",),
            venue="CVPR 2023",
            year=2023,
            categories=(("Generative models", "Editing"),),
        ),
        Paper(
            id="edict",
            title="EDICT: Exact Diffusion Inversion via Coupled Transformations",
            authors=("Bram Wallace",),
            doi="10.1109/CVPR.2023.0001",
        ),
        Paper(
            id="alexnet",
            title="ImageNet Classification with Deep Convolutional Neural Networks",
            authors=("Alex Krizhevsky", "Ilya Sutskever"),
            venue="NIPS 2012",
            year=2012,
            tags=("alexnet",),
        ),
        Paper(
            id="squeezenet",
            title="SqueezeNet: AlexNet-level accuracy with 50x fewer parameters",
            authors=("Forrest Iandola",),
            year=2016,
        ),
        Paper(
            id="mae",
            title="Masked Autoencoders Are Scalable Vision Learners",
            authors=("Kaiming He",),
            venue="CVPR 2022",
            year=2022,
            tags=("mae",),
            summary="Hides most patches and lets a light decoder paint them in.",
        ),
        Paper(id="faster-rcnn", title="Faster R-CNN: Towards Real-Time Object Detection", authors=("Shaoqing Ren",)),
        Paper(id="beta-vae", title="β-VAE: Learning Basic Visual Concepts", authors=("Irina Higgins",), kind="paper"),
        Paper(id="korean", title="Diffusion 논문 리뷰", kind="post"),
        Paper(id="korean-video", title="디퓨전 전반적인 정리영상", kind="video"),
        Paper(id="japanese", title="拡散モデル入門"),
        Paper(id="chinese", title="扩散概率模型综述"),
        Paper(id="accents", title="Über Straßenszenen", authors=("Jürgen Müller", "Łukasz Kaiser")),
        Paper(id="asyrp", title="Diffusion Models Already Have a Semantic Latent Space", year=2023, venue="ICLR 2023"),
    ]


@pytest.fixture
def readings() -> dict[str, Reading]:
    """Some of the papers are read, queued, rated or have notes."""
    return {
        "ddpm": Reading(Status.READ, rating=5, is_stated=True, read_at="2026-03-05T12:00:00.000Z"),
        "ldm": Reading(Status.QUEUED, is_stated=True),
        "mae": Reading(Status.DROPPED, is_stated=True),
        "asyrp": Reading(note="the h-space one, see Asyrp", tags=("seminar",)),
    }
