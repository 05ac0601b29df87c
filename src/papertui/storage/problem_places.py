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
    counted = 0
    for finding in sorted(findings, key=lambda found: places.span(found.key, found.item)):
        position, _ = places.span(finding.key, finding.item)
        line += entry.count(b"\n", counted, position)
        counted = position
        column = len(entry[entry.rfind(b"\n", 0, position) + 1 : position].decode()) + 1
        told = sourced(finding, places)
        yield Problem(line, column, told.kind, told.message, paper_id, told.fixable)
