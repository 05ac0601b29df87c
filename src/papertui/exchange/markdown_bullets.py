"""Items of lists: how they nest, and which are entries, categories, fields of an entry, or notes on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papertui.domain.placeholders import is_placeholder
from papertui.exchange.imported import Form, Spot
from papertui.exchange.markdown_blocks import Block, bold_title, without_break
from papertui.exchange.markdown_credits import VENUE, names_and_venue
from papertui.exchange.markdown_items import ItemText
from papertui.exchange.markdown_links import links_in, plain
from papertui.exchange.markdown_sections import heading_name
from papertui.exchange.markdown_words import date_in, kind_of_label, names_in, year_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papertui.domain.category import CategoryPath
    from papertui.exchange.markdown_fields import EntryDraft
    from papertui.exchange.markdown_lines import Line
    from papertui.exchange.markdown_reader import Findings

_ITEM = re.compile(r"(\s*)(?:(?:[-*+•]|\d{1,9}[.)])\s+(?=\S)|-(?=[A-Z\[][^|]*\]\())")
_FIELD = re.compile(r"[*_]*(\w[\w ]{1,20}?)[*_]*\s*[:：][*_]*\s*(.*)")
_FIELD_NAMES = {
    "author": "authors", "authors": "authors", "venue": "venue", "conference": "venue", "journal": "venue",
    "published": "venue", "year": "date", "date": "date", "summary": "summary", "abstract": "summary",
}  # fmt: skip
_TEMPLATE = re.compile(
    r"\W*+(?:x{2,}|title|paper title|name|template)\W*+|(?=.*?\.{3})\W++",
    re.IGNORECASE,
)
_NEWS = re.compile(r"[\s*]*(?:\[news\]|news\s*[:：])", re.IGNORECASE)
_HARD_BREAKS = ("  ", "\\", "<br>", "<br/>", "<br />")
_TAB = 4
_DEEPEST = 40


@dataclass(slots=True)
class Item:
    """One item with its wrapped lines and the items nested in it."""

    indent: int
    first: Line
    text: str
    more: list[Line] = field(default_factory=list)
    children: list[Item] = field(default_factory=list)

    @property
    def whole(self) -> str:
        """Its text in one line."""
        return " ".join([without_break(self.text), *(without_break(line.text).strip() for line in self.more)])

    @property
    def lines(self) -> Iterable[Line]:
        """Its own lines and those of all items in it."""
        waiting = [self]
        while waiting:
            item = waiting.pop()
            yield item.first
            yield from item.more
            waiting += reversed(item.children)


def item_text(text: str) -> tuple[int, str] | None:
    """The indentation and the text of a line that begins an item."""
    match = _ITEM.match(text)
    if match is None:
        return None
    return len(match[1].expandtabs(_TAB)), text[match.end() :]


def is_linked(text: str) -> bool:
    """Whether a text has a link that leads out of the page, so that it may be an entry."""
    return any(not link.url.startswith("#") for link in links_in(text))


def is_contents(text: str) -> bool:
    """Whether all links of a text lead to places of the same page."""
    links = links_in(text)
    return bool(links) and all(link.url.startswith("#") for link in links)


def is_field(text: str) -> bool:
    """Whether an item says one field of an entry: a link with a usual label, or ``Name: value``."""
    found = item_text(text)
    text = found[1] if found else text
    links = links_in(text)
    if links:
        before = text[: links[0].start].strip(" [(*:：-")
        return bool(kind_of_label(links[0].label)) and (not before or bool(kind_of_label(before)))
    match = _FIELD.fullmatch(text)
    return match is not None and match[1].strip().casefold() in _FIELD_NAMES


def items_of(lines: Sequence[Line]) -> tuple[list[Item], list[Line]]:
    """The items of a section as a tree, and the lines outside of them."""
    roots: list[Item] = []
    outside: list[Line] = []
    open_items: list[Item] = []
    is_after_blank = True
    for line in lines:
        found = None if line.is_code else item_text(line.text)
        if found:
            item = Item(found[0], line, found[1])
            while open_items and (open_items[-1].indent >= item.indent or len(open_items) > _DEEPEST):
                open_items.pop()
            (open_items[-1].children if open_items else roots).append(item)
            open_items.append(item)
        elif line.is_blank:
            is_after_blank = True
            continue
        elif open_items and not line.is_code and (not is_after_blank or line.text[:1] in " \t"):
            open_items[-1].more.append(line)
        else:
            open_items = []
            outside.append(line)
        is_after_blank = False
    return roots, outside


def read_items(items: Sequence[Item], path: CategoryPath, findings: Findings) -> None:
    """Read the items of one level as entries and categories."""
    for item in items:
        text = item.whole
        if is_contents(text) and not item.children:
            continue
        if _TEMPLATE.fullmatch(plain(text)) or is_placeholder(text) or _NEWS.match(text):
            findings.leave(item.lines)
        elif item.children and _is_category(item):
            findings.leave(item.more)
            read_items(item.children, (*path, heading_name(findings.marks.without_marks(item.text))), findings)
        elif is_contents(text):
            read_items(item.children, path, findings)
        else:
            _read_entry(item, path, findings)


def _is_category(item: Item) -> bool:
    if is_linked(item.whole):
        return False
    return any((is_linked(child.whole) and not is_field(child.whole)) or child.children for child in item.children)


def _read_entry(item: Item, path: CategoryPath, findings: Findings) -> None:
    bold = bold_title(item.text)
    if not bold and item.more and item.text.endswith(_HARD_BREAKS) and not is_linked(item.text):
        bold = (without_break(findings.marks.without_marks(item.text)).strip(), "")
    if bold and item.more and not without_break(bold[1]).strip(" :") and not bold[0].startswith("["):
        block = Block(item.first, path, findings.marks, findings.latest)
        draft = block.read(bold[0], bold[1], item.more)
        draft.status = draft.status or findings.marks.status_in(item.first.text)
        draft.form = Form.ITEM
        draft.title_spot = Spot(item.text, 0, len(item.text) - len(bold[1]))
        findings.note_links(block.found)
        findings.leave(block.unused)
    else:
        reading = ItemText(item.first.number, path, findings.marks, findings.latest)
        draft = reading.read(item.whole)
        findings.note_links((item.first.number, link) for link in links_in(item.whole))
        if reading.leftover:
            findings.note_leftover(item.first.number, reading.leftover)
    for child in item.children:
        take_child(child, draft, findings)
    draft.last = max(line.number for line in item.lines)
    findings.take(draft, item.first)


def take_child(item: Item, draft: EntryDraft, findings: Findings, depth: int = 0) -> None:
    """Take an item below an entry: one of its fields, or a note that belongs to its summary."""
    text = item.whole
    links = links_in(text)
    findings.note_links((item.first.number, link) for link in links)
    if not take_field(text, draft, findings.latest) and not _take_credits(text, draft, findings.latest):
        draft.summary.append("  " * depth + ("- " if depth else "") + text.strip())
        draft.take_links(links)
    for child in item.children:
        take_child(child, draft, findings, min(depth + 1, 6))


def _take_credits(text: str, draft: EntryDraft, latest: int) -> bool:
    """Take names, or a venue with its year, that stand alone below a title before anything else is said."""
    text = text.strip()
    venue = VENUE.fullmatch(text) if not draft.venue else None
    if venue:
        draft.venue, draft.year = venue[1].strip(), draft.year or year_in(venue[1], latest)
        return True
    names, stated = names_and_venue(text) if not draft.authors and not any(draft.summary) else ((), "")
    draft.authors = draft.authors or names
    draft.year = draft.year or year_in(stated, latest)
    draft.venue = draft.venue or ("" if stated.isdecimal() else stated)
    return bool(names)


def take_field(text: str, draft: EntryDraft, latest: int) -> bool:
    """Take a text that says one field; whether it does."""
    if is_field(text) and links_in(text):
        draft.take_links(links_in(text))
        return True
    match = _FIELD.fullmatch(text.strip())
    name = _FIELD_NAMES.get(match[1].strip().casefold()) if match else None
    if match is None or name is None or not match[2].strip():
        return False
    value = match[2].strip().strip("*_")
    if name == "authors" and not draft.authors:
        draft.authors = names_in(value)
    elif name == "venue" and not draft.venue:
        draft.venue = plain(value)
    elif name == "summary":
        draft.summary.append(value)
    elif name == "date" and (date_in(value) or year_in(value, latest)):
        draft.date = draft.date or date_in(value)
        draft.year = draft.year or year_in(value, latest)
    else:
        return False
    return True
