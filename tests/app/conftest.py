"""A small catalogue, and the screen on it with everything it keeps below one temporary folder."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest

from tests.app.sitting import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNSET = {"NO_COLOR", "COLORTERM", "BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "EDITOR", "VISUAL"}
CATALOGUE = r"""# Diffusion models: a comment that no edit may touch.
title = "Diffusion models"

# The start of it all.
[[papers]]
id = "ho2020denoising"
title = "Denoising Diffusion Probabilistic Models"
authors = ["Jonathan Ho", "Ajay Jain", "Pieter Abbeel"]
venue = "NeurIPS 2020"   # a comment behind a value
year = 2020
categories = ["Papers > Must-Read"]
tags = ["ddpm"]
summary = '''
Predicts the noise $\epsilon_\theta(x_t, t)$ with a *simple* loss.
'''
[papers.links]
Paper = "https://arxiv.org/abs/2006.11239"
Github = "https://github.com/hojonathanho/diffusion"

[[papers]]
id = "song2021score"
title = "Score-Based Generative Modeling through Stochastic Differential Equations"
authors = ["Yang Song"]
venue = "ICLR 2021"
year = 2021
categories = ["Papers > Must-Read"]
arxiv = "2011.13456"

[[papers]]
id = "dhariwal2021diffusion"
title = "Diffusion Models Beat GANs on Image Synthesis"
authors = ["Prafulla Dhariwal", "Alex Nichol"]
venue = "NeurIPS 2021"
year = 2021
categories = ["Papers > Must-Read"]
summary = '''
Line one of a long summary.
Line two of a long summary.
Line three of a long summary.
Line four of a long summary.
Line five of a long summary.
Line six of a long summary.
Line seven of a long summary.
Line eight of a long summary.
Line nine of a long summary.
Line ten of a long summary.
Line eleven of a long summary.
Line twelve of a long summary.
'''
[papers.links]
One = "https://example.org/1"
Two = "https://example.org/2"
Three = "https://example.org/3"
Four = "https://example.org/4"
Five = "https://example.org/5"
Six = "https://example.org/6"
Seven = "https://example.org/7"
Eight = "https://example.org/8"
Nine = "https://example.org/9"

[[papers]]
id = "rombach2022high"
title = "High-Resolution Image Synthesis with Latent Diffusion Models"
authors = ["Robin Rombach"]
venue = "CVPR 2022"
year = 2022
categories = ["Papers > Must-Read"]

[[papers]]
id = "meng2022sdedit"
title = "SDEdit: Guided Image Synthesis and Editing with Stochastic Differential Equations"
authors = ["Chenlin Meng"]
venue = "ICLR 2022"
categories = ["Papers > Editing"]

[[papers]]
id = "hertz2023prompt"
title = "Prompt-to-Prompt Image Editing with Cross Attention Control"
authors = ["Amir Hertz"]
venue = "ICLR 2023"
categories = ["Papers > Editing"]

[[papers]]
id = "brooks2023instruct"
title = "InstructPix2Pix: Learning to Follow Image Editing Instructions"
authors = ["Tim Brooks"]
venue = "CVPR 2023"
categories = ["Papers > Editing"]

[[papers]]
id = "weng2021what"
title = "What are Diffusion Models?"
authors = ["Lilian Weng"]
year = 2021
kind = "post"
categories = ["Posts"]
[papers.links]
Post = "https://lilianweng.github.io/posts/2021-07-11-diffusion-models/"

[[papers]]
id = "kim2023hwaksan"
title = "확산 모델 톺아보기"
authors = ["김민수"]
year = 2023
kind = "post"
categories = ["Posts"]
summary = '''
확산 모델을 처음부터 천천히 살펴본다.
'''

[[papers]]
id = "ho2022video"
title = "Video Diffusion Models"
authors = ["Jonathan Ho"]
venue = "NeurIPS 2022"
categories = ["Video"]

[[papers]]
id = "singer2022make"
title = "Make-A-Video: Text-to-Video Generation without Text-Video Data"
authors = ["Uriel Singer"]
venue = "ICLR 2023"
categories = ["Video"]

[[papers]]
id = "blattmann2023align"
title = "Align your Latents: High-Resolution Video Synthesis with Latent Diffusion Models"
authors = ["Andreas Blattmann"]
venue = "CVPR 2023"
categories = ["Video"]
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A reader's files: twelve papers in four categories, nothing marked, nothing set."""
    for name in list(os.environ):
        if name.startswith(("PAPERTUI_", "XDG_", "SSH_", "TEXTUAL")) or name in UNSET:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    found = Desk(tmp_path)
    found.catalogue.parent.mkdir()
    found.catalogue.write_text(CATALOGUE, encoding="utf-8")
    yield found
    gc.unfreeze()  # the screen freezes what its start has made; here there are many starts
