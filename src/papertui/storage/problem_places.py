"""Findings of an entry as problems of the file: with their line and column, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.problem import Problem
from papertui.storage.entry_places import EntryPlaces
from papertui.storage.lost_backslashes import sourced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.storage.entry_findings import Finding


def problem_order(problem: Problem) -> tuple[int, int, str]:
    """Sort key: by place, and the cause (conflict markers) before what follows from it."""
    return (problem.line, problem.column, problem.kind)


def located(findings: Sequence[Finding], entry: bytes, line: int, paper_id: str) -> Iterator[Problem]:
    """The problems that findings are, with their places in the file.

    Args:
        findings: Of the entry.
        entry: Its bytes.
        line: The line of the file that they begin in.
        paper_id: Its id.
    """
    places = EntryPlaces(entry)
    counted, column = 0, 1
    for finding in sorted(findings, key=lambda found: places.span(found.key, found.item)):
        position, _ = places.span(finding.key, finding.item)
        line_start = entry.rfind(b"\n", counted, position) + 1
        if line_start:
            line += entry.count(b"\n", counted, position)
            counted, column = line_start, 1
        column += len(entry[counted:position].decode())
        counted = position
        told = sourced(finding, places)
        yield Problem(line, column, told.kind, told.message, paper_id, told.fixable)
