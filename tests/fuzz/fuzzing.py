"""Gives a reader of some format one damaged text after another, and tells what it does not survive.

A text is survived when the reader returns or raises an error of papertui's own, within half a second and five more a
MiB of the processor's time, and the process has not grown beyond what texts of that size may take.
"""

from __future__ import annotations

import resource
import signal
import sys
import time
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papertui.errors import PapertuiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS_A_MIB = 5.0
SECONDS_AT_LEAST = 0.5
MIB = 1024 * 1024
MEMORY = 256 * MIB  # what a process may grow by over one run
LIMIT = f"{SECONDS_AT_LEAST:g} s + {SECONDS_A_MIB:g} s a MiB"
FEW = 3  # failures told in full


class HangError(Exception):
    """It takes too long."""


@dataclass
class Tally:
    """What became of the texts of one run.

    Attributes:
        inputs: How many were tried.
        size: Their bytes, together.
        slowest: Seconds of the slowest.
        slowest_size: Its bytes.
        share: Of the seconds allowed for its size, what the text took that came nearest to it.
        growth: Bytes the process has grown by.
        failures: One sentence for each that was not survived.
    """

    name: str
    inputs: int = 0
    size: int = 0
    slowest: float = 0.0
    slowest_size: int = 0
    share: float = 0.0
    growth: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The row of a table."""
        verdict = "passed" if not self.failures else f"{len(self.failures)} FAILED"
        tried = f"{self.inputs:>7,} inputs {self.size / MIB:6.1f} MiB"
        slowest = f"slowest {self.slowest * 1000:6.0f} ms for {self.slowest_size:>9,} bytes"
        bounds = f"at most {self.share:4.0%} of {LIMIT}   {self.growth // MIB:>3} of {MEMORY // MIB} MiB more"
        return f"{self.name:<14} {tried}   {slowest}   {bounds}   {verdict}"

    def add(self, size: int, seconds: float) -> None:
        """Count one text."""
        self.inputs += 1
        self.size += size
        if seconds > self.slowest:
            self.slowest, self.slowest_size = seconds, size
        self.share = max(self.share, seconds / allowed(size))


@dataclass(frozen=True)
class Target:
    """A reader of a format.

    Attributes:
        texts: From a seed, an endless supply of its damaged texts.
        read: Reads one and checks what came of it; what it raises beside papertui's own errors is a failure.
    """

    name: str
    texts: Callable[[int], Iterator[bytes]]
    read: Callable[[bytes], object]

    def __call__(self, count: int, seed: int) -> Tally:
        """Try so many texts."""
        tally = Tally(self.name)
        before = _peak()
        for number, text in zip(range(count), self.texts(seed), strict=False):
            started = time.process_time()
            fault = _fault(self.read, text)
            seconds = time.process_time() - started
            tally.add(len(text), seconds)
            if not fault and seconds > allowed(len(text)):
                fault = f"took {seconds:.1f} seconds"
            if fault:
                tally.failures.append(f"{self.name} {number} of seed {seed}: {fault}\n    {text[:300]!r}")
        tally.growth = _peak() - before
        if tally.growth > MEMORY:
            tally.failures.append(f"{self.name} of seed {seed}: the process has grown by {tally.growth // MIB} MiB")
        return tally


def _fault(read: Callable[[bytes], object], text: bytes) -> str:
    """What is wrong with reading a text; empty when nothing is."""
    try:
        with _ended_after(2 * allowed(len(text))):
            read(text)
    except PapertuiError:
        return ""
    except Exception:  # noqa: BLE001  any other is what is looked for
        return traceback.format_exc(limit=-3).strip()
    return ""


def allowed(size: int) -> float:
    """Seconds for so many bytes."""
    return SECONDS_AT_LEAST + SECONDS_A_MIB * size / MIB


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    def end(_number: int, _frame: object) -> None:
        raise HangError(f"not done after {seconds:.0f} seconds")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _peak() -> int:
    """The most bytes this process has had; Linux counts in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
