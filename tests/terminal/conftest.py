"""A home folder with a small catalogue, for programs that run on a pseudo-terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = """title = "Small"

[[papers]]
id = "first"
title = "The first paper"
categories = ["One"]
links.Paper = "https://example.org/first?a=1&b=2"

[[papers]]
id = "second"
title = "The second paper"
categories = ["Two"]
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Two papers in two categories; their folder is the home folder."""
    path = tmp_path / "papers.toml"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path
