"""A Markdown reading list → its entries, its marks, and an account of what was not used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.exchange.imported import ReadingList
from papertui.exchange.markdown_escapes import restored
from papertui.exchange.markdown_lines import list_text
from papertui.exchange.markdown_marks import marks_of
from papertui.exchange.markdown_reader import Findings, read_section
from papertui.exchange.markdown_sections import sections_of
from papertui.exchange.markdown_statuses import status_headings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.exchange.markdown_lines import Line


def read_markdown(
    text: str,
    *,
    latest_year: int,
    include_commented: bool = False,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> ReadingList:
    """Read a list; any text is one, though perhaps without entries.

    Args:
        text: The whole file.
        latest_year: Numbers above it are no years.
        include_commented: Entries in comments are taken too, without marks; otherwise they are counted.
        tell: Told now and then how many lines are read, of how many; what it raises ends the reading.
    """
    parts = list_text(text)
    title, findings = _read(parts.shown, latest_year, tell)
    entries = list(findings.entries)
    commented = []
    if parts.commented:
        _, opened = _read(parts.opened, latest_year, tell)
        commented = [entry for entry in opened.entries if entry.line in parts.commented]
    if include_commented:
        from dataclasses import replace  # noqa: PLC0415  seldom

        taken = [*entries, *(replace(entry, status=None) for entry in commented)]
        entries = sorted(taken, key=lambda entry: entry.line)
    return ReadingList(
        title=restored(title),
        entries=tuple(entries),
        skipped_commented=0 if include_commented else len(commented),
        unused=findings.unused_lines,
        problems=(*parts.problems, *findings.problems),
        marks=findings.marks,
    )


def _read(lines: Sequence[Line], latest_year: int, tell: Callable[[int, int], None]) -> tuple[str, Findings]:
    title, sections = sections_of(lines)
    marks = marks_of((line.number, line.text) for line in lines if not line.is_code)
    statuses = status_headings(section.path for section in sections)
    for status in status_headings([(title,)]).values():
        statuses[()] = status  # what the whole list is called holds for all of it
    findings = Findings(marks, latest_year, statuses)
    for section in sections:
        tell(section.number, len(lines))
        read_section(section, findings)
    return title, findings
