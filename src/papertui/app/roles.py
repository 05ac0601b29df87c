"""What a piece of text is on the screen; styles.py says how each looks in a theme."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias


class Role(Enum):
    """The part a piece of text plays."""

    TEXT = "text"
    STRONG = "strong"
    DIM = "dim"
    FAINT = "faint"
    READ = "read"
    HIT = "hit"
    KEY = "key"
    BRAND = "brand"
    HEADING = "heading"
    DONE = "done"
    READING = "reading"
    QUEUED = "queued"
    STAR = "star"
    PROBLEM = "problem"
    BAR = "bar"
    TRACK = "track"
    LABEL = "label"
    ADDRESS = "address"
    EMPHASIS = "emphasis"
    CODE = "code"
    CHIP = "chip"
    CHIP_HIT = "chip-hit"
    CHIP_DONE = "chip-done"
    CHIP_STAR = "chip-star"
    CHIP_PROBLEM = "chip-problem"


Piece: TypeAlias = tuple[str, Role]
Line: TypeAlias = tuple[Piece, ...]
