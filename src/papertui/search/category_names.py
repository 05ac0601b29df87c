"""Categories that fit what is typed, best first: every word must fit somewhere.

``mr`` and ``must`` fit ``Papers > Must-Read``; ``pa mu`` fits it with two words, ``mure`` with two pieces. A word fits
best at the beginning of the category's own name, then at the beginning of any word, then anywhere, then in pieces that
each begin a word. Letters scattered anywhere do not fit: nearly every long path has them.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.category import SEPARATOR, path_text
from papertui.search.fold import Folded, fold, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papertui.domain.category import CategoryPath

_BETWEEN_WORDS = re.compile(r"[\s>/]+")
_BEGINNING = re.compile(r"(?<![^\W_])[^\W_]")
_AT_NAME, _AT_WORD, _INSIDE, _IN_PIECES = range(4)


class FittingCategory(NamedTuple):
    """A category, and the stretches of its `path_text` that were hit."""

    path: CategoryPath
    hits: tuple[tuple[int, int], ...] = ()


def fitting_categories(paths: Iterable[CategoryPath], typed: str) -> list[FittingCategory]:
    """The categories that fit, best first; all of them, in their order, when nothing is typed.

    Args:
        paths: All there are, as the tree shows them.
        typed: Words, parts of words, or a path.
    """
    words = list(filter(None, _BETWEEN_WORDS.split(fold(typed))))
    found: list[tuple[tuple[int, int], FittingCategory]] = []
    for path in paths:
        text = folded(path_text(path))
        places = [_place(word, text.text) for word in words]
        if all(places):
            letters = {letter for place in places if place for letter in place[1]}
            rank = (sum(place[0] for place in places if place), len(path) if words else 0)
            found.append((rank, FittingCategory(path, _stretches(text, letters))))
    return [category for _, category in sorted(found, key=itemgetter(0))]


def _place(word: str, text: str) -> tuple[int, Sequence[int]] | None:
    """How well a word fits, smaller being better, and with which letters; None when it does not."""
    name = text.rfind(SEPARATOR.strip()) + 1
    name += len(text[name:]) - len(text[name:].lstrip())
    if text.startswith(word, name):
        return _AT_NAME, range(name, name + len(word))
    beginnings = [match.start() for match in _BEGINNING.finditer(text)]
    for start in beginnings:
        if text.startswith(word, start):
            return _AT_WORD, range(start, start + len(word))
    inside = text.find(word)
    if inside >= 0:
        return _INSIDE, range(inside, inside + len(word))
    pieces = _in_pieces(word, text, beginnings)
    return (_IN_PIECES, pieces) if pieces else None


def _in_pieces(word: str, text: str, beginnings: Iterable[int]) -> Sequence[int]:
    """The letters that spell a word in pieces, each from a beginning on; empty when there are none.

    For ``imgen`` and ``Image Generation``: from the first beginning ``i`` and ``im`` are spelt, from the second
    ``img`` to ``imgen``.
    """
    spelt: dict[int, tuple[int, ...]] = {0: ()}
    for start in beginnings:
        for done, letters in list(spelt.items()):
            for end in range(start, start + _common(word[done:], text[start:])):
                spelt.setdefault(done + end - start + 1, (*letters, *range(start, end + 1)))
    return spelt.get(len(word), ())


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _stretches(text: Folded, letters: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Letters of the folded text as stretches of the original, those that touch joined."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(text.original_span(letter, letter + 1) for letter in letters):
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return tuple(stretches)
