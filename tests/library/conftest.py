"""What the tests of the library start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.library.desk import CATALOGUE, Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A catalogue of three papers, nothing said of them."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "papers.toml").write_text(CATALOGUE)
    return Desk(tmp_path)
