"""The lines of one log as events; what cannot be read is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.storage.reading_line import DamagedLineError, event_in

if TYPE_CHECKING:
    from papertui.domain.reading import ReadingEvent
    from papertui.storage.reading_file import LogFile

_AROUND = " \t\r\ufeff"  # what editors on other systems put around lines


class LineReader:
    """Turns lines into events, counting those that cannot be read.

    Attributes:
        events: In the order of their lines.
        is_newer: At least one line was written by a newer papertui.
        damaged: Lines that could not be read; `first_damaged` is the number of the first.
        lines: Lines read in all.
    """

    def __init__(self, device: str, before: LogFile) -> None:
        self.events: list[ReadingEvent] = []
        self.is_newer = before.is_newer
        self.damaged = before.damaged
        self.first_damaged = before.first_damaged
        self.lines = before.lines
        self._device = device

    def take_all(self, lines: bytes) -> None:
        """Read whole lines; text is decoded at once, and line by line when one of them is none."""
        try:
            texts = lines.decode().split("\n")
        except UnicodeDecodeError:
            for line in lines.split(b"\n"):
                self.take(line)
        else:
            for text in texts:
                self._take_text(text)

    def take(self, line: bytes) -> None:
        """Read one line."""
        try:
            text = line.decode()
        except UnicodeDecodeError:
            self.lines += 1
            self._damage()
        else:
            self._take_text(text)

    def _take_text(self, text: str) -> None:
        self.lines += 1
        line = text.strip(_AROUND)
        if not line:
            return
        try:
            event, is_newer = event_in(line, self._device, self.lines)
        except DamagedLineError:
            self._damage()
            return
        self.is_newer = self.is_newer or is_newer
        if event is not None:
            self.events.append(event)

    def _damage(self) -> None:
        self.damaged += 1
        self.first_damaged = self.first_damaged or self.lines
