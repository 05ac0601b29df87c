"""Marks written into a list: the bytes of the signs and nothing else, each proved by reading the list again.

For every entry there are several places where its mark could stand, the one that the list uses first. All are tried
at once and the list is read; an entry that is not read as meant, or that another's mark has changed, tries its next
place, and has none in the end if no place is right.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.reading import Status
from papertui.exchange.list_habits import Habit, Habits, Way, mark_of, sign_pattern
from papertui.exchange.list_places import (
    before_markup,
    box_span,
    content_start,
    inside,
    status_cell,
    text_end,
    title_span,
)
from papertui.exchange.list_source import Edit, ListSource, with_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from papertui.exchange.imported import ImportedEntry, ReadingList
    from papertui.exchange.list_habits import Mark

_NOTHING = frozenset(["", "-", "—", "–", "―", "tbd", "none", "n/a"])
_OTHERS = (Status.UNREAD, Status.READING)


class Wanted(NamedTuple):
    """What the marks of a list are to be.

    Attributes:
        read: Places of the entries (in the list's order) to be marked read, with the day, or empty when unknown.
        unread: Places of those whose mark is to go.
    """

    read: Mapping[int, str]
    unread: frozenset[int] = frozenset()


class Marking(NamedTuple):
    """A list with its marks written.

    Attributes:
        added, removed: How many marks.
        refused: The entries that cannot be marked without changing how something is read.
    """

    text: str
    added: int = 0
    removed: int = 0
    refused: tuple[ImportedEntry, ...] = ()


def with_marks(text: str, wanted: Wanted, read: Callable[[str], ReadingList], markers: Iterable[str]) -> Marking:
    """Write the marks into a list.

    Args:
        text: The whole list.
        wanted: Which entries.
        read: Reads a list.
        markers: How the catalogue writes a read mark.
    """
    if not wanted.read and not wanted.unread:
        return Marking(text)
    listing = read(text)
    writer = _Writer(text, listing, Habits(ListSource(text), listing, markers))
    choices = {place: list(writer.markings(place, day)) for place, day in wanted.read.items()}
    choices |= {place: list(writer.removals(place)) for place in wanted.unread}
    meant = dict.fromkeys(wanted.read, True) | dict.fromkeys(wanted.unread, False)
    refused = {place for place, left in choices.items() if not left}
    while len(refused) < len(choices):
        edits = [choices[place][0] for place in choices if place not in refused]
        written = with_edits(text, edits)
        wrong = _wrong(
            listing, read(written), {place: is_read for place, is_read in meant.items() if place not in refused}
        )
        if not wrong:
            added = len({choices[place][0] for place in wanted.read if place not in refused})
            removed = len({choices[place][0] for place in wanted.unread if place not in refused})
            return Marking(written, added, removed, tuple(listing.entries[place] for place in sorted(refused)))
        for place in wrong & choices.keys() or choices.keys() - refused:
            choices[place] = choices[place][1:]
        refused |= {place for place, left in choices.items() if not left}
    return Marking(text, refused=tuple(listing.entries[place] for place in sorted(refused)))


def _wrong(before: ReadingList, after: ReadingList, meant: Mapping[int, bool]) -> set[int]:
    """The marked entries in whose lines something is read otherwise than meant."""
    found: dict[int, list[ImportedEntry]] = defaultdict(list)
    for entry in after.entries:
        found[entry.line].append(entry)
    lines: dict[int, list[int]] = defaultdict(list)
    for place, entry in enumerate(before.entries):
        lines[entry.line].append(place)
    wrong_lines = {line for line in found if line not in lines}
    for line, places in lines.items():
        entries = found.get(line, [])
        are_equal = len(entries) == len(places) and all(
            entry.paper == before.entries[place].paper and _is_as_meant(entry, before.entries[place], meant.get(place))
            for place, entry in zip(places, entries, strict=True)
        )
        if not are_equal:
            wrong_lines.add(line)
    if len(after.unused) != len(before.unused) or len(after.problems) != len(before.problems):
        wrong_lines |= {before.entries[place].line for place in meant}
    return {place for place in meant if before.entries[place].line in wrong_lines} or (
        set(meant) if wrong_lines else set()
    )


def _is_as_meant(entry: ImportedEntry, before: ImportedEntry, is_read: bool | None) -> bool:  # noqa: FBT001  or neither
    if is_read is None:
        return entry.status is before.status
    return (entry.status is Status.READ) is is_read


class _Writer:
    """Knows the places where the mark of an entry could stand."""

    def __init__(self, text: str, listing: ReadingList, habits: Habits) -> None:
        self._source = ListSource(text)
        self._listing = listing
        self._habits = habits
        marks = listing.marks
        self._read_signs = sign_pattern(marks, [Status.READ]) if marks else None
        self._other_signs = sign_pattern(marks, _OTHERS) if marks else None
        self._unread_signs = self._usual_unread_signs()

    def markings(self, place: int, day: str) -> Iterator[Edit]:
        """How an entry can be marked read, the way of the list first."""
        entry = self._listing.entries[place]
        habit = self._habits.of(entry)
        cell = status_cell(self._source, entry)
        if cell is not None:
            yield self._in_cell(cell.start, cell.end, habit, day)
        box = box_span(self._source, entry.line)
        if box is not None:
            yield Edit(*box, habit.sign if habit.way is Way.BOX else "x")
        other = None if cell or box else mark_of(self._source, entry, self._other_signs)
        sign = habit.sign if habit.way is not Way.CELL else self._habits.sign
        if other is not None:
            yield Edit(*other.span, self._habits.sign if habit.way is Way.BOX else sign)
        if habit.way is Way.BOX:
            place = content_start(self._source, entry.line)
            yield Edit(place, place, f"[{sign}] ")
            sign = self._habits.sign
        for way in dict.fromkeys([habit.way, Way.AFTER, Way.END, Way.FRONT, Way.AT_END]):
            edit = self._at(entry, habit._replace(sign=sign) if way is habit.way else Habit(way, sign))
            if edit is not None:
                yield edit

    def removals(self, place: int) -> Iterator[Edit]:
        """How the mark of an entry can go."""
        entry = self._listing.entries[place]
        mark = mark_of(self._source, entry, self._read_signs)
        if mark is None:
            return
        if mark.way is Way.BOX:
            yield Edit(*mark.span, " ")
            return
        unread_sign = self._unread_signs.get(mark.way is Way.CELL)
        if unread_sign:
            yield Edit(*mark.span, unread_sign)
        yield self._without(mark)
        yield Edit(*mark.span, "")

    def _in_cell(self, start: int, end: int, habit: Habit, day: str) -> Edit:
        words = self._source.text[start:end]
        sign = habit.sign if habit.way is Way.CELL else self._habits.sign
        if sign[:1].isdecimal():
            sign = day or self._habits.sign
        marks = self._listing.marks
        inner = words.strip()
        begin = start + (len(words) - len(words.lstrip()) if inner else min(1, len(words)))
        if inner and (inner.casefold() in _NOTHING or (marks and marks.status_of_cell(inner))):
            return Edit(begin, begin + len(inner), sign)
        return Edit(begin, begin, f"{sign} " if inner else sign)

    def _at(self, entry: ImportedEntry, habit: Habit) -> Edit | None:
        source, way = self._source, habit.way
        sign, gap = habit.sign, habit.gap
        title = title_span(source, entry)
        if way is Way.END:
            place = text_end(source, entry.line)
            return Edit(place, place, f" {sign}")
        if way is Way.FRONT:
            place = content_start(source, entry.line)
            return Edit(place, place, f"{sign} ")
        if title is None or way in {Way.BOX, Way.CELL}:
            return None
        words = inside(source, title)
        if way is Way.AFTER:
            return Edit(title.end, title.end, gap + sign)
        if way is Way.AT_END:
            return Edit(words.end, words.end, gap + sign)
        lead = habit.lead if way is Way.IN_FRONT else ""
        place = before_markup(source, title.start) if way is Way.BEFORE else title.start + len(lead)
        if way is Way.IN_FRONT and source.text[title.start : place] != lead:
            place = words.start
        return Edit(place, place, sign + gap)

    def _without(self, mark: Mark) -> Edit:
        """The mark taken out with the gap that came with it."""
        text, (start, end) = self._source.text, mark.span
        if mark.way in {Way.FRONT, Way.BEFORE, Way.IN_FRONT}:
            return Edit(start, end + (text[end : end + 1] == " "), "")
        is_alone = mark.way is Way.CELL and text[start - 1 : start] == " "
        return Edit(start - (text[start - 1 : start] == " " and not is_alone), end, "")

    def _usual_unread_signs(self) -> dict[bool, str]:
        """What stands at unread entries, by whether that is in a cell; without check boxes."""
        marks = self._listing.marks
        pattern = sign_pattern(marks, [Status.UNREAD]) if marks else None
        signs: dict[bool, str] = {}
        for entry in self._listing.entries:
            mark = mark_of(self._source, entry, pattern) if entry.status is Status.UNREAD else None
            if mark is not None and mark.way is not Way.BOX:
                signs.setdefault(mark.way is Way.CELL, self._source.text[mark.span.start : mark.span.end])
        return signs
