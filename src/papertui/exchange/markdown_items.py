"""One item of a list taken apart: title, year, venue, authors, links, and what is left over.

::

    [x] Title [OSDI'22]: [[Paper](u)] [[Note](v)]
    [Title(2021)](post), paper [[pdf](u)], Code [[Colab](v)]
    **[Name]** Title | **[ICCV' 17]** | [`[pdf]`](u)
    *Title* [[arxiv, 15.12]](u)
    [Title](u) ([Paper](v)) `Company` `2020`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.domain.reading import Status
from papertui.exchange.imported import Spot
from papertui.exchange.markdown_blocks import bold_title
from papertui.exchange.markdown_credits import (
    ACRONYM,
    VENUE,
    names_and_venue,
    names_before,
    title_and_credits,
    venue_before,
)
from papertui.exchange.markdown_fields import EntryDraft
from papertui.exchange.markdown_links import links_in, plain
from papertui.exchange.markdown_titles import title_of
from papertui.exchange.markdown_words import date_line, is_one_name, kind_of_label, looks_like_names, names_in, year_in

if TYPE_CHECKING:
    from papertui.domain.category import CategoryPath
    from papertui.exchange.markdown_links import FoundLink
    from papertui.exchange.markdown_marks import Marks

_KEYWORDS = {"TODO": Status.UNREAD, "READING": Status.READING, "WIP": Status.READING, "DONE": Status.READ}
_KEYWORD = re.compile(r"(TODO|READING|WIP|DONE)(?:\s+|:\s*)(?=\*{0,2}\[)")
_HASHTAG = re.compile(r"#([^\W\d][\w/-]{0,40})")
_NOTE_END = re.compile(r"(?<!\s)(?=\s+[#\d])(?:\s+#[^\W\d][\w/-]{0,40}){0,20}(?:\s+\d{4}-\d{2}-\d{2})?\s*$")
_CODE = re.compile(r"`([^`]{1,80})`")
_END = re.compile(r"\[\[|\||,\s*(?:paper|code|pdf)\b|\(?\s*\[`", re.IGNORECASE)
_ITALIC = re.compile(r"(?<![*\w])[*_](?![*\s])([^*_]{4,400}?)[*_](?![*\w])")
_OPENING = re.compile(r"[\s\[(*_\"“\-–—:]*")
_PUNCTUATION = " \t,;:.|/()[]*_-–—·•（）【】，。：；、"
_AROUND_REMARK = " \t,;:|/[]*_-–—·•"
_MOST_BEFORE = 3
_EMPHASIS = "*_"
_FEW_WORDS = 4
_LABEL_WORDS = 3
_NAME_WORDS = 2
_FEWEST_TITLE_WORDS = 4


class ItemText:
    """Reads the text of one item.

    Attributes:
        leftover: Words before the title, and a date behind it, that went nowhere.
    """

    def __init__(self, line: int, path: CategoryPath, marks: Marks, latest: int) -> None:
        self._marks = marks
        self._latest = latest
        self._draft = EntryDraft(line, path)
        self._credits = ""
        self.leftover = ""

    def read(self, text: str) -> EntryDraft:
        """Read the item; the draft's title may stay empty."""
        draft = self._draft
        draft.status = self._marks.status_in(text)
        text = self._without_keyword(self._marks.without_marks(text).strip())
        text = self._without_tag(self._without_venue(text))
        links = links_in(text)
        text = text if links else self._without_hashtags(text)
        title_link = self._title_link(text, links)
        if title_link is not None:
            self._take_before(text[: title_link.start])
            draft.own_url = title_link.url
            raw, rest = title_link.text, text[title_link.end :]
            links = [link for link in links if link.start >= title_link.end]
            offset = title_link.end
            draft.title_spot = Spot(text, title_link.start, offset)
        else:
            raw, offset = self._title_text(text, links)
            rest = text[offset:]
            start = max(0, text.find(raw))
            title_end = start + len(raw.rstrip(_PUNCTUATION)) if text.startswith(raw, start) else offset
            draft.title_spot = Spot(text, start, title_end)
        title = title_of(raw, self._latest)
        draft.take_title(title)
        if (
            draft.status is Status.READ and title.date
        ):  # perhaps the day of reading: told, and not taken for the paper's
            self.leftover = f"{self.leftover} {title.date}".strip()
        else:
            draft.date = draft.date or title.date
        draft.take_links(links)
        self._take_rest(rest, [(link.start - offset, link.end - offset) for link in links if link.end > offset])
        return draft

    def _without_hashtags(self, text: str) -> str:
        """A text without links, and without the hashtags at its end, which become tags, and the day it was ticked."""
        found = _NOTE_END.search(text)
        if found is None:
            return text
        day = date_line(found[0].rpartition(" ")[2])
        self._draft.tags = tuple(dict.fromkeys(_HASHTAG.findall(found[0])))
        self.leftover = day if self._draft.status is Status.READ else ""
        self._draft.date = "" if self._draft.status is Status.READ else day
        return text[: found.start()]

    def _take_before(self, text: str) -> None:
        """Take names and a year before the title's link; other words are left over."""
        before = text.strip(_PUNCTUATION)
        names, year = names_before(before)
        self._draft.authors = names
        self._draft.year = self._draft.year or year_in(year, self._latest)
        self.leftover = before if not names and any(char.isalnum() for char in before[1:]) else ""

    def _without_keyword(self, text: str) -> str:
        """The text without the word by which an outline says how far its link is read."""
        keyword = _KEYWORD.match(text)
        if keyword is None:
            return text
        self._draft.status = self._draft.status or _KEYWORDS[keyword[1]]
        return text[keyword.end() :]

    def _without_venue(self, text: str) -> str:
        """The text without a venue, year or date in brackets before the title, or one of each."""
        draft = self._draft
        for _ in range(_MOST_BEFORE):
            found, rest = venue_before(text)
            written = date_line(found) if found else ""
            is_new = not draft.date if written else not draft.year if found.isdecimal() else not draft.venue
            if not found or not is_new:
                break
            text = rest
            draft.date = draft.date or written
            draft.year = draft.year or (None if written else year_in(found, self._latest))
            draft.venue = draft.venue or ("" if written or found.isdecimal() else found)
        return text

    def _without_tag(self, text: str) -> str:
        """The text without a short name in bold before the title, in brackets or with a colon; it becomes a tag."""
        bold = bold_title(text)
        if bold and bold[0].startswith("[") and bold[0].endswith("]") and bold[1].strip(_PUNCTUATION):
            self._draft.tags = (bold[0].strip("[] "),)
            return bold[1].strip()
        if bold and _is_short_name(bold[0], bold[1].strip()):
            self._draft.tags = (bold[0].strip(" :："),)
            return bold[1].strip(" :：")
        return text

    @staticmethod
    def _title_link(text: str, links: list[FoundLink]) -> FoundLink | None:
        """The link whose text is the title; None when the title stands before the links."""
        first = next((link for link in links if link.text.strip()), None)
        if first is None or (not first.url.strip() and first.is_nested):
            return None
        before = text[: first.start].strip(_PUNCTUATION)
        is_bracketed = first.text.startswith(("[", "`[")) and _ends_label(first.text)
        is_label = bool(kind_of_label(first.label)) or is_bracketed
        if not before and not is_label:
            return first
        if not before:
            return first if len(links) == 1 else None
        is_bare = text[first.start :].startswith(("http", "<http"))
        is_venue = VENUE.fullmatch(first.label) is not None
        is_short = len(first.label.split()) <= _LABEL_WORDS and len(before.split()) > _FEW_WORDS
        is_short = is_short and not names_before(before)[0]
        if is_label or is_bare or first.is_nested or is_venue or is_short or bold_title(text):
            return None
        return first

    def _title_text(self, text: str, links: list[FoundLink]) -> tuple[str, int]:
        """The title as it stands before the links, and where it ends."""
        bold = bold_title(text)
        if bold:
            return bold[0], len(text) - len(bold[1])
        whole_italic = _ITALIC.match(text)
        if whole_italic:
            return whole_italic[1], whole_italic.end()
        end = min([len(text), *(link.start for link in links)])
        cut = _END.search(text, 1, end + 2)
        end = min(end, cut.start()) if cut else end
        authors = _ITALIC.search(text, 0, end)
        if authors and looks_like_names(authors[1]):
            end = authors.start()
        title, self._credits = title_and_credits(text[:end])
        first, _, others = self._credits.partition("|")
        if is_one_name(first):
            self._draft.authors, self._credits = (first.strip(" ,."),), others
        return title, end

    def _take_rest(self, rest: str, places: list[tuple[int, int]]) -> None:
        """Take what stands behind the title: code spans, italics, venue, date, names, and words for the summary."""
        for start, end in reversed(places):
            rest = rest[: max(0, start)] + "\0" + rest[end:]
        rest = _CODE.sub(self._take_code, f"{self._credits}|{rest}" if self._credits else rest)
        rest = _ITALIC.sub(self._take_italic, rest)
        kept = [piece.strip() for piece in _pieces(rest)]
        remarks = [piece for piece in kept if piece and not self._take_piece(piece.strip(_PUNCTUATION))]
        remark = _trimmed(" | ".join(remarks))
        if remark.startswith("(") and remark.endswith(")"):
            remark = remark[1:-1]
        if plain(remark).strip(_PUNCTUATION):
            self._draft.summary.append(remark)

    def _take_code(self, match: re.Match[str]) -> str:
        text = match[1].strip()
        year = year_in(text, self._latest)
        if year and text.isdecimal():
            self._draft.year = self._draft.year or year
        elif not self._draft.venue:
            self._draft.venue = text.strip("[] ")
        else:
            return f"|{text}|"
        return "|"

    def _take_italic(self, match: re.Match[str]) -> str:
        draft, text = self._draft, match[1].strip(_PUNCTUATION)
        if not draft.authors and looks_like_names(match[1]):
            draft.authors = names_in(match[1])
            return "|"
        if not draft.venue and (VENUE.fullmatch(text) or ACRONYM.fullmatch(text)):
            draft.venue = text
            return "|"
        return match[0]

    def _take_piece(self, piece: str) -> bool:
        draft = self._draft
        if not piece or (kind_of_label(piece) and not year_in(piece, self._latest)):
            return True
        if not draft.date and (written := date_line(piece)):
            draft.date = written
            return True
        if piece.isdecimal() and not draft.year and (year := year_in(piece, self._latest)):
            draft.year = year
            return True
        venue = VENUE.fullmatch(piece)
        if venue and not draft.venue:
            draft.venue = venue[1].strip()
            return True
        names, stated = names_and_venue(piece) if not draft.authors else ((), "")
        draft.authors = draft.authors or names
        draft.year = draft.year or year_in(stated, self._latest)
        draft.venue = draft.venue or ("" if stated.isdecimal() else stated)
        return bool(names)


