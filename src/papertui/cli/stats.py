"""`stats`: what is read, per category and month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papertui.cli.opening import open_catalogue
from papertui.cli.output import put
from papertui.cli.syntax import CATALOGUE, Option, verb
from papertui.domain.statistics import statistics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papertui.domain.category import Counts
    from papertui.domain.statistics import Statistics

_BAR = 20  # cells


@verb("stats", Option(("--json",), "as_json", "Print a JSON object."), CATALOGUE)
def show_statistics(*, as_json: bool, catalogue: str | None) -> int:
    """Print what is read, per category and month; what was dropped counts on neither side."""
    library = open_catalogue(catalogue).library
    told = statistics(library.catalogue, library.readings)
    if as_json:
        import json  # noqa: PLC0415  for --json alone

        put(json.dumps(_object(told, len(library.catalogue.papers)), indent=1).replace("\x7f", "\\u007f") + "\n")
        return 0
    put("".join(f"{line}\n" for line in _lines(told)))
    return 0


def _object(told: Statistics, papers: int) -> dict[str, Any]:
    return {
        "papers": papers,
        "statuses": {status.value: count for status, count in told.statuses},
        "categories": [
            {"path": path, "read": counts.read, "left": counts.left, "dropped": counts.dropped}
            for path, counts in told.categories
        ],
        "months": dict(told.months),
        "read_before": told.read_before,
    }


def _lines(told: Statistics) -> Iterator[str]:
    from papertui.cli.cells import cell_width  # noqa: PLC0415  for the readable form alone
    from papertui.domain.visible import visible  # noqa: PLC0415  as above

    yield f"{_fraction(told.counts)} read; " + ", ".join(
        f"{count} {status.value}" for status, count in told.statuses if count
    )
    names = ["  " * (len(path) - 1) + visible(path[-1]) for path, _ in told.categories]
    widest = max(map(cell_width, names), default=0)
    if names:
        yield ""
    for name, (_, counts) in zip(names, told.categories, strict=True):
        yield f"{name}{' ' * (widest - cell_width(name))}  {_bar(counts)} {_fraction(counts):>9}"
    if told.months or told.read_before:
        yield ""
    most = max((count for _, count in told.months), default=1)
    for month, count in told.months:
        yield f"{month}  {'━' * max(1, round(count / most * _BAR))} {count}"
    if told.read_before:
        yield f"{told.read_before} read before papertui"


def _fraction(counts: Counts) -> str:
    return f"{counts.read}/{counts.considered}"


def _bar(counts: Counts) -> str:
    share = counts.read / counts.considered if counts.considered else 0.0
    done = round(share * _BAR)
    return "━" * done + "─" * (_BAR - done)
