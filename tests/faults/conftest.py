"""Where the fault tests play, and how much of them."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.performer import Performer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MEMORY = Path("/dev/shm")  # noqa: S108  where flushing costs nothing; what is tested is the order of the calls


@pytest.fixture(scope="session")
def is_full(request: pytest.FixtureRequest) -> bool:
    """Whether everything is tried, or a sample."""
    return bool(request.config.getoption("--full-faults"))


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Callable[[str, int], None]:
    """Tells how many of something a test has tried, for the sums at the end."""

    def tell(what: str, count: int) -> None:
        record_property(f"tried {what}", count)

    return tell


@pytest.fixture(scope="module")
def boards() -> Iterator[Path]:
    """A folder that is quick to flush."""
    where = MEMORY if os.access(MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="papertui-", dir=where))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def performer(boards: Path) -> Iterator[Performer]:
    """A papertui that is ready to act."""
    with Performer(boards / "server") as found:
        yield found
