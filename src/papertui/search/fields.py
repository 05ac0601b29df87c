"""The fields of a paper that words are looked up in, and their texts."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from papertui.domain.category import path_text

if TYPE_CHECKING:
    from collections.abc import Callable

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
    NICKNAME = 6
    """A tag as a whole: what a paper is called."""
    ID = 7
    AUTHOR = 8
    FIRST_AUTHOR = 9
    ACRONYM = 10
    """The initials of the title."""
    PART = 11
    """Part of a compound in the title: AlexNet in “AlexNet-level”."""
    TITLE = 12
    NAME = 13
    """What stands before the colon of a title, written as one word."""

    @property
    def label(self) -> str:
        """The word a reader knows it by."""
        return _LABELS.get(self, self.name.lower())


_LABELS = {
    Field.NICKNAME: "tag",
    Field.FIRST_AUTHOR: "author",
    Field.ACRONYM: "title",
    Field.PART: "title",
    Field.NAME: "title",
}


FIELD_WORDS: dict[str, tuple[Field, ...]] = {
    "title": (Field.TITLE, Field.PART, Field.NAME, Field.ACRONYM),
    "author": (Field.AUTHOR, Field.FIRST_AUTHOR),
    "venue": (Field.VENUE,),
    "summary": (Field.SUMMARY,),
    "note": (Field.NOTE,),
    "tag": (Field.TAG, Field.NICKNAME),
    "cat": (Field.CATEGORY,),
    "id": (Field.ID,),
    "arxiv": (Field.ID,),
    "doi": (Field.ID,),
}
"""The field names of the query language that take words."""


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


TEXTS: dict[Field, Callable[[Paper, Reading], str]] = {
    Field.TITLE: lambda paper, _: paper.title,
    Field.SUMMARY: lambda paper, _: paper.summary,
    Field.AUTHOR: lambda paper, _: "\n".join(paper.authors),
    Field.VENUE: lambda paper, _: venue_text(paper.venue, paper.shown_year),
    Field.TAG: lambda paper, reading: "\n".join((*paper.tags, *reading.tags)),
    Field.CATEGORY: lambda paper, _: "\n".join(map(path_text, paper.categories)),
    Field.NOTE: lambda _, reading: reading.note,
}
"""The texts that words can stand one behind the other in, one line a value where a field has several."""
