"""One table for all figures: ours, the peer's, their ratio, what must be reached, and whether it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEADINGS = ("measured", "papertui", "beside", "ratio", "to reach", "")


@dataclass(frozen=True, slots=True)
class Peer:
    """What stands beside ours, measured in the same run."""

    name: str
    figure: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        own: In seconds or bytes, as `unit` says.
        peer: None when it stands alone.
        is_reached: None when nothing must be reached.
    """

    what: str
    own: float
    peer: Peer | None = None
    to_reach: str = ""
    is_reached: bool | None = None
    unit: str = "s"

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of its columns."""
        beside = f"{amount(self.peer.figure, self.unit)} {self.peer.name}" if self.peer else ""
        ratio = f"{self.own / self.peer.figure:.2f} ×" if self.peer and self.peer.figure else ""
        reached = "" if self.is_reached is None else "yes" if self.is_reached else "NO"
        return (self.what, amount(self.own, self.unit), beside, ratio, self.to_reach, reached)


def amount(number: float, unit: str) -> str:
    """A readable figure: milliseconds below a second, mebibytes for bytes."""
    if unit == "B":
        return f"{number / 2**20:.0f} MB"
    if unit == "s":
        return f"{number:.2f} s" if number >= 1 else f"{number * 1000:.{0 if number >= 0.1 else 1}f} ms"
    return f"{number:g} {unit}".rstrip()


def alone(what: str, own: float, *, most: float | None = None) -> Row:
    """Seconds with the most they may be, or with no limit."""
    if most is None:
        return Row(what, own)
    return Row(what, own, None, f"≤ {amount(most, 's')}", own <= most)


def beside(what: str, own: float, peer: Peer, *, most: float | None = None, unit: str = "s") -> Row:
    """A ratio to a peer, with the most it may be, or with no limit."""
    if most is None:
        return Row(what, own, peer, unit=unit)
    return Row(what, own, peer, f"≤ {most:g} ×", own <= most * peer.figure, unit)


def ahead_of(what: str, own: float, peer: Peer) -> Row:
    """A race against another program."""
    return Row(what, own, peer, f"< {peer.name}", own < peer.figure)


def on_top_of(what: str, own: float, peer: Peer, *, extra: float) -> Row:
    """Seconds that may exceed the peer's by an absolute amount: what the disk takes is not ours to save."""
    return Row(what, own, peer, f"≤ {amount(extra, 's')} + {peer.name}", own <= peer.figure + extra)


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of the table, headings first, figures aligned to the right."""
    cells = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    to_the_right = {1, 2, 3}
    for place, line in enumerate(cells):
        padded = (
            text.rjust(width) if column in to_the_right else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        yield "  ".join(padded).rstrip()
        if place == 0:
            yield "  ".join("─" * width for width in widths).rstrip()
