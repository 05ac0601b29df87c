"""A desk with a real library and a real index on it, for tests without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.app.desk import Desk
from papertui.library import open_library
from papertui.search.index import build_index
from papertui.session import Shelf, ShelfKind
from papertui.storage.config_file import Settings
from papertui.storage.locations import ChosenCatalogue, Locations

if TYPE_CHECKING:
    from pathlib import Path

    from papertui.domain.reading import Status

CATALOGUE = r"""
[[papers]]
id = "ddpm"
title = "Denoising Diffusion Probabilistic Models"
authors = ["Jonathan Ho"]
venue = "NeurIPS 2020"
categories = ["Papers > Diffusion"]
summary = "Predicts the noise."

[[papers]]
id = "score"
title = "Score-Based Generative Modeling"
authors = ["Yang Song"]
categories = ["Papers > Diffusion", "Papers > SDE"]
summary = "Diffusion as an equation."

[[papers]]
id = "gan"
title = "Generative Adversarial\u001b[2J Nets"
categories = ["Papers"]

[[papers]]
id = "weng"
title = "What are Diffusion Models?"
categories = ["Posts"]
year = "2021"
"""
DIFFUSION = Shelf(ShelfKind.CATEGORY, ("Papers", "Diffusion"))
EVERYTHING = ["ddpm", "score", "gan", "weng"]


def laid_desk(folder: Path) -> Desk:
    """Everything on it, showing all papers, the cursor on the first."""
    path = folder / "papers.toml"
    path.write_text(CATALOGUE, encoding="utf-8")
    data = folder / "data"
    locations = Locations(folder / "config.toml", data, folder / "state", data / "reading")
    desk = Desk()
    desk.library = open_library(ChosenCatalogue(path, is_sample=False), locations, Settings())
    desk.index = build_index(desk.library.catalogue.papers, desk.library.readings)
    desk.arrange(desk.session)
    return desk


def marked(desk: Desk, status: Status, *paper_ids: str) -> None:
    """Mark as the screen does: on disk, in the index, and kept where it stands."""
    assert desk.library is not None
    assert desk.index is not None
    desk.library.mark(paper_ids, status)
    for paper_id in paper_ids:
        desk.index.update(desk.library.paper(paper_id), desk.reading(paper_id))
    desk.session = desk.session.with_kept(paper_ids)
