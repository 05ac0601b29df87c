"""Three-way merge of one entry: what I change, what is on disk now, and what both started from."""

from __future__ import annotations

from difflib import SequenceMatcher
from operator import itemgetter
from typing import TYPE_CHECKING

from papertui.domain.draft import LINK_PREFIX, field_texts, with_fields
from papertui.errors import Clash, EditConflictError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper

_SEPARATORS = {"authors": ";", "categories": ";", "tags": ";", "own tags": ";", "links": "\n"}
_PROSE = frozenset({"summary", "note"})


def check_untouched(base: Paper, disk: Paper, changes: Mapping[str, FieldValue]) -> None:
    """See that nobody else changed the fields I change; the same change on both sides is none.

    Raises:
        EditConflictError: Fields were changed on both sides, and differently; it brings all of them.
    """
    clashes = []
    for name, value in changes.items():
        mine = _text(with_fields(base, {name: value}), name)
        then, now = _text(base, name), _text(disk, name)
        if now not in {then, mine}:
            clashes.append(Clash(name, mine, now, then))
    if clashes:
        raise EditConflictError(base.id, clashes)


def kept_both(clash: Clash) -> str | None:
    """Both changes in one text; None for a field that holds one value, such as a year.

    Of a list, what either side took out is out and what either side put in is in; a prose that both sides went on
    writing has both continuations, else the one stands below the other.
    """
    separator = _SEPARATORS.get(clash.field)
    if separator is not None:
        pieces = [_pieces(text, separator) for text in (clash.mine, clash.disk, clash.base)]
        return {";": "; ", "\n": "\n"}[separator].join(_united(*pieces))
    if clash.field not in _PROSE:
        return None
    mine, disk, base = clash.mine, clash.disk, clash.base
    if base and mine.startswith(base) and disk.startswith(base):
        mine = mine[len(base) :].removeprefix("\n")
    return "\n".join(filter(None, (disk, mine)))


def merged_lines(mine: str, disk: str, base: str) -> str | None:
    """A text that two sides changed in different lines, with the changes of both.

    ::

        base  a b c d      mine  A b c d      disk  a b c      merged  A b c

    Returns:
        The text, with newlines alone, or None where both changed the same lines, or wrote at the same place.
    """
    lines = _lines(base)
    hunks = sorted({*_hunks(lines, mine), *_hunks(lines, disk)}, key=itemgetter(0, 1))
    merged: list[str] = []
    position, was_insertion = 0, False
    for number, (first, last, text) in enumerate(hunks):
        is_insertion = first == last
        if first < position or (number and first == position and (is_insertion or was_insertion)):
            return None
        merged += [*lines[position:first], *text]
        position, was_insertion = last, is_insertion
    return "".join([*merged, *lines[position:]])


def _hunks(base: Sequence[str], changed: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """First line, line behind the last, and the lines that came there."""
    lines = _lines(changed)
    matched = SequenceMatcher(None, base, lines, autojunk=False).get_opcodes()
    return [(first, last, tuple(lines[start:end])) for what, first, last, start, end in matched if what != "equal"]


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").splitlines(keepends=True)


def _pieces(text: str, separator: str) -> list[str]:
    return [piece for piece in (piece.strip() for piece in text.split(separator)) if piece]


def _united(mine: Iterable[str], disk: Iterable[str], base: Iterable[str]) -> list[str]:
    mine, disk, base = list(mine), list(disk), list(base)
    kept = [piece for piece in disk if piece in mine or piece not in base]
    return kept + [piece for piece in mine if piece not in base and piece not in kept]


def _text(paper: Paper, name: str) -> str:
    """A field as a form shows it; ``links.Paper`` is the address of that link alone."""
    if name.startswith(LINK_PREFIX):
        label = name.removeprefix(LINK_PREFIX)
        return next((link.url for link in paper.links if link.label == label), "")
    return field_texts(paper)[name]
