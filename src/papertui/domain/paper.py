"""A paper as the catalogue states it, and its links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from papertui.domain.identity import arxiv_id_in, doi_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papertui.domain.category import CategoryPath

_YEAR_AT_END = re.compile(
    r"(?<![\s,(\[–-])[\s,(\[–-]*+(?:['’‘](\d\d)|(?<![\d.:/])((?:19|20)\d\d))[)\]]?\s*+$", re.ASCII
)
_THIS_CENTURY, _CENTURY = 2000, 100
_LAST_CENTURY_FROM = 50  # ’50 is 1950, ’49 is 2049

_PREPRINTS = ("arxiv", "corr", "preprint", "biorxiv")

KINDS = ("paper", "post", "video", "tutorial", "code", "book", "course")


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled address; the label is unique within its paper."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One entry of a catalogue.

    Attributes:
        id: Stable name, written in the file or derived (`has_written_id` says which); unique in a catalogue.
        date: ``2020-06-19`` or ``2020-06`` or ``2020``; empty when absent.
        year: As written; `shown_year` falls back to the date's.
        arxiv: As written in the file; `arxiv_id` also recognises it in the links.
        doi: As written in the file; `doi_name` also recognises it in the links.
        extra: Unknown keys with their values, in file order; kept and shown, never interpreted.
        line: 1-based line of the entry's header when the file was loaded; no part of what the paper is.
        is_broken: The entry does not parse; `title` is what could be made out, `summary` its raw text.
        has_problems: At least one `Problem` of the catalogue belongs to it.
    """

    id: str
    title: str
    authors: tuple[str, ...] = ()
    venue: str = ""
    year: int | None = None
    date: str = ""
    kind: str = "paper"
    categories: tuple[CategoryPath, ...] = ()
    tags: tuple[str, ...] = ()
    arxiv: str = ""
    doi: str = ""
    summary: str = ""
    links: tuple[Link, ...] = ()
    extra: tuple[tuple[str, Any], ...] = ()
    line: int = field(default=0, compare=False)
    has_written_id: bool = True
    is_broken: bool = False
    has_problems: bool = False

    @property
    def shown_year(self) -> int | None:
        """The year, else the year of the date."""
        if self.year is None and self.date[:4].isdecimal():
            return int(self.date[:4])
        return self.year

    @property
    def arxiv_id(self) -> str:
        """The arXiv id without version, written or recognised from the links; empty when there is none."""
        return arxiv_id_in(self.arxiv) or next(filter(None, (arxiv_id_in(link.url) for link in self.links)), "")

    @property
    def doi_name(self) -> str:
        """The DOI in lower case, written or recognised from the links; empty when there is none."""
        return doi_in(self.doi) or next(filter(None, (doi_in(link.url) for link in self.links)), "")


def split_venue(venue: str) -> tuple[str, int | None]:
    """A venue without the year at its end, and that year: ``CVPR 2021``, ``CVPR’21`` and ``CVPR (2021)`` alike."""
    match = _YEAR_AT_END.search(venue)
    if match is None:
        return venue.strip(), None
    short, long = match.groups()
    year = int(long) if long else _THIS_CENTURY + int(short) - (_CENTURY if int(short) >= _LAST_CENTURY_FROM else 0)
    return venue[: match.start()].strip(), year


def is_preprint(venue: str) -> bool:
    """Whether a venue is a server of preprints, so that nothing was published there."""
    return venue.casefold().startswith(_PREPRINTS)


def free_label(label: str, taken: Mapping[str, str]) -> str:
    """The label, or ``Paper 2``, ``Paper 3`` … when it is taken; in a few steps, also behind ten thousand of them."""
    if label not in taken:
        return label
    last, free = 1, 2
    while f"{label} {free}" in taken:
        last, free = free, 2 * free
    while free - last > 1:
        middle = (last + free) // 2
        last, free = (middle, free) if f"{label} {middle}" in taken else (last, middle)
    return f"{label} {free}"
