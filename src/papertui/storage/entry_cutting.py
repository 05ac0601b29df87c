"""Which bytes of a catalogue belong to which entry, and which to none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papertui.storage.toml_spans import ENTRY_KEY, sections

if TYPE_CHECKING:
    from collections.abc import Iterator


class Stretch(NamedTuple):
    """Bytes of the catalogue with the line they begin in.

    Attributes:
        fault: First byte that is no TOML, -1 when all is.
    """

    start: int
    end: int
    line: int
    fault: int = -1


class EntryCut(NamedTuple):
    """The bytes of one entry.

    Attributes:
        main: From its header on.
        apart: Sub-tables that other tables separate from it.
    """

    main: Stretch
    apart: tuple[Stretch, ...]

    def text(self, content: bytes) -> bytes:
        """The entry's bytes in one piece."""
        main = content[self.main.start : self.main.end]
        return b"\n".join([main, *(content[part.start : part.end] for part in self.apart)]) if self.apart else main

    @property
    def fault(self) -> int:
        """First byte that is no TOML, -1 when all is."""
        return max(self.main.fault, *(part.fault for part in self.apart)) if self.apart else self.main.fault

    def file_line(self, content: bytes, line: int) -> int:
        """The line of the file that a 1-based line of `text` stands in."""
        for part in (self.main, *self.apart):
            lines = content.count(b"\n", part.start, part.end) + (part is not self.main or bool(self.apart))
            if line <= lines or part is (self.main, *self.apart)[-1]:
                return part.line + line - 1
            line -= lines
        return self.main.line


class Cutting:
    """Cuts a catalogue lazily into chunks of entries; the rest is there when all chunks have been taken.

    Attributes:
        others: What belongs to no entry, in file order: preamble and other tables.
        first_entry: How many of `others` stand before the first entry; -1 without entries.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.others: list[Stretch] = []
        self.first_entry = -1

    def chunks(self, size: int) -> Iterator[list[EntryCut]]:
        """Lists of at most `size` entries in file order."""
        chunk: list[EntryCut] = []
        line, counted = 1, 0
        for section in sections(self._content):
            line += self._content.count(b"\n", counted, section.start)
            counted = section.start
            stretch = Stretch(section.start, section.end, line, section.fault)
            if section.is_array and section.key == ENTRY_KEY:
                if len(chunk) >= size:
                    yield chunk
                    chunk = []
                if self.first_entry < 0:
                    self.first_entry = len(self.others)
                chunk.append(EntryCut(stretch, ()))
            elif section.key[:1] == ENTRY_KEY and chunk and len(section.key) > 1:
                chunk[-1] = _with_sub_table(chunk[-1], stretch)
            else:
                self.others.append(stretch)
        if chunk:
            yield chunk


def _with_sub_table(entry: EntryCut, stretch: Stretch) -> EntryCut:
    main = entry.main
    if not entry.apart and main.end == stretch.start:
        return EntryCut(Stretch(main.start, stretch.end, main.line, max(main.fault, stretch.fault)), ())
    return EntryCut(main, (*entry.apart, stretch))
