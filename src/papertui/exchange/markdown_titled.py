"""Sections that are one entry each: the heading is the title, perhaps linked, and what stands below are its fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.exchange.imported import Form, Spot
from papertui.exchange.markdown_blocks import Block, without_break
from papertui.exchange.markdown_bullets import Item, is_field, is_linked, items_of, take_child, take_field
from papertui.exchange.markdown_fields import EntryDraft
from papertui.exchange.markdown_items import ItemText
from papertui.exchange.markdown_lines import RULE, Line, last_number
from papertui.exchange.markdown_links import links_in
from papertui.exchange.markdown_titles import title_of
from papertui.exchange.markdown_words import is_link_row, kind_of_label, kind_of_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.exchange.markdown_reader import Findings
    from papertui.exchange.markdown_sections import Section

_NUMBER = re.compile(r"\A\s*\d{1,4}[.)]\s+")


def read_titled(section: Section, lines: Sequence[Line], findings: Findings) -> None:
    """Read the one entry of a section; prose is left over where the heading is no link and nothing else says more."""
    draft = _titled_draft(section, findings)
    items, outside = items_of(lines)
    block = Block(_title_line(section), section.path[:-1], findings.marks, findings.latest)
    takes_prose = bool(items) or is_linked(section.text) or _begins_with_field(lines) or _holds_link_row(lines)
    parts: list[Item | Line] = [*items, *outside]
    for part in sorted(parts, key=_number):
        if isinstance(part, Item):
            _take_item(part, draft, findings)
        elif not takes_prose:
            findings.leave([part])
        elif not take_field(without_break(part.text), draft, findings.latest) and not RULE.fullmatch(part.text):
            block.take_below(draft, [part])
    findings.note_links(block.found)
    findings.leave(block.unused)
    draft.form, draft.last = Form.HEADING, last_number(lines) or section.number
    draft.title_spot = Spot(section.path[-1], 0, len(section.path[-1]))
    findings.take(draft, _title_line(section))


def _take_item(item: Item, draft: EntryDraft, findings: Findings) -> None:
    """A field or note; a link that is labelled with a sentence gives the summary."""
    links = links_in(item.whole)
    if len(links) == 1 and links[0].start == 0 and not kind_of_label(links[0].label) and not item.children:
        draft.summary.append(links[0].text)
        kind = kind_of_link("", links[0].url)
        draft.links.append(("Notes" if kind in {"", "notes"} else kind.capitalize(), links[0].url))
        findings.note_links([(item.first.number, links[0])])
    else:
        take_child(item, draft, findings)


def _holds_link_row(lines: Sequence[Line]) -> bool:
    return any(is_link_row(line.text) for line in lines)


def _begins_with_field(lines: Sequence[Line]) -> bool:
    return any(is_field(line.text) for line in [line for line in lines if not line.is_blank][:1])


def _number(part: Item | Line) -> int:
    return part.first.number if isinstance(part, Item) else part.number


def _titled_draft(section: Section, findings: Findings) -> EntryDraft:
    """What the heading says: a title alone, or one with its link, venue and year."""
    if is_linked(section.text):
        reading = ItemText(section.number, section.path[:-1], findings.marks, findings.latest)
        draft = reading.read(_NUMBER.sub("", section.text))
        findings.note_links((section.number, link) for link in links_in(section.text))
        if reading.leftover:
            findings.note_leftover(section.number, reading.leftover)
        return draft
    draft = EntryDraft(section.number, section.path[:-1], findings.marks.status_in(section.path[-1]))
    draft.take_title(title_of(findings.marks.without_marks(section.path[-1]), findings.latest))
    return draft


def _title_line(section: Section) -> Line:
    return Line(section.number, section.path[-1])
