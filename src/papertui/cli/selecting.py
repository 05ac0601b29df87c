"""Selectors: an id, an arXiv id or DOI, or words that clearly mean one paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.cli.output import say
from papertui.domain.identity import arxiv_id_in, doi_in, normalised_title
from papertui.domain.visible import visible
from papertui.errors import AmbiguousSelectorError, UnknownPaperError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.paper import Paper
    from papertui.library import Library

CANDIDATES = 5
CLEAR_SCORE = 50.0  # of 100: below it the best hit is a guess
CLEAR_LEAD = 0.87  # of the best score: a second hit above this share of it is a rival


def select(library: Library, selectors: Sequence[str]) -> list[Paper]:
    """The paper each selector means, each paper once; all of them or none.

    Raises:
        AmbiguousSelectorError: A selector fits several papers.
        UnknownPaperError: A selector fits none.
    """
    chosen: dict[str, Paper] = {}
    for selector in selectors:
        paper = _paper_of(library, selector)
        chosen[paper.id] = paper
    return list(chosen.values())


def _paper_of(library: Library, selector: str) -> Paper:
    paper = library.catalogue.find(selector)
    if paper is not None:
        return paper
    if not selector.strip():
        raise UnknownPaperError(selector)
    known = _same_work(library, selector)
    if len(known) > 1:
        raise _ambiguous(selector, known)
    if not known:
        known = [_best_hit(library, selector)]
    say(f"→ {visible(known[0].title)} ({visible(known[0].id)})")
    return known[0]


def _same_work(library: Library, selector: str) -> list[Paper]:
    """The papers whose arXiv id or DOI stands in the selector, or whose title it is."""
    arxiv, doi = arxiv_id_in(selector), doi_in(selector)
    papers = library.catalogue.papers
    if arxiv or doi:
        return [paper for paper in papers if (arxiv and paper.arxiv_id == arxiv) or (doi and paper.doi_name == doi)]
    title = normalised_title(selector)
    return [paper for paper in papers if title and normalised_title(paper.title) == title]


def _best_hit(library: Library, selector: str) -> Paper:
    from papertui.cli.querying import ranked_hits  # noqa: PLC0415  an id needs no search

    hits, was_relaxed = ranked_hits(library, selector, CANDIDATES + 1)
    found = [(paper, hit.score) for hit in hits if (paper := library.catalogue.find(hit.paper_id)) is not None]
    if not found:
        raise UnknownPaperError(selector)
    papers = [paper for paper, _ in found]
    best = found[0][1]
    is_clear = not was_relaxed and best >= CLEAR_SCORE
    has_rival = len(found) > 1 and found[1][1] > CLEAR_LEAD * best
    if not is_clear or has_rival:
        raise _ambiguous(selector, papers, is_rough=was_relaxed or len(papers) == 1)
    return papers[0]


def _ambiguous(selector: str, papers: Sequence[Paper], *, is_rough: bool = False) -> AmbiguousSelectorError:
    candidates = [(paper.id, paper.title) for paper in papers[:CANDIDATES]]
    return AmbiguousSelectorError(selector, candidates, is_rough=is_rough)
