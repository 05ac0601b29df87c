"""Findings of an entry as problems of the file: with their line and column, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.problem import Problem
from papertui.storage.entry_places import span_of
from papertui.storage.lost_backslashes import sourced

if TYPE_CHECKING:
    from papertui.storage.entry_findings import Finding


def problem_order(problem: Problem) -> tuple[int, int, str]:
    """Sort key: by place, and the cause (conflict markers) before what follows from it."""
    return (problem.line, problem.column, problem.kind)


def located(finding: Finding, entry: bytes, line: int, paper_id: str) -> Problem:
    """The problem that a finding is, with its place in the file.

    Args:
        finding: Of the entry.
        entry: Its bytes.
        line: The line of the file that they begin in.
        paper_id: Its id.
    """
    finding = sourced(finding, entry)
    position, _ = span_of(entry, finding.key, finding.item)
    line_start = entry.rfind(b"\n", 0, position) + 1
    column = len(entry[line_start:position].decode()) + 1
    line += entry.count(b"\n", 0, position)
    return Problem(line, column, finding.kind, finding.message, paper_id, finding.fixable)
