r"""Backslashes that TOML has turned into control characters, brought back.

In ``"…"`` TOML reads ``\beta`` as BACKSPACE + ``eta``, ``\theta`` as TAB + ``heta``, ``\nabla`` as a newline +
``abla``, ``\epsilon`` as ESC + ``psilon``. BACKSPACE, FORM FEED, CARRIAGE RETURN and ESC stand in no text for
themselves; a TAB or a newline is taken for a lost backslash only inside ``$…$``, before the rest of a command of TeX.
"""

from __future__ import annotations

import re

_LETTERS = {"\b": "b", "\t": "t", "\n": "n", "\f": "f", "\r": "r", "\x1b": "e"}
_NEVER_MEANT = re.compile(r"[\b\f\x1b]|\r(?!\n)")
_MATHS = re.compile(r"\$[^$]*\$")
_COMMANDS = frozenset(
    (  # noqa: SIM905  reads better
        "nabla natural ne nearrow neg neq newline ni nmid not notin nu tan tanh tau text textbf textit textrm "
        "textstyle tfrac therefore theta tilde times to top triangle"
    ).split()
)
_COMMAND_AFTER = re.compile(r"(?P<lost>[\t\n])(?=(?P<rest>[A-Za-z]+))")


def mended(text: str) -> str:
    r"""The text with its backslashes back; what cannot be a lost backslash stays as it is.

    Args:
        text: As TOML has read it, such as ``"$" + "\t" + "heta$"``.
    """
    with_plain = _NEVER_MEANT.sub(lambda match: "\\" + _LETTERS[match.group()], text)
    return _MATHS.sub(lambda formula: _COMMAND_AFTER.sub(_with_backslash, formula.group()), with_plain)


def _with_backslash(match: re.Match[str]) -> str:
    letter = _LETTERS[match["lost"]]
    return "\\" + letter if letter + match["rest"] in _COMMANDS else match["lost"]
