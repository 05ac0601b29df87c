"""Stretches of a catalogue exchanged for what stood there before, or after: how a change is undone and repeated.

Entries are found by their id and compared by their own text, so others may have come, gone and moved meanwhile. What
is not there (an entry that was removed) goes where the lines around it still stand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from papertui.domain.change import TextExchange
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_edit import with_entry
from papertui.storage.entry_layout import EntryLayout
from papertui.storage.toml_reading import UnparsableError
from papertui.storage.toml_spans import BOM
from papertui.storage.toml_values import only_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papertui.domain.paper import Paper
    from papertui.storage.catalogue_file import CatalogueFile


class NotThereError(Exception):
    """The text to be exchanged does not stand in the catalogue, or not so that it can be exchanged alone."""


def entry_exchange(before: CatalogueFile, before_id: str, after: CatalogueFile, after_id: str) -> TextExchange:
    """What became of an entry."""
    return TextExchange(
        _own_text(before, before.place_of(before_id)).decode(),
        _own_text(after, after.place_of(after_id)).decode(),
        before_id,
        after_id,
        before.span_of(before_id)[0],
    )


def is_standing(file: CatalogueFile, exchange: TextExchange) -> bool:
    """Whether the catalogue is as it was before an exchange."""
    if exchange.before:
        return _span(file, exchange) is not None
    return exchange.after_id not in file.catalogue.positions and _span(file, exchange.reversed) is None


def exchanged(file: CatalogueFile, exchanges: Sequence[TextExchange]) -> CatalogueFile:
    """The catalogue after exchanges. Writes nothing.

    Raises:
        NotThereError: One of them finds something else there.
    """
    splices = sorted((_splice(file, exchange) for exchange in exchanges), key=itemgetter(0, 1))
    if len(splices) == 1 and exchanges[0].before_id == exchanges[0].after_id and exchanges[0].after_id:
        return _quickly_exchanged(file, splices[0])
    pieces: list[bytes] = []
    position = 0
    for start, end, text in splices:
        pieces += [file.content[position:start], text]
        position = end
    pieces.append(file.content[position:])
    after = catalogue_of(file.path, b"".join(pieces))
    growth = sum((bool(one.after_id) - bool(one.before_id)) * (1 + one.others) for one in exchanges)
    if len(after.catalogue.papers) - len(file.catalogue.papers) != growth or not after.is_whole:
        raise NotThereError
    old_places, new_places = _places(splices)
    if after.catalogue.title != file.catalogue.title or _others(after, new_places) != _others(file, old_places):
        raise NotThereError
    return after


def _places(splices: Sequence[tuple[int, int, bytes]]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Begin and end of what is exchanged, before and after."""
    old, new = [], []
    growth = 0
    for start, end, text in splices:
        old.append((start, end))
        new.append((start + growth, start + growth + len(text)))
        growth += len(text) - (end - start)
    return old, new


def _others(file: CatalogueFile, places: Sequence[tuple[int, int]]) -> list[tuple[Paper, str]]:
    """All papers that do not begin in these places; an id that is derived may become another.

    Unknown values are compared as texts, as a ``nan`` among them equals not even itself.
    """
    others = []
    for paper, start in zip(file.catalogue.papers, file.starts, strict=True):
        nearest = bisect_right(places, start, key=itemgetter(0)) - 1
        if nearest < 0 or places[nearest][1] <= start:
            others.append((replace(paper, id="", has_problems=False, extra=()), repr(paper.extra)))
    return others


def _quickly_exchanged(file: CatalogueFile, splice: tuple[int, int, bytes]) -> CatalogueFile:
    start, end, text = splice
    place = bisect_left(file.starts, start)
    behind = file.starts[place] + file.lengths[place]
    entry = file.content[file.starts[place] : start] + text + file.content[end:behind]
    try:
        table = only_entry(entry)
    except UnparsableError as error:
        raise NotThereError from error
    return with_entry(file, place, entry, table)


