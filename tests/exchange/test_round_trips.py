"""Catalogue → another format → catalogue: equal, up to what `docs/formats.md` says of that format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings

from papertui.domain.paper import Paper, is_preprint
from papertui.exchange.bibtex_read import read_bibtex
from papertui.exchange.bibtex_write import bibtex_text
from papertui.exchange.csl_read import read_csl_json
from papertui.exchange.csl_write import csl_json_text
from papertui.exchange.references import settled_venue, turned_name, venue_name, year_of
from tests.exchange.papers import DDPM, catalogue_papers

if TYPE_CHECKING:
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


@settings(max_examples=300, deadline=None)
@given(catalogue_papers())
def test_bibtex_gives_back_what_it_can_say(paper: Paper) -> None:
    """Formulas, braces, accents, line breaks, categories, tags and links included."""
    assert only(read_bibtex(bibtex_text([paper]))) == as_bibtex_says(paper)


@settings(max_examples=300, deadline=None)
@given(catalogue_papers())
def test_csl_json_gives_back_what_it_can_say(paper: Paper) -> None:
    """All that BibTeX can, and the venue as it was written."""
    assert only(read_csl_json(csl_json_text([paper]))) == as_csl_says(paper)
