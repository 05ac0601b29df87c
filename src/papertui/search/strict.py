"""Whether a query is true of one paper without any guess: every word exact, prefix or infix.

Used by everything that acts on what it matches (``list``, ``export``, ``mark --query``), on single papers: a short catalogue
is scanned faster than an index is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.reading import NO_READING
from papertui.search.entries import EntryWords, identifiers
from papertui.search.fields import Field, field_text
from papertui.search.fold import fold
from papertui.search.query import Address, Symbols, Words
from papertui.search.words import is_unspaced, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.search.query import Query, Term

_SEARCHED = tuple(field for field in Field if field not in {Field.ACRONYM, Field.ID})
_SYMBOL_FIELDS = (Field.TITLE, Field.TAG, Field.NOTE, Field.AUTHOR, Field.SUMMARY, Field.VENUE)


def matching_ids(query: Query, papers: Iterable[Paper], readings: Mapping[str, Reading]) -> list[str]:
    """The ids of the papers of which the query is true, in their order, found by reading each paper."""
    return [paper.id for paper in papers if is_match(query, paper, readings.get(paper.id, NO_READING))]


def is_match(query: Query, paper: Paper, reading: Reading) -> bool:
    """Whether the query is true of one paper."""
    return all(
        any(term_holds(term, paper, reading) for term in group.terms) is not group.is_excluded for group in query.groups
    )


def term_holds(term: Term, paper: Paper, reading: Reading) -> bool:
    """Whether one term is true of one paper."""
    if isinstance(term, Words):
        return words_hold(term, paper, reading)
    if isinstance(term, Address):
        return address_holds(term, paper)
    if isinstance(term, Symbols):
        return symbols_hold(term, paper, reading)
    return term.holds(paper, reading)


def words_hold(term: Words, paper: Paper, reading: Reading) -> bool:
    """Whether the words stand one behind the other in one field; a single word may be part of a longer one."""
    wanted = " ".join(term.words)
    if term.is_phrase:
        wanted = wanted if is_unspaced(term.words[0]) else f" {wanted}"
        wanted = wanted if term.is_open or is_unspaced(term.words[-1]) else f"{wanted} "
    glued = "".join(term.words)
    for field, words in _word_lines(paper, reading, term.fields):
        if wanted in words or (not term.is_phrase and glued in words):
            return True
    if Field.ID in term.fields or not (term.fields or term.is_phrase):
        return any(identifier.startswith(term.text) for identifier in identifiers(paper))
    return False


def _word_lines(paper, reading, fields):
    entry = None
    for field in fields or _SEARCHED:
        if field is Field.ACRONYM or field is Field.ID:
            continue
        text = field_text(paper, reading, field)
        if text:
            yield field, f" {' '.join(words_of(text))} "
    if not fields:
        return


def address_holds(address: Address, paper: Paper) -> bool:
    """Whether the address or identifier is one of the paper's."""
    if address.identifier and address.identifier in identifiers(paper):
        return True
    return bool(address.url) and any(address.url in link.url.lower() for link in paper.links)


def symbols_hold(symbols: Symbols, paper: Paper, reading: Reading) -> bool:
    """Whether the symbols stand somewhere in the paper."""
    return any(symbols.text in fold(field_text(paper, reading, field)) for field in _SYMBOL_FIELDS)
