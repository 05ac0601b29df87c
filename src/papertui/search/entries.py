"""Papers as the words they are found by, field by field."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, cast

from papertui.domain.category import path_text
from papertui.domain.identity import arxiv_id_in, doi_in
from papertui.search.fields import Field, venue_text
from papertui.search.words import compounds_in, words_of, words_of_each

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.search.titles import Titles

    Column = Sequence[Collection[str]]

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"})
_UMLAUT = re.compile("[äöüÄÖÜøå]")
_MAY_HOLD_ARXIV = re.compile(r"ar[x5]iv|\t\d|\t[a-z-]+(?:\.[a-z]+)?/\d")

Value = tuple[str | int | None, ...]
"""What a paper says of a field in which many say the same: a venue with its year, or the path of a category."""
_REMEMBERED = 4096  # venues of a year, or category paths


def columns(papers: Sequence[Paper], readings: Sequence[Reading], titles: Titles) -> Iterator[tuple[Field, Column]]:
    """For each field the words of each paper, in the order of the papers; names and prose with repeats.

    Args:
        papers: Some papers.
        readings: What the reader said of each.
        titles: Their titles.
    """
    yield from own_columns(papers, readings, titles)
    for field, numbers, values in shared_values(papers, [paper.shown_year for paper in papers]):
        words: list[set[str]] = [set() for _ in papers]
        for number, value in zip(numbers, values, strict=True):
            words[number] |= SHARED_WORDS[field](value)
        yield field, words


def own_columns(papers: Sequence[Paper], readings: Sequence[Reading], titles: Titles) -> Iterator[tuple[Field, Column]]:
    """The columns of fields that hardly two papers have the same text in."""
    wholes, parts = titles.wholes_and_parts()
    yield Field.TITLE, wholes
    yield Field.PART, parts
    yield Field.NAME, titles.names()
    yield Field.FIRST_AUTHOR, _author_column([paper.authors[0] if paper.authors else "" for paper in papers])
    yield Field.AUTHOR, _author_column(["\n".join(paper.authors[1:]) for paper in papers])
    yield from _tag_columns(
        [(*paper.tags, *said.tags) if said.tags else paper.tags for paper, said in zip(papers, readings, strict=True)]
    )
    yield Field.SUMMARY, words_of_each([paper.summary for paper in papers])
    if any(said.note for said in readings):
        yield Field.NOTE, words_of_each([said.note for said in readings])


def shared_values(
    papers: Sequence[Paper], years: Sequence[int | None]
) -> Iterator[tuple[Field, Sequence[int], Sequence[Value]]]:
    """For the fields in which many papers say the same, the numbers of papers and what they say there, one by one.

    `SHARED_WORDS` gives the words of what they say.

    Args:
        papers: Some papers.
        years: The `shown_year` of each.
    """
    yield Field.VENUE, range(len(papers)), list(zip([paper.venue for paper in papers], years, strict=True))
    filed = [(number, path) for number, paper in enumerate(papers) for path in paper.categories]
    yield Field.CATEGORY, [number for number, _ in filed], [path for _, path in filed]


@lru_cache(_REMEMBERED)
def _venue_words(value: Value) -> frozenset[str]:
    """Venue and year, also glued as people type them: ``cvpr2022``, ``cvpr22``."""
    venue, year = cast("tuple[str, int | None]", value)
    words = words_of(venue_text(venue, year))
    told = (str(year), str(year)[2:]) if year is not None else ()
    glued = [f"{word}{end}" for word in words if word.isalpha() for end in told]
    return frozenset([*words, *glued, *map("".join, compounds_in(venue))])


@lru_cache(_REMEMBERED)
def _path_words(value: Value) -> frozenset[str]:
    text = path_text(cast("tuple[str, ...]", value))
    return frozenset([*words_of(text), *map("".join, compounds_in(text))])


SHARED_WORDS: dict[Field, Callable[[Value], frozenset[str]]] = {
    Field.VENUE: _venue_words,
    Field.CATEGORY: _path_words,
}


def identifiers(paper: Paper, addresses: str | None = None) -> tuple[str, str, str]:
    """Citation key, arXiv id and DOI in lower case; empty where there is none.

    The same as `Paper.arxiv_id` and `Paper.doi_name` tell, but links that cannot hold one are not looked at.

    Args:
        paper: Any.
        addresses: Its line of `address_lines`, if that is known already.
    """
    if addresses is None:
        (addresses,) = address_lines([paper])
    arxiv = arxiv_id_in(paper.arxiv) or (paper.arxiv_id if _MAY_HOLD_ARXIV.search(addresses) else "")
    doi = doi_in(paper.doi) if paper.doi else ""
    if not doi and ("doi" in addresses or "/10." in addresses or "\t10." in addresses or "=10." in addresses):
        doi = paper.doi_name
    return (paper.id.lower(), arxiv, doi)


def identifier_lines(papers: Sequence[Paper], addresses: Sequence[str]) -> list[str]:
    """The identifiers of each paper, between tabs.

    Args:
        papers: Some papers.
        addresses: The line of each, as `address_lines` gives them.
    """
    return _bounded(map("\t".join, map(identifiers, papers, addresses)))


def address_lines(papers: Sequence[Paper]) -> list[str]:
    """The addresses of the links of each paper in lower case, between tabs."""
    lines = _bounded(["\t".join([link.url for link in paper.links]) for paper in papers])
    return "\n".join(lines).lower().split("\n") if lines else []


def _bounded(lines: Iterable[str]) -> list[str]:
    return [f"\t{line}\t" if "\n" not in line else f"\t{line}\t".replace("\n", " ") for line in lines]


def _tag_columns(tags: Sequence[Sequence[str]]) -> Iterator[tuple[Field, Column]]:
    """Tags as a whole, written as one word, and the words of those that hold several."""
    nicknames: list[Collection[str]] = [()] * len(tags)
    parts: list[Collection[str]] = [()] * len(tags)
    tagged = [number for number, each in enumerate(tags) if each]
    pieces = iter(words_of_each([tag for number in tagged for tag in tags[number]]))
    for number in tagged:
        each = [words for words in islice(pieces, len(tags[number])) if words]
        nicknames[number] = set(map("".join, each))
        if max(map(len, each), default=0) > 1:
            parts[number] = {word for words in each if len(words) > 1 for word in words}
    yield Field.NICKNAME, nicknames
    yield Field.TAG, parts


def _author_column(texts: Sequence[str]) -> Column:
    column = words_of_each(texts)
    odd = [number for number, text in enumerate(texts) if "-" in text or "'" in text or not text.isascii()]
    for number in odd:
        text = texts[number]
        if "-" in text or "'" in text:
            column[number] += map("".join, compounds_in(text))
        if _UMLAUT.search(text):
            spelt_out = [part.translate(_UMLAUTS) for part in text.split() if not part.isascii()]
            column[number] += words_of(" ".join(spelt_out))
    return column
