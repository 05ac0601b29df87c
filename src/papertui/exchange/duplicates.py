"""The same work met twice: when two entries are one, and what they are together.

An equal title is not enough, a post often has that of its paper; an equal arXiv id is not enough either, lists hold
wrong links. Both a title and a second sign make one work of two entries.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from papertui.domain.identity import derived_id, normalised_title
from papertui.domain.paper import Link, free_label
from papertui.domain.reading import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papertui.domain.paper import Paper
    from papertui.exchange.imported import ImportedEntry

_ORDER = (Status.READ, Status.READING, Status.UNREAD)


class Works:
    """Papers that are looked up by title and a second sign."""

    def __init__(self, papers: Iterable[Paper] = ()) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        self._place_of_id: dict[str, int] = {}
        self.papers: list[Paper] = []
        for paper in papers:
            self.add(paper)

    def add(self, paper: Paper) -> int:
        """Add a paper as a work of its own; its place."""
        self.papers.append(paper)
        self._places[title_key(paper.title)].append(len(self.papers) - 1)
        if paper.id:
            self._place_of_id.setdefault(paper.id, len(self.papers) - 1)
        return len(self.papers) - 1

    def place_of(self, paper: Paper) -> int | None:
        """The place of the work that is the same, of several the one most like it; None when there is none."""
        same = [place for place in self._places.get(title_key(paper.title), ()) if is_same(self.papers[place], paper)]
        return max(same, key=lambda place: _likeness(self.papers[place], paper), default=None)

    def place_of_renamed(self, paper: Paper) -> int | None:
        """The place of a work whose title or kind was changed since: its id is the same, and a link or its number."""
        place = self._place_of_id.get(paper.id or derived_id(paper.title, paper.authors, paper.shown_year))
        return place if place is not None and _has_address_of(self.papers[place], paper) else None


def _has_address_of(one: Paper, other: Paper) -> bool:
    """Whether two papers share their arXiv id, their DOI or a link."""
    is_same_arxiv = bool(one.arxiv_id) and one.arxiv_id == other.arxiv_id
    is_same_doi = bool(one.doi_name) and one.doi_name == other.doi_name
    links = {bare_address(link.url) for link in one.links}
    return is_same_arxiv or is_same_doi or not links.isdisjoint(bare_address(link.url) for link in other.links)


def title_key(title: str) -> str:
    """What equal titles have in common; a title of signs alone stands for itself."""
    return normalised_title(title) or title


def is_same(one: Paper, other: Paper) -> bool:
    """Whether two papers of one title are one work: same arXiv id, or same kind and nothing that contradicts."""
    if one.arxiv_id and one.arxiv_id == other.arxiv_id:
        return True
    if one.kind != other.kind:
        return False
    is_other_id = bool(one.arxiv_id and other.arxiv_id)
    is_other_author = bool(one.authors and other.authors) and _family(one) != _family(other)
    return not (is_other_id and is_other_author)


def _likeness(one: Paper, other: Paper) -> tuple[bool, bool]:
    return one.kind == other.kind, one.arxiv_id == other.arxiv_id


def _family(paper: Paper) -> str:
    words = normalised_title(paper.authors[0]).split()
    return words[-1] if words else ""


def joined_entries(entries: Sequence[ImportedEntry]) -> list[ImportedEntry]:
    """Each work once, in the order of their first entries, with what all its entries say."""
    works = Works()
    joined: list[ImportedEntry] = []
    for entry in entries:
        place = works.place_of(entry.paper)
        if place is None:
            works.add(entry.paper)
            joined.append(entry)
            continue
        paper = joined_paper(works.papers[place], entry.paper)
        works.papers[place] = paper
        status = next((found for found in _ORDER if found in {joined[place].status, entry.status}), None)
        if paper is not joined[place].paper or status is not joined[place].status:
            joined[place] = replace(joined[place], paper=paper, status=status)
    return joined


def joined_paper(first: Paper, second: Paper) -> Paper:
    """The first paper with what the second adds: categories, links, tags, another summary, fields it lacks."""
    if first == second:
        return first
    return replace(
        first,
        authors=first.authors or second.authors,
        venue=first.venue or second.venue,
        year=first.year or second.year,
        date=first.date or second.date,
        categories=tuple(dict.fromkeys((*first.categories, *second.categories))),
        tags=tuple(dict.fromkeys((*first.tags, *second.tags))),
        arxiv=first.arxiv or second.arxiv,
        doi=first.doi or second.doi,
        links=_joined_links(first, second),
        summary=_joined_summary(first.summary, second.summary),
    )


def _joined_links(first: Paper, second: Paper) -> tuple[Link, ...]:
    known = {bare_address(link.url) for link in first.links}
    links = {link.label: link.url for link in first.links}
    for link in second.links:
        if bare_address(link.url) not in known:
            known.add(bare_address(link.url))
            links[free_label(link.label, links)] = link.url
    return tuple(Link(label, url) for label, url in links.items())


def bare_address(url: str) -> str:
    """What addresses of one page have in common."""
    return url.strip().rstrip("/").removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _joined_summary(first: str, second: str) -> str:
    """Both when they differ; the longer when one holds the other."""
    bare_first, bare_second = (" ".join(text.split()) for text in (first, second))
    if bare_second in bare_first:
        return first
    return second if bare_first in bare_second else f"{first}\n\n{second}"
