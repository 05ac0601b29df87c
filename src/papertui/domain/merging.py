"""Three-way merge of one entry: what I change, what is on disk now, and what both started from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.domain.draft import LINK_PREFIX, field_texts, with_fields
from papertui.errors import EditConflictError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papertui.domain.draft import FieldValue
    from papertui.domain.paper import Paper


def check_untouched(base: Paper, disk: Paper, changes: Mapping[str, FieldValue]) -> None:
    """See that nobody else changed the fields I change; the same change on both sides is none.

    Raises:
        EditConflictError: A field was changed on both sides, and differently.
    """
    for name, value in changes.items():
        mine = _text(with_fields(base, {name: value}), name)
        then, now = _text(base, name), _text(disk, name)
        if now not in {then, mine}:
            raise EditConflictError(base.id, name, mine, now, then)


def _text(paper: Paper, name: str) -> str:
    """A field as a form shows it; ``links.Paper`` is the address of that link alone."""
    if name.startswith(LINK_PREFIX):
        label = name.removeprefix(LINK_PREFIX)
        return next((link.url for link in paper.links if link.label == label), "")
    return field_texts(paper)[name]
