"""A paper from what a reader has at hand: an address, arXiv id, DOI, BibTeX entry or line of a Markdown list."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from papertui.domain.address import address_fault, host_of
from papertui.domain.identity import arxiv_id_in, doi_in, normalised_title
from papertui.domain.paper import Link, Paper
from papertui.errors import NotThisFormatError, WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.catalogue import Catalogue
    from papertui.exchange.imported import ImportedEntry


def paper_of(thing: str, *, may_be_title: bool = False) -> Paper:
    """What a text says of a paper; its id is empty, except for the key of a BibTeX entry.

    Args:
        thing: As it was typed or pasted.
        may_be_title: Any other words are a title.

    Raises:
        WrongUsageError: It is none of the forms that are known.
    """
    text = " ".join(thing.split())
    if text.startswith("@"):
        return _of_bibtex(thing)
    if "](" in text:
        return _of_markdown(thing)
    arxiv, doi = arxiv_id_in(text), doi_in(text)
    if "://" in text:
        fault = address_fault(text)
        if fault:
            raise WrongUsageError(f"{text!r} {fault}")
        label = "Paper" if arxiv or doi else host_of(text)
        return Paper("", text, arxiv=arxiv, doi="" if arxiv else doi, links=(Link(label, text),))
    if arxiv:
        return Paper("", text, arxiv=arxiv, links=(Link("Paper", f"https://arxiv.org/abs/{arxiv}"),))
    if doi:
        return Paper("", text, doi=doi, links=(Link("Paper", f"https://doi.org/{doi}"),))
    if may_be_title and text:
        return Paper("", text)
    raise WrongUsageError(
        f"{text!r} is no address, arXiv id, DOI or BibTeX entry; to add it by its title: --title {text!r}"
    )


def _of_markdown(text: str) -> Paper:
    from papertui.exchange.markdown_read import read_markdown  # noqa: PLC0415  for this form alone

    line = text.strip()
    is_item = line.startswith(("-", "*", "+", "#", "|")) or line[:1].isdigit()
    found = read_markdown(line if is_item else f"- {line}", latest_year=datetime.now(UTC).year + 1).entries
    return _only("Markdown", found)


def _of_bibtex(text: str) -> Paper:
    from papertui.exchange.bibtex_read import read_bibtex  # noqa: PLC0415  for this form alone

    try:
        found = read_bibtex(text)
    except NotThisFormatError as error:
        raise WrongUsageError(f"this BibTeX {error}") from None
    if not found.entries and found.problems:
        raise WrongUsageError(f"this BibTeX cannot be read: {found.problems[0].message}")
    return _only("BibTeX", found.entries)


def _only(what: str, entries: Sequence[ImportedEntry]) -> Paper:
    if len(entries) != 1:
        raise WrongUsageError(f"this {what} holds {len(entries)} entries, not one; papertui import takes whole lists")
    return entries[0].paper


def same_work(catalogue: Catalogue, paper: Paper) -> Paper | None:
    """The entry of the same work: the same arXiv id, DOI or title."""
    title = normalised_title(paper.title)
    for other in catalogue.papers:
        is_same_work = (paper.arxiv_id and other.arxiv_id == paper.arxiv_id) or (
            paper.doi_name and other.doi_name == paper.doi_name
        )
        if is_same_work or (title and normalised_title(other.title) == title):
            return other
    return None
