"""For all tests: hypothesis has no deadline, so a busy machine fails nothing; faults are tried in two forms."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

settings.register_profile("papertui", deadline=None)
settings.register_profile("faults", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("PAPERTUI_HYPOTHESIS", "papertui"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full-faults",
        action="store_true",
        default=os.environ.get("PAPERTUI_FAULTS") == "full",
        help="try every fault at every system call, not a sample",
    )


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Callable[[str, int], None]:
    """Tells how many of something a test has tried, for the sums at the end."""

    def tell(what: str, count: int) -> None:
        record_property(f"tried {what}", count)

    return tell


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The sums of what the fault tests have tried."""
    sums: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, count in getattr(report, "user_properties", ()):
                if name.startswith("tried ") and getattr(report, "when", "") == "call":
                    sums[name.removeprefix("tried ")] += count
    if sums and config.getoption("--full-faults"):
        terminalreporter.section("tried")
        for name, count in sums.items():
            terminalreporter.write_line(f"{count:>7,} {name}")
