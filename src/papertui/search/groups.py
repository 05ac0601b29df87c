"""What the groups of a query are to the ranking: words that tell, conditions, or only the beginning of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.identity import STOP_WORDS
from papertui.search.query import Address, Symbols, Words

if TYPE_CHECKING:
    from papertui.search.query import Group, Term

UNTELLING = STOP_WORDS | {"et", "al"}  # “Ho et al.”: words of citations, not of papers
OPEN_QUOTE = '"'


def plain_word(group: Group) -> str:
    """The word of a group that is one free word; empty for any other."""
    term = group.terms[0]
    if len(group.terms) > 1 or not isinstance(term, Words) or term.is_phrase or term.fields or len(term.words) > 1:
        return ""
    return term.words[0]


def is_telling(group: Group) -> bool:
    """Whether a group says what is looked for: no stop word, no ``et al.``, no initials of a given name."""
    return plain_word(group) not in UNTELLING and not _is_initials(group.terms[0])


def _is_initials(term: Term) -> bool:
    """Whether a term is what citations write for given names: ``J.``, ``J.-Y.``."""
    return (
        isinstance(term, Words)
        and not (term.is_phrase or term.fields)
        and "." in term.text
        and all(len(word) == 1 and word.isalpha() for word in term.words)
    )


def words_in(group: Group) -> int:
    """How many words of the query a group stands for."""
    term = group.terms[0]
    return len(term.words) if isinstance(term, Words) and term.is_phrase else 1


def is_ranked(group: Group) -> bool:
    """Whether a group is words or addresses to find; any other only narrows what is found."""
    return not group.is_excluded and all(isinstance(term, Words | Address) for term in group.terms)


def is_pending(group: Group) -> bool:
    """Whether the group only begins: a quote, or the name of a field whose value is not typed yet."""
    return all(
        term.text == OPEN_QUOTE if isinstance(term, Symbols) else isinstance(term, Words) and term.is_pending
        for term in group.terms
    )
