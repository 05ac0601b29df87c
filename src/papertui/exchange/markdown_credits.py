"""Credits around a title: a venue in brackets before it, names and a venue behind it.

::

    [CVPR 2020] Title, `CVPR'20` Title      →  Title, and the venue
    [2020/06] Title                         →  Title, and the date
    Title. Ann Lee, Bo Kim. ICML, 2020      →  Title, and the rest in pieces
    "Title", Ann Lee, Bo Kim, ICML 2020     →  likewise
    Ann Lee, Bo Kim. "Title". ICML, 2020    →  likewise
    Lee, A., & Kim, B. (2020). Title. ICML  →  likewise, Ann Lee being A. Lee
"""

from __future__ import annotations

import re

from papertui.exchange.markdown_words import date_line, is_one_name, looks_like_names, names_in

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
_LAST = re.compile(r"(?:[,.;]\s*|\s+)\(?((?:[A-Z]|arXiv)[\w ]{1,30}?[\s,'’]*)?((?:19|20)\d{2})\)?\.?$")
_QUOTED_BEHIND = re.compile(r"([^\"“]{4,400}?)[\s,.:]*[\"“]([^\"“”]{4,400})[,.]?[\"”][\s,.]*")
_YEAR_BEHIND = re.compile(r"(.{3,400}?)[\s,.]*\(((?:19|20)\d{2})[a-z]?\)[.,:]?\s+(?=\S)")
_YEAR_AT_END = re.compile(r"[\s,.]*\(?((?:19|20)\d{2})[a-z]?\)?\s*$")
_SENTENCE_END = re.compile(r"(?<!\s[A-Z])\.\s")
_INVERTED = re.compile(
    r"([^\W\d_][\w'’\-]{0,30}(?: [^\W\d_][\w'’\-]{0,30}){0,2}), ?((?:[A-Z]\.?[ \-]?){1,4})"
    r"(?:[,;]? ?(?:&|and) |[,;] ?|\.?$|(?=et al))"
)
_AND_OTHERS = re.compile(r"[,\s]*\bet\.? al\b\.?", re.IGNORECASE)
_LONGEST = 600
_FEWEST_WORDS = 3


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
    found = _behind_names(text)
    if found:
        return found
    sentences = _SENTENCE_END.split(text)
    for place, sentence in enumerate(sentences[1:], 1):
        is_name = is_one_name(sentence) and _BARE_YEAR.search(". ".join(sentences[place + 1 :])) is not None
        if looks_like_names(sentence) or authors_in(sentence) or is_name:
            return ". ".join(sentences[:place]), "|".join(sentences[place:])
    tail = _TAIL.search(text)
    return (text[: tail.start()], tail[1]) if tail else (text, "")


def _behind_names(text: str) -> tuple[str, str] | None:
    """The title and the credits of a text that begins with names."""
    quoted = _QUOTED_BEHIND.match(text)
    if quoted and names_before(quoted[1])[0]:
        return quoted[2], f"{quoted[1]}|{text[quoted.end() :]}"
    dated = _YEAR_BEHIND.match(text)
    if dated and names_before(dated[0])[0]:
        title, *behind = _SENTENCE_END.split(text[dated.end() :])
        return title, "|".join([dated[1], dated[2], *behind])
    first, *others = _SENTENCE_END.split(text)
    if len(others) > 1 and (looks_like_names(first) or authors_in(first)) and not looks_like_names(others[0]):
        return others[0], "|".join([first, *others[1:]])
    return None


def names_before(text: str) -> tuple[tuple[str, ...], str]:
    """The names that stand before a title, and the year behind them; no names for any other text."""
    text = text.strip(" \t,.:;-–—|*_")
    last = _YEAR_AT_END.search(text[-_LONGEST:]) if len(text) <= _LONGEST else None
    head = text[: last.start()] if last else text
    is_one_sentence = _SENTENCE_END.search(head) is None
    names = inverted_names(head) or authors_in(head)
    names = names or (names_in(head) if is_one_sentence and looks_like_names(head) else ())
    if not names and last and is_one_name(head):
        names = (head.strip(" ,."),)
    return names, last[1] if last and names else ""


def inverted_names(text: str) -> tuple[str, ...]:
    """The names of ``Lee, A., & Kim, B. C.`` as ``A. Lee`` and ``B. C. Kim``; none for any other text."""
    names: list[str] = []
    text = _AND_OTHERS.sub("", text).strip(" ,.;") if len(text) <= _LONGEST else ""
    place = 0
    while place < len(text):
        match = _INVERTED.match(text, place)
        if match is None:
            return ()
        initials = match[2].strip(" -")
        names.append(f"{initials if initials.endswith('.') else initials + '.'} {match[1]}")
        place = match.end()
    return tuple(names)


def is_citation(text: str) -> bool:
    """Whether a text without links says a title with its names, its venue or its year."""
    title, said = title_and_credits(text)
    return bool(said and _BARE_YEAR.search(said)) or (
        bool(_YEAR_AT_END.search(text[-_LONGEST:].rstrip(" ."))) and len(title.split()) >= _FEWEST_WORDS and "(" in text
    )


def authors_in(text: str) -> tuple[str, ...]:
    """The names of a text that names a few and others; empty for any other."""
    found = _AND_OTHERS.search(text) if len(text) <= _LONGEST else None
    if found is None or text[found.end() :].strip(" ().,"):
        return ()
    names = names_in(text[: found.start()])
    return names if names and all(len(name.split()) <= 4 and name[0].isupper() for name in names) else ()  # noqa: PLR2004


def names_and_venue(text: str) -> tuple[tuple[str, ...], str]:
    """The names of a piece, and the venue or year at its end; no names for any other text."""
    names = (
        inverted_names(text)
        or authors_in(text)
        or (names_in(text) if looks_like_names(text) and not _LAST.search(text[-_LONGEST:]) else ())
    )
    if names:
        return names, ""
    last = _LAST.search(text[-_LONGEST:]) if len(text) <= _LONGEST else None
    if last is None:
        return (), ""
    head = text[: last.start()].strip(" ,.;(")
    names = authors_in(head) or (names_in(head) if looks_like_names(head) else ())
    if not names and is_one_name(head) and text.rstrip().endswith(")") and not last[1]:
        names = (head,)
    return (names, f"{(last[1] or '').strip(' ,')} {last[2]}".strip()) if names else ((), "")
