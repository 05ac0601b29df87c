"""What the tests of files start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    """A folder for lock files that does not exist yet."""
    return tmp_path / "state" / "locks"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A file alone in its folder."""
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "papers.toml").write_bytes(b'title = "old"\n')
    return folder / "papers.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty log."""
    (tmp_path / "reading").mkdir()
    return tmp_path / "reading"
