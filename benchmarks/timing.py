"""Measuring fairly: the things compared take turns, so that a busy moment of the machine meets all of them."""

from __future__ import annotations

import gc
import subprocess
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Times:
    """How long each repetition took, in seconds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one: what a reader meets."""
        return median(self.seconds)

    @property
    def p95(self) -> float:
        """What nineteen of twenty stay below."""
        if len(self.seconds) == 1:
            return self.seconds[0]
        return quantiles(self.seconds, n=20, method="inclusive")[-1]

    @property
    def longest(self) -> float:
        """The worst one."""
        return max(self.seconds)


def seconds_of(act: Callable[[], object]) -> float:
    """How long one call takes; what it returns is thrown away after the clock has stopped."""
    begin = perf_counter()
    result = act()
    taken = perf_counter() - begin
    del result
    return taken


def repeated(act: Callable[[], object], times: int) -> Times:
    """Call it several times, each after the waste of the one before was collected."""
    taken = []
    for _ in range(times):
        gc.collect()
        taken.append(seconds_of(act))
    return Times(tuple(taken))


def in_turns(measures: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Times]:
    """Let several things take turns.

    Args:
        measures: Each gives the seconds it took; one call of each, uncounted, warms the caches.
        rounds: How often each is measured.
    """
    for measure in measures.values():
        measure()
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            taken[name].append(measure())
    return {name: Times(tuple(seconds)) for name, seconds in taken.items()}


def seconds_of_program(command: Sequence[str], environment: Mapping[str, str], folder: str) -> float:
    """How long a program runs, its output thrown away.

    Raises:
        CalledProcessError: It failed, so its time would mean nothing.
    """
    begin = perf_counter()
    subprocess.run(
        command,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return perf_counter() - begin
