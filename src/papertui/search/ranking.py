"""How hits are weighed and put in order; the explanation stands at the top of index.py."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from papertui.search.fields import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

FIELD_WEIGHT = {
    Field.TITLE: 100,
    Field.ID: 90,
    Field.AUTHOR: 90,
    Field.TAG: 88,
    Field.ACRONYM: 86,
    Field.VENUE: 80,
    Field.NOTE: 60,
    Field.SUMMARY: 48,
    Field.CATEGORY: 44,
    Field.LINK: 40,
}
FIELD_BITS = 4
FIELD_MASK = (1 << FIELD_BITS) - 1
DAMPED = 60  # percent a guess keeps when what was typed is a word by itself
TITLE_SHARE = 120  # how much a title made of nothing but the query is ahead of an endless one, in thousandths
RELAXED = 0.5  # the share of words that must match when not all do
FULL = 1000


def code_of(quality: int, field: Field) -> int:
    """Quality (percent) and field as one number that orders by weight; `field_of` and `weight_of` take it apart."""
    return (quality * FIELD_WEIGHT[field] // 10 << FIELD_BITS) | field


def weight_of(code: int) -> int:
    """The weight of a hit, 0 … 1000."""
    return code >> FIELD_BITS


def field_of(code: int) -> Field:
    """The field of a hit."""
    return Field(code & FIELD_MASK)


def rarity(papers: int, matching: int) -> float:
    """How much a word tells: 1 for one that every paper has, more as fewer do."""
    return 1 + log2((papers + 1) / (matching + 1)) / 4


def ranked(
    hits: Sequence[dict[int, int]], papers: int, title_lengths: Sequence[int], *, must_match: int
) -> list[tuple[int, int]]:
    """Put the places that match enough words in order.

    Args:
        hits: For each word of the query, place → code.
        papers: How many papers there are.
        title_lengths: Words in each paper's title.
        must_match: How many of the words a paper must match.

    Returns:
        (place, score in thousandths), best first, ties in catalogue order.
    """
    weights = [rarity(papers, len(found)) for found in hits]
    total = sum(weights)
    shares = [weight / total for weight in weights]
    by_size = sorted(range(len(hits)), key=lambda number: len(hits[number]))
    if must_match == len(hits):
        places: set[int] = set(hits[by_size[0]])
        for number in by_size[1:]:
            places &= hits[number].keys()
    else:
        places = set().union(*(hits[number] for number in by_size[: len(hits) - must_match + 1]))
    words = len(hits)
    scored = []
    for place in places:
        codes = [found.get(place, 0) for found in hits]
        if must_match < words and sum(map(bool, codes)) < must_match:
            continue
        base = sum(share * (code >> FIELD_BITS) for share, code in zip(shares, codes, strict=True))
        score = (base * FULL + TITLE_SHARE * base * min(1.0, words / (title_lengths[place] or 1))) / (
            FULL + TITLE_SHARE
        )
        scored.append((-round(score), place))
    scored.sort()
    return [(place, -score) for score, place in scored]
