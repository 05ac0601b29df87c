"""Catalogues as tests write them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from papertui.storage.catalogue_file import CatalogueFile, catalogue_of
from papertui.storage.entry_edit import edit_entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papertui.domain.problem import Problem

PATH = Path("papers.toml")
ENTRY = "[[papers]]\nid = 'x'\ntitle = \"A\"\n"

FULL = """\
title = "Diffusion models"
[markers]
read = ["⚡", ":zap:"]
[[categories]]
path = "Papers > Must-Read"
note = "start here"

[[papers]]
id = "ho2020denoising"
title = "Denoising Diffusion Probabilistic Models"
authors = ["Jonathan Ho", "Ajay Jain", "Pieter Abbeel"]
venue = "NeurIPS 2020"
year = 2020
date = 2020-06-19
kind = "paper"
categories = ["Papers > Must-Read"]
tags = ["ddpm"]
arxiv = "2006.11239"
stars = 5
summary = '''
Maths: $\\epsilon_\\theta$.
'''
[papers.links]
Paper = "https://arxiv.org/abs/2006.11239"
Github = "https://github.com/hojonathanho/diffusion"

[[papers]]
title = "Untold"
"""


def file_of(text: str | bytes) -> CatalogueFile:
    """The catalogue of this text."""
    return catalogue_of(PATH, text if isinstance(text, bytes) else text.encode())


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    """Kind, line and column of each problem."""
    return [(problem.kind, problem.line, problem.column) for problem in problems]


def edited(text: str, changes: Mapping[str, Any]) -> str:
    """The text after an edit of the entry ``x``."""
    return edit_entry(file_of(text), "x", changes).content.decode()
