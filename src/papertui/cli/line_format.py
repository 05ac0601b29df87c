"""The `--format` of a line: field names in braces, and nothing but names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from papertui.cli.first_word import meant
from papertui.domain.category import path_text
from papertui.domain.visible import visible
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def line_format(template: str, known: Sequence[str]) -> Callable[[Mapping[str, Any]], str]:
    """Read a template such as ``{title} ({year})``; ``{{`` and ``}}`` are braces.

    Args:
        template: As typed. Values are put in as text; attributes, indexes and conversions do not exist here.
        known: The fields there are.

    Returns:
        What makes a line of an object of `paper_object`.

    Raises:
        WrongUsageError: A field is unknown or a brace stands alone.
    """
    pieces: list[tuple[bool, str]] = []
    place = 0
    for match in _PIECE.finditer(template):
        pieces.append((False, template[place : match.start()]))
        pieces.append(_piece(match, known))
        place = match.end()
    pieces.append((False, template[place:]))

    def line_of(paper: Mapping[str, Any]) -> str:
        return "".join(visible(_text(paper[piece])) if is_field else piece for is_field, piece in pieces)

    return line_of


def _piece(match: re.Match[str], known: Sequence[str]) -> tuple[bool, str]:
    name = match.group(1)
    if name is None:
        if match.group() in {"{", "}"}:
            raise WrongUsageError(
                f"--format: a single {match.group()} at {match.start() + 1}; write it twice for itself"
            )
        return False, match.group()[0]
    if name not in known:
        raise WrongUsageError(f"--format: no field {name!r}{meant(name, known)}; there are {', '.join(known)}")
    return True, name


def _text(value: Any) -> str:  # noqa: ANN401  any value of a paper's object
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_part(part) for part in value)
    return str(value)


def _part(part: Any) -> str:  # noqa: ANN401  an author, a tag, a path or a link
    if isinstance(part, tuple):
        return path_text(part)
    return str(part["url"]) if isinstance(part, dict) else str(part)