def _splice(file: CatalogueFile, exchange: TextExchange) -> tuple[int, int, bytes]:
    """Where what is exchanged stands, and the bytes that come there."""
    span = _span(file, exchange) if exchange.before else None
    if exchange.before and span is None:
        raise NotThereError
    after = exchange.after.encode()
    if span is None:
        position = _gap(file.content, exchange)
        return position, position, after
    start, end = span
    if not after:
        return start, end, b""
    return start, start + len(file.content[start:end].rstrip(b"\r\n")), after.rstrip(b"\r\n")


def _span(file: CatalogueFile, exchange: TextExchange) -> tuple[int, int] | None:
    """Where the text before an exchange stands."""
    text = exchange.before.encode()
    if exchange.after and exchange.before_id:
        place = _place(file, exchange.before_id, text)
        if place is None:
            return None
        return file.starts[place], file.starts[place] + len(_own_text(file, place))
    span = _raw_span(file.content, text, exchange.start)
    return span if span is None or not exchange.before_id or _holds_entries(file, *span, exchange.others) else None


def _holds_entries(file: CatalogueFile, start: int, end: int, others: int) -> bool:
    """Whether lines are an entry and some others to the last value; somebody may have written more below it."""
    last = bisect_left(file.starts, start) + others
    if last >= len(file.starts):
        return False
    own_end = file.starts[last] + len(_own_text(file, last).rstrip(b"\r\n"))
    return own_end <= end and (last + 1 == len(file.starts) or end <= file.starts[last + 1])


def _place(file: CatalogueFile, paper_id: str, text: bytes) -> int | None:
    """The entry whose own text this is: by its id, else wherever it stands."""
    text = text.rstrip(b"\r\n")
    known = file.catalogue.positions.get(paper_id)
    if known is not None and _own_text(file, known).rstrip(b"\r\n") == text:
        return known
    for start in _occurrences(file.content, text):
        place = bisect_left(file.starts, start)
        is_entry = place < len(file.starts) and file.starts[place] == start
        if is_entry and _own_text(file, place).rstrip(b"\r\n") == text:
            return place
    return None


def _own_text(file: CatalogueFile, place: int) -> bytes:
    start = file.starts[place]
    entry = file.content[start : start + file.lengths[place]]
    return entry if place in file.locked else entry[: EntryLayout(entry).own_end]


def _raw_span(content: bytes, text: bytes, start: int) -> tuple[int, int] | None:
    """Where whole lines stand: at their old place, else where they stand alone."""
    if content.startswith(text, start) and _are_lines(content, start, start + len(text)):
        return start, start + len(text)
    found = [at for at in _occurrences(content, text) if text and _are_lines(content, at, at + len(text))]
    return (found[0], found[0] + len(text)) if len(found) == 1 else None


def _are_lines(content: bytes, start: int, end: int) -> bool:
    is_first = content[:start] in {b"", BOM}
    is_begin = is_first or content[start - 1 : start] == b"\n" or content[start : start + 1] in {b"\n", b"\r"}
    return is_begin and (
        end == len(content) or content[end - 1 : end] == b"\n" or content[end : end + 1] in {b"\n", b"\r"}
    )


def _occurrences(content: bytes, text: bytes) -> Iterable[int]:
    at = content.find(text) if text else -1
    while at >= 0:
        yield at
        at = content.find(text, at + 1)


def _gap(content: bytes, exchange: TextExchange) -> int:
    """Where a text belongs that is not there."""
    above, below = exchange.above.encode(), exchange.below.encode()
    if content[: exchange.start].endswith(above) and content.startswith(below, exchange.start):
        return exchange.start
    for around, lead in ((above + below, len(above)), (above, len(above)), (below, 0)):
        found = list(_occurrences(content, around))
        if len(found) == 1:
            return found[0] + lead
    if not content.endswith(b"\n") or not exchange.after.startswith(("\n", "\r", "[")):
        raise NotThereError
    return len(content)
