"""What is written to the terminal, also when the terminal is gone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from typing import Any, TextIO

    from textual.app import App


class LastingOutput:
    """A terminal's file that never fails: once the terminal is gone, what is written goes nowhere.

    Textual writes from a thread of its own that an error would end; the program would then wait for room in that
    thread's queue for ever, long after its window was closed.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        try:
            return self._file.write(text)
        except OSError:
            return self._go_nowhere(text)

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError:
            self._go_nowhere("")

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _go_nowhere(self, text: str) -> int:
        nowhere = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
        os.dup2(nowhere, self._file.fileno())
        os.close(nowhere)
        return len(text)


class TerminalDriver(LinuxDriver):
    """Textual's driver, writing to a `LastingOutput`."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._file is not None:
            self._file = LastingOutput(self._file)  # type: ignore[assignment]  # the driver only writes and flushes
