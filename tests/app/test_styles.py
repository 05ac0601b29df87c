"""Looks: readable in every theme, by the contrast that WCAG 2.1 measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from papertui.app.roles import Role
from papertui.app.styles import (
    BRIGHT,
    DARK,
    GRAPHIC,
    LIGHT,
    PERCEPTIBLE,
    READABLE,
    THEMES,
    Look,
    contrast,
    look_of,
    readable,
)

if TYPE_CHECKING:
    from rich.style import Style
    from textual.theme import Theme

ALL_THEMES = (*THEMES, *BUILTIN_THEMES.values())
COLOURED = [theme for theme in ALL_THEMES if not theme.ansi]
ANSI = [theme for theme in ALL_THEMES if theme.ansi]
LINES = {Role.BAR, Role.TRACK}
BOXES = {Role.CHIP, Role.CHIP_HIT, Role.CHIP_DONE, Role.CHIP_STAR, Role.CHIP_PROBLEM}
every_theme = pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)


def look_in(theme: Theme) -> Look:
    return look_of(theme.to_color_system().generate(), is_ansi=theme.ansi)


def paper_of(theme: Theme) -> Color:
    return Color.parse(theme.to_color_system().generate()["background"])


def ink_of(style: Style) -> Color:
    assert style.color is not None
    return Color(*style.color.get_truecolor())


def ground_of(style: Style) -> Color:
    assert style.bgcolor is not None
    return Color(*style.bgcolor.get_truecolor())


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    """Known ratios, the same both ways round."""
    assert contrast(Color.parse(one), Color.parse(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(Color.parse(other), Color.parse(one)) == pytest.approx(ratio, abs=0.005)


def test_a_colour_is_moved_no_further_than_it_must() -> None:
    """A readable one stays; one that cannot be made readable becomes what it was moved towards."""
    white, grey, black = (Color.parse(name) for name in ("#ffffff", "#888888", "#000000"))

    assert readable(black, (white,), grey) == black
    assert readable(grey, (white,), black).brightness < grey.brightness
    assert readable(grey, (white,), black) != black
    assert readable(white, (white,), grey) == grey


@every_theme
def test_text_is_readable_wherever_it_stands(theme: Theme) -> None:
    """Every role of text has 4.5 : 1 on the background, on the cursor row with and without focus, and selected."""
    look = look_in(theme)
    grounds = [paper_of(theme), *map(ground_of, (look.cursor, look.cursor_blurred, look.selected))]

    weak = {
        role: round(contrast(ink_of(look.roles[role]), ground), 2)
        for role in set(Role) - LINES - BOXES
        for ground in grounds
        if contrast(ink_of(look.roles[role]), ground) < READABLE
    }

    assert weak == {}


@every_theme
def test_chips_are_readable(theme: Theme) -> None:
    """Each box has its own ground and 4.5 : 1 on it."""
    look = look_in(theme)

    assert all(contrast(ink_of(look.roles[role]), ground_of(look.roles[role])) >= READABLE for role in BOXES)


@every_theme
def test_the_cursor_row_is_seen(theme: Theme) -> None:
    """1.5 : 1 against the background, the bar before it 3 : 1; a selected row can be told from others."""
    look, paper = look_in(theme), paper_of(theme)

    assert contrast(ground_of(look.cursor), paper) >= 1.5
    assert 1.15 <= contrast(ground_of(look.cursor_blurred), paper) < contrast(ground_of(look.cursor), paper)
    assert contrast(ground_of(look.selected), paper) >= PERCEPTIBLE
    assert contrast(ink_of(look.bar), ground_of(look.cursor)) >= GRAPHIC


@every_theme
def test_a_bar_is_fuller_the_more_is_read(theme: Theme) -> None:
    """The track is weaker than the fill, and near the background: an empty bar never looks full."""
    look, paper = look_in(theme), paper_of(theme)
    fill, track = (contrast(ink_of(look.roles[role]), paper) for role in (Role.BAR, Role.TRACK))

    assert fill >= GRAPHIC
    assert 1.2 < track < 1.8
    assert fill > 2 * track


@every_theme
def test_what_is_read_is_dimmer_than_what_is_left(theme: Theme) -> None:
    """Read rows step back on the background and on the cursor row."""
    look = look_in(theme)

    for ground in (paper_of(theme), ground_of(look.cursor)):
        left, read = (contrast(ink_of(look.roles[role]), ground) for role in (Role.TEXT, Role.READ))
        assert left >= BRIGHT
        assert read < left


@pytest.mark.parametrize("theme", ALL_THEMES, ids=lambda theme: theme.name)
def test_hits_and_links_are_told_without_colour(theme: Theme) -> None:
    """Hits are bold and underlined, strong text is bold; every role has a look."""
    roles = look_in(theme).roles

    assert set(roles) == set(Role)
    assert roles[Role.HIT].bold
    assert roles[Role.HIT].underline
    assert roles[Role.STRONG].bold
    assert roles[Role.EMPHASIS].italic


@pytest.mark.parametrize("theme", ANSI, ids=lambda theme: theme.name)
def test_the_terminal_keeps_its_own_colours(theme: Theme) -> None:
    """Without a palette of ours only the sixteen colours are named, and the cursor row is reversed."""
    look = look_in(theme)

    named = [style.color for style in look.roles.values() if style.color is not None]
    assert all(color.number is not None and color.number < 16 for color in named)
    assert look.cursor.reverse
    assert all(style.bgcolor is None for style in look.roles.values())


def test_our_own_themes_are_the_promised_ones() -> None:
    """Ink and paper, blue and amber."""
    assert (DARK.name, DARK.background, DARK.primary, DARK.accent) == ("papertui-dark", "#12141c", "#82aaff", "#ffb86c")
    assert (LIGHT.name, LIGHT.background) == ("papertui-light", "#faf7f0")
    assert DARK in THEMES
    assert LIGHT in THEMES
