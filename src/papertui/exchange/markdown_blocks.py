r"""Entries in blocks: a title line, and lines below it for authors, venue and links, date, summary.

::

    **Title** :zap: \
    *Ann Lee, Bo Kim* \
    ICML 2021. [[Paper](https://…)] [[Code](https://…)] \
    1 Jul 2021 \
    `video` `attention` \
    Everything after that is the summary, line by line.

Words in backticks are tags, the first of them the kind of the entry if it names one; ``Venue: ICML 2021`` says the
venue where there are no links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.domain.paper import KINDS
from papertui.domain.placeholders import is_placeholder
from papertui.exchange.imported import Form
from papertui.exchange.markdown_fields import EntryDraft
from papertui.exchange.markdown_links import links_in
from papertui.exchange.markdown_titles import title_of
from papertui.exchange.markdown_words import (
    date_in,
    date_line,
    looks_like_names,
    names_in,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.category import CategoryPath
    from papertui.exchange.markdown_lines import Line
    from papertui.exchange.markdown_links import FoundLink
    from papertui.exchange.markdown_marks import Marks

_TITLE = re.compile(r"\s*(?:(?::[a-z_]+:|[^\w\s!-/:-@\[-`{-~“”‘’–—•]\ufe0f?)\s*)?(?:\*{2,3}|__)(?=[^\s*_])(.*)")
_CLOSING = re.compile(r"\*{2,3}|__")
_ITALIC_OPENING = re.compile(r"\s*(?:\*(?!\*)|_(?!_))\s*")
_BREAK = re.compile(r"\\\s*$|\s*<br\s*/?>\s*$", re.IGNORECASE)
_TAG_LINE = re.compile(r"\s*(?:</?[a-z][^<>]*>\s*)+", re.IGNORECASE)
_GLUE = re.compile(r"[\s\[\]()/|,.;:·•\\-]+")
_LATE = re.compile(r"(?:arxiv|preprint)\b", re.IGNORECASE)
_CODE_LINE = re.compile(r"(?:`[^`]{1,100}`[\s,·]*){1,40}")
_CODE = re.compile(r"`([^`]+)`")
_VENUE_LINE = re.compile(r"[*_]*(?:venue|conference|journal|published in)[*_]*\s*[:：][*_]*\s*(\S.*)", re.IGNORECASE)
_INNER_BREAK = re.compile(r"\\(?=\s|$)")


def bold_title(text: str) -> tuple[str, str] | None:
    """The title and the rest of a line that begins in bold, also ``**T **``, ``***T**`` and ``✅ **T**``."""
    match = _TITLE.match(text)
    if match is None:
        return None
    closing = _CLOSING.search(match[1])
    if closing is None:
        return None
    title = match[1][: closing.start()]
    return (title, match[1][closing.end() :]) if title.strip() else None


def bold_start(text: str) -> int:
    """Where the stars of a line stand that begins in bold, perhaps behind a sign."""
    return min((at for at in (text.find("**"), text.find("__")) if at >= 0), default=0)


def italic_text(text: str) -> str:
    """What stands in a line that is italic as a whole, also ``* Author, Author *``; empty for others."""
    opening = _ITALIC_OPENING.match(text)
    if opening is None:
        return ""
    end = len(text)
    while end > opening.end() and (text[end - 1] in "*_" or text[end - 1].isspace()):
        end -= 1
    closing = text[end:]
    return text[opening.end() : end] if "*" in closing or "_" in closing else ""


def kind_and_tags(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The kind (or empty) and the tags that a line of nothing but words in backticks states; None for others."""
    if "`" not in text or not _CODE_LINE.fullmatch(without_break(text).strip()):
        return None
    words = [word.strip() for word in _CODE.findall(text) if word.strip()]
    return (words[0], tuple(words[1:])) if words and words[0] in KINDS else ("", tuple(words))


