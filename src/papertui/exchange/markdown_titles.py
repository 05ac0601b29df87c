"""The title of an entry, and what stands in parentheses and brackets behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from papertui.exchange.markdown_words import date_line, year_in

_YEAR_IN_PARENTHESES = re.compile(r"\s*[(（]\s*(\d{4})\s*[)）]?(?=\s*(?:[,:.;\])]|$))")
_VENUE_AT_END = re.compile(
    r"\s*[\[(（]\s*([A-Za-z][^\[\]()]{0,40}?(?:['’‘`]\s*\d{2}|(?:19|20)\d{2})[^\[\]()]{0,30}|arxiv|blog)\s*[\])）]\s*[:.]?\s*$",
    re.IGNORECASE,
)
_DATE_AT_END = re.compile(r"\s*[\[(（]([^\[\]()（）]{6,30})[\])）]\s*[:.]?\s*$")
_OPENING = "[(（"
_DASHES = "-–—·•"
_PICTURE = re.compile(r"!\[[^\[\]]{0,400}\]\([^()]{0,900}\)")
_EMOJI_NAME = re.compile(r":[a-z][a-z_]{2,30}:")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`")
_TAG = re.compile(r"</?[a-z][^<>]{0,80}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title with what was cut from it.

    Attributes:
        year: From parentheses; None when there is none or it is no year.
        venue: From brackets at the end, as written.
        date: Likewise, as ``2020-06-19`` or ``2020-06``.
    """

    text: str
    year: int | None = None
    venue: str = ""
    date: str = ""


def title_of(raw: str, latest: int) -> Title:
    """Clean a title: markup, a year, a venue at the end, trailing punctuation, brackets around the whole.

    Args:
        raw: As it stands in the list.
        latest: The latest year a paper can be of.
    """
    text = " ".join(_EMOJI_NAME.sub(" ", _TAG.sub("", _PICTURE.sub("", raw))).split())
    text = _unbracketed(" ".join(_EMPHASIS.sub("", text).split()).strip(" \\|"))
    years: list[int] = []
    venue = ""
    at_end = _DATE_AT_END.search(text)
    date = date_line(at_end[1]) if at_end and at_end.start() else ""
    text = text[: at_end.start()] if at_end and date else text
    found = _VENUE_AT_END.search(text)
    if found and found.start():
        venue, text = found[1].strip(), text[: found.start()]
    for match in _YEAR_IN_PARENTHESES.finditer(text):
        year = year_in(match[1], latest)
        years += [year] if year else []
    text = _YEAR_IN_PARENTHESES.sub("", text)
    text = _without_open_end(" ".join(text.split()).strip(" ,;|"))
    text = text.rstrip(":：") if not text.endswith("::") else text
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    year = years[0] if years else year_in(venue, latest) if venue else None
    return Title(_unbracketed(text.strip()), year, venue, date)


def _without_open_end(text: str) -> str:
    """Without opening brackets and lone dashes that nothing stands behind; blanks are single ones."""
    end = len(text)
    while end and (text[end - 1] in _OPENING or (text[end - 1] in _DASHES and text[end - 2 : end - 1] == " ")):
        end -= 1
        while end and text[end - 1] == " ":
            end -= 1
    return text[:end]


def _unbracketed(text: str) -> str:
    """Without a pair of brackets around the whole, also when only one of the two is there."""
    inner = text[1:-1]
    if text.startswith("[") and text.endswith("]") and "[" not in inner and "]" not in inner:
        return inner.strip()
    if text.startswith("[") and "]" not in text:
        return text[1:].strip()
    return text
