"""Git conflict markers in a catalogue."""

from __future__ import annotations

import re

from papertui.domain.problem import Problem

_OPENING = re.compile(rb"^<{7} [^\n]*$", re.MULTILINE)
_CLOSING = re.compile(rb"^>{7} [^\n]*$", re.MULTILINE)


def conflict_marker_problem(content: bytes) -> Problem | None:
    """What to do about the first pair of markers, if the text holds one."""
    opening = _OPENING.search(content) if b"<<<<<<< " in content else None
    closing = _CLOSING.search(content, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    first = content.count(b"\n", 0, opening.start()) + 1
    last = first + content.count(b"\n", opening.start(), closing.start())
    message = (
        f"git conflict markers in lines {first} to {last}: keep one side or both, "
        "and remove the lines <<<<<<<, ======= and >>>>>>>"
    )
    return Problem(first, 1, "conflict-marker", message)
