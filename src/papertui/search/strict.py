"""Whether a query is true of a paper without any guess: every word exact, prefix or infix.

Everything that acts on what it matches (``list``, ``export``, ``mark --query``) uses this. A short catalogue is read
through faster than an index is built; `Index.filter` gives the same answer from the index.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import repeat
from operator import contains
from typing import TYPE_CHECKING

from papertui.domain.reading import NO_READING
from papertui.search.entries import address_lines, columns, identifiers
from papertui.search.fields import TEXTS, Field
from papertui.search.link_words import link_lines
from papertui.search.query import Address, Symbols, Words
from papertui.search.titles import Titles
from papertui.search.vocabulary import SHORTEST_IDENTIFIER, may_be_begun, may_be_inside
from papertui.search.words import is_unspaced, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.search.query import Query, Term

_BATCH = 256  # papers cut into words together

Lines = dict[Field, str]
"""The distinct words of each field of one paper, between blanks."""


def matching_ids(query: Query, papers: Sequence[Paper], readings: Mapping[str, Reading]) -> list[str]:
    """The ids of the papers of which the query is true, in their order, found by reading each paper."""
    if query.is_cut:
        return []
    needs_words = any(isinstance(term, Words) for group in query.groups for term in group.terms)
    found: list[str] = []
    for start in range(0, len(papers), _BATCH):
        batch = papers[start : start + _BATCH]
        said = [readings.get(paper.id, NO_READING) for paper in batch]
        each = _word_lines(batch, said) if needs_words else ({} for _ in batch)
        found += [
            paper.id
            for paper, reading, lines in zip(batch, said, each, strict=True)
            if _holds(query, paper, reading, lines)
        ]
    return found


def is_match(query: Query, paper: Paper, reading: Reading) -> bool:
    """Whether the query is true of one paper."""
    return bool(matching_ids(query, (paper,), {paper.id: reading}))


def phrase_holds(term: Words, paper: Paper, reading: Reading) -> bool:
    """Whether the words stand one behind the other in one field.

    In a phrase they are whole words, but for the last one while its quote is open; otherwise the last may go on.
    """
    return any(
        phrase_test(term, field)(text_of(paper, reading))
        for field, text_of in TEXTS.items()
        if not term.fields or field in term.fields
    )


@lru_cache(16)
def phrase_test(term: Words, field: Field) -> Callable[[str], bool]:
    """What tells whether the words stand one behind the other in a text of a field; `phrase_holds` tells how."""
    is_open = may_go_on(term, field)
    row = "[^a-z0-9]+".join(map(re.escape, term.words))
    search = re.compile(f"(?<![a-z0-9]){row}{'' if is_open else '(?![a-z0-9])'}").search
    start, end = "" if is_unspaced(term.words[0]) else " ", "" if is_open else " "
    wanted = f"{start}{' '.join(term.words)}{end}"

    def holds(text: str) -> bool:
        if text.isascii() and "\\" not in text:  # it folds to its lower case, and its words are letters and digits
            return bool(search(text.lower()))
        return wanted in f" {' '.join(words_of(text))} "

    return holds


def may_go_on(term: Words, field: Field) -> bool:
    """Whether the last word of a phrase or compound may be the beginning of one in the text."""
    last = term.words[-1]
    return (is_unspaced(last) or term.is_open or not term.is_phrase) and may_be_begun(last, field)


def address_holds(address: Address, paper: Paper) -> bool:
    """Whether the address or the beginning of an identifier is the paper's."""
    if address.identifier and any(name.startswith(address.identifier) for name in identifiers(paper)):
        return True
    return bool(address.url) and any(address.url in link.url.lower() for link in paper.links)


def symbols_hold(symbols: Symbols, paper: Paper, reading: Reading) -> bool:
    """Whether the symbols stand in the title, the tags or the note, as they were typed."""
    text = symbols.text
    return text in paper.title or text in reading.note or any(map(contains, (*paper.tags, *reading.tags), repeat(text)))


def may_be_identifier(term: Words) -> bool:
    """Whether the word as typed may begin an identifier: asked for by its field, or with a digit or mark in it."""
    if term.is_phrase or len(term.text) < SHORTEST_IDENTIFIER:
        return False
    return Field.ID in term.fields if term.fields else not term.text.isalpha()


def _word_lines(papers: Sequence[Paper], readings: Sequence[Reading]) -> Iterator[Lines]:
    titles = Titles([paper.title for paper in papers])
    lines: list[Lines] = [{} for _ in papers]
    for field, column in columns(papers, readings, titles):
        for line, words in zip(lines, column, strict=True):
            line[field] = f" {' '.join(words)} "
    for line, links in zip(lines, link_lines(papers, address_lines(papers)), strict=True):
        line[Field.LINK] = links
    return iter(lines)


def _holds(query: Query, paper: Paper, reading: Reading, lines: Lines) -> bool:
    return all(
        any(_term_holds(term, paper, reading, lines) for term in group.terms) is not group.is_excluded
        for group in query.groups
    )


def _term_holds(term: Term, paper: Paper, reading: Reading, lines: Lines) -> bool:
    if isinstance(term, Words):
        return _words_hold(term, paper, reading, lines)
    if isinstance(term, Address):
        return address_holds(term, paper)
    if isinstance(term, Symbols):
        return symbols_hold(term, paper, reading)
    return term.holds(paper, reading)


def _is_in(word: str, field: Field, line: str) -> bool:
    if may_be_inside(word):
        return word in line
    if field is Field.LINK:
        return False
    return (f" {word}" if may_be_begun(word, field) else f" {word} ") in line


def _words_hold(term: Words, paper: Paper, reading: Reading, lines: Lines) -> bool:
    glued = "".join(term.words)
    if not term.is_phrase:
        if any(_is_in(glued, field, lines.get(field, "")) for field in (term.fields or lines)):
            return True
        if may_be_identifier(term) and any(name.startswith(term.text) for name in identifiers(paper)):
            return True
        if len(term.words) == 1:
            return False
    if not all(any(word in line for line in lines.values()) for word in term.words):
        return False  # a quick look before the words are put in order
    return phrase_holds(term, paper, reading)
