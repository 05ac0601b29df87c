"""What to mark in a text that a query has found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papertui.search.fields import SHOWN_AUTHOR_SEPARATOR
from papertui.search.fold import folded
from papertui.search.query import Words
from papertui.search.words import WORD

if TYPE_CHECKING:
    from papertui.domain.paper import Paper
    from papertui.search.query import Query

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Highlights:
    """Spans (start, end) of matched characters, in order, not touching each other.

    Attributes:
        title: In `Paper.title` as it stands.
        authors: In the authors joined by ``, ``.
        venue: In `Paper.venue` as it stands.
        summary: In `Paper.summary` as it stands (raw, before any Markdown or maths is shown).
    """

    title: Spans = ()
    authors: Spans = ()
    venue: Spans = ()
    summary: Spans = ()


def highlights_of(query: Query, paper: Paper) -> Highlights:
    """The spans of all words of a query in the texts of a paper."""
    return Highlights(
        spans_in(query, paper.title),
        spans_in(query, SHOWN_AUTHOR_SEPARATOR.join(paper.authors)),
        spans_in(query, paper.venue),
        spans_in(query, paper.summary),
    )


def spans_in(query: Query, text: str) -> Spans:
    """The spans of all words of a query in any text."""
    source = folded(text)
    found: set[tuple[int, int]] = set()
    for group in query.groups:
        if group.is_excluded:
            continue
        for term in group.terms:
            if isinstance(term, Words):
                for word in term.words:
                    for match in WORD.finditer(source.text):
                        place = match[0].find(word)
                        if place >= 0:
                            start = match.start() + place
                            found.add(source.original_span(start, start + len(word)))
    return merged(found)


def merged(spans: set[tuple[int, int]]) -> Spans:
    """Spans in order, overlapping and touching ones as one."""
    together: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if together and start <= together[-1][1]:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    return tuple(together)