class Block:
    """Reads one block, line by line.

    Attributes:
        unused: Lines that fit nothing.
    """

    def __init__(self, title_line: Line, path: CategoryPath, marks: Marks, latest: int) -> None:
        self._marks = marks
        self._latest = latest
        self._first = title_line.text
        self.draft = EntryDraft(title_line.number, path)
        self.unused: list[Line] = []
        self.found: list[tuple[int, FoundLink]] = []
        self._has_links = False
        self._after_plain_names = False

    def read(self, title: str, rest: str, lines: Sequence[Line]) -> EntryDraft:
        """Read the title, what stands behind it in its line, and the lines below."""
        lead = self._first[: self._first.find(title)]
        self.draft.status = next(filter(None, map(self._marks.status_in, (f"{rest} ", title, f" {lead}"))), None)
        self.draft.form = Form.BLOCK
        self._take_title(self._marks.without_marks(title).strip())
        behind = without_break(self._marks.without_marks(rest)).strip()
        if behind.strip(" :.-–—"):
            self._take(behind, self.draft.line)
        self._take_lines(lines)
        return self.draft

    def take_below(self, draft: EntryDraft, lines: Sequence[Line]) -> None:
        """Read lines that stand below a title which was read already."""
        self.draft = draft
        self._take_lines(lines)

    def _take_lines(self, lines: Sequence[Line]) -> None:
        for line in lines:
            text = without_break(line.text)
            if not text.strip() or _TAG_LINE.fullmatch(text):
                continue
            if line.is_code or not self._take(text.strip(), line.number):
                self.unused.append(line)

    def _take_title(self, raw: str) -> None:
        links = links_in(raw)
        if links and links[0].start <= 1:
            self.draft.own_url = links[0].url
            raw = links[0].text if len(links) == 1 else raw
        self.draft.take_title(title_of(raw, self._latest))

    def _take(self, text: str, number: int) -> bool:
        """Put a line where it belongs; whether it belongs anywhere."""
        draft = self.draft
        links = links_in(text)
        self.found += [(number, link) for link in links]
        has_summary = any(draft.summary)
        if links:
            return self._take_link_line(text, links) if not has_summary else self._take_late_links(text, links)
        if not is_placeholder(text) and not self._take_statement(text, has_summary=has_summary):
            if self._after_plain_names and not has_summary and _is_affiliation(text):
                return False
            draft.summary.append(text)
        return True

    def _take_statement(self, text: str, *, has_summary: bool) -> bool:
        """Names, a date, kind and tags, or the venue, each in a line of its own."""
        draft = self.draft
        if not draft.authors and not has_summary and self._take_names(text):
            return True
        if not draft.date and self._take_date(text):
            return True
        return not has_summary and self._take_labelled(text)

    def _take_late_links(self, text: str, links: list[FoundLink]) -> bool:
        """Links below the first line of the summary; a sentence around them belongs to it."""
        if not _GLUE.sub("", _without(text, links)):
            self.draft.take_links(links)
            return True
        known = {url for _, url in self.draft.links}
        self.draft.take_links([link for link in links if link.url not in known])
        self.draft.summary.append(text)
        return True

    def _take_labelled(self, text: str) -> bool:
        venue = _VENUE_LINE.fullmatch(text) if not self.draft.venue else None
        stated = kind_and_tags(text)
        if venue:
            self.draft.venue = venue[1]
        elif stated:
            self.draft.kind = self.draft.kind or stated[0]
            self.draft.tags = tuple(dict.fromkeys((*self.draft.tags, *stated[1])))
        return bool(venue or stated)

    def _take_names(self, text: str) -> bool:
        italic = italic_text(text)
        if italic:
            self.draft.authors = names_in(italic)
            return True
        if looks_like_names(text):
            self.draft.authors = names_in(text)
            self._after_plain_names = True
            return True
        return False

    def _take_date(self, text: str) -> bool:
        written = date_line(text)
        if not written and not any(self.draft.summary) and _LATE.match(text) and (written := date_in(text)):
            self.draft.venue = self.draft.venue or "arXiv"
        self.draft.date = written
        return bool(written)

    def _take_link_line(self, text: str, links: list[FoundLink]) -> bool:
        """Venue before the first link, links, and a remark behind them."""
        draft = self.draft
        before = text[: links[0].start].rstrip("[( ")
        behind = _without(text[links[0].start :], [_moved(link, links[0].start) for link in links])
        venue = _INNER_BREAK.sub("", before).strip(" .,:;|-–—")
        if venue and not draft.authors and (names := italic_text(before.strip())):
            draft.authors = names_in(names)
        elif venue and not draft.venue and not self._has_links:
            draft.venue = " ".join(title_of(venue, self._latest).text.split()) or venue
            draft.year = draft.year or title_of(venue, self._latest).year
            draft.date = draft.date or date_in(venue)
        elif venue:
            draft.summary.append(venue)
        draft.take_links(links)
        self._has_links = True
        remark = _GLUE.sub(" ", behind).strip()
        if remark and not is_placeholder(remark):
            draft.summary.append(behind.strip(" ,;|[]()/\\"))
        return True


def without_break(text: str) -> str:
    """A line without the sign that ends it."""
    return _BREAK.sub("", text.rstrip())


def _moved(link: FoundLink, by: int) -> FoundLink:
    from dataclasses import replace  # noqa: PLC0415  a name that says little by itself

    return replace(link, start=link.start - by, end=link.end - by)


def _without(text: str, links: Sequence[FoundLink]) -> str:
    for link in sorted(links, key=lambda found: found.start, reverse=True):
        text = text[: link.start] + " " + text[link.end :]
    return text


def _is_affiliation(text: str) -> bool:
    words = text.split()
    return len(words) <= 16 and not text.rstrip().endswith((".", "!", "?"))  # noqa: PLR2004  longer is a sentence
