"""Something wrong in a file, as a value: where it is and what to do about it."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """One finding.

    Attributes:
        line: 1-based line in the file, 0 when the finding has no place.
        column: 1-based column in characters, 0 when unknown.
        message: The whole sentence: what is wrong and what to do.
        kind: A stable word for programs, e.g. ``duplicate-id``.
        paper_id: The entry it belongs to, empty when it belongs to the file.
        fixable: Whether ``check --fix`` can mend it.
    """

    line: int
    column: int
    kind: str
    message: str
    paper_id: str = ""
    fixable: bool = False
