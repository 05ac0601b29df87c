"""`add`: a paper appended to the catalogue, from an address, an arXiv id, a DOI, a Markdown line, or its fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from papertui.cli.category_path import known_category, typed_path
from papertui.cli.edit import field_values, wanted_texts
from papertui.cli.opening import open_catalogue
from papertui.cli.output import put_line, say
from papertui.cli.syntax import CATALOGUE, Argument, Option, verb
from papertui.domain.address import address_fault, host_of
from papertui.domain.draft import with_fields
from papertui.domain.identity import arxiv_id_in, doi_in, normalised_title
from papertui.domain.paper import Link, Paper
from papertui.domain.visible import visible
from papertui.errors import NothingMatchesError, WrongUsageError

if TYPE_CHECKING:
    from papertui.domain.catalogue import Catalogue
    from papertui.domain.category import CategoryPath


@verb(
    "add",
    Argument("words", "THING", is_many=True, is_required=False),
    Option(("--title",), "title", "The title; without one it is what was given.", "TITLE"),
    Option(("--set",), "assignments", "Give a field a value.", "FIELD=VALUE", is_repeated=True),
    Option(("--category",), "category", "Where it stands: a path or a name that only one has.", "PATH"),
    Option(("--create",), "create", "Make the category when there is none."),
    CATALOGUE,
    takes_dash_words=True,
)
def add_paper(  # noqa: PLR0913  an option each
    words: tuple[str, ...],
    *,
    title: str | None,
    assignments: tuple[str, ...],
    category: str | None,
    create: bool,
    catalogue: str | None,
) -> int:
    """Append a paper to the catalogue and print its id.

    THING is an address, an arXiv id, a DOI or a line of a Markdown list; without one give --title. A paper that is
    there already is not added again.
    """
    texts = wanted_texts([*assignments, *([f"title={title}"] if title is not None else [])], ())
    values = field_values(texts)
    paper = with_fields(paper_of(" ".join(words)) if words else Paper("", ""), values)
    if not paper.title:
        raise WrongUsageError("say what to add: an address, an arXiv id, a DOI, or --title")
    library = open_catalogue(catalogue).library
    if category is not None:
        paper = replace(paper, categories=(_category(library.catalogue, category, create=create),))
    standing = _standing(library.catalogue, paper)
    if standing is not None:
        say(f"there already: {visible(standing.title)} ({visible(standing.id)})")
        put_line(standing.id)
        return 0
    added = library.add(paper)
    if library.moved_to is not None:
        say(f"the sample was copied to {library.moved_to}, which is your own catalogue from now on")
    say(f"added: {visible(added.title)}")
    put_line(added.id)
    return 0


def paper_of(thing: str) -> Paper:
    """What a text says of a paper.

    Raises:
        WrongUsageError: It is none of the forms that are known.
    """
    text = " ".join(thing.split())
    if text.startswith("@"):
        raise WrongUsageError("a BibTeX entry cannot be added yet: give its DOI, or --title and --set")
    if "](" in text:
        return _of_markdown(thing)
    arxiv, doi = arxiv_id_in(text), doi_in(text)
    if "://" in text:
        fault = address_fault(text)
        if fault:
            raise WrongUsageError(f"{text!r} {fault}")
        label = "Paper" if arxiv or doi else host_of(text)
        return Paper("", text, links=(Link(label, text),))
    if arxiv:
        return Paper("", text, arxiv=arxiv, links=(Link("Paper", f"https://arxiv.org/abs/{arxiv}"),))
    if doi:
        return Paper("", text, doi=doi, links=(Link("Paper", f"https://doi.org/{doi}"),))
    raise WrongUsageError(f"{text!r} is no address, arXiv id or DOI; to add it by its title: --title {text!r}")


def _of_markdown(text: str) -> Paper:
    from papertui.exchange.markdown_read import read_markdown  # noqa: PLC0415  for this form alone

    line = text.strip()
    is_item = line.startswith(("-", "*", "+", "#", "|")) or line[:1].isdigit()
    found = read_markdown(line if is_item else f"- {line}", latest_year=datetime.now(UTC).year + 1).entries
    if len(found) != 1:
        raise WrongUsageError(f"this Markdown holds {len(found)} entries, not one; papertui import takes whole lists")
    return found[0].paper


def _category(catalogue: Catalogue, text: str, *, create: bool) -> CategoryPath:
    try:
        return known_category(catalogue, text)
    except NothingMatchesError as error:
        if not create:
            raise NothingMatchesError(f"{error}; a new one needs --create") from None
        return typed_path(text)


def _standing(catalogue: Catalogue, paper: Paper) -> Paper | None:
    """The entry of the same work: the same arXiv id, DOI or title."""
    title = normalised_title(paper.title)
    for other in catalogue.papers:
        is_same_work = (paper.arxiv_id and other.arxiv_id == paper.arxiv_id) or (
            paper.doi_name and other.doi_name == paper.doi_name
        )
        if is_same_work or (title and normalised_title(other.title) == title):
            return other
    return None
