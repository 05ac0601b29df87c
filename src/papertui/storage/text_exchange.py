"""Stretches of a catalogue exchanged for what stood there before, or after: how a change is undone and repeated.

Entries are found by their id and compared by their own text, so others may have come, gone and moved meanwhile. What
is not there (an entry that was removed) goes where the lines around it still stand.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from papertui.domain.change import TextExchange
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_edit import with_entry
from papertui.storage.entry_layout import EntryLayout
from papertui.storage.toml_reading import UnparsableError
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
    growth = sum(bool(exchange.after_id) - bool(exchange.before_id) for exchange in exchanges)
    touched = {paper_id for exchange in exchanges for paper_id in (exchange.before_id, exchange.after_id)}
    if len(after.catalogue.papers) - len(file.catalogue.papers) != growth or not after.is_whole:
        raise NotThereError
    if after.catalogue.title != file.catalogue.title or _others(after, touched) != _others(file, touched):
        raise NotThereError
    return after


def _others(file: CatalogueFile, touched: set[str]) -> list[Paper]:
    """All papers that an exchange does not concern; an id that is derived may become another."""
    return [replace(paper, id="", has_problems=False) for paper in file.catalogue.papers if paper.id not in touched]


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
    standing = file.content[start:end]
    return start, end, after.rstrip(b"\r\n") + standing[len(standing.rstrip(b"\r\n")) :]


def _span(file: CatalogueFile, exchange: TextExchange) -> tuple[int, int] | None:
    """Where the text before an exchange stands."""
    text = exchange.before.encode()
    if exchange.after and exchange.before_id:
        place = _place(file, exchange.before_id, text)
        if place is None:
            return None
        return file.starts[place], file.starts[place] + len(_own_text(file, place))
    span = _raw_span(file.content, text, exchange.start)
    return span if span is None or not exchange.before_id or _holds_one_entry(file, *span) else None


def _holds_one_entry(file: CatalogueFile, start: int, end: int) -> bool:
    """Whether lines are an entry to its last value; others may have written more below it."""
    place = bisect_left(file.starts, start)
    if place == len(file.starts):
        return False
    own_end = file.starts[place] + len(_own_text(file, place).rstrip(b"\r\n"))
    return own_end <= end and (place + 1 == len(file.starts) or end <= file.starts[place + 1])


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
    is_begin = start == 0 or content[start - 1 : start] == b"\n" or content[start : start + 1] in {b"\n", b"\r"}
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
