r"""The names of a BibTeX field, each as it is spoken.

    Ho, Jonathan and {Google Brain} and van der Berg, Jr., Jan  →  Jonathan Ho · {Google Brain} · Jan van der Berg Jr.

bibtexparser's own splitter loses the first letter of a name that begins with a command (``and \'Elan``).
"""

from __future__ import annotations

import re

_MOST_COMMAS = 2  # of one name: von Last, Jr, First
_NAMED_PART = re.compile(r'\s*(family|given|prefix|suffix)\s*=\s*"?(.*?)"?\s*', re.DOTALL)  # biblatex's long form
_SPOKEN_PARTS = ("given", "prefix", "family", "suffix")

_BRACES_OR = {
    separator: re.compile(rf"(?<!\\)[{{}}]|{pattern}", re.IGNORECASE)
    for separator, pattern in {",": ",", ";": ";", "and": r"(?<!\S)and(?!\S)"}.items()
}


def split_outside(text: str, separator: str) -> list[str]:
    """The pieces of a text between separators that stand in no braces.

    Args:
        text: In LaTeX.
        separator: A comma, a semicolon, or the word ``and``.
    """
    pieces, depth, start = [], 0, 0
    for match in _BRACES_OR[separator].finditer(text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def spoken_names(text: str) -> tuple[list[str], bool]:
    """The names, first name first, in LaTeX still; ``others`` names nobody.

    Returns:
        The names, and whether one has more commas than a name can have, which is left as it stands.
    """
    spoken, has_odd = [], False
    for name in map(str.strip, split_outside(text, "and")):
        pieces = split_outside(name, ",")
        parts = {match[1]: match[2] for match in map(_NAMED_PART.fullmatch, pieces) if match}
        if "family" in parts:
            spoken.append(" ".join(parts[part] for part in _SPOKEN_PARTS if part in parts))
        elif len(pieces) > _MOST_COMMAS + 1:
            spoken.append(name)
            has_odd = True
        elif name.casefold() != "others":
            spoken.append(_spoken(pieces))
    return list(filter(None, spoken)), has_odd


def _spoken(pieces: list[str]) -> str:
    family, *middle, first = pieces if len(pieces) > 1 else (pieces[0], "")
    return " ".join(part for part in (first.strip(), family.strip(), *map(str.strip, middle)) if part)
