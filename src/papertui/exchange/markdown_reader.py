"""Reads section by section, each by the grammar it is written in, and keeps account of every line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.domain.problem import Problem
from papertui.exchange.imported import ImportedEntry, Spot, UnusedLine
from papertui.exchange.markdown_blocks import Block, bold_start, bold_title, italic_text, kind_and_tags, without_break
from papertui.exchange.markdown_bullets import (
    Item,
    is_contents,
    is_field,
    is_linked,
    item_text,
    items_of,
    read_items,
)
from papertui.exchange.markdown_credits import is_citation
from papertui.exchange.markdown_escapes import restored
from papertui.exchange.markdown_lines import RULE, last_number
from papertui.exchange.markdown_links import links_in, plain
from papertui.exchange.markdown_sections import heading_name
from papertui.exchange.markdown_tables import read_table, tables_of
from papertui.exchange.markdown_titled import read_titled
from papertui.exchange.markdown_words import date_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papertui.domain.category import CategoryPath
    from papertui.domain.reading import Status
    from papertui.exchange.markdown_fields import EntryDraft
    from papertui.exchange.markdown_lines import Line
    from papertui.exchange.markdown_links import FoundLink
    from papertui.exchange.markdown_marks import Marks
    from papertui.exchange.markdown_sections import Section

_FEWEST_CITED = 3
_TAGS_ALONE = re.compile(r"\s*(?:</?[a-z!][^<>]*>?\s*)+", re.IGNORECASE)
_PICTURE = re.compile(r"!\[[^\[\]]{0,400}\]\([^()]{0,900}\)")


class Findings:
    """What has been found so far.

    Attributes:
        marks: The signs of this list.
        latest: The latest year a paper can be of.

    Args:
        statuses: What headings say of the entries below them that carry no mark.
    """

    def __init__(self, marks: Marks, latest: int, statuses: Mapping[CategoryPath, Status] | None = None) -> None:
        self.marks = marks
        self.latest = latest
        self._statuses = statuses or {}
        self.entries: list[ImportedEntry] = []
        self.unused: list[Line] = []
        self.problems: list[Problem] = []
        self._above: list[Line] = []

    def take(self, draft: EntryDraft, line: Line) -> None:
        """Keep an entry; one without a title is left as a line."""
        if draft.title.strip(" .-*_"):
            draft.status = draft.status or self.status_of(draft.path)
            self.entries.append(draft.entry(self.latest))
        else:
            self.leave([line])

    def status_of(self, path: CategoryPath) -> Status | None:
        """What the nearest heading above says of its entries."""
        ends = range(len(path), -1, -1) if self._statuses else ()
        return next((self._statuses[path[:end]] for end in ends if path[:end] in self._statuses), None)

    def is_shelf(self, path: CategoryPath) -> bool:
        """Whether one of the headings above, or that of the whole list right above, says how far papers are read."""
        return any(path[:end] in self._statuses for end in range(min(1, len(path)), len(path) + 1))

    def set_aside(self, kept: int) -> None:
        """Take back the lines left since then, which stand above the list; they count again where there is none."""
        self._above += self.unused[kept:]
        del self.unused[kept:]

    def leave(self, lines: Iterable[Line]) -> None:
        """Keep lines that belong to nothing, but for those that say nothing."""
        self.unused += [line for line in lines if _says_something(line)]

    def note_links(self, found: Iterable[tuple[int, FoundLink]]) -> None:
        """Report links that are empty or lead nowhere by themselves."""
        for number, link in found:
            if not link.url:
                self.problems.append(
                    Problem(number, 0, "empty-link", f"the link {restored(link.label)!r} has no address")
                )
            elif "://" not in link.url:
                url = restored(link.url)
                message = f"the link {restored(link.label)!r} leads to {url!r}, which is no address by itself"
                self.problems.append(Problem(number, 0, "odd-link", message))

    def note_leftover(self, number: int, words: str) -> None:
        """Report words of an entry that went nowhere."""
        self.problems.append(Problem(number, 0, "leftover-words", f"not used: {restored(words, is_prose=True)!r}"))

    @property
    def unused_lines(self) -> tuple[UnusedLine, ...]:
        """The lines that belong to nothing, in order."""
        rows = [line for line in self._above if line.text.lstrip().startswith("|")]
        unused = sorted([*self.unused, *(rows if self.entries else self._above)], key=_number)
        return tuple(UnusedLine(line.number, restored(line.text, is_prose=True).strip()) for line in unused)


def read_section(section: Section, findings: Findings) -> None:
    """Read one section; what is no part of the list is left out silently, and so is what stands above a list."""
    lines = [line for line in section.lines if line.number not in findings.marks.legends]
    before = len(findings.entries)
    kept = len(findings.unused)
    if not section.is_list:
        return
    if section.is_entry:
        read_titled(section, lines, findings)
        return
    tables, others = tables_of(lines)
    for table in tables:
        read_table(table, section.path, findings)
    _read_others(others, section.path, findings)
    findings.entries[before:] = sorted(findings.entries[before:], key=_line_of)
    if not section.path and len(findings.entries) == before:
        findings.set_aside(kept)


def _read_others(lines: Sequence[Line], path: CategoryPath, findings: Findings) -> None:
    titles = [place for place, line in enumerate(lines) if not line.is_code and bold_title(line.text)]
    blocks = [
        place
        for place, end in _spans(titles, len(lines))
        if _is_block(lines[place:end]) or (path and _is_marked(lines[place], findings))
    ]
    if len(blocks) > 0 and len(blocks) >= len(_own_items(lines)):
        _read_above(lines[: blocks[0]], path, findings)
        for place, end in _spans(blocks, len(lines)):
            _read_block(lines[place:end], path, findings)
    elif titles and any(item_text(line.text) for line in lines):
        _read_named_items(lines, titles, path, findings)
    else:
        _read_above(lines, path, findings)


def _is_block(lines: Sequence[Line]) -> bool:
    """Whether lines that begin in bold are an entry: names, a date, or a link before the next paragraph of prose."""
    title, rest = bold_title(lines[0].text) or ("", "")
    following = [line.text for line in lines[1:] if not line.is_blank][:6]
    if not title.strip(" .:"):
        return False
    words_behind = len(plain(rest).split())
    if is_linked(lines[0].text) and (words_behind < 8 or following):  # noqa: PLR2004  more is prose
        return True
    is_alone = len(lines) > 1 and lines[1].is_blank
    if words_behind > 12 or not following:  # noqa: PLR2004  more is prose
        return False
    first = following[0]
    has_names = italic_text(without_break(first)) != "" and not (is_alone and item_text(first))
    has_fields = any(is_linked(text) and (not item_text(text) or is_field(text)) for text in following)
    states_kind = any(stated[0] for stated in map(kind_and_tags, following) if stated)
    return has_names or has_fields or states_kind or any(date_line(without_break(text)) for text in following)


def _is_marked(line: Line, findings: Findings) -> bool:
    """Whether a line is a bold title and the mark of an entry, and nothing else."""
    title, rest = bold_title(line.text) or ("", "")
    around = f" {line.text[: bold_start(line.text)]} {without_break(rest)} "
    is_all = not findings.marks.without_marks(around).strip(" *_.:")
    return bool(title.strip(" .:")) and is_all and findings.marks.status_in(around) is not None


def _own_items(lines: Sequence[Line]) -> list[Line]:
    """Top items that are entries by themselves."""
    found = []
    for line in lines:
        item = None if line.is_code else item_text(line.text)
        if item and is_linked(item[1]) and not is_field(line.text) and not is_contents(item[1]):
            found.append(line)
    return found


def _read_block(lines: Sequence[Line], path: CategoryPath, findings: Findings) -> None:
    block = Block(lines[0], path, findings.marks, findings.latest)
    title, rest = bold_title(lines[0].text) or ("", "")
    draft = block.read(title, rest, [line for line in lines[1:] if not RULE.fullmatch(line.text)])
    first = lines[0].text
    draft.title_spot = Spot(first, bold_start(first), len(first) - len(rest))
    draft.last = last_number(lines)
    findings.note_links(block.found)
    findings.leave(block.unused)
    findings.take(draft, lines[0])


def _read_named_items(lines: Sequence[Line], titles: Sequence[int], path: CategoryPath, findings: Findings) -> None:
    """Items under bold lines, which name categories of their own when an item follows."""
    _read_above(lines[: titles[0]], path, findings)
    for place, end in _spans(titles, len(lines)):
        following = next((line.text for line in lines[place + 1 : end] if not line.is_blank), "")
        bold = bold_title(lines[place].text)
        if bold and item_text(following) and not without_break(bold[1]).strip(" :："):
            _read_above(lines[place + 1 : end], (*path, heading_name(bold[0])), findings)
        else:
            findings.leave(lines[place : place + 1])
            _read_above(lines[place + 1 : end], path, findings)


def _read_above(lines: Sequence[Line], path: CategoryPath, findings: Findings) -> None:
    """Lines without bold titles: items when one of them is linked or marked, else paragraphs."""
    items, outside = items_of(lines)
    is_list = findings.is_shelf(path) or _are_citations(items)
    if items and (is_list or _are_entries(items, findings, is_category=bool(path))):
        read_items(items, path, findings)
        _read_paragraphs(outside, path, findings)
    elif items:
        findings.leave(line for item in items for line in item.lines if not is_contents(line.text))
        findings.leave(outside)
    else:
        _read_paragraphs(lines, path, findings)


def _are_entries(items: Sequence[Item], findings: Findings, *, is_category: bool) -> bool:
    """Whether one of the items is linked or, under a category, marked."""
    waiting = list(items)
    while waiting:
        item = waiting.pop()
        if is_linked(item.whole) or (is_category and findings.marks.status_in(item.first.text) is not None):
            return True
        waiting += item.children
    return False


def _are_citations(items: Sequence[Item]) -> bool:
    """Whether nearly all items without links are titles with names, venue or year."""
    cited = sum(1 for item in items if is_citation(item.whole))
    return cited >= _FEWEST_CITED and cited >= len(items) * 0.8


def _read_paragraphs(lines: Sequence[Line], path: CategoryPath, findings: Findings) -> None:
    """Paragraphs whose first line is a title without markup and whose others hold links; all else is left."""
    paragraph: list[Line] = []
    for line in [*lines, None]:
        if line is not None and not line.is_blank and (not paragraph or line.number == paragraph[-1].number + 1):
            paragraph.append(line)
            continue
        if paragraph:
            _read_paragraph(paragraph, path, findings)
        paragraph = [line] if line is not None and not line.is_blank else []


def _read_paragraph(lines: Sequence[Line], path: CategoryPath, findings: Findings) -> None:
    title = without_break(lines[0].text).strip()
    ends_field = lines[0].text.rstrip().endswith(("\\", "<br>")) or italic_text(title) != ""
    has_links = any(is_linked(line.text) and "](" in line.text for line in lines[1:])
    if not (path and ends_field and has_links) or is_linked(title) or lines[0].is_code:
        findings.leave(lines)
        return
    block = Block(lines[0], path, findings.marks, findings.latest)
    draft = block.read(italic_text(title) or title, "", lines[1:])
    draft.title_spot = Spot(title, 0, len(title))
    draft.last = last_number(lines)
    findings.note_links(block.found)
    findings.leave(block.unused)
    findings.take(draft, lines[0])


def _spans(starts: Sequence[int], end: int) -> Iterable[tuple[int, int]]:
    """From each start to the next, the last to the end."""
    return zip(starts, [*starts[1:], end], strict=False)


def _line_of(entry: ImportedEntry) -> int:
    return entry.line


def _number(line: Line) -> int:
    return line.number


def _says_something(line: Line) -> bool:
    text = _PICTURE.sub("", line.text)
    links = links_in(text)
    if links and all(link.text.startswith("!") or link.text == "" for link in links):
        return False
    return bool(text.strip(" \t\\|>*_#-")) and not _TAGS_ALONE.fullmatch(text) and not RULE.fullmatch(text)
