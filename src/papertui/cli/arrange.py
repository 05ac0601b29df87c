"""`remove`, `move`, `rename-category`: entries taken out or put elsewhere, in place; `undo` takes each back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.cli.category_path import category_of_entry, known_category, typed_path
from papertui.cli.opening import open_catalogue
from papertui.cli.output import say
from papertui.cli.selecting import select
from papertui.cli.syntax import CATALOGUE, PAPER, PAPERS, Argument, Option, verb
from papertui.domain.category import path_text
from papertui.domain.visible import visible
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from papertui.library import Library

_CATEGORY = Option(("--category",), "category", "Where it goes: a path or a name that only one has.", "PATH")
_CREATE = Option(("--create",), "create", "Make the category when there is none.")


@verb("remove", PAPERS, CATALOGUE)
def remove_papers(papers: tuple[str, ...], *, catalogue: str | None) -> int:
    """Take entries out of the catalogue, all of them or none; your marks are kept."""
    library = open_catalogue(catalogue).library
    chosen = select(library, papers)
    library.remove([paper.id for paper in chosen])
    _tell_of_copy(library)
    for paper in chosen:
        say(f"removed: {visible(paper.title)} ({visible(paper.id)})")
    return 0


@verb("move", PAPER, _CATEGORY, _CREATE, CATALOGUE)
def move_paper(paper: str, *, category: str | None, create: bool, catalogue: str | None) -> int:
    """Put an entry into a category, in the place of those it stands in."""
    if category is None:
        raise WrongUsageError("say where it goes: --category PATH")
    library = open_catalogue(catalogue).library
    [chosen] = select(library, [paper])
    path = category_of_entry(library.catalogue, category, create=create)
    before = library.file.content
    library.edit(chosen.id, {"categories": (path,)})
    _tell_of_copy(library)
    told = "moved to" if library.file.content != before else "nothing to change, stands in"
    say(f"{told} {visible(path_text(path))}: {visible(chosen.title)} ({visible(chosen.id)})")
    return 0


@verb("rename-category", Argument("old", "OLD"), Argument("new", "NEW"), CATALOGUE)
def rename_category(old: str, new: str, *, catalogue: str | None) -> int:
    """Rename a category with all below it, in every entry; a name that is there already merges the two."""
    library = open_catalogue(catalogue).library
    source, target = known_category(library.catalogue, old), typed_path(new)
    number = library.rename_category(source, target)
    _tell_of_copy(library)
    places = "1 place" if number == 1 else f"{number} places"
    told = f"renamed in {places}" if number else "nothing to change"
    say(f"{told}: {visible(path_text(source))} → {visible(path_text(target))}")
    return 0


def _tell_of_copy(library: Library) -> None:
    if library.moved_to is not None:
        say(f"the sample was copied to {library.moved_to}, which is your own catalogue from now on")
