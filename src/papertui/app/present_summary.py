"""One paper as the summary pane shows it: title, chips, text with emphasis and maths, links, what is only yours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from papertui.app.fitting import clipped, clipped_in_the_middle, padded
from papertui.app.present import NO_TITLE, Glyphs, marked, venue_and_year
from papertui.app.roles import Line, Piece, Role
from papertui.domain.category import path_text
from papertui.domain.maths import FORMULA, unicode_maths
from papertui.domain.reading import Reading, Status
from papertui.domain.visible import visible, visible_block

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.app.fitting import Span
    from papertui.domain.paper import Paper

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    rf"|(?P<formula>{FORMULA.pattern})"
    r"|(?<![A-Za-z0-9_*])\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*(?![A-Za-z0-9_*])"
    r"|(?<![A-Za-z0-9_*])\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*(?![A-Za-z0-9_*])"
)  # a Korean particle may follow at once, a Latin letter makes it a product
_INLINE_ROLES = {"code": Role.CODE, "formula": Role.TEXT, "strong": Role.STRONG, "emphasis": Role.EMPHASIS}
_LABEL_WIDTH = 12


def summary_lines(  # noqa: PLR0913 — what is shown, and how
    paper: Paper,
    reading: Reading,
    glyphs: Glyphs,
    hits: Callable[[str, str], Sequence[Span]],
    *,
    width: int,
    is_dense: bool,
    shows_raw_maths: bool = False,
) -> list[Line]:
    """The lines of the pane, unwrapped.

    Args:
        paper: What is shown.
        reading: What the log says of it.
        glyphs: The signs.
        hits: Gives the spans to mark in a shown text of a field: ``hits("title", text)``.
        width: Cells of the pane, for the chips; text is wrapped by the widget.
        is_dense: Without blank lines, for low terminals.
        shows_raw_maths: Formulas as written.
    """
    title = visible(paper.title).strip() or NO_TITLE
    lines: list[Line] = [tuple(marked(title, hits("title", title), Role.STRONG))]
    if paper.authors:
        authors = visible(", ".join(paper.authors))
        authors = clipped(authors, width) if is_dense else authors
        lines.append(tuple(marked(authors, hits("author", authors), Role.DIM)))
    gap: list[Line] = [] if is_dense else [()]
    facts, topics = chips(paper, reading, glyphs)
    first_boxes = facts if is_dense else [*facts, *topics]
    lines += [*gap, *boxes(first_boxes, width, hits), *gap]
    if paper.summary.strip():
        for written in visible_block(paper.summary.strip("\n")).split("\n"):
            pieces = [(written, Role.TEXT)] if paper.is_broken else inline(written, shows_raw_maths=shows_raw_maths)
            lines.append(_with_hits(pieces, hits("summary", "".join(text for text, _ in pieces))))
    else:
        lines.append((("no summary — ", Role.DIM), ("e", Role.KEY), (" writes one right here", Role.DIM)))
    if paper.links:
        lines += [*gap, *link_lines(paper, width)]
    lines += boxes(topics, width, hits) if is_dense else []
    lines += _only_yours(reading, gap)
    lines += _further_fields(paper, gap)
    return lines


class Chip(NamedTuple):
    """A small box: its text, how it looks, and the field of the query language that finds it, if one does."""

    text: str
    role: Role = Role.CHIP
    field: str = ""


def chips(paper: Paper, reading: Reading, glyphs: Glyphs) -> tuple[list[Chip], list[Chip]]:
    """What stands in small boxes: status, rating, venue, date and kind; then categories and tags."""
    found: list[Chip] = []
    if paper.is_broken or paper.has_problems:
        found.append(Chip(f"{glyphs.problem} problem", Role.CHIP_PROBLEM))
    if reading.status is not Status.UNREAD:
        role = Role.CHIP_DONE if reading.status is Status.READ else Role.CHIP
        found.append(Chip(f"{glyphs.of(reading.status)} {reading.status.value}", role))
    if reading.rating:
        found.append(Chip(f"{glyphs.star} {reading.rating}", Role.CHIP_STAR))
    venue = " ".join(filter(None, venue_and_year(paper)))
    found += [Chip(venue, Role.CHIP, "venue")] if venue else []
    facts = (date_text(paper.date), paper.kind if paper.kind != "paper" else "")
    found += [Chip(text) for text in facts if text]
    topics = [Chip(path_text(path), Role.CHIP, "cat") for path in paper.categories]
    return found, topics + [Chip(f"#{tag}", Role.CHIP, "tag") for tag in paper.tags]


def boxes(found: Sequence[Chip], width: int, hits: Callable[[str, str], Sequence[Span]]) -> list[Line]:
    """Small boxes side by side, in as many lines as it takes; a box never breaks inside."""
    lines: list[list[Piece]] = [[]]
    room = width
    for chip in found:
        shown = clipped_in_the_middle(visible(chip.text), width - 2)
        box = f" {shown} "
        if lines[-1] and cell_len(box) > room:
            lines.append([])
            room = width
        spans = hits(chip.field, shown) if chip.field else ()
        inside = [(start + 1, end + 1) for start, end in spans]
        lines[-1] += [*marked(box, inside, chip.role, Role.CHIP_HIT), (" ", Role.TEXT)]
        room -= cell_len(box) + 1
    return [tuple(line[:-1]) for line in lines if line]


def date_text(date: str) -> str:
    """``2021-07-01`` as ``1 Jul 2021``; a year alone says nothing the venue does not, so it is left out."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", date)
    if not match or not 1 <= int(match.group(2)) <= len(_MONTHS):
        return ""
    month = f"{_MONTHS[int(match.group(2)) - 1]} {match.group(1)}"
    return f"{int(match.group(3))} {month}" if match.group(3) else month


