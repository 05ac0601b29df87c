r"""Where in the source of a list an entry's title, check box, cell and mark stand.

The reader takes comments, HTML and signs out before it looks at a line, so a place in what it saw is found again by
the words around it::

    seen:    [Title](u), Ann Lee 2021         the title ends behind ``(u)``
    source:  - ✅ [Title](u), Ann Lee 2021    so it does here
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.exchange.imported import Form
from papertui.exchange.list_source import Span
from papertui.exchange.markdown_tables import cell_spans

if TYPE_CHECKING:
    from papertui.exchange.imported import ImportedEntry, Place
    from papertui.exchange.list_source import ListSource

_CONTENT = re.compile(r"[\s>]*(?:[-*+•]\s+|\d{1,9}[.)]\s+|-(?=[A-Z\[]))?\s*")
_BOX = re.compile(r"[\s>]*(?:[-*+•]\s+|\d{1,9}[.)]\s+)?\[([ xX✓✔])\](?!\()")
_HEADING = re.compile(r"[\s>]*#{1,6}\s*(.*?)[\s#]*$")
_BREAK = re.compile(r"\s*(?:\\|<br\s*/?>)?\s*$", re.IGNORECASE)
_OPENING = re.compile(r"[\s\[*_`\"“(]*")
_CLOSING = ']*_`"”)'
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"[^\W_]+")
_GAP = r"(?>&#?\w{1,8};|<[^<>]{0,200}>|[\W_]){0,60}?"  # between two words, with entities and tags
_LONGEST_COMPARED, _MOST_WORDS = 3000, 80


def title_span(source: ListSource, entry: ImportedEntry) -> Span | None:
    """Where the title stands with the markup around it; None when it is not found."""
    place = entry.place
    if place is None:
        return None
    if place.form is Form.HEADING:
        start = source.span(entry.line).start
        match = _HEADING.fullmatch(source.line(entry.line))
        return Span(start + match.start(1), start + match.end(1)) if match else source.span(entry.line)
    last = entry.line if place.form in {Form.ROW, Form.BLOCK} else place.last
    return _found(source, source.lines(entry.line, last), place)


def _found(source: ListSource, whole: Span, place: Place) -> Span | None:
    spot = place.title
    seen = spot.text[spot.start : spot.end]
    text = source.text[whole.start : whole.end]
    at = text.find(seen) if seen.strip() else -1
    if at >= 0:
        return Span(whole.start + at, whole.start + at + len(seen))
    words = list(_WORD.finditer(seen))
    if not words or len(words) > _MOST_WORDS or len(text) > _LONGEST_COMPARED:
        return None
    match = re.search(_GAP.join(re.escape(word[0]) for word in words), text)
    if match is None:
        return None
    before, behind = seen[: words[0].start()], seen[words[-1].end() :]
    lead = next((size for size in range(len(before), 0, -1) if text.endswith(before[-size:], 0, match.start())), 0)
    tail = next((size for size in range(len(behind), 0, -1) if text.startswith(behind[:size], match.end())), 0)
    return Span(whole.start + match.start() - lead, whole.start + match.end() + tail)


def inside(source: ListSource, title: Span) -> Span:
    """The words of a title, without the brackets, stars and address around them."""
    text = source.text[title.start : title.end]
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    return Span(title.start + start, title.start + _closing_start(text, start))


def _closing_start(text: str, start: int) -> int:
    """Where nothing but brackets, stars, quotes and addresses of links follow."""
    end = len(text)
    while True:
        while end > start and (text[end - 1] in _CLOSING or text[end - 1].isspace()):
            end -= 1
        closing, blank = text.find(")", end), _BLANK.search(text, end)
        if closing < 0 or (blank and blank.start() < closing):
            return end
        word = end
        while word > start and not text[word - 1].isspace():
            word -= 1
        opening = text.find("](", word, end)
        if opening < 0:
            return end
        end = opening


def before_markup(source: ListSource, place: int) -> int:
    """The place before the stars that stand directly before another."""
    while source.text[place - 1 : place] in {"*", "_"} and source.text[place - 2 : place - 1] != "\\":
        place -= 1
    return place


def content_start(source: ListSource, number: int) -> int:
    """Where the text of a line begins, behind its bullet or number."""
    match = _CONTENT.match(source.line(number))
    return source.span(number).start + (match.end() if match else 0)


def text_end(source: ListSource, number: int) -> int:
    """Where the text of a line ends, before the sign that breaks it."""
    match = _BREAK.search(source.line(number))
    return source.span(number).start + (match.start() if match else 0)


def box_span(source: ListSource, number: int) -> Span | None:
    """The sign in the check box that a line begins with; None without one."""
    match = _BOX.match(source.line(number))
    start = source.span(number).start
    return Span(start + match.start(1), start + match.end(1)) if match else None


def status_cell(source: ListSource, entry: ImportedEntry) -> Span | None:
    """The cell of a row that is for the mark, from border to border; None without one."""
    spot = entry.place.status if entry.place else None
    if spot is None:
        return None
    column = cell_spans(spot.text).index((spot.start, spot.end))
    spans = cell_spans(source.line(entry.line).replace("\\|", "\0\0"))
    start = source.span(entry.line).start
    return Span(start + spans[column][0], start + spans[column][1]) if column < len(spans) else None
