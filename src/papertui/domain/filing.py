"""What becomes of an entry's categories when it is moved, or when a category gets another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papertui.domain.category import CategoryPath


def filed_under(
    categories: Iterable[CategoryPath], target: CategoryPath, leaving: CategoryPath | None
) -> tuple[CategoryPath, ...]:
    """The categories of an entry that was put into another one, each once.

    Args:
        categories: Where it stands now.
        target: Where it goes.
        leaving: None when it stays where it is too. Else the category that it is moved out of, with all below it; an
            entry that does not stand there, as one that leaves the empty path, leaves all.
    """
    standing = tuple(categories)
    if leaving is None:
        return tuple(dict.fromkeys((*standing, target)))
    left = {path for path in standing if path[: len(leaving)] == leaving}
    return tuple(dict.fromkeys(target if path in left else path for path in standing)) if left else (target,)


def renamed_path(path: CategoryPath, old: CategoryPath, new: CategoryPath) -> CategoryPath:
    """A path with its beginning exchanged; the path itself when it begins otherwise."""
    return (*new, *path[len(old) :]) if path[: len(old)] == old else path
