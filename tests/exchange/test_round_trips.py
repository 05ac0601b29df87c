"""Catalogue → another format → catalogue: equal, up to what `docs/formats.md` says of that format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertui.domain.paper import Paper, is_preprint
from papertui.domain.reading import NO_READING
from papertui.exchange.bibtex_read import read_bibtex
from papertui.exchange.bibtex_write import bibtex_text
from papertui.exchange.csl_read import read_csl_json
from papertui.exchange.csl_write import csl_json_text
from papertui.exchange.duplicates import title_key
from papertui.exchange.formats import Selection, Wish, read_as, written_as
from papertui.exchange.references import settled_venue, turned_name, venue_name, year_of
from papertui.importing import planned_import
from papertui.storage.new_entries import empty_catalogue
from tests.exchange.papers import DDPM, catalogue_papers

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.exchange.imported import ReadingList


def only(found: ReadingList) -> Paper:
    """The one entry of a list without findings."""
    assert (found.problems, found.unused, len(found.entries)) == ((), (), 1)
    return found.entries[0].paper


def as_any_format_says(paper: Paper) -> Paper:
    """Identifiers are written wherever they were met; a year is the paper's, its date's or its venue's."""
    extra = (
        paper.extra if not is_preprint(paper.venue) else tuple(item for item in paper.extra if item[0] != "entrytype")
    )
    return replace(paper, arxiv=paper.arxiv_id, doi=paper.doi_name, year=year_of(paper), extra=extra)


def first_name_first(name: str) -> str:
    turned = turned_name(name)
    return f"{turned[1]} {turned[0]}" if turned else name


def as_bibtex_says(paper: Paper) -> Paper:
    """A venue loses the year that the entry says anyway; names come back first name first."""
    authors = (name if " and " in f" {name} " else first_name_first(name) for name in paper.authors)
    return replace(as_any_format_says(paper), venue=settled_venue(venue_name(paper)), authors=tuple(authors))


def as_csl_says(paper: Paper) -> Paper:
    """Names come back first name first."""
    return replace(as_any_format_says(paper), authors=tuple(map(first_name_first, paper.authors)))


def test_the_usual_paper_comes_back_from_both() -> None:
    """Nothing but the year in the venue is another in BibTeX, and nothing at all in CSL-JSON."""
    assert only(read_bibtex(bibtex_text([DDPM]))) == replace(DDPM, venue="NeurIPS")
    assert only(read_csl_json(csl_json_text([DDPM]))) == DDPM


@settings(max_examples=120, deadline=None)
@given(catalogue_papers())
def test_bibtex_gives_back_what_it_can_say(paper: Paper) -> None:
    """Formulas, braces, accents, line breaks, categories, tags and links included."""
    assert only(read_bibtex(bibtex_text([paper]))) == as_bibtex_says(paper)


@settings(max_examples=120, deadline=None)
@given(catalogue_papers())
def test_csl_json_gives_back_what_it_can_say(paper: Paper) -> None:
    """All that BibTeX can, and the venue as it was written."""
    assert only(read_csl_json(csl_json_text([paper]))) == as_csl_says(paper)


_CATALOGUES = st.lists(
    catalogue_papers(), max_size=4, unique_by=(lambda paper: paper.id, lambda paper: title_key(paper.title))
)


@pytest.mark.parametrize(
    ("name", "as_said"), [("bibtex", as_bibtex_says), ("csl-json", as_csl_says)], ids=["bibtex", "csl-json"]
)
@settings(max_examples=30, deadline=None)
@given(found=_CATALOGUES)
def test_a_catalogue_comes_back_through_an_import(
    name: str, as_said: Callable[[Paper], Paper], found: list[Paper]
) -> None:
    """Order, ids and all; once more changes nothing."""
    written = written_as(name, Selection(found, lambda _id: NO_READING))

    entries = read_as(name, written, Wish(2027)).entries
    file = planned_import(empty_catalogue(Path("papers.toml"), "Mine"), entries).file

    assert {problem.kind for problem in file.problems} <= {"unknown-separator"}  # a category that holds a backslash
    assert [replace(paper, line=0, has_problems=False) for paper in file.catalogue.papers] == [
        as_said(paper) for paper in found
    ]
    assert planned_import(file, entries).texts == ()
