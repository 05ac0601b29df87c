"""A reader's home with a small catalogue, and the command line called in this process."""

from __future__ import annotations

import io
import json
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from papertui.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CATALOGUE = r"""# A comment that no edit may touch.
title = "Diffusion"

[[papers]]
id = "ho2020denoising"
title = "Denoising Diffusion Probabilistic Models"
authors = ["Jonathan Ho", "Ajay Jain", "Pieter Abbeel"]
venue = "NeurIPS 2020"
year = 2020
date = 2020-06-19
categories = ["Papers > Must-Read"]
tags = ["ddpm"]
summary = '''Predicts the noise $\epsilon_\theta$.'''
rank = 1
[papers.links]
Paper = "https://arxiv.org/abs/2006.11239v2"
Github = "https://github.com/hojonathanho/diffusion"

[[papers]]
id = "song2021denoising"
title = "Denoising Diffusion Implicit Models"
authors = ["Jiaming Song"]
venue = "ICLR"
year = 2021
arxiv = "2010.02502"
categories = ["Papers > Sampling"]

[[papers]]
id = "rombach2022high"
title = "High-Resolution Image Synthesis with Latent Diffusion Models"
authors = ["Robin Rombach"]
date = "2021-12"
doi = "10.1109/CVPR52688.2022.01042"
categories = ["Papers > Must-Read", "Images"]

[[papers]]
id = "weng2021what"
title = "What are Diffusion Models?"
kind = "post"
year = 2021
categories = ["Posts"]
[papers.links]
Post = "https://lilianweng.github.io/posts/2021-07-11-diffusion-models/"

[[papers]]
id = "리뷰"
title = "논문 리뷰: 잠재 확산"
kind = "video"
categories = ["Posts"]
[papers.links]
Video = "https://youtu.be/abc"
"""

ENVIRONMENT = ("PAPERTUI_", "XDG_", "SSH_", "_PAPERTUI")
NAMES = ("NO_COLOR", "COLUMNS", "BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "EDITOR", "VISUAL", "TERM")


@dataclass(frozen=True)
class Run:
    """What one call of the program gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def objects(self) -> list[dict[str, Any]]:
        objects: list[dict[str, Any]] = json.loads(self.out)
        return objects


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of a reader who has set nothing; the current folder lies in it."""
    for name in list(os.environ):
        if name.startswith(ENVIRONMENT) or name in NAMES:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return tmp_path


@pytest.fixture
def catalogue(home: Path) -> Path:
    """The small catalogue, as ``papers.toml`` in the current folder; ``original.toml`` at home stays as it is."""
    (home / "original.toml").write_text(CATALOGUE, encoding="utf-8")
    path = home / "here" / "papers.toml"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


@pytest.fixture
def papertui(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """The program, called with words and perhaps a text on stdin."""

    def call(*words: str, stdin: str = "") -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        code = run(words, "9.9")
        out, err = capsys.readouterr()
        return Run(code, out, err)

    return call


@pytest.fixture
def program(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Makes a shell script and names it in the environment, such as in ``EDITOR``."""

    def name(variable: str, body: str) -> None:
        path = home / f"{variable.lower()}-program"
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)
        monkeypatch.setenv(variable, str(path))

    return name
