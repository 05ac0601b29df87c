"""Whose event is it: finds the paper each event of the reading log speaks of, also after edits by hand.

An event belongs to the entry with its id, unless that entry's title *and* its arXiv id or DOI both differ from the
event's. Without such an entry it belongs to the one with the same normalised title, or to the one with the same
arXiv id or DOI and a similar title. So ids, years, titles and authors can be mended by hand and no mark is lost::

    event: ho2020denoising · Denoising Diffusion Probabilistic Models · 2006.11239
    entry: ddpm            · Denoising diffusion probabilistic models               same title: it is this one
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from papertui.domain.identity import normalised_title
from papertui.domain.reading import reading_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading, ReadingEvent, ReadingLog

SIMILAR_TITLES = 0.6  # of difflib's ratio: a renamed paper keeps most of its words, two papers do not

_ORDER = attrgetter("at", "device", "line")


@dataclass(frozen=True)
class Attribution:
    """Which events belong to which paper of a catalogue.

    Attributes:
        events: Events of each paper id of the catalogue, in order, each said once.
        strays: Events whose paper is gone or has become a different one; kept, listed by ``check``.
    """

    events: Mapping[str, tuple[ReadingEvent, ...]]
    strays: tuple[ReadingEvent, ...]

    def readings(self) -> dict[str, Reading]:
        """The current reading of every paper that has events; others are `NO_READING`."""
        return {paper_id: reading_of(events) for paper_id, events in self.events.items()}

    def with_events(self, added: Iterable[ReadingEvent], finder: PaperFinder) -> Attribution:
        """The attribution when further events are known; quick when they are few."""
        found, strays = _sorted_out(added, finder)
        events = dict(self.events)
        for paper_id, new in found.items():
            events[paper_id] = _said_once((*events.get(paper_id, ()), *new))
        return Attribution(events, (*self.strays, *strays))


def attribute(log: ReadingLog, papers: Sequence[Paper]) -> Attribution:
    """Find the paper of every event of a log."""
    return Attribution({}, ()).with_events(log.events, PaperFinder(papers)) if log.events else Attribution({}, ())


def _sorted_out(
    events: Iterable[ReadingEvent], finder: PaperFinder
) -> tuple[dict[str, list[ReadingEvent]], list[ReadingEvent]]:
    found: dict[str, list[ReadingEvent]] = defaultdict(list)
    strays: list[ReadingEvent] = []
    for event in events:
        paper = finder.paper_of(event)
        if paper is None:
            strays.append(event)
        else:
            found[paper.id].append(event)
    return found, strays


def _said_once(events: Iterable[ReadingEvent]) -> tuple[ReadingEvent, ...]:
    """Events in order; one that was repeated under a newer title counts once."""
    ordered = sorted(events, key=_ORDER)
    return tuple({(event.at, event.changes, event.source): event for event in ordered}.values())


def is_another(event: ReadingEvent, paper: Paper) -> bool:
    """Whether an entry with the event's id is a different paper: its title and its identifiers both differ."""
    if not event.title or event.title == paper.title:
        return False
    if normalised_title(event.title) == normalised_title(paper.title):
        return False
    told = [(event.arxiv, paper.arxiv_id), (event.doi, paper.doi_name)]
    comparable = [(then, now) for then, now in told if then and now]
    return bool(comparable) and all(then != now for then, now in comparable)


class PaperFinder:
    """The papers of a catalogue by id, and by title and identifier once an id is not found."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._papers = {paper.id: paper for paper in papers}
        self._by_title: dict[str, set[str]] | None = None
        self._by_identifier: dict[str, set[str]] | None = None
        self._adopted: dict[tuple[str, str, str, str], str | None] = {}

    def paper_of(self, event: ReadingEvent) -> Paper | None:
        """The paper an event speaks of, if this catalogue has it."""
        paper = self._papers.get(event.paper)
        if paper is not None:
            return None if is_another(event, paper) else paper
        named = (event.paper, event.title, event.arxiv, event.doi)
        if named not in self._adopted:
            self._adopted[named] = self._adopter_of(event)
        adopter = self._adopted[named]
        return None if adopter is None else self._papers[adopter]

    def exchange(self, old: Paper, new: Paper) -> None:
        """Know an edited paper by its new names; costs the same at any size."""
        del self._papers[old.id]
        self._papers[new.id] = new
        self._adopted.clear()
        if self._by_title is not None:
            self._by_title[normalised_title(old.title)].discard(old.id)
            self._by_title[normalised_title(new.title)].add(new.id)
        if self._by_identifier is not None:
            for identifier in _identifiers(old):
                self._by_identifier[identifier].discard(old.id)
            for identifier in _identifiers(new):
                self._by_identifier[identifier].add(new.id)

    def _adopter_of(self, event: ReadingEvent) -> str | None:
        title = normalised_title(event.title)
        same_title = self._titles().get(title, set()) if title else set()
        if len(same_title) == 1:
            return next(iter(same_title))
        same_work = {
            paper_id
            for identifier in filter(None, (event.arxiv, event.doi))
            for paper_id in self._identifiers().get(identifier, set())
            if _is_similar(title, normalised_title(self._papers[paper_id].title))
        }
        return same_work.pop() if len(same_work) == 1 else None

    def _titles(self) -> dict[str, set[str]]:
        if self._by_title is None:
            self._by_title = defaultdict(set)
            for paper in self._papers.values():
                self._by_title[normalised_title(paper.title)].add(paper.id)
        return self._by_title

    def _identifiers(self) -> dict[str, set[str]]:
        if self._by_identifier is None:
            self._by_identifier = defaultdict(set)
            for paper in self._papers.values():
                for identifier in _identifiers(paper):
                    self._by_identifier[identifier].add(paper.id)
        return self._by_identifier


def _identifiers(paper: Paper) -> tuple[str, ...]:
    return tuple(filter(None, (paper.arxiv_id, paper.doi_name)))


def _is_similar(title: str, other: str) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415  only a paper that lost its id is looked up by likeness

    return SequenceMatcher(None, title, other).ratio() >= SIMILAR_TITLES
