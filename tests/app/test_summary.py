"""The summary's lines, wrapped with their styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from papertui.app.roles import Role
from papertui.app.widgets.summary import wrapped_line
from papertui.domain.visible import visible

if TYPE_CHECKING:
    from papertui.app.roles import Line

TEXTS = st.text(st.sampled_from("ab 가拡。\u0301👍"), max_size=12).map(visible)
LINES = st.lists(st.tuples(TEXTS, st.sampled_from([Role.TEXT, Role.STRONG, Role.HIT])), max_size=6).map(tuple)


def letters(line: Line) -> list[tuple[str, Role]]:
    return [(letter, role) for text, role in line for letter in text if letter != " "]


@given(LINES, st.integers(1, 20))
def test_every_letter_keeps_its_style_where_a_line_is_broken(line: Line, width: int) -> None:
    """Only blanks at a break are left out; an empty line stays one."""
    wrapped = list(wrapped_line(line, width))

    assert [letter for row in wrapped for letter in letters(row)] == letters(line)
    assert wrapped


def test_the_blank_that_closes_a_box_is_shown() -> None:
    """It has the box's ground; blanks are left out only where a line goes on below."""
    line = ((" 19 Jun 2020 ", Role.CHIP),)

    assert list(wrapped_line(line, 20)) == [line]
    assert list(wrapped_line((("one ", Role.CHIP), ("two ", Role.TEXT)), 5)) == [
        (("one", Role.CHIP),),
        (("two ", Role.TEXT),),
    ]
