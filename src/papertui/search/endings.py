"""English words with another ending: ``segmenting`` for segmentation, ``guided`` for guidance.

Readers remember what a paper is about, not the grammar of its sentence. Two words are related when both are one stem
with an ending of a verb, or of what is made of verbs. Endings that lead to another notion (general, generic) are left
out, and with them most of what stemmers such as Porter's (1980) do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_WRITTEN = (
    "e s es ed ing ings er ers or ors ly ment ments able ance ances ant ence"
    " ion ions ive ation ations ative ator ators"
    " y ies ied ying ify ifies ication ications ier iers"
    " ise ises ised ising isation isations ize izes ized izing ization izations"
)
_ENDINGS = frozenset(["", *_WRITTEN.split()])
_LONGEST = max(map(len, _ENDINGS))
_SHORTEST_STEM = 4


def related_words(word: str, beginning: Callable[[str], Iterable[str]]) -> set[str]:
    """The known words that differ from this one in their ending alone.

    Args:
        word: Folded.
        beginning: Gives the known words that begin with some letters.
    """
    found = {other for stem in _stems(word) for other in beginning(stem) if other[len(stem) :] in _ENDINGS}
    return found - {word}


def is_related(word: str, other: str) -> bool:
    """Whether two folded words differ in their ending alone."""
    if word == other or word[:_SHORTEST_STEM] != other[:_SHORTEST_STEM]:
        return False
    return any(other.startswith(stem) and other[len(stem) :] in _ENDINGS for stem in _stems(word))


def _stems(word: str) -> Iterator[str]:
    """What is left of the word without one of the endings."""
    for place in range(max(_SHORTEST_STEM, len(word) - _LONGEST), len(word) + 1):
        if word[place:] in _ENDINGS:
            yield word[:place]