def _trimmed(remark: str) -> str:
    """A remark without what stood around it; the end of an emphasis stays where its beginning does."""
    bare = remark.strip(_AROUND_REMARK)
    is_torn = any(bare.count(sign) not in {0, remark.count(sign)} and not remark.count(sign) % 2 for sign in _EMPHASIS)
    return remark.strip(_AROUND_REMARK.translate(dict.fromkeys(map(ord, _EMPHASIS)))) if is_torn else bare


def _is_short_name(bold: str, behind: str) -> bool:
    """Whether what is bold is a name with a colon, and the title of several words follows it."""
    has_colon = bold.rstrip().endswith((":", "：")) or behind.startswith((":", "："))
    if not has_colon or len(bold.split()) > _NAME_WORDS or links_in(bold):
        return False
    links = links_in(behind)
    first = links[0] if links else None
    before = behind[: first.start if first else None].strip(_PUNCTUATION)
    title = before if before or first is None else first.label
    return len(title.split()) >= _FEWEST_TITLE_WORDS and (bool(before) or not kind_of_label(title))


def _ends_label(text: str) -> bool:
    return text.rstrip("`* ").endswith("]")


def _pieces(rest: str) -> list[str]:
    r"""The texts between links and bars; words right before a bracketed link are its name and are left out.

    ``, PyTorch Code [\0 / \0], remark`` → ``remark``
    """
    pieces: list[str] = []
    for bar in rest.split("|"):
        parts = bar.split("\0")
        for place, part in enumerate(parts):
            text = part.strip()
            if place + 1 < len(parts) and text.endswith("["):
                before, _, name = text.strip(" [").rpartition(",")
                text = before if kind_of_label(name) else f"{before},{name}"
            pieces.append(text.lstrip("]) ").rstrip("(").strip(" ,["))
    return [piece for piece in pieces if piece.strip(_PUNCTUATION)]
