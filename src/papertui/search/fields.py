"""The fields of a paper that words are looked up in, and their texts."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from papertui.domain.category import path_text

if TYPE_CHECKING:
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading


class Field(IntEnum):
    """Where a word may stand; the larger one wins when a hit weighs the same in two."""

    LINK = 0
    SUMMARY = 1
    CATEGORY = 2
    NOTE = 3
    VENUE = 4
    TAG = 5
    AUTHOR = 6
    ID = 7
    ACRONYM = 8
    TITLE = 9

    @property
    def label(self) -> str:
        """The word a reader knows it by; an acronym is read off the title."""
        return "title" if self is Field.ACRONYM else self.name.lower()


SHOWN_AUTHOR_SEPARATOR = ", "

FIELD_WORDS: dict[str, tuple[Field, ...]] = {
    "title": (Field.TITLE, Field.ACRONYM),
    "author": (Field.AUTHOR,),
    "venue": (Field.VENUE,),
    "summary": (Field.SUMMARY,),
    "note": (Field.NOTE,),
    "tag": (Field.TAG,),
    "cat": (Field.CATEGORY,),
    "id": (Field.ID,),
    "arxiv": (Field.ID,),
    "doi": (Field.ID,),
}
"""The field names of the query language that take words."""


def field_text(paper: Paper, reading: Reading, field: Field) -> str:
    """The text of one field as a reader would read it, one line a value where it has several."""
    match field:
        case Field.TITLE | Field.ACRONYM:
            return paper.title
        case Field.AUTHOR:
            return "\n".join(paper.authors)
        case Field.VENUE:
            return venue_text(paper.venue, paper.shown_year)
        case Field.TAG:
            return "\n".join((*paper.tags, *reading.tags))
        case Field.CATEGORY:
            return "\n".join(map(path_text, paper.categories))
        case Field.SUMMARY:
            return paper.summary
        case Field.NOTE:
            return reading.note
        case Field.LINK:
            return "\n".join(link.url for link in paper.links)
        case Field.ID:
            return paper.id


def venue_text(venue: str, year: int | None) -> str:
    """Venue and year, the year only once, and what readers type instead: ``iclr22``, NIPS for NeurIPS."""
    told = str(year) if year is not None else ""
    text = venue if told and told in venue else f"{venue} {told}".strip()
    lowered = venue.lower()
    if "neurips" in lowered:
        text += "\nnips"
    elif "nips" in lowered:
        text += "\nneurips"
    return text