def inline(text: str, *, shows_raw_maths: bool = False) -> list[Piece]:
    """Emphasis, strong, code and maths of one line; stars in a formula and dollars in code stay what they are."""

    def shown(kind: str, written: str) -> str:
        return written if kind == "code" or shows_raw_maths else unicode_maths(written)

    pieces: list[Piece] = []
    place = 0
    for match in _INLINE.finditer(text):
        kind = match.lastgroup or "code"
        pieces += [(text[place : match.start()], Role.TEXT), (shown(kind, match[kind]), _INLINE_ROLES[kind])]
        place = match.end()
    pieces.append((text[place:], Role.TEXT))
    return [piece for piece in pieces if piece[0]]


def _with_hits(pieces: Sequence[Piece], spans: Sequence[Span]) -> Line:
    """Mark spans given in the joined text of the pieces."""
    line: list[Piece] = []
    offset = 0
    for text, role in pieces:
        inside = [
            (max(start, offset) - offset, min(end, offset + len(text)) - offset)
            for start, end in spans
            if start < offset + len(text) and end > offset
        ]
        line += marked(text, inside, role)
        offset += len(text)
    return tuple(line)


def link_lines(paper: Paper, width: int) -> list[Line]:
    """One line a link: its number, its label, as much of its address without the scheme as there is room for."""
    digits = len(str(len(paper.links)))
    label_width = min(_LABEL_WIDTH, max(cell_len(visible(link.label)) for link in paper.links))
    room = max(8, width - digits - label_width - 3)
    return [
        (
            (f"{number:>{digits}} ", Role.DIM),
            (padded(visible(link.label), label_width) + "  ", Role.LABEL),
            (clipped(visible(link.url).removeprefix("https://").removeprefix("http://"), room), Role.ADDRESS),
        )
        for number, link in enumerate(paper.links, start=1)
    ]


def _only_yours(reading: Reading, gap: list[Line]) -> list[Line]:
    if not reading.note and not reading.tags:
        return []
    lines: list[Line] = [*gap, (("only you", Role.HEADING),)]
    lines += [((line, Role.TEXT),) for line in visible_block(reading.note).split("\n") if reading.note]
    if reading.tags:
        lines.append(((visible(" ".join(f"#{tag}" for tag in reading.tags)), Role.READING),))
    return lines


def _further_fields(paper: Paper, gap: list[Line]) -> list[Line]:
    """Unknown keys of the entry: kept, and shown as they are."""
    if not paper.extra:
        return []
    return [*gap, *(((f"{visible(name)}: ", Role.DIM), (visible(str(value)), Role.DIM)) for name, value in paper.extra)]
