"""Ids of all papers of a catalogue made distinct, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papertui.domain.identity import distinct_ids
from papertui.domain.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.paper import Paper


def settle_ids(papers: Sequence[Paper]) -> tuple[list[Paper], list[Problem]]:
    """Give every paper an id of its own.

    Of several entries with one written id the first keeps it, the others are numbered: ``x``, ``x-2``. Derived ids
    give way to written ones (`distinct_ids`).
    """
    settled = list(papers)
    problems: list[Problem] = []
    first_line: dict[str, int] = {}
    repeats: list[int] = []
    unwritten: list[int] = []
    for place, paper in enumerate(settled):
        if not paper.has_written_id:
            unwritten.append(place)
        elif paper.id in first_line:
            repeats.append(place)
        else:
            first_line[paper.id] = paper.line
    taken = set(first_line)
    next_number: dict[str, int] = {}
    for place in repeats:
        paper = settled[place]
        distinct, number = paper.id, next_number.get(paper.id, 2)
        while distinct in taken:
            distinct, number = f"{paper.id}-{number}", number + 1
        next_number[paper.id] = number
        taken.add(distinct)
        settled[place] = replace(paper, id=distinct, has_problems=True)
        problems.append(_duplicate(paper, first_line[paper.id], distinct))
    derived = [settled[place].id for place in unwritten]
    titles = [settled[place].title for place in unwritten]
    for place, paper_id in zip(unwritten, distinct_ids(derived, titles, taken), strict=True):
        if settled[place].id != paper_id:
            settled[place] = replace(settled[place], id=paper_id)
    return settled, problems


def _duplicate(paper: Paper, first_line: int, distinct: str) -> Problem:
    message = (
        f"id {paper.id!r} is written twice, in the entries of line {first_line} and line {paper.line}; "
        f"this one is shown as {distinct!r}: give it an id of its own"
    )
    return Problem(paper.line, 1, "duplicate-id", message, distinct)
