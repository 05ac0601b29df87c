"""Putting the papers that match in order, best first; the why is told at the top of `index`."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, groupby, pairwise, repeat
from math import ceil, log2
from operator import add
from typing import TYPE_CHECKING

from papertui.search.fields import Field
from papertui.search.weights import EXACT, FIELD_BITS, Hits, code_of, is_in_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

FULL = 1000
RELAXED = 0.5  # the share of words that must match when not all do
LACKING = 2  # a paper that lacks words counts its share of them squared: three in a summary beat two in a title
TITLE_SHARE = 120  # how far a title made of the query alone is ahead of an endless one, in thousandths
IN_TITLE = 4  # words hit elsewhere cover a quarter of a title's word: of equal hits short titles come first
NEIGHBOURS = 20  # a tie-breaker only: more would hurt readers who remember the words but not their order
BEGINNING = 20  # readers remember how a title begins
MOST_COMPARED = 200  # best hits that are looked at for words that are neighbours in the title
LONGEST_TITLE = 40  # words; longer ones count as this long
MOST_WEIGHED = 6000  # with more papers than this no word of the query tells much, and they are only sorted by hits
PLACE_BITS = 24
PLACE_MASK = (1 << PLACE_BITS) - 1


def rarity(papers: int, matching: int) -> float:
    """How much a word tells: 1 for one that every paper has, more as fewer do."""
    return 1 + log2((papers + 1) / (matching + 1)) / 4


def common_places(hits: Sequence[Hits]) -> list[int]:
    """The places that all words hit."""
    by_size = sorted(hits, key=len)
    places: AbstractSet[int] = by_size[0].keys()
    for found in by_size[1:]:
        places = places & found.keys()
    return list(places)


def places_named(hits: Sequence[Hits]) -> list[int]:
    """The places with a whole identifier among the words: it says all, whatever else was pasted with it."""
    whole = code_of(EXACT, Field.ID)
    few = [found for found in hits if len(found) < MOST_COMPARED]
    return sorted({place for found in few for place, code in found.items() if code == whole})


def places_of_most(hits: Sequence[Hits], words: Sequence[int]) -> list[int]:
    """The places that at least half of the words hit, or more of them while too many places do.

    Args:
        hits: For each group of the query, place → code.
        words: How many words each of them stands for.
    """
    must_match = ceil(sum(words) * RELAXED)
    counts = Counter(chain.from_iterable(chain.from_iterable(map(repeat, hits, words))))
    by_count: defaultdict[int, list[int]] = defaultdict(list)
    for place, count in counts.items():
        if count >= must_match:
            by_count[count].append(place)
    places: list[int] = []
    for count in sorted(by_count, reverse=True):
        if places and len(places) + len(by_count[count]) > MOST_WEIGHED:
            break
        places += by_count[count]
    return places


def ranked(
    places: Sequence[int],
    hits: Sequence[Hits],
    matching: Sequence[int],
    title_lengths: Sequence[int],
    words: Sequence[int] = (),
) -> list[int]:
    """Put places in order.

    Args:
        places: Those that match.
        hits: For each word of the query, place → code.
        matching: For each word, how many papers it hits; about so many if it is common.
        title_lengths: Words in each title of all papers.
        words: Where the places need not have all words, how many each of the hits stands for.

    Returns:
        A key for each place, best first, ties in catalogue order; `PLACE_MASK` leaves the place of it, and what stands
        above it is what the score lacks to `FULL`.
    """
    if len(places) > MOST_WEIGHED:
        return _by_hits(places, hits)
    weights = [rarity(len(title_lengths), count) for count in matching]
    scale = FULL + TITLE_SHARE + NEIGHBOURS + BEGINNING
    shares = [weight / sum(weights) / scale for weight in weights]
    bonus = [
        [FULL + TITLE_SHARE * min(1.0, covered / (IN_TITLE * max(1, length))) for length in range(LONGEST_TITLE + 1)]
        for covered in range(IN_TITLE * len(hits) + 1)
    ]
    bases: Iterable[float] = repeat(0.0)
    covers: Iterable[int] = repeat(0)
    for share, found in zip(shares, hits, strict=True):
        codes = list(map(found.get, places, repeat(0)))
        few = set(codes)  # so what each is worth is worked out once, not for thousands of places
        bases = map(add, bases, map({code: share * (code >> FIELD_BITS) for code in few}.__getitem__, codes))
        covers = map(add, covers, map({code: IN_TITLE if is_in_title(code) else 1 for code in few}.__getitem__, codes))
    if words:
        counts = [sum(count for count, found in zip(words, hits, strict=True) if place in found) for place in places]
        bases = [base * (count / sum(words)) ** LACKING for base, count in zip(bases, counts, strict=False)]
    keys = [
        (FULL - min(FULL, int(base * bonus[covered][title_lengths[place]]))) << PLACE_BITS | place
        for place, base, covered in zip(places, bases, covers)  # noqa: B905  sums of endless zeros when nothing is hit
    ]
    keys.sort()
    return keys


def with_neighbours_first(keys: list[int], words: Sequence[str], glued_title: Callable[[int], str]) -> list[int]:
    """The same keys, the first few ordered anew: by words of the query that are neighbours in the title, or begin it.

    Args:
        keys: As `ranked` gives them.
        words: The free words of the query in order; empty for anything else.
        glued_title: The title at a place without its blanks.
    """
    pairs = [first + second for first, second in pairwise(words) if first and second]
    beginning = pairs[0] if pairs else words[0] if words else ""
    first_keys = []
    for key in keys[:MOST_COMPARED]:
        title = glued_title(key & PLACE_MASK)
        bonus = NEIGHBOURS * sum(pair in title for pair in pairs) // len(pairs) if pairs else 0
        if beginning and title.startswith(beginning):
            bonus += BEGINNING
        first_keys.append(max(key - (bonus << PLACE_BITS), key & PLACE_MASK))
    return sorted(first_keys) + keys[MOST_COMPARED:]


def _by_hits(places: Sequence[int], hits: Sequence[Hits]) -> list[int]:
    by_sum: defaultdict[int, list[int]] = defaultdict(list)
    if len(hits) == 1:  # as `best_of` has left them, nearly all that have the same code are neighbours
        for code, run in groupby(places, hits[0].__getitem__):
            by_sum[code].extend(run)
    else:
        total: Iterable[int] = repeat(0, len(places))
        for found in hits:
            total = map(add, total, map(found.get, places, repeat(0)))
        for place, code in zip(places, total, strict=True):
            by_sum[code].append(place)
    by_weight: dict[int, list[int]] = {}
    for code, found_places in by_sum.items():
        by_weight.setdefault((code >> FIELD_BITS) // len(hits), []).extend(found_places)
    keys: list[int] = []
    for weight in sorted(by_weight, reverse=True):
        lacking = (FULL - min(FULL, weight)) << PLACE_BITS
        keys += [lacking | place for place in sorted(by_weight[weight])]
    return keys
