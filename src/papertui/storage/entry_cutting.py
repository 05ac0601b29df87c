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

    def file_place(self, content: bytes, line: int, column: int) -> tuple[int, int]:
        """Line and column in the file of what the parser said of these bytes.

        A parser notices an open quote or bracket only at the end, or has no place to tell: then the statement that
        cannot be read is the place.

        Args:
            content: The whole file.
            line: 1-based in these bytes, 0 when unknown.
            column: 1-based, 0 when unknown.
        """
        if self.fault >= 0 and not 0 < line <= content.count(b"\n", self.start, self.end):
            return self.line + content.count(b"\n", self.start, self.fault), 1
        return (self.line + line - 1, column) if line else (self.line, 0)


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
    def has_fault(self) -> bool:
        """Whether some of it is no TOML."""
        return self.main.fault >= 0 or any(part.fault >= 0 for part in self.apart)

    def file_place(self, content: bytes, line: int, column: int) -> tuple[int, int]:
        """Line and column in the file of what the parser said of `text`."""
        part = self.main
        for later in self.apart:
            lines = content.count(b"\n", part.start, part.end) + 1  # the joint is a newline more
            if line <= lines:
                break
            part, line = later, line - lines
        return part.file_place(content, line, column)


class Cutting:
    """Cuts a catalogue lazily into chunks of entries; the rest is there when all chunks have been taken.

    Attributes:
        others: What belongs to no entry, in file order: preamble and other tables.
        first_entry: How many of `others` stand before the first entry, and its line; None without entries.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.others: list[Stretch] = []
        self.first_entry: tuple[int, int] | None = None

    def chunks(self, first_size: int, size: int) -> Iterator[list[EntryCut]]:
        """Lists of entries in file order: at most `first_size` in the first, at most `size` in the others."""
        most = first_size
        chunk: list[EntryCut] = []
        line, counted = 1, 0
        for section in sections(self._content):
            line += self._content.count(b"\n", counted, section.start)
            counted = section.start
            stretch = Stretch(section.start, section.end, line, section.fault)
            if section.is_array and section.key == ENTRY_KEY:
                if len(chunk) >= most:
                    yield chunk
                    chunk, most = [], size
                if self.first_entry is None:
                    self.first_entry = (len(self.others), line)
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
