"""How a list marks what is read: with which sign, and in which place of an entry."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.reading import Status
from papertui.exchange.imported import Form
from papertui.exchange.list_places import box_span, inside, status_cell, title_span
from papertui.exchange.list_source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papertui.exchange.imported import ImportedEntry, ReadingList
    from papertui.exchange.list_source import ListSource
    from papertui.exchange.markdown_marks import Marks


class Way(Enum):
    """Where the mark of an entry stands."""

    CELL = "cell"
    BOX = "box"
    FRONT = "front"
    BEFORE = "before"
    IN_FRONT = "in front, inside"
    AT_END = "at the end, inside"
    AFTER = "after"
    END = "end"


class Mark(NamedTuple):
    """A mark that stands in the source.

    Attributes:
        span: Of the sign alone.
        gap: The blanks between it and the title.
        lead: The markup of the title before it, when it stands inside.
    """

    way: Way
    span: Span
    gap: str = " "
    lead: str = ""


class Habit(NamedTuple):
    """How one entry is marked, and so how another can be."""

    way: Way
    sign: str
    gap: str = " "
    lead: str = ""


def sign_pattern(marks: Marks, statuses: Iterable[Status]) -> re.Pattern[str] | None:
    """A pattern for the signs that say one of these; None when there are none."""
    wanted = set(statuses)
    signs = sorted((sign for sign, status in marks.statuses.items() if status in wanted), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, signs)) + ")\ufe0f?") if signs else None


def mark_of(source: ListSource, entry: ImportedEntry, pattern: re.Pattern[str] | None) -> Mark | None:
    """The mark that an entry carries; None when none is found in it."""
    place = entry.place
    if place is None:
        return None
    cell = status_cell(source, entry)
    if cell is not None and (words := source.text[cell.start : cell.end]).strip():
        sign = pattern.search(source.text, *cell) if pattern else None
        start = cell.start + len(words) - len(words.lstrip())
        return Mark(Way.CELL, Span(*sign.span()) if sign else Span(start, start + len(words.strip())))
    box = box_span(source, entry.line)
    if box is not None:
        return Mark(Way.BOX, box)
    last = place.last if place.form is Form.ITEM else entry.line
    whole = source.lines(entry.line, last)
    signs = [Span(*match.span()) for match in pattern.finditer(source.text, whole.start, whole.end)] if pattern else []
    if not signs:
        return None
    title = title_span(source, entry)
    if title is None:
        return Mark(Way.END, signs[0])
    return _placed(source, title, min(signs, key=lambda sign: max(sign.start - title.end, title.start - sign.end)))


def _placed(source: ListSource, title: Span, sign: Span) -> Mark:
    """The mark with its place relative to the title."""
    text = source.text
    if sign.start >= title.end and text[title.end : sign.start].strip():
        return Mark(Way.END, sign)
    if sign.start >= title.end:
        return Mark(Way.AFTER, sign, text[title.end : sign.start])
    if sign.end <= title.start:
        gap = text[sign.end : title.start]
        return Mark(Way.FRONT, sign) if gap.strip() else Mark(Way.BEFORE, sign, gap)
    words = inside(source, title)
    if sign.start <= words.start + 1:
        return Mark(Way.IN_FRONT, sign, _blanks(text[sign.end : title.end]), text[title.start : sign.start])
    return Mark(Way.AT_END, sign, _blanks(text[words.start : sign.start][::-1]))


def _blanks(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" "))]


class Habits:
    """How the entries of a list are marked.

    Args:
        source: The list.
        listing: The same as it was read.
        markers: How the catalogue writes a read mark, for lists that have none.
    """

    def __init__(self, source: ListSource, listing: ReadingList, markers: Iterable[str]) -> None:
        self._source = source
        self._marks = listing.marks
        self._by_section: dict[tuple[object, ...], Habit] = {}
        counts: dict[Form | None, Counter[Habit]] = {}
        pattern = sign_pattern(self._marks, [Status.READ]) if self._marks else None
        for entry in listing.entries:
            mark = mark_of(source, entry, pattern) if entry.status is Status.READ else None
            if mark is None or entry.place is None:
                continue
            habit = Habit(mark.way, source.text[mark.span.start : mark.span.end], mark.gap, mark.lead)
            self._by_section.setdefault((entry.place.form, entry.paper.categories), habit)
            for form in (entry.place.form, None):
                counts.setdefault(form, Counter())[habit] += 1
        self._usual = {form: counted.most_common(1)[0][0] for form, counted in counts.items()}
        self.sign = self._legend_sign() or self._met_sign(counts.get(None, Counter())) or self._given_sign(markers)

    def of(self, entry: ImportedEntry) -> Habit:
        """How an entry of this list is marked: as others of its section, of its form, of the list."""
        form = entry.place.form if entry.place else Form.ITEM
        near = self._by_section.get((form, entry.paper.categories)) or self._usual.get(form)
        far = self._usual.get(None)
        if near is None and far is not None and far.way not in {Way.CELL, Way.BOX}:
            near = far
        return near or Habit(Way.AFTER, self.sign)

    def _met_sign(self, counted: Counter[Habit]) -> str:
        """The sign that is met most, check boxes and words in cells aside."""
        signs: Counter[str] = Counter()
        for habit, count in counted.items():
            if habit.way is not Way.BOX and self._says_read(habit.sign):
                signs[habit.sign] += count
        return signs.most_common(1)[0][0] if signs else ""

    def _legend_sign(self) -> str:
        pattern = sign_pattern(self._marks, [Status.READ]) if self._marks else None
        lines = (self._source.line(number) for number in sorted(self._marks.legends)) if self._marks else ()
        matches = (pattern.search(line) for line in lines) if pattern else ()
        return next((match[0] for match in matches if match), "")

    def _given_sign(self, markers: Iterable[str]) -> str:
        return next((marker for marker in markers if self._says_read(marker)), "✔")

    def _says_read(self, sign: str) -> bool:
        return self._marks is not None and self._marks.status_in(f"T {sign}") is Status.READ
