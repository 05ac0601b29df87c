r"""Texts spelled so that a list gives them back: as they are where that is enough, with numbers where it is not.

Each spelling is a step more careful than the one before::

    What is *this*?   →   What is \*this\*?   →   What is &#42;this&#42;&#63;   →   every character a number

Which step is enough is not worked out from rules: it is read back (`markdown_entry`).
"""

from __future__ import annotations

import re

from papertui.exchange.markdown_escapes import numbered, restored
from papertui.exchange.markdown_lines import list_text
from papertui.exchange.markdown_marks import marks_of
from papertui.exchange.markdown_sections import sections_of

MOST_CAREFUL = 2

_MARKUP = re.compile(
    r"(?P<maths>\$[^$\n]+\$)|\\(?=[!-/:-@\[-`{-~]|$)"
    r"|[*`\[\]<>|]|(?<!\w)_|_(?!\w)|:(?=[a-z][a-z_]+:)|&(?=#?\w+;)|[.,;:](?=$)"
)
_SIGN = re.compile(r"[^\w\s]|_")
_FIRST = re.compile(r"\s*\S")
_BETWEEN_NAMES = re.compile(r"[,;，、&](?=\s)|\band\b|[.*](?=$)|[*_\[\]<>`]")
_IN_ADDRESS = re.compile(r"[\s<>\\`*\[\]()|\"]")
_PUNCTUATION = re.compile(r"[^\w\- ]")


def spelled(text: str, care: int) -> str:
    """A title, venue, label or heading."""
    if care == 0:
        return _MARKUP.sub(_escaped, text)
    return _SIGN.sub(lambda match: numbered(match[0]), text) if care == 1 else numbered(text)


def _escaped(match: re.Match[str]) -> str:
    if match["maths"]:
        return match[0]
    # a comment begins before any backslash is looked at
    return numbered(match[0]) if match[0] in "\\<" else f"\\{match[0]}"


def spelled_name(name: str, care: int) -> str:
    """One author of a line of authors."""
    return _BETWEEN_NAMES.sub(lambda match: numbered(match[0]), name) if care == 0 else numbered(name)


def spelled_address(url: str, care: int) -> str:
    """An address in parentheses; those it has itself are balanced, or numbers."""
    is_plain = url.count("(") == url.count(")") and not _IN_ADDRESS.search(url.replace("(", "").replace(")", ""))
    if care == 0 and is_plain:
        return url
    return _IN_ADDRESS.sub(lambda match: numbered(match[0]), url) if care <= 1 else numbered(url)


def spellings_of_line(line: str) -> tuple[str, ...]:
    """A line of a summary: as it is, with its first sign as a number, or all of it; an empty one as a blank."""
    if not line.strip():
        return (numbered(" "),)
    first = _FIRST.match(line)
    start = first.end() if first else 0
    return (line, numbered(line[:start]) + line[start:], numbered(line))


def spelled_heading(name: str) -> str:
    """The name of a category, or the title of a list, as a heading gives it back."""
    candidates = (*(spelled(name, care) for care in range(MOST_CAREFUL)), numbered(name[:1]) + name[1:])
    return next((text for text in candidates if _is_heading(text, name)), numbered(name))


def _is_heading(text: str, name: str) -> bool:
    shown = list_text(f"## {text}\n\nwords\n").shown
    _, sections = sections_of(shown)
    is_one = len(sections) == 2 and sections[1].is_list and tuple(map(restored, sections[1].path)) == (name,)  # noqa: PLR2004  above and below
    return is_one and not marks_of([(1, shown[0].text)]).legends


def anchor(heading: str, taken: dict[str, int]) -> str:
    """Where a heading is found on its page, as GitHub names it; `taken` counts the names and is kept up to date."""
    name = _PUNCTUATION.sub("", heading.casefold()).replace(" ", "-")
    number = taken.get(name, 0)
    taken[name] = number + 1
    return f"{name}-{number}" if number else name
