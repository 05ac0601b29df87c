"""Text that only says that something is to come."""

from __future__ import annotations

import re

_PATTERN = re.compile(r"[\W_]*(?:\?+|todo|tbd|tba|n/a|none|read\s?me|to be added|coming soon)[\W_]*", re.IGNORECASE)
_SIGNS = frozenset("?!. ")
_LONGEST = 40


def is_placeholder(text: str) -> bool:
    """Whether a line stands for something that is still to be written."""
    stripped = text.strip()
    return len(stripped) <= _LONGEST and (_PATTERN.fullmatch(stripped) is not None or _SIGNS.issuperset(stripped))
