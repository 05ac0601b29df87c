"""Papers as lines for a person: glyph, id, title, venue and year, aligned, cut to the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.cli.cells import cell_width, fitted
from papertui.domain.reading import Status
from papertui.domain.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.storage.config_file import Glyphs

WIDEST_ID = 36
WIDEST_PLACE = 18
WIDEST_TITLE = 84  # nine titles of ten are shorter; longer ones push their venue out, uncut, when nothing is cut
NARROWEST_TITLE = 16
GAP = "  "

_SIGNS = {
    "unicode": {"unread": "○", "queued": "▸", "reading": "◐", "read": "✔", "dropped": "✗"},
    "ascii": {"unread": ".", "queued": ">", "reading": "~", "read": "x", "dropped": "-"},
}
_PROBLEM = {"unicode": "▲", "ascii": "!"}
_COLOURS = {Status.READ: "32", Status.READING: "36", Status.QUEUED: "33", Status.DROPPED: "2", Status.UNREAD: "2"}


def sign_of(status: Status, glyphs: Glyphs) -> str:
    """The sign of a status, the reader's own first."""
    own: str = getattr(glyphs, status.value)
    return visible(own) or _SIGNS[glyphs.set][status.value]


def place_of(paper: Paper) -> str:
    """Venue and year, the year only once: ``NeurIPS 2020``."""
    year = str(paper.shown_year or "")
    venue = visible(paper.venue)
    return venue if year and year in venue else f"{venue} {year}".strip()


def paper_lines(
    papers: Iterable[tuple[Paper, Reading]],
    glyphs: Glyphs,
    *,
    width: int | None = None,
    is_coloured: bool = False,
    ambiguous: int = 1,
) -> list[str]:
    """One line a paper.

    Args:
        papers: Each with what the log says of it.
        glyphs: The signs the reader wants.
        width: Cells of the terminal; None cuts nothing.
        is_coloured: Whether colours may stand in the lines.
        ambiguous: Cells of characters of ambiguous width.
    """
    rows = [
        (
            paper.has_problems or paper.is_broken,
            reading.status,
            visible(paper.id),
            visible(paper.title),
            place_of(paper),
        )
        for paper, reading in papers
    ]
    signs = {status: sign_of(status, glyphs) for status in Status}
    signs_width = max(cell_width(sign, ambiguous) for sign in signs.values())
    ids = _widest((row[2] for row in rows), WIDEST_ID, ambiguous)
    titles, places = _title_and_place(rows, ids + signs_width + 2 * len(GAP), width, ambiguous)
    lines = []
    for is_faulty, status, paper_id, title, place in rows:
        sign = fitted(signs[status], signs_width, ambiguous)
        shown_id = fitted(paper_id, ids, ambiguous) if cell_width(paper_id, ambiguous) <= ids else paper_id
        shown_title = f"{_PROBLEM[glyphs.set]} {title}" if is_faulty else title
        if width is not None:
            shown_title = fitted(shown_title, titles, ambiguous)
            place = fitted(place, places, ambiguous)  # noqa: PLW2901  cut like the rest of its row
        elif place:
            shown_title = _padded(shown_title, titles, ambiguous)
        if is_coloured:
            sign = f"\x1b[{_COLOURS[status]}m{sign}\x1b[0m"
            shown_id, place = f"\x1b[2m{shown_id}\x1b[0m", f"\x1b[2m{place}\x1b[0m"  # noqa: PLW2901  as above
        lines.append(f"{sign} {shown_id}{GAP}{shown_title}{GAP}{place}".rstrip())
    return lines


def _title_and_place(
    rows: Sequence[tuple[bool, Status, str, str, str]], left: int, width: int | None, ambiguous: int
) -> tuple[int, int]:
    """The widths of the two columns on the right; a narrow terminal does without the second."""
    widest = _widest((row[3] for row in rows), WIDEST_TITLE, ambiguous) if width is None else 0
    places = _widest((row[4] for row in rows), WIDEST_PLACE, ambiguous)
    if width is None:
        return widest, places
    titles = width - left - places - 1
    if titles >= NARROWEST_TITLE:
        return titles, places
    return max(width - left + len(GAP) - 1, 1), 0


def _widest(texts: Iterable[str], limit: int, ambiguous: int) -> int:
    widths = [cell_width(text, ambiguous) for text in texts]
    return max((taken for taken in widths if taken <= limit), default=0)


def _padded(text: str, width: int, ambiguous: int) -> str:
    return text + " " * (width - cell_width(text, ambiguous))
