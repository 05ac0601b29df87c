r"""Backslashes that TOML took for escapes, found and given back by a look at the source.

title = "The \theta loss"  →  the parser sees a TAB and "heta"; meant was 'The \theta loss'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.storage.entry_findings import Finding, maths_spans
from papertui.storage.toml_reading import parsed

if TYPE_CHECKING:
    from papertui.storage.entry_places import EntryPlaces

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LOST = "btfre"  # \beta, \theta, \frac, \rho, \epsilon: always a lost backslash in prose
_LOST_IN_MATHS = "n"  # \nabla; elsewhere it is a newline that was meant
_CONTROL_CODE = re.compile(r"\\(?:u00[01][0-9A-Fa-f]|U000000[01][0-9A-Fa-f]|x[01][0-9A-Fa-f]|u007[fF])")


def sourced(finding: Finding, places: EntryPlaces) -> Finding:
    """The finding after a look at the source: a TAB or newline that was typed as such is no lost backslash."""
    if finding.kind != "control-character":
        return finding
    if intended_text(places.source(finding.key, finding.item)) is not None:
        return finding
    message = "a TAB, or a line end inside $…$, stands in the text: write a blank"
    return finding._replace(message=message, fixable=False)


def intended_text(source: str) -> str | None:
    """What a string in double quotes was meant to say, its backslashes kept; None when it lost none."""
    if not source.startswith('"'):
        return None
    maths = list(maths_spans(source))

    def kept(match: re.Match[str]) -> str:
        is_lost = match[1] in _LOST or (
            match[1] in _LOST_IN_MATHS and any(start < match.start() < end for start, end in maths)
        )
        return "\\\\" + match[1] if is_lost or _CONTROL_CODE.match(source, match.start()) else match[0]

    doubled = _ESCAPE.sub(kept, source)
    return None if doubled == source else str(parsed(f"v = {doubled}".encode())["v"])
