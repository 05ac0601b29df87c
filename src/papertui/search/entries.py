"""Papers as the words they are found by, field by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.domain.category import path_text
from papertui.domain.identity import STOP_WORDS, arxiv_id_in, doi_in
from papertui.search.fields import Field, venue_text
from papertui.search.hangul import is_hangul
from papertui.search.words import (
    compounds_and_others,
    compounds_in,
    initials_of,
    may_hold_compounds,
    telling_words,
    words_of,
    words_of_each,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"})
_FEWEST_WORDS_OF_A_NAME = 3
_MOST_WORDS_OF_A_NAME = 4
_MAY_HOLD_ARXIV = re.compile(r"ar[x5]iv|\t\d|\t[a-z-]+(?:\.[a-z]+)?/\d")

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
        yield from _title_columns([paper.title for paper in papers], titles)
        yield Field.FIRST_AUTHOR, _author_column(["".join(paper.authors[:1]) for paper in papers])
        yield Field.AUTHOR, _author_column(["\n".join(paper.authors[1:]) for paper in papers])
        yield Field.VENUE, [self._venue_words(paper.venue, paper.shown_year) for paper in papers]
        yield Field.CATEGORY, [self._category_words(paper.categories) for paper in papers]
        tags = [(*paper.tags, *said.tags) for paper, said in zip(papers, readings, strict=True)]
        yield from _tag_columns(tags)
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
            known = self._venues[venue, year] = frozenset([*words, *glued, *map("".join, compounds_in(venue))])
        return known

    def _category_words(self, categories: tuple[tuple[str, ...], ...]) -> frozenset[str]:
        known = self._categories.get(categories)
        if known is None:
            text = "\n".join(map(path_text, categories))
            known = self._categories[categories] = frozenset([*words_of(text), *map("".join, compounds_in(text))])
        return known


def identifiers(paper: Paper) -> list[str]:
    """Citation key, arXiv id and DOI in lower case, those that there are.

    The same as `Paper.arxiv_id` and `Paper.doi_name` tell, but links that cannot hold one are not looked at.
    """
    arxiv, doi = arxiv_id_in(paper.arxiv), doi_in(paper.doi) if paper.doi else ""
    urls = address_line(paper)
    if not arxiv and _MAY_HOLD_ARXIV.search(urls):
        arxiv = paper.arxiv_id
    if not doi and ("doi" in urls or "10." in urls):
        doi = paper.doi_name
    return [name for name in (paper.id.lower(), arxiv, doi) if name]


def identifier_line(paper: Paper) -> str:
    """The identifiers between tabs."""
    return f"\t{_one_line(chr(9).join(identifiers(paper)))}\t"


def address_line(paper: Paper) -> str:
    """The addresses of the links in lower case, between tabs."""
    return _one_line("\t".join(["", *[link.url for link in paper.links], ""]).lower())


def _one_line(text: str) -> str:
    return text.replace("\n", " ") if "\n" in text else text


def glued_line(words: list[str]) -> str:
    """A title's words without blanks, and once more without stop words: ``squeezeexcitation``."""
    glued = "".join(words)
    return glued if STOP_WORDS.isdisjoint(words) else f"{glued} {''.join(telling_words(words))}"


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


def link_lines(papers: Sequence[Paper]) -> list[str]:
    """The words of the links' paths, each between blanks; those of arXiv and DOI servers are identifiers instead."""
    return [
        f" {' '.join(words)} " if words else "" for words in words_of_each([_link_paths(paper) for paper in papers])
    ]


def _link_paths(paper: Paper) -> str:
    paths = []
    for link in paper.links:
        host, _, path = link.url.partition("://")[2].partition("/")
        if path and "arxiv.org" not in host and "doi.org" not in host:
            paths.append(path)
    return "\n".join(paths)


def _title_columns(titles: Sequence[str], words: Sequence[list[str]]) -> Iterator[tuple[Field, Column]]:
    """Words of titles, parts of compounds, and names before a colon."""
    wholes: Column = []
    parts: Column = []
    names: Column = []
    for title, in_order in zip(titles, words, strict=True):
        distinct = set(in_order)
        inner = _take_out_parts(title, distinct) if may_hold_compounds(title) else frozenset()
        if not title.isascii():
            distinct.add("".join([word for word in in_order if is_hangul(word)]))
            distinct.discard("")
        wholes.append(distinct)
        parts.append(inner)
        head, colon, _ = title.partition(":")
        names.append(("".join(words_of(head)),) if colon and head.count(" ") < _MOST_WORDS_OF_A_NAME else ())
    yield Field.TITLE, wholes
    yield Field.PART, parts
    yield Field.NAME, names


def _take_out_parts(title: str, words: set[str]) -> AbstractSet[str]:
    """Exchange the parts of compounds for the whole compounds; a word that also stands alone is no part."""
    compounds, alone = compounds_and_others(title)
    inner = {part for compound in compounds for part in compound}
    inner.difference_update(alone)
    words -= inner
    words.update(map("".join, compounds))
    words.update("".join(telling_words(compound)) for compound in compounds if not STOP_WORDS.isdisjoint(compound))
    words.discard("")
    return inner


def _tag_columns(tags: Sequence[tuple[str, ...]]) -> Iterator[tuple[Field, Column]]:
    """Tags as a whole, written as one word, and the words of those that hold several."""
    nicknames: Column = []
    parts: Column = []
    for paper_tags in tags:
        each = [words_of(tag) for tag in paper_tags]
        nicknames.append({"".join(words) for words in each if words})
        parts.append({word for words in each if len(words) > 1 for word in words})
    yield Field.NICKNAME, nicknames
    yield Field.TAG, parts


def _author_column(texts: list[str]) -> Column:
    column: Column = []
    for text, words in zip(texts, words_of_each(texts), strict=True):
        distinct = set(words)
        if "-" in text or "'" in text:
            distinct.update(map("".join, compounds_in(text)))
        if not text.isascii():
            distinct.update(words_of(text.translate(_UMLAUTS)))
        column.append(distinct)
    return column
