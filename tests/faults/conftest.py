"""Where the fault tests play, and how much of them."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.performer import Performer
from tests.quick_disk import QUICK_DISK

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def is_full(request: pytest.FixtureRequest) -> bool:
    """Whether everything is tried, or a sample."""
    return bool(request.config.getoption("--full-faults"))


@pytest.fixture(scope="module")
def boards() -> Iterator[Path]:
    """A folder that is quick to flush."""
    folder = Path(tempfile.mkdtemp(prefix="papertui-", dir=QUICK_DISK))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def performer(boards: Path) -> Iterator[Performer]:
    """A papertui that is ready to act."""
    with Performer(boards / "server") as found:
        yield found
