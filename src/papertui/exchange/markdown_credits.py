"""Credits around a title: a venue in brackets before it, names and a venue behind it.

::

    [CVPR 2020] Title, `CVPR'20` Title      →  Title, and the venue
    [2020/06] Title                         →  Title, and the date
    Title. Ann Lee, Bo Kim. ICML, 2020      →  Title, and the rest in pieces
    "Title", Ann Lee, Bo Kim, ICML 2020     →  likewise
"""

from __future__ import annotations

import re

from papertui.exchange.markdown_words import date_line, looks_like_names, names_in

VENUE = re.compile(
    r"[*\[(\s]*([A-Za-z][\w&@ /\-]{1,40}?[\s,'’‘`\-]*(?:(?:19|20)\d{2}|['’‘`]\s*\d{2})(?:\s*\w{1,12})?)[*\])\s.]*"
)
_BEFORE = re.compile(r"\s*(?:\*\*)?[\[(]([^\[\]()]{1,40})[\])](?:\*\*)?(?!\()\s*[:|,\-–]?\s*(?=\S)")
_BOLD_BEFORE = re.compile(r"\s*\*\*([^*\[\]]{1,30})\*\*\s*[|:]\s*(?=[^\s\[])")
_CODE_BEFORE = re.compile(r"\s*`\[?([^`\[\]]{2,40})\]?`\s*[:|,\-–]?\s*(?=\S)")
ACRONYM = re.compile(r"[A-Z]\w*[A-Z]\w{0,8}")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_QUOTED = re.compile(r"\s*[\"“]([^\"“”]{4,400})[,.]?[\"”]\s*[,.]\s*(?=\S)")
_TAIL = re.compile(r"\s*[,;–—-]\s+([A-Z][A-Za-z]{2,10}\s?(?:['’]\s?\d{2}|(?:19|20)\d{2}))\s*[-–—]?\s*$")
_LAST = re.compile(r"(?:[,.;]\s*|\s+)\(?([A-Z][\w ]{1,30}?[\s,'’]*)?((?:19|20)\d{2})\)?\.?$")
_AND_OTHERS = re.compile(r"[,\s]*\bet\.? al\b\.?", re.IGNORECASE)
_LONGEST = 600


def venue_before(text: str) -> tuple[str, str]:
    """The venue, year or date that stands in brackets, in code, or in bold before a bar, and the text behind it."""
    for pattern in (_BEFORE, _BOLD_BEFORE, _CODE_BEFORE):
        match = pattern.match(text)
        if match is None:
            continue
        said = match[1].strip()
        if pattern is _CODE_BEFORE and ACRONYM.fullmatch(said):
            return said, text[match.end() :]
        if _BARE_YEAR.fullmatch(said) or VENUE.fullmatch(said) or date_line(said):
            return said, text[match.end() :]
    return "", text


def title_and_credits(text: str) -> tuple[str, str]:
    """A title that stands before the links, and what follows it, with a bar between names and venue."""
    if len(text) > _LONGEST:
        return text, ""
    quoted = _QUOTED.match(text)
    if quoted:
        return quoted[1], text[quoted.end() :]
    sentences = text.split(". ")
    for place, sentence in enumerate(sentences[1:], 1):
        if looks_like_names(sentence) or authors_in(sentence):
            return ". ".join(sentences[:place]), "|".join(sentences[place:])
    tail = _TAIL.search(text)
    return (text[: tail.start()], tail[1]) if tail else (text, "")


def authors_in(text: str) -> tuple[str, ...]:
    """The names of a text that names a few and others; empty for any other."""
    found = _AND_OTHERS.search(text) if len(text) <= _LONGEST else None
    if found is None or text[found.end() :].strip(" ().,"):
        return ()
    names = names_in(text[: found.start()])
    return names if names and all(len(name.split()) <= 4 and name[0].isupper() for name in names) else ()  # noqa: PLR2004


def names_and_venue(text: str) -> tuple[tuple[str, ...], str]:
    """The names of a piece, and the venue or year at its end; no names for any other text."""
    names = authors_in(text) or (
        names_in(text) if looks_like_names(text) and not _LAST.search(text[-_LONGEST:]) else ()
    )
    if names:
        return names, ""
    last = _LAST.search(text[-_LONGEST:]) if len(text) <= _LONGEST else None
    if last is None:
        return (), ""
    head = text[: last.start()].strip(" ,.;(")
    names = authors_in(head) or (names_in(head) if looks_like_names(head) else ())
    return (names, f"{(last[1] or '').strip(' ,')} {last[2]}".strip()) if names else ((), "")
