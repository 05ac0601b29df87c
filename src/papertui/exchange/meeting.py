"""The entries of lists that meet the papers of a catalogue: which are there already, and what those become."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.paper import Link
from papertui.domain.reading import Status
from papertui.exchange.duplicates import Works, bare_address, joined_paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papertui.domain.paper import Paper
    from papertui.exchange.imported import ImportedEntry

MARKS = (Status.READ, Status.READING)


class LinkOffer(NamedTuple):
    """A link of the list that differs from the reader's own of the same name."""

    paper_id: str
    label: str
    own: str
    offered: str
    line: int


class Meeting:
    """The entries of lists that meet the papers of a catalogue.

    Attributes:
        new: Entries of papers that are not there.
        met: Place in the catalogue of each paper that is there, and what it is together with what the lists say.
        marks: Of the papers that are there.
        offers: Links that differ.
    """

    def __init__(self, papers: Iterable[Paper], *, with_links: bool) -> None:
        self._known = Works(papers)
        self._with_links = with_links
        self.new: list[ImportedEntry] = []
        self.met: dict[int, Paper] = {}
        self.marks: dict[str, Status] = {}
        self.offers: list[LinkOffer] = []

    def meet(self, entries: Sequence[ImportedEntry]) -> None:
        """Take up entries: first whose title is there, then of the rest whose title or kind the reader has changed."""
        places = [self._known.place_of(found.paper) for found in entries]
        met = set(places)
        for found, by_title in zip(entries, places, strict=True):
            place = self._known.place_of_renamed(found.paper) if by_title is None else by_title
            if place is None or (by_title is None and place in met):
                self.new.append(found)
            else:
                self._meet(found, place)

    def _meet(self, found: ImportedEntry, place: int) -> None:
        standing = self.met.get(place, self._known.papers[place])
        differing = _differing_links(standing, found.paper)
        self.offers += [
            LinkOffer(standing.id, label, own, offered, found.line) for label, (own, offered) in differing.items()
        ]
        links = tuple(link for link in found.paper.links if link.label not in differing)
        joined = joined_paper(standing, replace(found.paper, links=links))
        if self._with_links:
            taken = (Link(one.label, differing.get(one.label, ("", one.url))[1]) for one in joined.links)
            joined = replace(joined, links=tuple(taken))
        self.met[place] = joined
        if found.status in MARKS and found.status is not None:
            self.marks.setdefault(standing.id, found.status)


def _differing_links(standing: Paper, found: Paper) -> dict[str, tuple[str, str]]:
    """Labels of links that both have, whose addresses are only here and only there; those addresses."""
    own = {link.label: link.url for link in standing.links}
    known = {bare_address(url) for url in own.values()}
    offered = {bare_address(link.url) for link in found.links}
    return {
        link.label: (own[link.label], link.url)
        for link in found.links
        if link.label in own and bare_address(link.url) not in known and bare_address(own[link.label]) not in offered
    }
