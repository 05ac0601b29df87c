r"""One fold for everything that is compared, with a map back to the characters it came from.

Case, accents, width, ligatures, compatibility forms, Hangul in pieces, Greek letters and maths source all fold to the
same plain text: ``Björn`` → ``bjorn``, ``ﬁne`` → ``fine``, ``β`` and ``\beta`` → ``beta``, NFD 논문 → 논문.
A folded character may come from several (a letter and its accent) or share one with others (``ß`` → ``ss``): the text
is cut into clusters that fold each by itself, so positions never drift.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from papertui.search.hangul import CONJOINING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\uff9e\uff9f"
_CLUSTER = re.compile(
    r"\\(?P<command>[A-Za-z]+)"
    r"|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"  # Hangul in conjoining pieces, as NFD writes it
    r"|[\uac00-\ud7a3][\u11a8-\u11c2]"
    rf"|.[{_MARKS}]*",
    re.DOTALL,
)
_SPECIAL = re.compile(r"(\\[A-Za-z]+|(?:[A-Za-z])?[^\x00-\x7f]+)")
"""What needs more than lower case: commands, and other scripts with the letter before, which a mark may belong to."""
_DROPPED = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u200b-\u200f\u2060\ufeff]"
)
_UNACCENTED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t", "ς": "σ"}
)
"""Letters that Unicode does not take apart but readers type without their stroke."""

_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi omicron pi rho sigma tau upsilon phi chi"
    " psi omega"
)
_GREEK = {
    unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}"): "lambda" if name == "lamda" else name
    for name in _GREEK_NAMES.split()
}
_SYMBOLS = {"∞": "infty", "∇": "nabla ", "∂": "partial ", "∑": "sum ", "∏": "prod ", "∫": "int ", "√": "sqrt "}
_SINGLE_GREEK = re.compile(r"(?<![α-ω])[α-ω](?![α-ω])")
_COMMANDS = {
    "varepsilon": "epsilon",
    "vartheta": "theta",
    "varphi": "phi",
    "varrho": "rho",
    "varsigma": "sigma",
    "varpi": "pi",
}
_LAYOUT_NAMES = (
    "mathbf mathcal mathrm mathbb mathit mathsf mathfrak boldsymbol bm text textbf textit textrm operatorname hat bar"
    " tilde vec dot ddot overline underline widehat widetilde left right big quad qquad cdot ldots dots frac limits"
)
_LAYOUT_COMMANDS = frozenset(_LAYOUT_NAMES.split())
"""LaTeX commands that say how something looks; their names are no words of the text."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters came from.

    Attributes:
        starts: For each folded character, the position of its first original character.
        ends: For each folded character, the position behind its last original character.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The original characters that a non-empty stretch of folded ones came from."""
        return (self.starts[start], self.ends[end - 1])


def fold(text: str) -> str:
    """The folded text alone."""
    if text.isascii() and "\\" not in text:
        return text.lower()
    pieces = _SPECIAL.split(text)
    pieces[::2] = [piece.lower() for piece in pieces[::2]]
    pieces[1::2] = [_folded_piece(piece) for piece in pieces[1::2]]
    return "".join(pieces)


def folded(text: str) -> Folded:
    """The folded text with its map."""
    if text.isascii() and "\\" not in text:
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        command = match["command"]
        piece = _command_word(command) if command else _folded_cluster(match[0])
        pieces.append(piece)
        starts.extend([match.start()] * len(piece))
        ends.extend([match.end()] * len(piece))
    return _with_greek_names("".join(pieces), starts, ends)


def _command_word(command: str) -> str:
    if command in _LAYOUT_COMMANDS:
        return " "
    name = command.lower()
    return f" {_COMMANDS.get(name, name)}"


@lru_cache(maxsize=8192)
def _folded_piece(piece: str) -> str:
    return folded(piece).text


@lru_cache(maxsize=8192)
def _folded_cluster(cluster: str) -> str:
    text = unicodedata.normalize("NFKD", cluster).casefold().translate(_UNACCENTED)
    text = _DROPPED.sub("", unicodedata.normalize("NFKD", text).casefold())
    text = unicodedata.normalize("NFC", text).translate(CONJOINING)
    return _SYMBOLS.get(text, text)


def _with_greek_names(text: str, starts: list[int], ends: list[int]) -> Folded:
    """Write single Greek letters by name; Greek words stay as they are."""
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    done = 0
    for match in _SINGLE_GREEK.finditer(text):
        place = match.start()
        name = _GREEK[match[0]]
        pieces += (text[done:place], name)
        new_starts += [*starts[done:place], *[starts[place]] * len(name)]
        new_ends += [*ends[done:place], *[ends[place]] * len(name)]
        done = place + 1
    if not done:
        return Folded(text, starts, ends)
    pieces.append(text[done:])
    return Folded("".join(pieces), new_starts + starts[done:], new_ends + ends[done:])
