"""A category as it is typed: ``Papers > Must-Read``, ``Papers/Must-Read``, or a name that only one has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain import category
from papertui.domain.category import parse_path, path_text
from papertui.errors import NothingMatchesError, WrongUsageError

if TYPE_CHECKING:
    from papertui.domain.catalogue import Catalogue
    from papertui.domain.category import CategoryPath

_FEW = 5


def known_category(catalogue: Catalogue, text: str, advice: str = "nothing was changed") -> CategoryPath:
    """The category that is meant.

    Args:
        catalogue: Where it is looked for.
        text: As it was typed.
        advice: What is told when there is none.

    Raises:
        NothingMatchesError: There is none, or there are several.
    """
    paths = _known(catalogue)
    for path in (parse_path(text), typed_path(text)):
        if path in paths:
            return path
    named = [path for path in paths if path[-1].casefold() == text.strip().casefold()]
    if len(named) == 1:
        return named[0]
    if named:
        listed = "".join(f"\n  {path_text(path)}" for path in named[:_FEW])
        raise NothingMatchesError(f"{text!r} fits several categories; name one in full:{listed}")
    raise NothingMatchesError(f"there is no category {text!r}; {advice}")


def category_of_entry(catalogue: Catalogue, text: str, *, create: bool) -> CategoryPath:
    """The category that an entry is put into; with `create` it need not be there.

    Raises:
        NothingMatchesError: There is none, or there are several, and none is to be made.
        WrongUsageError: One is to be made that has no name.
    """
    try:
        return known_category(catalogue, text, "nothing was changed; a new one needs --create")
    except NothingMatchesError:
        if not create:
            raise
        return typed_path(text)


def typed_path(text: str) -> CategoryPath:
    """The path of a category that need not be there.

    Raises:
        WrongUsageError: It has no name.
    """
    path = category.typed_path(text)
    if not path:
        raise WrongUsageError(f"{text!r} names no category: write it as Papers > Must-Read")
    return path


def _known(catalogue: Catalogue) -> dict[CategoryPath, None]:
    """Every category, also those that only have others below them."""
    stated = [path for path, _ in catalogue.declared_categories]
    stated += [path for paper in catalogue.papers for path in paper.categories]
    return {path[:depth]: None for path in stated for depth in range(1, len(path) + 1)}
