r"""A catalogue as a Markdown list in the bold-block form, which imports to an equal catalogue.

::

    # Diffusion models

    Read papers are marked with ⚡.

    ## Contents

    - [Must-Read](#must-read)

    ## Must-Read

    **Denoising Diffusion Probabilistic Models** ⚡ \
    *Jonathan Ho, Ajay Jain, Pieter Abbeel* \
    NeurIPS 2020. [[Paper](https://arxiv.org/abs/2006.11239)] \
    19 Jun 2020 \
    Predicts the noise that was added, step by step.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from papertui.domain.category import INNER_SEPARATOR
from papertui.domain.reading import Status
from papertui.exchange.markdown_entry import BlockWriter
from papertui.exchange.markdown_marks import marks_of
from papertui.exchange.markdown_spelling import anchor, spelled_heading
from papertui.exchange.markdown_statuses import status_named
from papertui.exchange.markdown_words import next_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papertui.domain.category import CategoryPath
    from papertui.domain.paper import Paper

USUAL_MARKER = "✔"
_DEEPEST = 5  # levels of categories: Markdown has six of headings, and the first is the title's


def marker_for(markers: Iterable[str]) -> str:
    """The first marker (`[markers]` of a catalogue) that can be told apart in a list; the usual one without any."""
    return next((marker for marker in markers if _is_understood(marker)), USUAL_MARKER)


def markdown_text(title: str, papers: Sequence[Paper], is_read: Callable[[str], bool], marker: str) -> str:
    """Write papers as a list; one that stands in several categories is written in each.

    Args:
        title: Of the whole list; may be empty.
        papers: In catalogue order.
        is_read: Whether the paper of an id is read.
        marker: Stands behind the titles of those; one that no list can be marked with gives way to the usual one.
    """
    marker = marker_for([marker])
    legend = _legend(marker) if any(is_read(paper.id) for paper in papers) else ""
    writer = BlockWriter(marker, legend, next_year(datetime.now(tz=UTC).date()), status_named(title) is not None)
    shelves: dict[CategoryPath, list[Paper]] = {(): []}
    for paper in papers:
        for path in dict.fromkeys(_shown_path(path) for path in paper.categories or ((),)):
            shelves.setdefault(path, []).append(paper)
    headings = {path: spelled_heading(path[-1]) for path in _in_tree_order(shelves)}
    blocks = [f"# {spelled_heading(title)}"] if title.strip() else []
    blocks += [legend] if legend else []
    blocks += _entries(writer, shelves[()], (), is_read)
    blocks += _contents(headings)
    for path, heading in headings.items():
        blocks.append(f"{'#' * (len(path) + 1)} {heading}")
        blocks += _entries(writer, shelves.get(path, ()), path, is_read)
    return "\n\n".join(blocks) + "\n"


def _is_understood(marker: str) -> bool:
    """Whether a list that explains the marker is read as marked with it."""
    marks = marks_of([(1, _legend(marker))])
    return bool(marker.strip()) and bool(marks.legends) and marks.status_in(f" {marker}") is Status.READ


def _legend(marker: str) -> str:
    return f"Read papers are marked with {marker}."


def _shown_path(path: CategoryPath) -> CategoryPath:
    """The path as headings can say it: what lies deeper than they go is joined in the last."""
    if len(path) <= _DEEPEST:
        return path
    return (*path[: _DEEPEST - 1], INNER_SEPARATOR.join(path[_DEEPEST - 1 :]))


def _in_tree_order(paths: Iterable[CategoryPath]) -> list[CategoryPath]:
    """Every path and those above it, children below their parents, in the order in which they are first met."""
    children: dict[CategoryPath, dict[CategoryPath, None]] = {}
    for path in paths:
        for depth in range(len(path)):
            children.setdefault(path[:depth], {})[path[: depth + 1]] = None
    ordered: list[CategoryPath] = []
    waiting = list(reversed(children.get((), {})))
    while waiting:
        path = waiting.pop()
        ordered.append(path)
        waiting += reversed(children.get(path, {}))
    return ordered


def _contents(headings: dict[CategoryPath, str]) -> list[str]:
    if not headings:
        return []
    taken: dict[str, int] = {anchor("Contents", {}): 1}
    lines = [f"{'  ' * (len(path) - 1)}- [{heading}](#{anchor(path[-1], taken)})" for path, heading in headings.items()]
    return ["## Contents", "\n".join(lines)]


def _entries(
    writer: BlockWriter, papers: Iterable[Paper], path: CategoryPath, is_read: Callable[[str], bool]
) -> list[str]:
    return ["\n".join(writer.lines(paper, path, is_read=is_read(paper.id))) for paper in papers]
