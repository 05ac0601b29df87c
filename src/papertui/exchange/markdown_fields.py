"""The fields of an entry while it is read, and the entry they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papertui.domain.address import host_of
from papertui.domain.identity import arxiv_id_in, doi_in
from papertui.domain.paper import Link, Paper, free_label
from papertui.domain.placeholders import is_placeholder
from papertui.exchange.imported import NOWHERE, Form, ImportedEntry, Place, Spot
from papertui.exchange.markdown_escapes import restored
from papertui.exchange.markdown_words import kind_of_link, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.category import CategoryPath
    from papertui.domain.reading import Status
    from papertui.exchange.markdown_links import FoundLink
    from papertui.exchange.markdown_titles import Title

_OWN_LABELS = {
    "paper": "Paper",
    "code": "Code",
    "video": "Video",
    "notes": "Notes",
    "notebook": "Colab",
    "website": "Website",
    "post": "Post",
}
_KIND_WORDS = re.compile(r"\b(posts?|blogs?|videos?|lectures?|talks?|tutorials?|courses?|books?)\b", re.IGNORECASE)
_KINDS = {
    "post": "post",
    "blog": "post",
    "video": "video",
    "lecture": "video",
    "talk": "video",
    "tutorial": "tutorial",
    "course": "course",
    "book": "book",
}


@dataclass(slots=True)
class EntryDraft:
    """What has been read of one entry so far.

    Attributes:
        kind: As the list states it; empty when it follows from links and category.
        own_url: Address of the title's own link.
        summary: One string a line.
        form, last, title_spot, status_spot: As in `Place`.
    """

    line: int
    path: CategoryPath
    status: Status | None = None
    title: str = ""
    year: int | None = None
    venue: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kind: str = ""
    own_url: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    form: Form = Form.ITEM
    last: int = 0
    title_spot: Spot = NOWHERE
    status_spot: Spot | None = None

    def take_title(self, title: Title) -> None:
        """Set the title and what stood behind it."""
        self.title = title.text
        self.year = self.year or title.year
        self.venue = self.venue or title.venue

    def take_links(self, found: list[FoundLink]) -> None:
        """Add links; those without an address are left to the report."""
        self.links += [(link.label, link.url) for link in found if link.url]

    def entry(self, latest: int) -> ImportedEntry:
        """The entry.

        Args:
            latest: The latest year a paper can be of.
        """
        links = self._labelled_links()
        lines = [line for line in self.summary if not is_placeholder(line)] if any(self.summary) else []
        venue = restored(self.venue)
        paper = Paper(
            id="",
            title=restored(self.title),
            authors=tuple(map(restored, self.authors)),
            venue=venue,
            year=self.year
            or year_in(venue, latest)
            or (year_in(venue, latest, is_glued=True) if not self.date else None),
            date=self.date,
            kind=self.kind or kind_of_entry(links, self.path),
            categories=(tuple(map(restored, self.path)),) if self.path else (),
            tags=tuple(map(restored, self.tags)),
            arxiv=next(filter(None, (arxiv_id_in(link.url) for link in links)), ""),
            summary="\n".join(restored(line, is_prose=True).rstrip() for line in lines).strip(),
            links=links,
        )
        place = Place(self.form, max(self.line, self.last), self.title_spot, self.status_spot)
        return ImportedEntry(paper, self.status, self.line, place)

    def _labelled_links(self) -> tuple[Link, ...]:
        """The links with a label each; one to the paper comes before the title's own, which may lead to a post."""
        given = list(dict.fromkeys((restored(label), restored(url)) for label, url in self.links))
        self.own_url = restored(self.own_url)
        if self.own_url and all(url != self.own_url for _, url in given):
            own = (self._own_label(given), self.own_url)
            is_beaten = own[0] != "Paper" and any(kind_of_link(*link) == "paper" for link in given)
            given = [*given, own] if is_beaten else [own, *given]
        labelled: dict[str, str] = {}
        for label, url in given:
            labelled[free_label(label or host_of(url) or "Link", labelled)] = url
        return tuple(Link(label, url) for label, url in labelled.items())

    def _own_label(self, given: list[tuple[str, str]]) -> str:
        kind = kind_of_link("", self.own_url)
        if kind:
            return _OWN_LABELS[kind]
        return "Post" if any(kind_of_link(*link) == "paper" for link in given) else "Link"


def kind_of_entry(links: Sequence[Link], path: CategoryPath) -> str:
    """A paper, unless no link leads to one and the category, or every link, says otherwise."""
    kinds = [kind_of_link(link.label, link.url) for link in links]
    if not links or "paper" in kinds or any(arxiv_id_in(link.url) or doi_in(link.url) for link in links):
        return "paper"
    if set(kinds) == {"video"}:
        return "video"
    said = _KIND_WORDS.findall(path[-1]) if path else []
    if len(said) == 1:
        return _KINDS[said[0].casefold().removesuffix("s")]
    return "post" if said and kinds[0] != "notebook" else "paper"
