"""Themes of papertui, and how each role looks in any theme: readable first (WCAG 2.1 contrast)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from papertui.app.roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

READABLE = 4.5  # least contrast of text, WCAG 2.1 success criterion 1.4.3
BRIGHT = 6.0  # least contrast of what is left to read, so that it stands out from what is dimmed
GRAPHIC = 3.0  # least contrast of what is no text, WCAG 2.1 success criterion 1.4.11
NOTICEABLE = 1.6  # least contrast of the cursor row against the background; 1.5 is asked for
PERCEPTIBLE = 1.25  # least contrast of a selected row, which has a sign of its own

DARK = Theme(
    name="papertui-dark",
    primary="#82aaff",
    secondary="#c792ea",
    accent="#ffb86c",
    warning="#ffcb6b",
    error="#ff757f",
    success="#8fd19e",
    foreground="#e3e6f0",
    background="#12141c",
    surface="#181b26",
    panel="#212534",
    dark=True,
    variables={
        "border": "#3b4261",
        "border-blurred": "#2a2e3f",
        "scrollbar": "#3b4261",
    },
)
LIGHT = Theme(
    name="papertui-light",
    primary="#2a5db0",
    secondary="#7a3e9d",
    accent="#a84300",
    warning="#8a5a00",
    error="#b3261e",
    success="#246b3c",
    foreground="#23262f",
    background="#faf7f0",
    surface="#f3eee2",
    panel="#e7e0d0",
    dark=False,
    variables={
        "border": "#c9bfa8",
        "border-blurred": "#ddd5c3",
        "scrollbar": "#cfc5ae",
    },
)
HIGH_CONTRAST = Theme(
    name="papertui-contrast",
    primary="#7fd4ff",
    secondary="#ffa8ff",
    accent="#ffd000",
    warning="#ffd000",
    error="#ff8080",
    success="#6aff6a",
    foreground="#ffffff",
    background="#000000",
    surface="#101010",
    panel="#202020",
    dark=True,
    variables={"border": "#ffffff", "border-blurred": "#909090", "scrollbar": "#ffffff"},
)
THEMES = (DARK, LIGHT, HIGH_CONTRAST)
OTHER_NAMES = {"ansi": "ansi-dark"}  # the terminal's sixteen colours, by the name people expect


class Look(NamedTuple):
    """Rich styles of one theme.

    Attributes:
        roles: Foreground (and for chips background) of each role.
        cursor: Background of the cursor row in the focused pane.
        cursor_blurred: The same in a pane without focus.
        selected: Background of selected rows.
        bar: The ``▌`` before the cursor row.
        is_ansi: The terminal's own colours; the cursor row is reversed and its pieces have none.
    """

    roles: Mapping[Role, Style]
    cursor: Style
    cursor_blurred: Style
    selected: Style
    bar: Style
    is_ansi: bool = False


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two opaque colours, 1–21 (WCAG 2.1 “contrast ratio”)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 — the standard's numbers
        for channel in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(color: Color, grounds: Sequence[Color], towards: Color, least: float = READABLE) -> Color:
    """The colour, moved towards another just until it stands out from every ground."""
    for step in range(21):
        candidate = color.blend(towards, step / 20)
        if all(contrast(candidate, ground) >= least for ground in grounds):
            return candidate
    return towards


def look_of(variables: Mapping[str, str], *, is_ansi: bool) -> Look:
    """The look of a theme.

    Args:
        variables: The theme's CSS variables.
        is_ansi: The theme leaves colours to the terminal: then weight, dimming and reversal carry the meaning.
    """
    return _ansi_look() if is_ansi else _colour_look(variables)


class _Palette(NamedTuple):
    """The colours of a theme that text is fitted to.

    Attributes:
        named: By the name of their CSS variable.
        paper: The background.
        ink: What text is written in.
        utmost: Black or white, whichever stands out more from the background.
        grounds: All that text may stand on.
    """

    named: Mapping[str, Color]
    paper: Color
    ink: Color
    utmost: Color
    grounds: Sequence[Color]

    def fore(self, color: Color, *, bold: bool = False, italic: bool = False, underline: bool = False) -> Style:
        shown = readable(color, self.grounds, self.ink)
        return Style(color=shown.rich_color, bold=bold or None, italic=italic or None, underline=underline or None)

    def chip(self, color: Color, share: float, letters: Color | None = None) -> Style:
        ground = self.paper.blend(color, share)
        shown = readable(letters or color.blend(self.ink, 0.5), (ground,), self.utmost)
        return Style(color=shown.rich_color, bgcolor=ground.rich_color)


def _colour_look(variables: Mapping[str, str]) -> Look:
    named = {name: Color(*Color.parse(variables[name]).rgb) for name in _NEEDED}
    paper, primary = named["background"], named["primary"]
    cursor = readable(paper.blend(primary, 0.18), (paper,), primary, NOTICEABLE)
    selected = readable(paper.blend(named["accent"], 0.2), (paper,), named["accent"], PERCEPTIBLE)
    blurred = paper.blend(cursor, 0.6)
    grounds = (paper, cursor, blurred, selected)
    utmost = max(_UTMOST, key=lambda color: contrast(color, paper))
    ink = readable(named["foreground"], grounds, utmost, BRIGHT)
    stroke = readable(primary, (paper, cursor), ink, GRAPHIC)
    return Look(
        _colour_roles(_Palette(named, paper, ink, utmost, grounds), stroke),
        cursor=Style(bgcolor=cursor.rich_color),
        cursor_blurred=Style(bgcolor=blurred.rich_color),
        selected=Style(bgcolor=selected.rich_color),
        bar=Style(color=stroke.rich_color),
    )


def _colour_roles(palette: _Palette, stroke: Color) -> dict[Role, Style]:
    named, paper, ink, fore, chip = palette.named, palette.paper, palette.ink, palette.fore, palette.chip
    dim = paper.blend(ink, 0.6)
    return {
        Role.TEXT: fore(ink),
        Role.STRONG: fore(ink, bold=True),
        Role.DIM: fore(dim),
        Role.FAINT: fore(dim),
        Role.READ: fore(dim),
        Role.HIT: fore(named["accent"], bold=True, underline=True),
        Role.KEY: fore(named["accent"], bold=True),
        Role.BRAND: fore(named["primary"], bold=True),
        Role.HEADING: fore(named["accent"]),
        Role.DONE: fore(named["success"]),
        Role.READING: fore(named["primary"]),
        Role.QUEUED: fore(named["accent"]),
        Role.STAR: fore(named["accent"]),
        Role.PROBLEM: fore(named["error"]),
        Role.BAR: Style(color=stroke.rich_color),
        Role.TRACK: Style(color=paper.blend(ink, 0.18).rich_color),
        Role.LABEL: fore(named["primary"], bold=True),
        Role.ADDRESS: fore(named["primary"]),
        Role.EMPHASIS: fore(ink, italic=True),
        Role.CODE: fore(named["accent"]),
        Role.CHIP: chip(ink, 0.12),
        Role.CHIP_HIT: chip(ink, 0.12, named["accent"]) + Style(bold=True, underline=True),
        Role.CHIP_DONE: chip(named["success"], 0.3),
        Role.CHIP_STAR: chip(named["accent"], 0.3),
        Role.CHIP_PROBLEM: chip(named["error"], 0.3),
    }


_UTMOST = (Color(0, 0, 0), Color(255, 255, 255))
_NEEDED = ("background", "foreground", "primary", "accent", "success", "error")


def _ansi_look() -> Look:
    plain, dim = Style(), Style(dim=True)
    roles = dict.fromkeys(Role, plain) | {
        Role.STRONG: Style(bold=True),
        Role.DIM: dim,
        Role.FAINT: dim,
        Role.READ: dim,
        Role.HIT: Style(color="yellow", bold=True, underline=True),
        Role.KEY: Style(color="yellow", bold=True),
        Role.BRAND: Style(color="blue", bold=True),
        Role.HEADING: Style(color="yellow"),
        Role.DONE: Style(color="green"),
        Role.READING: Style(color="blue"),
        Role.QUEUED: Style(color="yellow"),
        Role.STAR: Style(color="yellow"),
        Role.PROBLEM: Style(color="red"),
        Role.BAR: Style(color="blue"),
        Role.TRACK: dim,
        Role.LABEL: Style(color="blue", bold=True),
        Role.ADDRESS: Style(color="blue"),
        Role.EMPHASIS: Style(italic=True),
        Role.CODE: Style(color="yellow"),
        Role.CHIP: Style(reverse=True, dim=True),
        Role.CHIP_HIT: Style(color="yellow", reverse=True, underline=True),
        Role.CHIP_DONE: Style(color="green", reverse=True),
        Role.CHIP_STAR: Style(color="yellow", reverse=True),
        Role.CHIP_PROBLEM: Style(color="red", reverse=True),
    }
    return Look(
        roles,
        cursor=Style(reverse=True),
        cursor_blurred=Style(underline=True),
        selected=Style(reverse=True, dim=True),
        bar=Style(color="blue"),
        is_ansi=True,
    )
