"""Headings of a list → sections with category paths; which sections are no part of the list, which headings titles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papertui.exchange.markdown_links import links_in, plain
from papertui.exchange.markdown_words import is_link_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.domain.category import CategoryPath
    from papertui.exchange.markdown_lines import Line

_ATX = re.compile(r"[\s>]{0,12}(#{1,6})(?:\s+(\S.*)|(?<=##)([^\s#].*))")
_EMPTY_ATX = re.compile(r"\s{0,3}#{1,6}\s*")
_SETEXT = re.compile(r"\s{0,3}(=+|-{2,})\s*")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s+\S")
_NAMED = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s+[*_]{0,3}[^\W\d][\w -]{1,24}[*_]{0,3}\s?[:：]")
_COUNT = re.compile(r"\s*[(（]\s*\d+\s*(?:papers?)?\s*[)）]\s*$", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,200}>")
_ATTRIBUTES = re.compile(r"\s*\{#[^{}]*\}\s*$")
_DETAILS = re.compile(r"<(/?)details\b[^<>]*>", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary\b[^<>]*>(.*?)(?:</summary>|$)", re.IGNORECASE)
_NO_LIST = re.compile(
    r"\W*(?:table of )?contents?(?: table)?\W*|.{0,40}\btable of contents\W*|\w+ \w+ contents\W*|toc|index|"
    r"目录|目次|목차|"
    r"(?:how to )?contribut(?:e|ions?|ing|ors?)\b.{0,30}|licen[cs]es?|contact\b.{0,20}|citations?|citing\b.{0,20}|"
    r"acknowledge?ments?|star history|stargazers|update log|change ?log|legend",
    re.IGNORECASE,
)
_DETAILS_LEVEL = 10
_LONGEST_UNDERLINED = 80
_FEWEST_TITLES = 3
_TO_PAPER = re.compile(r"arxiv\.org/(?:abs|pdf|html)/|//(?:dx\.)?doi\.org/10\.", re.IGNORECASE)
_MOST_FIELDS = 6
_TITLE_WORDS = 3.5


@dataclass(frozen=True, slots=True)
class Section:
    """What stands between two headings.

    Attributes:
        path: The headings it stands under, its own last.
        level: Of its own heading; 0 above the first.
        number: Line of its heading; 0 above the first.
        lines: Without the heading.
        is_list: Not contents, contributing or licence.
        is_entry: Its heading is the title of an entry.
        text: Of its heading, with links and markup.
    """

    path: CategoryPath
    level: int
    number: int
    lines: tuple[Line, ...]
    is_list: bool = True
    is_entry: bool = False
    text: str = ""


def sections_of(lines: Sequence[Line]) -> tuple[str, list[Section]]:
    """Cut a list at its headings.

    Returns:
        The title of the list (its one first heading of the first level, else empty), and its sections.
    """
    headings = list(_headings(lines))
    first_levels = [place for place, heading in enumerate(headings) if heading.level == 1]
    title = headings[0].name if first_levels == [0] else ""
    sections: list[Section] = []
    above: list[_Heading] = []
    start = 0
    for place in range(-1, len(headings)):
        heading = headings[place] if place >= 0 else _Heading(0, "", 0, 0, 0, "")
        end = headings[place + 1].first if place + 1 < len(headings) else len(lines)
        start = heading.end
        if heading.level:
            while above and above[-1].level >= heading.level:
                above.pop()
            if heading.name:
                above.append(heading)
        named = above[1:] if title and above and above[0] is headings[0] else above
        path = tuple(found.name for found in named)
        is_list = not any(_NO_LIST.fullmatch(name) for name in path)
        own = tuple(lines[start:end])
        sections.append(Section(path, heading.level, heading.number, own, is_list, text=heading.text))
    return title, _with_titles(sections)


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    name: str
    number: int
    first: int
    end: int
    text: str


def _headings(lines: Sequence[Line]) -> Iterator[_Heading]:
    """Headings, and details whose summary stands for one; a nameless one of a high level ends those."""
    depth = 0
    for place, line in enumerate(lines):
        if line.is_code:
            continue
        text = line.text
        if "#" in text and (atx := _ATX.match(text)):
            shown = (atx[2] or atx[3]).rstrip("# ")
            yield _Heading(len(atx[1]), heading_name(shown), line.number, place, place + 1, shown)
        elif "#" in text and _EMPTY_ATX.fullmatch(text):
            yield _Heading(_DETAILS_LEVEL + 50, "", line.number, place, place + 1, "")
        elif "<" in text and (details := _DETAILS.search(text)):
            depth = max(0, depth - 1) if details[1] else depth + 1
            summary, end = ("", place + 1) if details[1] else _summary_below(lines, place)
            yield _Heading(_DETAILS_LEVEL + depth + (not summary), summary, line.number, place, end, "")
        elif text[:4].strip()[:1] in {"=", "-"} and _is_underline(lines, place):
            level = 1 if text.strip()[0] == "=" else 2
            above = lines[place - 1]
            yield _Heading(level, heading_name(above.text), above.number, place - 1, place + 1, above.text)


def _is_underline(lines: Sequence[Line], place: int) -> bool:
    """Whether a line underlines the one above, which stands alone and is no item, row or bold title."""
    if not _SETEXT.fullmatch(lines[place].text) or place == 0:
        return False
    above = lines[place - 1]
    stands_alone = place == 1 or lines[place - 2].is_blank
    text = above.text.strip()
    is_text = bool(text) and text[0] not in "#|>*<!" and not text.endswith("\\") and "](" not in text
    return (
        stands_alone
        and is_text
        and not above.is_code
        and len(text) <= _LONGEST_UNDERLINED
        and not _ITEM.match(above.text)
    )


def _summary_below(lines: Sequence[Line], place: int) -> tuple[str, int]:
    """The summary of details, when items follow it directly, and where the lines below it begin."""
    name, end = "", place + 1
    for below in range(place, min(place + 6, len(lines))):
        match = _SUMMARY.search(lines[below].text)
        if match:
            end = below + 1
            name = match[1]
            while not name.strip() and end < min(below + 3, len(lines)):
                name, end = lines[end].text, end + 1
            break
    following = next((line.text for line in lines[end : end + 4] if line.text.strip(" \t<>/sumary")), "")
    return (heading_name(name), end) if name.strip() and _ITEM.match(following) else ("", end)


def heading_name(text: str) -> str:
    """The name of a category: without links, HTML, anchors, emphasis and a count at its end."""
    text = _ATTRIBUTES.sub("", _TAG.sub("", text))
    if "](" in text:
        text = _with_links_named(text)
    text = plain(text).replace("**", "").strip(" *")
    text = _COUNT.sub("", text).strip()
    return text[:-1].rstrip() if text.endswith((":", "：")) else text


def _with_links_named(text: str) -> str:
    """The text with the words of each link instead of it; of pictures and ways to the top nothing."""
    pieces: list[str] = []
    done = 0
    for link in sorted(links_in(text), key=lambda link: (link.start, -link.end)):
        if link.start >= done:
            is_said = not link.text.startswith("!") and not link.url.startswith("#top")
            pieces += (text[done : link.start], link.text if is_said else "")
            done = link.end
    return "".join([*pieces, text[done:]])


def _with_titles(sections: list[Section]) -> list[Section]:
    """Mark the sections whose headings are titles: a level on which nearly all hold one item, or fields alone."""
    leaves = [
        section
        for section, below in zip(sections, [*sections[1:], None], strict=True)
        if section.level and (below is None or below.level <= section.level or below.level >= _DETAILS_LEVEL)
    ]
    title_levels = {level for level in range(1, _DETAILS_LEVEL) if _are_titles(leaves, level)}
    entries = {section.number for section in leaves if section.level in title_levels and section.is_list}
    return [replace(section, is_entry=section.number in entries) for section in sections]


def _are_titles(leaves: list[Section], level: int) -> bool:
    filled = [found for found in leaves if found.level == level and any(not line.is_blank for line in found.lines)]
    if not filled or (len(filled) < _FEWEST_TITLES and not all(map(_leads_to_paper, filled))):
        return False
    words = sum(len(found.path[-1].split()) for found in filled if found.path) / len(filled)
    with_fields = sum(1 for found in filled if _holds_fields(found))
    linked = sum(1 for found in filled if _is_linked_title(found))
    return words >= _TITLE_WORDS and max(with_fields, linked) >= len(filled) * 0.8


def _leads_to_paper(section: Section) -> bool:
    """Whether the heading, or a row of links below it, leads to the paper itself."""
    rows = (line.text for line in section.lines if not line.is_code and is_link_row(line.text))
    return any(map(_TO_PAPER.search, (section.text, *rows)))


def _is_linked_title(section: Section) -> bool:
    """Whether a heading leads out of the page, and nothing below it could be an entry by itself."""
    from papertui.exchange.markdown_bullets import is_field, is_linked  # noqa: PLC0415  the two know each other

    texts = [line.text for line in section.lines if not line.is_code]
    items = (text for text in texts if (_ITEM.match(text) or text.lstrip().startswith("|")) and is_linked(text))
    return is_linked(section.text) and "://" in section.text and all(is_field(text) for text in items)


def _holds_fields(section: Section) -> bool:
    from papertui.exchange.markdown_bullets import is_field  # noqa: PLC0415  the two know each other

    texts = [line.text for line in section.lines if not line.is_blank]
    items = [text for text in texts if _ITEM.match(text)]
    if texts and texts[0] not in items and is_field(texts[0]):
        return sum(map(is_field, texts)) > 1
    if not items:
        return len(texts) <= _MOST_FIELDS and any(map(is_link_row, texts))
    if texts[0] != items[0]:
        return False
    fields = [text for text in items if is_field(text)]
    are_all_named = bool(fields) and all(text in fields or _NAMED.match(text) for text in items)
    if len(items) == len(texts) and len(items) <= _MOST_FIELDS:
        return len(items) == 1 or are_all_named
    return len(fields) > 1 and are_all_named
