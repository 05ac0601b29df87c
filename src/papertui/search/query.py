"""The query language: free words, phrases, fields, conditions, exclusions and ``OR``; see docs/search.md.

A query is a row of groups that must all hold; a group is one term, or several joined by ``OR``. Nothing is an error:
what has no meaning here (an unknown field, an open quote, a lone operator) is searched as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from papertui.domain.identity import arxiv_id_in, doi_in
from papertui.search.conditions import CONDITION_FIELDS, Condition, parse_condition
from papertui.search.fields import FIELD_WORDS, Field
from papertui.search.fold import fold
from papertui.search.words import words_in_folded

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_QUERY = 1000  # characters; what is pasted by mistake beyond them cannot narrow a search further
MOST_TERMS = 32
LONGEST_SYMBOLS = 64

_PIECE = re.compile(
    r"(?P<sign>-|not:)?(?:(?P<field>[^\W\d_]+):)?(?:\"(?P<phrase>[^\"]*)(?P<close>\"|\Z)|(?P<word>[^\s\"]+))|\S",
    re.IGNORECASE,
)
_QUOTES = str.maketrans("“”„«»", '"""""')
_ADDRESS = re.compile(r"https?://\S+|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:org|com|io|net|ai|edu|dev)/\S+", re.IGNORECASE)
_SCHEME = re.compile(r"\A(?:https?://)?(?:www\.)?", re.IGNORECASE)
_LISTED = re.compile(r"(?:\A|/)(?:abs|pdf|html|papers?|arxiv|overview)/(\d{4}\.\d{4,5})(?:v\d+)?(?!\d)", re.IGNORECASE)
"""An arXiv id as the many sites that show arXiv papers carry it in their addresses."""
_CITING = re.compile(r"\A(?:@[a-z]+\{|\\[a-z]*cite[a-z]*\*?\{)", re.IGNORECASE)
_AROUND = ",;()[]{}<>@"
"""Signs around a word that belong to the text it was copied from."""
_ALIASES = {
    "authors": "author",
    "tags": "tag",
    "category": "cat",
    "categories": "cat",
    "notes": "note",
    "rated": "rating",
}


def field_meant(written: str) -> str:
    """The field that a folded word before a colon names; the word itself when it names none."""
    return _ALIASES.get(written, written)


@dataclass(frozen=True, slots=True)
class Words:
    """Words to find, in some fields or in any.

    Attributes:
        text: Folded, as typed but for brackets and commas around it.
        words: Its words in order; more than one when it is a compound (``r-cnn``) or a phrase.
        fields: Where they must stand; empty for anywhere.
        is_phrase: Whether they must stand as whole words one behind the other.
        is_open: Whether the last word of a phrase may still grow (its quote is not closed yet).
        is_pending: Whether it is the name of a field whose value is not typed yet; a ranked search waits for it.
    """

    text: str
    words: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    is_phrase: bool = False
    is_open: bool = False
    is_pending: bool = False


@dataclass(frozen=True, slots=True)
class Symbols:
    """Text without a letter or digit (``++``, ``⚡``), looked for as typed; only as a whole query."""

    text: str


@dataclass(frozen=True, slots=True)
class Address:
    """A pasted address or identifier of a paper.

    Attributes:
        identifier: The arXiv id or DOI in it, as `Paper` knows it; empty when it is another address.
        url: The address without its scheme, lower case; empty for a bare identifier.
    """

    identifier: str
    url: str = ""


Term: TypeAlias = Words | Symbols | Address | Condition


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of which one must hold; with `is_excluded`, none may."""

    terms: tuple[Term, ...]
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query; all groups must hold.

    Attributes:
        text: As typed.
        is_cut: Whether it was too long to be understood whole; then nothing matches it strictly.
    """

    text: str = ""
    groups: tuple[Group, ...] = ()
    is_cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing, so that everything matches."""
        return not self.groups


def parse_query(text: str, *, today: Callable[[], date] = date.today) -> Query:
    """Understand a query; never raises.

    Args:
        text: As typed, of any length and any characters.
        today: The reader's date, asked only by ``read:30d``.
    """
    groups: list[Group] = []
    joins_next = False
    for match in _PIECE.finditer(text[:LONGEST_QUERY].translate(_QUOTES)):
        if match[0] == "OR" and groups and not joins_next:
            joins_next = True
            continue
        terms = _terms_of(match, today)
        if not terms:
            continue
        is_excluded = match["sign"] is not None
        if joins_next and not is_excluded and not groups[-1].is_excluded:
            groups[-1] = Group((*groups[-1].terms, terms[0]))
            terms = terms[1:]
        groups += [Group((term,), is_excluded=is_excluded) for term in terms]
        joins_next = False
    if joins_next:
        groups += [Group((term,)) for term in _words("or")]
    if not groups and text.strip():
        groups.append(Group((Symbols(text.strip()[:LONGEST_SYMBOLS]),)))
    is_cut = len(text) > LONGEST_QUERY or len(groups) > MOST_TERMS
    return Query(text, tuple(groups[:MOST_TERMS]), is_cut)


def _terms_of(match: re.Match[str], today: Callable[[], date]) -> tuple[Term, ...]:
    written = match["field"] or ""
    field = fold(written)
    field = _ALIASES.get(field, field)
    if match["phrase"] is not None:
        return _quoted(field, written, match["phrase"], today, is_open=not match["close"])
    if match["word"] is not None:
        return _unquoted(field, written, match["word"], today)
    return ()


def _quoted(field: str, written: str, phrase: str, today: Callable[[], date], *, is_open: bool) -> tuple[Term, ...]:
    if field in CONDITION_FIELDS and phrase.strip():
        condition = parse_condition(field, fold(phrase.strip()), today)
        if condition is not None:
            return (condition,)
    words = _words(phrase, FIELD_WORDS.get(field, ()), is_phrase=True, is_open=is_open)
    return words if field in FIELD_WORDS else (*_words(written), *words)


def _unquoted(field: str, written: str, word: str, today: Callable[[], date]) -> tuple[Term, ...]:
    if field in CONDITION_FIELDS:
        condition = parse_condition(field, fold(word), today)
        if condition is not None:
            return (condition,)
    elif field in FIELD_WORDS:
        if field in {"arxiv", "doi"} and (identifier := arxiv_id_in(word) or doi_in(word)):
            return (Address(identifier),)
        return _words(word, FIELD_WORDS[field])
    whole = _CITING.sub("", f"{written}:{word}" if written else word)
    address = _address(whole)
    if address:
        return (address,)
    name = fold(word.removesuffix(":")) if word.endswith(":") and not written else ""
    return _words(whole, is_pending=_ALIASES.get(name, name) in FIELD_WORDS.keys() | CONDITION_FIELDS)


def _address(word: str) -> Address | None:
    listed = _LISTED.search(word)
    identifier = arxiv_id_in(word) or doi_in(word) or (listed[1] if listed else "")
    url = _SCHEME.sub("", word).rstrip("/").lower() if _ADDRESS.match(word) else ""
    return Address(identifier, url) if identifier or url else None


def _words(
    text: str,
    fields: tuple[Field, ...] = (),
    *,
    is_phrase: bool = False,
    is_open: bool = False,
    is_pending: bool = False,
) -> tuple[Term, ...]:
    folded = fold(text)
    words = tuple(words_in_folded(folded))
    if not words:
        return ()
    return (Words(folded.strip().strip(_AROUND), words, fields, is_phrase, is_open, is_pending),)
