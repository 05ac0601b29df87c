"""`add`: a paper appended to the catalogue, from an address, an arXiv id, a DOI, BibTeX, Markdown, or its fields."""

from __future__ import annotations

from dataclasses import replace

from papertui.cli.category_path import category_of_entry
from papertui.cli.edit import field_values, wanted_texts
from papertui.cli.opening import open_catalogue
from papertui.cli.output import put_line, say
from papertui.cli.syntax import CATALOGUE, Argument, Option, verb
from papertui.domain.draft import with_fields
from papertui.domain.paper import Paper
from papertui.domain.visible import visible
from papertui.errors import WrongUsageError
from papertui.exchange.pasted import paper_of, same_work


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

    THING is an address, an arXiv id, a DOI, a BibTeX entry or a line of a Markdown list; without one give --title. A
    paper that is there already is not added again.
    """
    texts = wanted_texts([*assignments, *([f"title={title}"] if title is not None else [])], ())
    values = field_values(texts)
    paper = with_fields(paper_of(" ".join(words)) if words else Paper("", ""), values)
    if not paper.title:
        raise WrongUsageError("say what to add: an address, an arXiv id, a DOI, or --title")
    library = open_catalogue(catalogue).library
    if category is not None:
        paper = replace(paper, categories=(category_of_entry(library.catalogue, category, create=create),))
    standing = same_work(library.catalogue, paper)
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
