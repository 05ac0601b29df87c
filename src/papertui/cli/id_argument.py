"""The argument that names papers, completed by the ids of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from papertui.domain.identity import is_valid_id
from papertui.errors import PapertuiError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Command = TypeVar("Command", bound=Callable[..., object])


def paper_argument(*, many: bool = False, is_required: bool = True) -> Callable[[Command], Command]:
    """An ``ID`` argument, named ``paper``, or ``ID…``, named ``papers``."""
    name, shown = ("papers", "ID…") if many else ("paper", "ID")
    return click.argument(
        name,
        metavar=shown if is_required else f"[{shown}]",
        nargs=-1 if many else 1,
        required=is_required,
        shell_complete=ids_beginning_with,
    )


def ids_beginning_with(context: click.Context, parameter: click.Parameter, beginning: str) -> list[str]:  # noqa: ARG001  click's
    """The ids a shell may offer; none when there is no catalogue that can be read."""
    from papertui.cli.opening import find_setting  # noqa: PLC0415  only while a shell completes
    from papertui.storage.catalogue_file import read_catalogue  # noqa: PLC0415  as above

    named = [place.params.get("catalogue") for place in (context, context.parent) if place is not None]
    try:
        papers = read_catalogue(find_setting(next(filter(None, named), None)).chosen.path).catalogue.papers
    except PapertuiError:
        return []
    return [paper.id for paper in papers if paper.id.startswith(beginning) and is_valid_id(paper.id)]
