"""Categories that fit what is typed, best first: every word must fit, its letters in their order are enough.

``mr`` and ``must`` fit ``Papers > Must-Read``; ``pa mu`` fits it with two words. A word fits best at the beginning of
the category's own name, then at the beginning of any word, then anywhere, then with its letters at the beginnings of
words, then scattered, where the shortest stretch is taken: forwards to its end, backwards from there to its start.
Categories with scattered letters are left out where there are others: they are noise.
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
_AT_NAME, _AT_WORD, _INSIDE, _INITIALS, _SCATTERED = range(5)


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
    found: list[tuple[tuple[bool, int, int], FittingCategory]] = []
    for path in paths:
        text = folded(path_text(path))
        places = [_place(word, text.text) for word in words]
        if all(places):
            letters = {letter for place in places if place for letter in place[1]}
            ranks = [place[0] for place in places if place]
            rank = (_SCATTERED in ranks, sum(ranks), len(path) if words else 0)
            found.append((rank, FittingCategory(path, _stretches(text, letters))))
    is_noise = any(not is_scattered for (is_scattered, _, _), _ in found)
    found.sort(key=itemgetter(0))
    return [category for (is_scattered, _, _), category in found if not (is_scattered and is_noise)]


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
    initials = _in_order(word, text, beginnings)
    if initials:
        return _INITIALS, initials
    forwards = _in_order(word, text, range(len(text)))
    if not forwards:
        return None
    return _SCATTERED, _in_order(word[::-1], text, range(forwards[-1], -1, -1))


def _in_order(word: str, text: str, places: Iterable[int]) -> list[int]:
    """The first of these places that spell the word; empty when they do not."""
    rest = iter(places)
    found = [next((place for place in rest if text[place] == letter), -1) for letter in word]
    return found if found[-1] >= 0 else []


def _stretches(text: Folded, letters: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Letters of the folded text as stretches of the original, those that touch joined."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(text.original_span(letter, letter + 1) for letter in letters):
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return tuple(stretches)
