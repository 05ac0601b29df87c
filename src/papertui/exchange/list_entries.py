r"""One paper written as others of its section are: the ways it could be, the likeliest first.

What the section says of its entries (names, venue, year) is said of the new one too, and nothing else::

    - [Learning to Fold](u), *Ann Lee*      →  - [New Title](v), *Bo Kim*
    | [Learning to Fold](u) | ICML | Done | →  | [New Title](v) | NeurIPS 2021 |  |

Which way is right is not worked out from rules: the list is read again (`list_adding`).
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from papertui.exchange.imported import Form
from papertui.exchange.list_places import before_markup, box_span, title_span
from papertui.exchange.markdown_entry import BlockWriter
from papertui.exchange.markdown_links import links_in
from papertui.exchange.markdown_spelling import MOST_CAREFUL, spelled, spelled_address
from papertui.exchange.markdown_tables import cell_spans, role_of
from papertui.exchange.markdown_words import kind_of_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from papertui.domain.paper import Link, Paper
    from papertui.exchange.imported import ImportedEntry
    from papertui.exchange.list_source import ListSource

_BULLET = re.compile(r"([\s>]*)(?:([-*+•])|(\d{1,9})([.)]))(\s+)")
_LINE_BREAK = re.compile(r"(?:\s*\\|\s*<br\s*/?>|\s{2,})\s*$", re.IGNORECASE)
_HEADING = re.compile(r"[\s>]*#{1,6}\s*")
_RULE = frozenset("|:- \t")
_AUTHORS = (", *{}*", " - {}", ". {}")
_VENUES = (" [{}]", ", {}", " | **[{}]**", " `{}`", ". {}")
_ITALIC = re.compile(r"^\s*[*_](?![*_])", re.MULTILINE)


class Sample(NamedTuple):
    """An entry of the section, and what its entries say.

    Attributes:
        fields: Those that most of them have.
        latest: The latest year a paper can be of.
        unread_cell: What the list writes into the cell for the mark of a paper that is not read.
    """

    source: ListSource
    entry: ImportedEntry
    fields: frozenset[str]
    latest: int
    unread_cell: str = ""

    @property
    def first_line(self) -> str:
        """The line it begins with."""
        return self.source.line(self.entry.line)

    @property
    def whole(self) -> str:
        """All of its lines."""
        last = self.entry.place.last if self.entry.place else self.entry.line
        start, end = self.source.lines(self.entry.line, last)
        return self.source.text[start:end]


def ways_to_write(sample: Sample, paper: Paper) -> Iterator[str]:
    """The lines of an entry in the form of another; with plain newlines, the last without."""
    form = sample.entry.place.form if sample.entry.place else Form.ITEM
    write: dict[Form, Callable[[Sample, Paper], Iterator[str]]] = {
        Form.BLOCK: _blocks,
        Form.ITEM: _items,
        Form.ROW: _rows,
        Form.HEADING: _headings,
    }
    return write[form](sample, paper)


def _blocks(sample: Sample, paper: Paper) -> Iterator[str]:
    path = sample.entry.paper.categories[0] if sample.entry.paper.categories else ()
    lines = BlockWriter("", "", sample.latest).lines(paper, path, is_read=False)
    found = _LINE_BREAK.search(sample.first_line)
    lines = tuple(line.removesuffix(" \\") for line in lines)
    broken = (found[0] if found else " \\") + "\n"
    if sample.entry.paper.authors and not _ITALIC.search(sample.whole.partition("\n")[2]):
        plain = [line.strip("*") if line.startswith("*") and not line.startswith("**") else line for line in lines]
        yield broken.join(plain)
    yield broken.join(lines)
    yield " \\\n".join(lines)


def _items(sample: Sample, paper: Paper) -> Iterator[str]:
    bullet = _next_bullet(sample.first_line)
    box = "[ ] " if box_span(sample.source, sample.entry.line) else ""
    title = title_span(sample.source, sample.entry)
    start = sample.source.text[before_markup(sample.source, title.start) : title.end] if title else ""
    is_linked = start.lstrip("*_ ").startswith("[") and "](" in start
    around = "**" if start.startswith("**") else "*" if start.startswith("*") else ""
    label = "[{}]({})" if "[[" not in sample.whole else "[[{}]({})]"
    for care, linked, authors, venue in product(range(MOST_CAREFUL + 1), (is_linked, not is_linked), _AUTHORS, _VENUES):
        links = list(paper.links)
        text = spelled(paper.title, care)
        if linked and links:
            first = _first_link(links)
            links.remove(first)
            text = f"[{text}]({spelled_address(first.url, care)})"
        text = f"{around}{text}{around}"
        if paper.authors and "authors" in sample.fields:
            text += authors.format(", ".join(paper.authors))
        if paper.venue and "venue" in sample.fields:
            text += venue.format(spelled(paper.venue, care))
        elif paper.shown_year and "year" in sample.fields:
            text += f" ({paper.shown_year})"
        told = (label.format(spelled(link.label, care), spelled_address(link.url, care)) for link in links)
        yield bullet + box + " ".join([text, *told])


def _next_bullet(line: str) -> str:
    match = _BULLET.match(line)
    if match is None:
        return "- "
    indent, bullet, number, dot, gap = match.groups()
    return f"{indent}{bullet or f'{int(number) + 1}{dot}'}{gap}"


def _first_link(links: list[Link]) -> Link:
    return next((link for link in links if kind_of_link(link.label, link.url) == "paper"), links[0])


def _rows(sample: Sample, paper: Paper) -> Iterator[str]:
    row = sample.first_line.replace("\\|", "\0\0")
    number = sample.entry.line
    while number > 1 and not ("-" in sample.source.line(number) and set(sample.source.line(number)) <= _RULE):
        number -= 1
    header = sample.source.line(max(1, number - 1)).replace("\\|", "\0\0")
    names = [header[start:end].strip() for start, end in cell_spans(header)]
    spans = cell_spans(row)
    title = title_span(sample.source, sample.entry)
    at = title.start - sample.source.span(sample.entry.line).start if title else 0
    title_column = next((place for place, (start, end) in enumerate(spans) if start <= at < end), 0)
    old = [row[start:end].strip() for start, end in spans]
    opening = row[: spans[0][0]] if spans else "| "
    closing = row[spans[-1][1] :] if spans else " |"
    for care, is_linked in product(range(MOST_CAREFUL + 1), (old[title_column].find("](") >= 0, True)):
        links = list(paper.links)
        cells = [
            sample.unread_cell
            if role_of(name) == "status"
            else _cell(name, old[place] if place < len(old) else "", paper, links, care)
            for place, name in enumerate(names)
            if place != title_column
        ]
        text = spelled(paper.title, care)
        if is_linked and links:
            first = _first_link(links)
            links.remove(first)
            text = f"[{text}]({spelled_address(first.url, care)})"
        around = "**" if old[title_column].startswith("**") else ""
        told = [f"[{spelled(link.label, care)}]({spelled_address(link.url, care)})" for link in links]
        cells.insert(title_column, " ".join([f"{around}{text}{around}", *told]))
        yield opening + "|".join(f" {cell} " if cell else " " for cell in cells) + closing


def _cell(name: str, old: str, paper: Paper, links: list[Link], care: int) -> str:
    """What stands under a header; a link of that name is taken out of the links."""
    role = role_of(name)
    nothing = old if old in {"-", "—"} else ""
    said = {"authors": ", ".join(paper.authors), "venue": spelled(paper.venue, care) if paper.venue else ""}
    said["date"] = paper.date if "-" in old or "." in old else str(paper.shown_year or "")
    if role:
        return said[role] or nothing
    labels = {name.casefold(), *(link.label.casefold() for link in links_in(old))}
    kinds = {kind_of_link(label, "") for label in labels} - {""}
    for link in links:
        if link.label.casefold() in labels or kind_of_link(link.label, link.url) in kinds:
            links.remove(link)
            return f"[{spelled(link.label, care)}]({spelled_address(link.url, care)})"
    return nothing


def _headings(sample: Sample, paper: Paper) -> Iterator[str]:
    match = _HEADING.match(sample.first_line)
    prefix = match[0] if match and match[0].strip() else "### "
    for care, told in product(range(MOST_CAREFUL + 1), (True, False)):
        links = [f"- [{spelled(link.label, care)}]({spelled_address(link.url, care)})" for link in paper.links]
        if told and paper.summary and len(paper.links) == 1:
            links = [f"- [{' '.join(paper.summary.split())}]({spelled_address(paper.links[0].url, care)})"]
        yield "\n".join([prefix + spelled(paper.title, care), *links])


def usual_fields(entries: list[ImportedEntry]) -> frozenset[str]:
    """The fields that at least half of some entries have."""
    names = ("authors", "venue", "year", "summary")
    half = len(entries) / 2
    return frozenset(name for name in names if sum(bool(getattr(found.paper, name)) for found in entries) >= half)
