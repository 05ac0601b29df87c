"""What a hit weighs: how well a typed word fits times where it stands; the why is told at the top of `index`."""

from __future__ import annotations

from itertools import chain

from papertui.search.fields import Field

Hits = dict[int, int]
"""Place of a paper → the code of its best hit."""

EXACT = 100
GLUED = 95  # “latentdiffusion”: all letters are there
GLUED_TYPO = 80  # “mobilnet v2”: a slip in a whole name leaves more of it than one in a word
PLURAL = 90  # “networks” for “network”
ENDING = 70  # “segmenting” for “segmentation”
SPELLING = 98  # percent an American spelling keeps of a British one, and the other way round
PREFIX = 62  # … 92 as the typed part grows towards the whole word
PREFIX_SPAN = 30
INFIX = 44  # … 60
INFIX_SPAN = 16
ONE_EDIT = 44
TWO_EDITS = 32
IN_ADDRESS = 200  # “ncsn” for github.com/ermongroup/ncsn: a name, where other words of a path are any
OTHER_FIRST_LETTER = 8  # people rarely mistype the first letter
DAMPED = 60  # percent a guess keeps when what was typed is a word by itself

FIELD_WEIGHT = {
    Field.NAME: 104,
    Field.ID: 104,
    Field.TITLE: 100,
    Field.FIRST_AUTHOR: 95,
    Field.AUTHOR: 92,
    Field.NICKNAME: 93,  # above initials: those of some title or other are the same by chance, tags are given
    Field.ACRONYM: 90,
    Field.PART: 88,
    Field.TAG: 80,
    Field.VENUE: 80,
    Field.NOTE: 60,
    Field.SUMMARY: 48,
    Field.CATEGORY: 44,
    Field.LINK: 40,
}
FIELD_BITS = 4
FIELD_MASK = (1 << FIELD_BITS) - 1


def code_of(quality: int, field: Field) -> int:
    """Quality (percent) and field as one number that orders by weight; ``>> FIELD_BITS`` leaves the weight."""
    return (quality * FIELD_WEIGHT[field] // 10 << FIELD_BITS) | field


CODES = {field: [code_of(quality, field) for quality in range(EXACT + 1)] for field in Field}
"""For each field, the code of each quality."""


def field_of(code: int) -> Field:
    """The field of a hit."""
    return Field(code & FIELD_MASK)


def is_in_title(code: int) -> bool:
    """Whether a hit is one of the title."""
    return code & FIELD_MASK >= Field.ACRONYM


def prefix_quality(typed: int, length: int) -> int:
    """How good it is to have typed so many letters of a word so long."""
    return PREFIX + PREFIX_SPAN * min(typed, length) // max(length, 1)


def infix_quality(typed: int, length: int) -> int:
    """How good it is to have typed so many letters out of the middle of a word so long."""
    return INFIX + INFIX_SPAN * typed // length


def typo_quality(typed: str, word: str, distance: int) -> int:
    """How good a mistyped word is."""
    quality = ONE_EDIT if distance == 1 else TWO_EDITS
    return quality if typed[0] == word[0] else quality - OTHER_FIRST_LETTER


def best_of(lists: dict[int, list[list[int]]]) -> Hits:
    """The best code of each place, from the lists of places by code; best codes first."""
    hits: Hits = {}
    keep = hits.setdefault
    for code in sorted(lists, reverse=True):
        for place in chain.from_iterable(lists[code]):
            keep(place, code)
    return hits


def merge(hits: Hits, more: Hits) -> None:
    """Take over each better hit."""
    for place, code in more.items():
        if hits.get(place, 0) < code:
            hits[place] = code
