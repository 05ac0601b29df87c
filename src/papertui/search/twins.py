"""Titles that are nearly the same: one paper spelled twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from papertui.domain.identity import normalised_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.paper import Paper

LIKENESS = 95.0  # of 100; below it, series of papers with one scheme of titles come up
TELLING_WORDS = 4  # rarest words of a title that twins are looked up by; a slip spoils one of them


def near_twins(papers: Sequence[Paper]) -> list[tuple[Paper, Paper]]:
    """Pairs of one kind whose normalised titles are alike but not equal, each pair in catalogue order.

    Only titles that share one of their rarest words are compared, so that 50,000 titles take seconds.
    """
    titles = [normalised_title(paper.title) for paper in papers]
    frequency = Counter(word for title in titles for word in set(title.split()))
    by_word: dict[str, list[int]] = defaultdict(list)
    twins: list[tuple[Paper, Paper]] = []
    for place, title in enumerate(titles):
        telling = sorted(set(title.split()), key=lambda word: (frequency[word], word))[:TELLING_WORDS]
        candidates = sorted({other for word in telling for other in by_word[word]})
        twins += [
            (papers[other], papers[place])
            for other in candidates
            if papers[other].kind == papers[place].kind and _is_twin(titles[other], title)
        ]
        for word in telling:
            by_word[word].append(place)
    return twins


def _is_twin(one: str, other: str) -> bool:
    return one != other and fuzz.ratio(one, other, score_cutoff=LIKENESS) >= LIKENESS
