"""BibTeX text → raw entries: abbreviations written out, pieces joined, what is inherited filled in.

bibtexparser cuts the text into blocks. It is given a piece at a time, cut where an entry begins a line (its own sign
that a new block begins), so that progress can be told in between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papertui.domain.problem import Problem
from papertui.errors import NotThisFormatError
from papertui.exchange.references import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bibtexparser.model import Block, Entry

EXPANSION_LIMIT = 16 * 1024 * 1024  # characters that abbreviations, or what is inherited, may add to a file

_TOO_MUCH = f"more than {EXPANSION_LIMIT // (1024 * 1024)} MiB"
_PIECE = 64 * 1024  # characters at least between two reports of progress
_BLOCK_START = re.compile(r"^[ \t]*@\w+[ \t]*[{(]", re.MULTILINE)
_VALUE_PART = re.compile(r'\s*(?:(?P<open>[{"])|(?P<word>[^\s#{}",]+)|(?P<joint>#))')
_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r'[{}"]')
_BEGUN_WITHIN = re.compile(r"[^\s})]\s*@\w+[ \t]*[{(]")  # a block that begins before the one before it ended
_MOST_TORN = 10_000  # entries that do not end: the parser keeps 1.5 KB of each
_TORN = f"is no sound BibTeX: more than {_MOST_TORN:,} of its entries do not end"
_LONGEST_CHAIN = 8  # entries that inherit from each other
_INHERITED = (
    "booktitle", "editor", "publisher", "year", "date", "month", "volume", "number", "series", "address", "location",
    "isbn", "issn", "organization", "edition", "journal", "journaltitle", "eventtitle", "institution", "school",
)  # fmt: skip


@dataclass(slots=True)
class RawEntry:
    """One entry as it was written, its fields in LaTeX.

    Attributes:
        kind: Its type in small letters, such as ``article``.
        fields: Names in small letters.
        line: 1-based.
        is_volume: Others inherit from it.
    """

    kind: str
    key: str
    fields: dict[str, str]
    line: int
    is_volume: bool = False


@dataclass(slots=True)
class Source:
    """A BibTeX text taken apart."""

    entries: list[RawEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    has_blocks: bool = False
    torn: int = 0

    def note(self, line: int, kind: str, message: str) -> None:
        """Add a finding."""
        self.problems.append(Problem(line, 1, kind, message))


def source_of(text: str, tell: Callable[[int, int], None]) -> Source:
    """Take a text apart.

    Args:
        text: The whole file.
        tell: Told now and then how much is read, of how much; what it raises ends the reading.

    Raises:
        NotThisFormatError: Its abbreviations would fill the memory, or the parser gives up.
    """
    source = Source()
    abbreviations = _Abbreviations(source)
    line = 0
    for start, piece in _pieces(text):
        for block in _blocks(piece):
            _take(block, line, source, abbreviations)
        line += piece.count("\n")
        tell(start + len(piece), len(text))
    _inherit(source)
    return source


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(text):
        match = _BLOCK_START.search(text, start + _PIECE)
        end = match.start() if match else len(text)
        yield start, text[start:end]
        start = end


def _blocks(piece: str) -> list[Block]:
    import logging  # noqa: PLC0415  as the parser itself

    from bibtexparser.exceptions import ParserStateException  # noqa: PLC0415  for BibTeX alone
    from bibtexparser.splitter import Splitter  # noqa: PLC0415  as above

    if len(piece) > 2 * _PIECE and len(_BEGUN_WITHIN.findall(piece)) > _MOST_TORN:
        raise NotThisFormatError(_TORN)
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it warns of is told with its line
    try:
        return list(Splitter(piece).split().blocks)
    except ParserStateException as error:
        raise NotThisFormatError(f"cannot be read as BibTeX: {error}") from None


def _take(block: Block, line: int, source: Source, abbreviations: _Abbreviations) -> None:
    from bibtexparser import model  # noqa: PLC0415  for BibTeX alone

    line += (block.start_line or 0) + 1
    if isinstance(block, model.DuplicateBlockKeyBlock | model.DuplicateFieldKeyBlock):
        inner = block.ignore_error_block
        if isinstance(block, model.DuplicateFieldKeyBlock):
            named = ", ".join(sorted(block.duplicate_keys))
            source.note(line, "repeated-field", f"{named} is given twice; the first one counts")
    else:
        inner = block
    if isinstance(inner, model.String):
        source.has_blocks = True
        abbreviations.define(inner.key, inner.value, line)
    elif isinstance(inner, model.Entry):
        source.has_blocks = True
        source.entries.append(_raw_entry(inner, line, abbreviations))
    elif isinstance(inner, model.ParsingFailedBlock):
        first = " ".join((inner.raw or "").split())[:60]
        source.torn += 1
        if source.torn > _MOST_TORN:
            raise NotThisFormatError(_TORN)
        source.note(line, "unreadable-entry", f"this entry does not end, or a comma or brace is missing: {first}")


def _raw_entry(entry: Entry, line: int, abbreviations: _Abbreviations) -> RawEntry:
    fields: dict[str, str] = {}
    for each in entry.fields:
        fields.setdefault(each.key.strip().lower(), abbreviations.written_out(each.value, line))
    return RawEntry(entry.entry_type.lower(), entry.key, fields, line)


class _Abbreviations:
    """What ``@string`` has defined so far; what is used before it is defined stays as the word it is."""

    def __init__(self, source: Source) -> None:
        self._values = {month: month for month in MONTHS}
        self._source = source
        self._unknown: set[str] = set()
        self._added = 0

    def define(self, name: str, value: str, line: int) -> None:
        self._values[name.lower()] = self.written_out(value, line)

    def written_out(self, value: str, line: int) -> str:
        """A value without its braces or quotes, its pieces joined."""
        value = value.strip()
        if value.startswith("{") and "#" not in value and value.endswith("}"):
            return value[1:-1]
        parts: list[str] = []
        place = 0
        while match := _VALUE_PART.match(value, place):
            place = match.end()
            if match["open"]:
                end = _closing(value, place, match["open"])
                parts.append(value[place:end])
                place = end + 1
            elif match["word"]:
                parts.append(self._meant(match["word"], line))
        return parts[0] if len(parts) == 1 else "".join(parts)

    def _meant(self, word: str, line: int) -> str:
        if word.isdigit():
            return word
        known = self._values.get(word.lower())
        if known is None and word not in self._unknown:
            self._unknown.add(word)
            self._source.note(line, "unknown-string", f"{word[:60]!r} is no @string of this file; taken as it is")
        if known is None:
            return word
        self._added += len(known)
        if self._added > EXPANSION_LIMIT:
            raise NotThisFormatError(f"line {line}: its @string abbreviations, written out, are {_TOO_MUCH}")
        return known


def _closing(value: str, start: int, opening: str) -> int:
    """Where a piece ends that began before `start`; the end of the value when it does not."""
    depth = 0
    for match in (_BRACE if opening == "{" else _BRACE_OR_QUOTE).finditer(value, start):
        char = match[0]
        if char == "{":
            depth += 1
        elif depth == 0:
            return match.start()
        elif char == "}":
            depth -= 1
    return len(value)


def _inherit(source: Source) -> None:
    """Give entries what they lack and the entry they name by ``crossref`` has; a circle ends where it began."""
    by_key: dict[str, RawEntry] = {}
    for entry in source.entries:
        by_key.setdefault(entry.key.lower(), entry)
    inherited = 0
    for entry in source.entries:
        met = {entry.key.lower()}
        above = entry.fields.get("crossref", "").strip().lower()
        while above and above not in met and len(met) < _LONGEST_CHAIN:
            met.add(above)
            volume = by_key.get(above)
            if volume is None:
                source.note(entry.line, "unknown-crossref", f"crossref names {above[:60]!r}, which is not in this file")
                break
            volume.is_volume = True
            inherited += _fill(entry, volume)
            if inherited > EXPANSION_LIMIT:
                raise NotThisFormatError(f"line {entry.line}: what its entries inherit by crossref is {_TOO_MUCH}")
            above = volume.fields.get("crossref", "").strip().lower()


def _fill(entry: RawEntry, volume: RawEntry) -> int:
    """Give an entry what it lacks; how many characters that is."""
    given = {name: volume.fields[name] for name in _INHERITED if name in volume.fields}
    if "title" in volume.fields:
        given.setdefault("booktitle", volume.fields["title"])
    lacking = {name: text for name, text in given.items() if name not in entry.fields}
    entry.fields |= lacking
    return sum(map(len, lacking.values()))
