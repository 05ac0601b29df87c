"""What a word hits in the lines of the index: initials, titles without blanks, links, identifiers, addresses."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from papertui.search.fields import Field
from papertui.search.guesses import SHORTEST_ACRONYM
from papertui.search.link_words import names_in_links
from papertui.search.weights import EXACT, GLUED, IN_ADDRESS, PREFIX, Hits, code_of
from papertui.search.words import is_begun_by_words, words_of

if TYPE_CHECKING:
    from papertui.search.query import Address
    from papertui.search.store import Store

NAMED_CODE = code_of(IN_ADDRESS, Field.LINK)
LONGEST_ACRONYM = 10
MOST_LINKS = 300  # a word that stands in more links than this is part of every address
MANY_LINKS = 20  # papers; with more, what an address calls them is no name


def initials_hits(store: Store, word: str) -> Hits:
    """Titles whose initials the word is, or begins."""
    if not (SHORTEST_ACRONYM <= len(word) <= LONGEST_ACRONYM and word.isalnum()):
        return {}
    whole, begun = code_of(EXACT, Field.ACRONYM), code_of(PREFIX, Field.ACRONYM)
    return {place: whole if f" {word} " in line else begun for place, line in store.initials.places_with(f" {word}")}


def glued_title_hits(store: Store, word: str) -> Hits:
    """Titles in which words written together begin with the typed one: ``latentdiffusion``."""
    code = code_of(GLUED, Field.TITLE)
    return {
        place: code
        for place, _ in store.glued_titles.places_with(word)
        if is_begun_by_words(word, words_of(store.papers[place].title))
    }


def link_hits(store: Store, word: str, *, is_fuzzy: bool) -> Hits:
    """Papers with the word in the path of a link; in a fuzzy search no part of every address, and names for more."""
    hits: Hits = {}
    as_word: list[int] = []
    for number, (place, line) in enumerate(store.links.places_with(word)):
        if is_fuzzy and number >= MOST_LINKS:
            hits = {}
            as_word = [place for place, _ in islice(store.links.places_with(f" {word} "), MANY_LINKS + 1)]
            break
        is_whole = f" {word} " in line
        hits[place] = code_of(EXACT if is_whole else PREFIX, Field.LINK)
        if is_whole:
            as_word.append(place)
    if is_fuzzy and len(as_word) <= MANY_LINKS:
        hits.update({place: NAMED_CODE for place in as_word if word in names_in_links(store.papers[place])})
    return hits


def identifier_hits(store: Store, text: str) -> Hits:
    """Papers with an identifier that begins as typed."""
    whole, begun = code_of(EXACT, Field.ID), code_of(PREFIX, Field.ID)
    return {
        place: whole if f"\t{text}\t" in line else begun for place, line in store.identifiers.places_with(f"\t{text}")
    }


def address_hits(store: Store, address: Address, *, most: int | None) -> Hits:
    """Papers with the address in a link, at most so many, or with the identifier in it or its beginning."""
    hits: Hits = {}
    if address.identifier:
        hits = identifier_hits(store, address.identifier)
    if address.url:
        code = code_of(EXACT, Field.ID)
        hits.update({place: code for place, _ in islice(store.addresses.places_with(address.url), most)})
    return hits
