"""Papers as the words they are found by, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.category import path_text
from papertui.domain.identity import arxiv_id_in, doi_in
from papertui.search.fields import Field, venue_text
from papertui.search.hangul import is_hangul
from papertui.search.words import compounds_in, initials_of, words_of, words_of_each

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"})
_FEWEST_WORDS_OF_A_NAME = 3

Column = list["Collection[str]"]


class EntryWords:
    """Cuts papers into words; remembers what many papers share (venues, categories)."""

    def __init__(self) -> None:
        self._venues: dict[tuple[str, int | None], frozenset[str]] = {}
        self._categories: dict[tuple[tuple[str, ...], ...], frozenset[str]] = {}

    def columns(
        self, papers: Sequence[Paper], readings: Sequence[Reading], titles: Sequence[list[str]]
    ) -> Iterator[tuple[Field, Column]]:
        """For each field the distinct words of each paper, in the order of the papers.

        Args:
            papers: Some papers.
            readings: What the reader said of each.
            titles: The words of their titles, as `words_of_each` gives them.
        """
        yield Field.TITLE, [_title_words(paper.title, words) for paper, words in zip(papers, titles, strict=True)]
        yield Field.AUTHOR, _author_column(["\n".join(paper.authors) for paper in papers])
        yield Field.VENUE, [self._venue_words(paper.venue, paper.shown_year) for paper in papers]
        yield Field.CATEGORY, [self._category_words(paper.categories) for paper in papers]
        tags = ["\n".join((*paper.tags, *said.tags)) for paper, said in zip(papers, readings, strict=True)]
        yield (
            Field.TAG,
            [{*words, *compounds_in(text)} for words, text in zip(words_of_each(tags), tags, strict=True)],
        )
        yield Field.SUMMARY, [set(words) for words in words_of_each([paper.summary for paper in papers])]
        if any(said.note for said in readings):
            yield Field.NOTE, [set(words) for words in words_of_each([said.note for said in readings])]

    def _venue_words(self, venue: str, year: int | None) -> frozenset[str]:
        """Venue and year, also glued as people type them: ``cvpr2022``, ``cvpr22``."""
        known = self._venues.get((venue, year))
        if known is None:
            words = words_of(venue_text(venue, year))
            told = (str(year), str(year)[2:]) if year is not None else ()
            glued = [f"{word}{end}" for word in words if word.isalpha() for end in told]
            known = self._venues[venue, year] = frozenset([*words, *glued, *compounds_in(venue)])
        return known

    def _category_words(self, categories: tuple[tuple[str, ...], ...]) -> frozenset[str]:
        known = self._categories.get(categories)
        if known is None:
            text = "\n".join(map(path_text, categories))
            known = self._categories[categories] = frozenset([*words_of(text), *compounds_in(text)])
        return known


def identifiers(paper: Paper) -> list[str]:
    """Citation key, arXiv id and DOI in lower case, those that there are.

    The same as `Paper.arxiv_id` and `Paper.doi_name` tell, but links that cannot hold one are passed over first.
    """
    arxiv, doi = arxiv_id_in(paper.arxiv), doi_in(paper.doi)
    for link in paper.links:
        url = link.url.lower()
        if not arxiv and ("rxiv" in url or "ar5iv" in url or url[:1].isdigit()):
            arxiv = arxiv_id_in(url)
        if not doi and ("doi" in url or "10." in url):
            doi = doi_in(url)
    return [name for name in (paper.id.lower(), arxiv, doi) if name]


def identifier_line(paper: Paper) -> str:
    """The identifiers between tabs."""
    return "\t".join(["", *identifiers(paper), ""]).replace("\n", " ")


def address_line(paper: Paper) -> str:
    """The addresses of the links in lower case, between tabs."""
    return "\t".join(["", *[link.url for link in paper.links], ""]).lower().replace("\n", " ")


def initials_line(title: str, words: list[str]) -> str:
    """What the title may be called for short, each name between blanks.

    A title with a colon says its name itself (``EDICT: …``), so only what stands before counts.
    """
    head, colon, _ = title.partition(":")
    if colon:
        if head.count(" ") + 1 < _FEWEST_WORDS_OF_A_NAME:
            return ""
        words = words_of(head)
    names = initials_of(words)
    return f" {' '.join(sorted(names))} " if names else ""


def _title_words(title: str, words: list[str]) -> set[str]:
    distinct = {*words, *compounds_in(title)}
    if not title.isascii():
        hangul = [word for word in words if is_hangul(word)]
        distinct.add("".join(hangul))
        distinct.discard("")
    return distinct


def _author_column(texts: list[str]) -> Column:
    column: Column = []
    for text, words in zip(texts, words_of_each(texts), strict=True):
        distinct = {*words, *compounds_in(text)}
        if not text.isascii():
            distinct.update(words_of(text.translate(_UMLAUTS)))
        column.append(distinct)
    return column


def link_words(paper: Paper) -> str:
    """The words of the link's paths between blanks; those of arXiv and DOI servers are identifiers instead."""
    paths = []
    for link in paper.links:
        host, _, path = link.url.partition("://")[2].partition("/")
        if path and "arxiv.org" not in host and "doi.org" not in host:
            paths.append(path)
    return f" {' '.join(words_of(chr(10).join(paths)))} "
