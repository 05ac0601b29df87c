"""What moving and renaming make of an entry's categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.domain.filing import filed_under, renamed_path

if TYPE_CHECKING:
    from papertui.domain.category import CategoryPath

A, B, BELOW, C = ("A",), ("B",), ("A", "x"), ("C",)


@pytest.mark.parametrize(
    ("standing", "target", "leaving", "filed"),
    [
        ((A, B), C, None, (A, B, C)),
        ((A, B), B, None, (A, B)),
        ((), C, None, (C,)),
        ((A, B), C, A, (C, B)),
        ((B, BELOW), C, A, (B, C)),
        ((A, BELOW, B), B, A, (B,)),
        ((A, B), A, A, (A, B)),
        ((A, BELOW), A, A, (A,)),
        ((B, C), A, A, (A,)),
        ((A, B), C, (), (C,)),
        ((), C, (), (C,)),
    ],
)
def test_a_move_leaves_what_it_is_out_of(
    standing: tuple[CategoryPath, ...],
    target: CategoryPath,
    leaving: CategoryPath | None,
    filed: tuple[CategoryPath, ...],
) -> None:
    """The others stay, in their order; each category is there once."""
    assert filed_under(standing, target, leaving) == filed


def test_what_is_below_a_renamed_category_goes_with_it() -> None:
    """What only begins with the same letters does not."""
    assert renamed_path(BELOW, A, (*B, "y")) == ("B", "y", "x")
    assert renamed_path(("Ab",), A, B) == ("Ab",)
