"""One paper as the words it is found by, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.category import path_text
from papertui.domain.identity import arxiv_id_in, doi_in
from papertui.search.fields import Field, link_text, venue_text
from papertui.search.hangul import is_hangul
from papertui.search.words import compounds_in, initials_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set as AbstractSet

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading

_COMPOUND_MARKS = frozenset("-'’./")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "å": "aa", "ø": "oe"})
_LINK_NOISE = frozenset("pdf abs html www blob tree master main com org paper github project".split())
_SHORTEST_LINK_WORD = 3


class EntryWords:
    """Cuts papers into words; remembers what many papers share (venues, categories, tags)."""

    def __init__(self) -> None:
        self._shared: dict[object, frozenset[str]] = {}

    def of(self, paper: Paper, reading: Reading) -> Iterator[tuple[Field, AbstractSet[str]]]:
        """The distinct words of each field that has any."""
        title_words = words_of(paper.title)
        yield Field.TITLE, {*title_words, *_compounds(paper.title)}
        yield Field.ACRONYM, _short_names(paper.title, title_words)
        if paper.authors:
            yield Field.AUTHOR, _author_words(paper.authors)
        if paper.venue or paper.year is not None or paper.date:
            year = paper.shown_year
            yield Field.VENUE, self._once((paper.venue, year), lambda: _venue_words(paper.venue, year))
        if paper.tags or reading.tags:
            tags = (*paper.tags, *reading.tags)
            yield Field.TAG, self._once(tags, lambda: _compounded("\n".join(tags)))
        if paper.categories:
            yield (
                Field.CATEGORY,
                self._once(paper.categories, lambda: _compounded("\n".join(map(path_text, paper.categories)))),
            )
        if paper.summary:
            yield Field.SUMMARY, set(words_of(paper.summary))
        if reading.note:
            yield Field.NOTE, set(words_of(reading.note))
        if paper.links:
            yield Field.LINK, _link_words(paper)
        yield Field.ID, frozenset(identifiers(paper))

    def _once(self, key: object, compute: Callable[[], frozenset[str]]) -> frozenset[str]:
        known = self._shared.get(key)
        if known is None:
            known = self._shared[key] = compute()
        return known


def identifiers(paper: Paper) -> list[str]:
    """Citation key, arXiv id and DOI in lower case, those that there are."""
    found = [paper.id.lower()]
    arxiv, doi = arxiv_id_in(paper.arxiv), doi_in(paper.doi)
    for link in paper.links:
        url = link.url
        if not arxiv and ("rxiv" in url or "ar5iv" in url or url[:1].isdigit()):
            arxiv = arxiv_id_in(url)
        if not doi and ("doi" in url or url.startswith("10.")):
            doi = doi_in(url)
    return [*found, *filter(None, (arxiv, doi))]


def _compounds(text: str) -> list[str]:
    return [] if _COMPOUND_MARKS.isdisjoint(text) else compounds_in(text)


def _compounded(text: str) -> frozenset[str]:
    return frozenset([*words_of(text), *_compounds(text)])


def _short_names(title: str, words: list[str]) -> set[str]:
    """Initials of the title and of its two halves around a colon, and a Korean title without its blanks."""
    names = initials_of(words)
    before, _, after = title.partition(":")
    if after:
        names |= initials_of(words_of(before)) | initials_of(words_of(after))
    if not title.isascii():
        hangul = [word for word in words if is_hangul(word)]
        if len(hangul) > 1:
            names.add("".join(hangul))
    return names


def _author_words(authors: tuple[str, ...]) -> set[str]:
    text = "\n".join(authors)
    words = {*words_of(text), *_compounds(text)}
    if not text.isascii():
        words.update(words_of(text.translate(_UMLAUTS)))
    return words


def _venue_words(venue: str, year: int | None) -> frozenset[str]:
    """Venue and year, also glued as people type them: ``cvpr2022``, ``cvpr22``."""
    words = words_of(venue_text(venue, year))
    glued = [f"{word}{told}" for word in words if word.isalpha() for told in (str(year), str(year)[2:])] if year else []
    return frozenset([*words, *glued, *_compounds(venue)])


def _link_words(paper: Paper) -> set[str]:
    words = words_of("\n".join([link_text(link.label, link.url) for link in paper.links]))
    return {
        word for word in words if len(word) >= _SHORTEST_LINK_WORD and not word.isdigit() and word not in _LINK_NOISE
    }
