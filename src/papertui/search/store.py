"""What the index knows: the papers, the words of each field with the places that hold them, and lines to search in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from papertui.domain.reading import NO_READING
from papertui.search.entries import (
    SHARED_WORDS,
    address_lines,
    columns,
    identifier_lines,
    own_columns,
    shared_values,
)
from papertui.search.fields import Field
from papertui.search.lines import PaperLines
from papertui.search.link_words import link_lines
from papertui.search.postings import Postings
from papertui.search.ranking import LONGEST_TITLE
from papertui.search.titles import Titles
from papertui.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading


class Store:
    """Papers by their words.

    A place is the number of a paper in catalogue order.

    Attributes:
        papers: By place.
        ids: By place; exchanged as a whole when one changes, so that results keep theirs.
        places: By paper id.
        readings: By paper id; papers without a word about them are not in it.
        postings: For each field, the words and the places of the papers that hold them there.
        vocabulary: All words of all fields.
        identifiers, addresses, links, initials, glued_titles: A line for each place.
        title_lengths: Words of each title, by place.
        years: Year of each paper, by place.
    """

    def __init__(self, papers: Sequence[Paper], readings: Mapping[str, Reading]) -> None:
        self.papers = list(papers)
        self.ids = [paper.id for paper in papers]
        self.readings = dict(readings)
        self.postings: dict[Field, Postings] = {field: Postings() for field in Field}
        self.vocabulary = Vocabulary()
        self.identifiers = PaperLines()
        self.addresses = PaperLines()
        self.links = PaperLines()
        self.initials = PaperLines()
        self.glued_titles = PaperLines()
        self.title_lengths: list[int] = []
        self.years = [paper.shown_year for paper in papers]
        self.places = dict(zip(self.ids, range(len(self.ids)), strict=True))

    def reading(self, place: int) -> Reading:
        """What the reader said of the paper at a place."""
        return self.readings.get(self.papers[place].id, NO_READING)

    def update(self, paper: Paper, reading: Reading | None = None, *, old_id: str | None = None) -> int:
        """Take one changed paper, or one changed reading, into account; the same as building anew.

        Args:
            paper: As it is now.
            reading: As it is now; None when it has not changed.
            old_id: The id the paper had before, when that has changed too.

        Returns:
            The place of the paper.

        Raises:
            KeyError: No paper has that id.
        """
        old_id = paper.id if old_id is None else old_id
        place = self.places.pop(old_id)
        self.places[paper.id] = place
        old_paper, old_reading = self.papers[place], self.readings.pop(old_id, NO_READING)
        self.papers[place] = paper
        if paper.id != old_id:
            self.ids = [*self.ids[:place], paper.id, *self.ids[place + 1 :]]
        self.years[place] = paper.shown_year
        self.readings[paper.id] = reading = old_reading if reading is None else reading
        before = _words(old_paper, old_reading)
        after = _words(paper, reading)
        for field in before.keys() | after.keys():
            self._exchange(field, place, before.get(field, Counter()), after.get(field, Counter()))
        titles, addresses = Titles([paper.title]), address_lines([paper])
        self.title_lengths[place] = min(len(titles.words[0]), LONGEST_TITLE)
        self.identifiers.replace(place, *identifier_lines([paper], addresses))
        self.addresses.replace(place, *addresses)
        self.links.replace(place, *link_lines([paper], addresses))
        self.initials.replace(place, *titles.initials_lines())
        self.glued_titles.replace(place, *titles.glued_lines())
        return place

    def take_in(self, papers: Sequence[Paper], start: int) -> None:
        """Add the words of the papers from place `start` on; part of building."""
        said = self.readings
        readings = [said.get(paper.id, NO_READING) for paper in papers] if said else [NO_READING] * len(papers)
        places = list(range(start, start + len(papers)))
        titles = Titles([paper.title for paper in papers])
        for field, column in own_columns(papers, readings, titles):
            self.postings[field].take_in(places, column)
        for field, numbers, values in shared_values(papers, self.years[start : start + len(papers)]):
            self.postings[field].take_in_shared([places[number] for number in numbers], values)
        self.title_lengths.extend([min(LONGEST_TITLE, length) for length in map(len, titles.words)])
        addresses = address_lines(papers)
        self.identifiers.extend(identifier_lines(papers, addresses))
        self.addresses.extend(addresses)
        self.links.extend(link_lines(papers, addresses))
        self.initials.extend(titles.initials_lines())
        self.glued_titles.extend(titles.glued_lines())

    def order_in_steps(self) -> Iterator[None]:
        """Put all words in order once every paper is taken in, a few milliseconds at a time."""
        words: list[str] = []
        for field, postings in self.postings.items():
            postings.order(SHARED_WORDS.get(field))
            words += postings.beginning("")
            yield
        self.vocabulary = Vocabulary(words)
        yield
        self.vocabulary.prepare()
        for lines in (self.identifiers, self.addresses, self.links, self.initials, self.glued_titles):
            yield
            lines.close()

    def _exchange(self, field: Field, place: int, before: Counter[str], after: Counter[str]) -> None:
        postings = self.postings[field]
        for word in (before - after).elements():
            postings.remove(word, place)
        for word in (after - before).elements():
            postings.add(word, place)
            self.vocabulary.add(word)


def _words(paper: Paper, reading: Reading) -> dict[Field, Counter[str]]:
    found = columns([paper], [reading], Titles([paper.title]))
    return {field: Counter(words) for field, (words,) in found}
