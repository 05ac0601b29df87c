"""What can be made out of an entry that does not parse."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from papertui.storage.entry_reading import NO_TITLE
from papertui.storage.toml_reading import UnparsableError, parsed

if TYPE_CHECKING:
    from papertui.domain.paper import Paper
    from papertui.storage.entry_reading import EntryReader

_TELLING = re.compile(rb"^[ \t]*(?:id|title|authors|year|categories)[ \t]*=[^\n]*", re.MULTILINE)
_LOOSE_TITLE = re.compile(r"^[ \t]*title[ \t]*=(.*)$", re.MULTILINE)
_MOST_LINES = 40
_LONGEST_TITLE = 80


def broken_paper(raw: bytes, line: int, reader: EntryReader) -> Paper:
    """A stand-in that shows the raw text under the title, id and categories that stand on readable lines."""
    table: dict[str, Any] = {}
    for number, match in enumerate(_TELLING.finditer(raw)):
        if number >= _MOST_LINES:
            break
        try:
            table = {**parsed(match[0]), **table}
        except UnparsableError:
            continue
    text = raw.decode().strip()
    if not isinstance(table.get("title"), str):
        loose = _LOOSE_TITLE.search(text)
        title = (loose.group(1).strip(" \t\r").strip("\"'") if loose else "") or _first_line(text)
        table["title"] = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
    paper, _ = reader.read(table, line)
    return replace(paper, summary=text, is_broken=True, has_problems=True)


def _first_line(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return next((line for line in lines if line and not line.startswith(("[", "#"))), NO_TITLE)
