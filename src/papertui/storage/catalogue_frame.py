"""What a catalogue file says besides its entries: its title, its markers, its declared categories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from papertui.domain.category import parse_path
from papertui.domain.problem import Problem
from papertui.storage.toml_reading import UnparsableError, parsed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.category import CategoryPath
    from papertui.storage.entry_cutting import Stretch
    from papertui.storage.frame_places import ListedEntry

_ENTRY_HEADER = b"[[papers]]\n"
_KNOWN = frozenset(["title", "markers", "categories", "papers"])
_NEAR_MISSES = frozenset(["paper", "papers", "entry", "entries"])
_LIKENESS = 0.8  # of difflib's ratio: papres is papers, posts is not


@dataclass(frozen=True, slots=True)
class Frame:
    """The file without its entries.

    Attributes:
        listed_entries: Those of a ``papers = […]`` list.
        is_whole: All of it parses.
    """

    title: str
    read_markers: tuple[str, ...]
    declared_categories: tuple[tuple[CategoryPath, str], ...]
    listed_entries: tuple[ListedEntry, ...]
    problems: tuple[Problem, ...]
    is_whole: bool


class FrameReader:
    """Reads everything that belongs to no entry.

    All of it is parsed as one text, with a bare ``[[papers]]`` where the first entry stands, so that keys and tables
    that are given twice are noticed across the whole file.
    """

    def __init__(self, content: bytes, others: Sequence[Stretch], first_entry: tuple[int, int] | None) -> None:
        """Take the whole file, its stretches without entries, and how many precede the first entry, with its line."""
        self._content = content
        self._others = others
        self._has_entries = first_entry is not None
        self._first_entry, self._first_line = first_entry or (-1, 0)
        self._problems: list[Problem] = []
        self._is_whole = True

    def read(self) -> Frame:
        """Parse and read it."""
        table = self._table()
        title = self._title(table)
        markers = self._read_markers(table)
        categories = self._declared_categories(table)
        listed = tuple(self._listed(table)) if not self._has_entries else ()
        for name in sorted(table.keys() - _KNOWN):
            self._note_near_miss(name, table[name], has_entries=self._has_entries or bool(listed))
        return Frame(title, markers, categories, listed, tuple(self._problems), self._is_whole)

    def _table(self) -> dict[str, Any]:
        pieces: list[tuple[bytes, int]] = []
        for number, stretch in enumerate(self._others):
            if number == self._first_entry:
                pieces.append((_ENTRY_HEADER, self._first_line))
            text = self._content[stretch.start : stretch.end]
            if stretch.fault >= 0:
                self._note_fault(text, stretch)
            else:
                pieces.append((text if text.endswith(b"\n") else text + b"\n", stretch.line))
        if self._first_entry == len(self._others):
            pieces.append((_ENTRY_HEADER, self._first_line))
        try:
            return parsed(b"".join(text for text, _ in pieces))
        except UnparsableError as error:
            self._note_unparsable(_file_line(pieces, error.line), error.column, error.reason)
        return _parsed_apart([text for text, _ in pieces])

    def _note_fault(self, text: bytes, stretch: Stretch) -> None:
        try:
            parsed(text)
        except UnparsableError as error:
            self._note_unparsable(*stretch.file_place(self._content, error.line, error.column), error.reason)
        else:
            self._note_unparsable(*stretch.file_place(self._content, 0, 0), "this is no TOML")

    def _note_unparsable(self, line: int, column: int, reason: str) -> None:
        self._is_whole = False
        self._problems.append(Problem(line, column, "unparsable", f"the file does not parse here: {reason}"))

    def _note(self, key: str, kind: str, message: str) -> None:
        from papertui.storage.frame_places import key_place  # noqa: PLC0415  only a problem needs its place

        line, _ = key_place(self._content, self._others, (key,))
        self._problems.append(Problem(line, 1, kind, message))

    def _title(self, table: dict[str, Any]) -> str:
        title = table.get("title", "")
        if isinstance(title, str):
            return title.strip()
        self._note("title", "wrong-type", "the title of the catalogue must be text: put it in quotes")
        return ""

    def _read_markers(self, table: dict[str, Any]) -> tuple[str, ...]:
        markers = table.get("markers", {})
        read = markers.get("read", []) if isinstance(markers, dict) else None
        if isinstance(read, str):
            return (read,)
        if isinstance(read, list) and all(isinstance(mark, str) for mark in read):
            return tuple(read)
        self._note("markers", "wrong-type", 'the read marks must be a list: [markers] and read = ["✔"]')
        return ()

    def _declared_categories(self, table: dict[str, Any]) -> tuple[tuple[CategoryPath, str], ...]:
        declared: dict[CategoryPath, str] = {}
        categories = table.get("categories", [])
        for entry in categories if isinstance(categories, list) else [categories]:
            path = parse_path(entry["path"]) if isinstance(entry, dict) and isinstance(entry.get("path"), str) else ()
            note = entry.get("note", "") if isinstance(entry, dict) else ""
            if path and isinstance(note, str):
                declared.setdefault(path, note)
            else:
                message = 'a category is declared as [[categories]] with path = "Papers > Must-Read", perhaps a note'
                self._note("categories", "wrong-type", message)
        return tuple(declared.items())

    def _listed(self, table: dict[str, Any]) -> list[ListedEntry]:
        listed = table.get("papers")
        if isinstance(listed, list):
            if not all(isinstance(entry, dict) for entry in listed):
                self._note("papers", "wrong-type", 'papers holds what is no entry: write each as { title = "…" }')
            from papertui.storage.frame_places import listed_entries  # noqa: PLC0415  a rare form

            return listed_entries(self._content, self._others, listed)
        if listed is not None:
            self._note("papers", "wrong-type", "papers must be many tables: write each as [[papers]], two brackets")
        return []

    def _note_near_miss(self, name: str, value: object, *, has_entries: bool) -> None:
        """Tell entries under a name that is nearly ``papers``: nobody else would notice that they are not read."""
        if not _is_near_miss(name):
            return
        entries = value if isinstance(value, list) else [value]
        if any(isinstance(entry, dict) and "title" in entry for entry in entries):
            from papertui.storage.frame_places import header_lines, key_place  # noqa: PLC0415  only for a mistake

            message = f"{name!r} is not read as an entry: did you mean [[papers]]?"
            lines = header_lines(self._content, self._others, name) or [
                key_place(self._content, self._others, (name,))[0]
            ]
            self._problems += [Problem(line, 1, "misspelt-entry", message) for line in lines]
        elif not has_entries:
            self._note(name, "no-entries", f"there are no entries, but {name!r}: write each entry as [[papers]]")


def _is_near_miss(name: str) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415  only for a name that is not known

    folded = name.casefold()
    return folded in _NEAR_MISSES or SequenceMatcher(None, folded, "papers").ratio() >= _LIKENESS


def _file_line(pieces: Sequence[tuple[bytes, int]], line: int) -> int:
    last = 0
    for text, first_line in pieces:
        lines = text.count(b"\n")
        if 0 < line <= lines:
            return first_line + line - 1
        line -= lines
        last = first_line + lines
    return last if line > 0 else 0


def _parsed_apart(texts: Sequence[bytes]) -> dict[str, Any]:
    """What can be read of texts that contradict each other; the first word on a key stands."""
    table: dict[str, Any] = {}
    for text in texts:
        try:
            part = parsed(text)
        except UnparsableError:
            continue
        for key, value in part.items():
            known = table.setdefault(key, value)
            if known is not value and isinstance(known, list) and isinstance(value, list):
                known.extend(value)
    return table
