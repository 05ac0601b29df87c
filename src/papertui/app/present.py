"""Papers, categories and statuses as pieces of text with roles; pure, every string passes the text gate here.

Values are named tuples rather than frozen dataclasses: each of those costs the start another half millisecond.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from papertui.app.fitting import clipped, clipped_in_the_middle, padded, padded_left, window
from papertui.app.roles import Line, Piece, Role
from papertui.domain.paper import split_venue
from papertui.domain.reading import Reading, Status
from papertui.domain.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papertui.app.fitting import Span
    from papertui.domain.category import Counts
    from papertui.domain.paper import Paper

STATUS_ROLES = {
    Status.UNREAD: Role.FAINT,
    Status.QUEUED: Role.QUEUED,
    Status.READING: Role.READING,
    Status.READ: Role.DONE,
    Status.DROPPED: Role.FAINT,
}
BAR_WIDTH = 6
VENUE_WIDTH = 14
LEAST_TITLE = 12  # cells that a title keeps before venue and year go
LABEL_WIDTH = 20  # cells of a footer's label; those of links are as long as their writer likes
NO_TITLE = "(no title)"


class Glyphs(NamedTuple):
    """The signs of the screen; each set is padded by its cell width."""

    unread: str = "○"
    queued: str = "▸"
    reading: str = "◐"
    read: str = "✔"
    dropped: str = "✗"
    star: str = "★"
    problem: str = "▲"
    bar_done: str = "━"
    bar_half: str = "╾"
    bar_left: str = "─"
    opened: str = "▾"
    closed: str = "▸"
    cursor: str = "▌"
    brand: str = "◆"

    def of(self, status: Status) -> str:
        """The sign of a status."""
        return str(getattr(self, status.value))


ASCII_GLYPHS = Glyphs(
    unread=".",
    queued=">",
    reading="~",
    read="x",
    dropped="-",
    star="*",
    problem="!",
    bar_done="=",
    bar_half="-",
    bar_left=".",
    opened="v",
    closed=">",
    cursor="|",
    brand="#",
)


def venue_and_year(paper: Paper) -> tuple[str, str]:
    """Venue without its year, and the year in short: ``("NeurIPS", "’20")``; either may be empty."""
    venue, written_year = split_venue(visible(paper.venue))
    year = written_year or paper.shown_year
    return venue, f"’{year % 100:02}" if year else ""


def venue_text(paper: Paper) -> str:
    """Venue and year as one word pair: ``NeurIPS ’20``."""
    venue, year = venue_and_year(paper)
    return " ".join(filter(None, (clipped(venue, VENUE_WIDTH - 4), year)))


class RowForm(NamedTuple):
    """How rows are laid out in a list of a given width.

    Attributes:
        width: Cells of a whole row.
        shows_venue: Venue and year at the right, else the year alone.
        shows_rating: Whether a column for ratings is kept.
    """

    width: int
    shows_venue: bool
    shows_rating: bool


def row(  # noqa: PLR0913 — a row is made of just these
    paper: Paper,
    reading: Reading,
    form: RowForm,
    glyphs: Glyphs,
    *,
    hits: Sequence[Span] = (),
    venue_hits: Sequence[Span] = (),
    hit_field: str = "",
    is_stale: bool = False,
) -> Line:
    """One line of the list, exactly `form.width` cells without the cursor bar.

    Args:
        paper: What the row shows.
        reading: What the log says of it.
        form: The columns.
        glyphs: The signs.
        hits: Spans of the shown title to mark.
        venue_hits: Spans of `venue_text` to mark.
        hit_field: Name of the field that was hit when it is not the title.
        is_stale: The row stays only until filter, shelf or query change.
    """
    is_done = not reading.status.is_left
    title_role = Role.READ if is_done or is_stale else Role.TEXT
    sign, sign_role = glyphs.of(reading.status), STATUS_ROLES[reading.status]
    if paper.is_broken or paper.has_problems:
        sign, sign_role = glyphs.problem, Role.PROBLEM
    pieces: list[Piece] = [(padded(sign, 2), sign_role)]
    stars = f"{glyphs.star}{reading.rating}" if reading.rating else ""
    pieces.append((padded(stars, 3), Role.STAR) if form.shows_rating else (" ", title_role))
    room = form.width - _cells(pieces)
    right = _beside_title(paper, form, hit_field, room - LEAST_TITLE - 2)
    room -= cell_len(right) + 2 if right else 1
    written = visible(paper.title)
    title, spans = window(written, hits, room) if written.strip() else (clipped(NO_TITLE, room), [])
    pieces += marked(title, spans, title_role)
    pieces.append((" " * (room - cell_len(title)), title_role))
    pieces += [(" ", Role.DIM), *_with_venue_marked(right, paper, venue_hits), (" " if right else "", Role.DIM)]
    return fitted([piece for piece in pieces if piece[0]], form.width)


def _with_venue_marked(right: str, paper: Paper, hits: Sequence[Span]) -> list[Piece]:
    """What stands at the right of a title, its venue marked if all of it is shown."""
    venue = venue_text(paper) if hits else ""
    before = len(right) - len(venue)
    spans = [(start + before, end + before) for start, end in hits] if right.endswith(venue) else []
    return marked(right, spans, Role.DIM)


def _beside_title(paper: Paper, form: RowForm, hit_field: str, room: int) -> str:
    """What stands at the right of a title: the most telling of it that leaves the title its room."""
    venue = venue_text(paper) if form.shows_venue else venue_and_year(paper)[1]
    where = f"in {hit_field}" if hit_field else ""
    return next((text for text in (f"{where}  {venue}".strip(), where, venue) if text and cell_len(text) <= room), "")


def fitted(pieces: Iterable[Piece], width: int) -> Line:
    """The pieces in exactly `width` cells: cut at their end, or followed by blanks."""
    line: list[Piece] = []
    room = width
    for text, role in pieces:
        shown = text if cell_len(text) <= room else padded(text, room)
        line.append((shown, role))
        room -= cell_len(shown)
    return (*line, (" " * room, Role.TEXT)) if room > 0 else tuple(line)


def _cells(pieces: Iterable[Piece]) -> int:
    return sum(cell_len(text) for text, _ in pieces)


def marked(text: str, spans: Sequence[Span], role: Role, hit_role: Role = Role.HIT) -> list[Piece]:
    """The text cut into pieces, its spans as hits."""
    pieces: list[Piece] = []
    place = 0
    for start, end in sorted(spans):
        if start < place or end <= start:
            continue
        pieces += [(text[place:start], role), (text[start:end], hit_role)]
        place = end
    pieces.append((text[place:], role))
    return [piece for piece in pieces if piece[0]]


def bar(counts: Counts, width: int, glyphs: Glyphs) -> Line:
    """A progress bar of `width` cells in half steps; nothing read shows the track alone."""
    total = counts.considered
    halves = round(2 * width * counts.read / total) if total else 0
    if counts.read:
        halves = max(1, halves)
    halves = min(2 * width - (1 if counts.left else 0), halves)
    role = Role.DONE if total and not counts.left else Role.BAR
    whole, half = divmod(halves, 2)
    done = glyphs.bar_done * whole + (glyphs.bar_half if half else "")
    return ((done, role), (glyphs.bar_left * (width - len(done)), Role.TRACK))


class TreeForm(NamedTuple):
    """How the tree's rows are laid out.

    Attributes:
        width: Cells of a whole row.
        shows_bars: Bars and fractions, else the number of papers left alone.
        indent: Cells a level.
        number_width: Cells of the widest number.
    """

    width: int
    shows_bars: bool
    indent: int
    number_width: int


class Branch(NamedTuple):
    """One node of the tree as a row shows it.

    Attributes:
        fold: The sign of its children, empty without any.
        is_tally: A list made from the reading log: it has a number, but no progress.
    """

    name: str
    counts: Counts
    depth: int
    fold: str
    is_tally: bool = False


def tree_row(branch: Branch, form: TreeForm, glyphs: Glyphs) -> Line:
    """One line of the tree, exactly `form.width` cells without the cursor bar."""
    counts = branch.counts
    is_finished = counts.considered > 0 and not counts.left
    has_progress = form.shows_bars and not branch.is_tally
    number = padded_left(tree_number(counts, glyphs, shows_bars=has_progress), form.number_width)
    indent = min(form.indent * branch.depth, form.width // 3)
    lead = " " * indent + (padded(branch.fold, 2) if branch.fold else "")
    bar_cells = BAR_WIDTH + 1 if form.shows_bars else 0
    room = max(1, form.width - cell_len(lead) - bar_cells - form.number_width - 2)
    name = padded(clipped_in_the_middle(visible(branch.name), room), room)
    bars: Line = (
        (*bar(counts, BAR_WIDTH, glyphs), (" ", Role.TEXT)) if has_progress else ((" " * bar_cells, Role.TEXT),)
    )
    ending = (f"{number} ", Role.DONE if is_finished else Role.DIM)
    return fitted(((lead, Role.DIM), (f"{name} ", Role.TEXT), *bars, ending), form.width)


def tree_number(counts: Counts, glyphs: Glyphs, *, shows_bars: bool) -> str:
    """What stands at the right of a tree row: ``3/7``, or in a narrow tree what is left."""
    if shows_bars:
        return f"{counts.read}/{counts.considered}"
    return str(counts.left) if counts.left or not counts.considered else glyphs.read


def header(title: str, place: str, counts: Counts, width: int, glyphs: Glyphs) -> Line:
    """The line on top: name, catalogue and folder at the left, progress at the right."""
    number = f" {counts.read}/{counts.considered} "
    ending: Line = ((number, Role.DONE if counts.considered and not counts.left else Role.DIM),)
    brand = f" {glyphs.brand} papertui"
    room = width - cell_len(brand) - cell_len(number) - 1
    bar_width = min(20, max(8, width // 8))
    if room >= bar_width:
        ending = (*bar(counts, bar_width, glyphs), *ending)
        room -= bar_width
    shown_title = clipped(visible(title), room - 2) if room > LEAST_TITLE else ""
    room -= cell_len(shown_title) + 2
    shown_place = clipped_in_the_middle(visible(place), room - 2) if shown_title and room > LEAST_TITLE else ""
    left: list[Piece] = [(brand, Role.BRAND)]
    left += [(f"  {text}", role) for text, role in ((shown_title, Role.TEXT), (shown_place, Role.DIM)) if text]
    gap = " " * (width - _cells(left) - _cells(ending))
    return fitted((*left, (gap, Role.TEXT), *ending), width)


def footer(keys: Sequence[tuple[str, str]], width: int, last: tuple[str, str]) -> Line:
    """The keys that work now, whole pairs dropped from the right when narrow; `last` always stays."""
    room = width - cell_len(" ".join(last)) - 2
    pieces: list[Piece] = [(" ", Role.TEXT)]
    for key, label in keys:
        pair = ((visible(key), Role.KEY), (f" {clipped(visible(label), LABEL_WIDTH)}  ", Role.DIM))
        if _cells(pair) > room - 1:
            break
        room -= _cells(pair)
        pieces += pair
    return fitted((*pieces, (last[0], Role.KEY), (f" {last[1]}", Role.DIM)), width)


def status_names(glyphs: Glyphs) -> Mapping[Status, str]:
    """Sign and word of every status, for chips and choices."""
    return {status: f"{glyphs.of(status)} {status.value}" for status in Status}
