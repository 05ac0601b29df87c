"""A line of progress on stderr, for what takes longer than a moment; only on a terminal, and gone in the end."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from papertui.domain.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 0.2  # seconds before anything is shown
_EVERY = 0.05  # seconds between two looks of the line
_BAR = 24  # cells
_NAME = 32  # characters of what is being done
_ERASE = "\r\x1b[K"


class Progress:
    """Shows how far the work is; silent when stderr is no terminal."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next = clock() + PATIENCE
        self._is_shown = False
        self._is_silent = sys.stderr is None or not sys.stderr.isatty()

    def of(self, what: str) -> Callable[[int, int], None]:
        """A function that is told how much of something is done, of how much."""
        return lambda done, total: self.tell(what, done, total)

    def tell(self, what: str, done: int, total: int) -> None:
        """Show how much of something is done, of how much."""
        now = self._clock()
        if self._is_silent or now < self._next:
            return
        self._next = now + _EVERY
        self._is_shown = True
        share = min(1.0, done / total) if total else 1.0
        full = round(_BAR * share)
        bar = "━" * full + "─" * (_BAR - full)
        self._write(f"{_ERASE}{visible(what)[:_NAME]} {bar} {share:4.0%}  ctrl+c cancels")

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._is_shown = False
            self._write(_ERASE)

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


@contextmanager
def progress() -> Iterator[Progress]:
    """A line of progress around some work; gone however it ends."""
    shown = Progress()
    try:
        yield shown
    finally:
        shown.clear()
