"""Facts about two changes of one entry: different fields go together, the same field is a conflict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from papertui.domain.merging import check_untouched
from papertui.domain.paper import Link, Paper
from papertui.errors import EditConflictError

if TYPE_CHECKING:
    from papertui.domain.draft import FieldValue

BASE = Paper(
    "ddpm",
    "Denoising Diffusion",
    ("Jonathan Ho",),
    year=2020,
    categories=(("Papers", "Must-Read"),),
    links=(Link("Paper", "https://arxiv.org/abs/2006.11239"), Link("Github", "https://github.com/a/b")),
)


@pytest.mark.parametrize(
    ("disk", "changes"),
    [
        (BASE, {"title": "mine"}),
        (replace(BASE, year=2021), {"title": "mine"}),
        (replace(BASE, title="mine"), {"title": "mine"}),
        (replace(BASE, year=None), {"year": None}),
        (replace(BASE, links=(Link("Paper", "https://x.org"), BASE.links[1])), {"links.Github": "https://y.org"}),
        (replace(BASE, links=BASE.links[:1]), {"links.Github": None}),
        (replace(BASE, line=99), {"links.Video": "https://v.org"}),
    ],
    ids=["untouched", "other field", "same change", "same removal", "other link", "link removed too", "new link"],
)
def test_changes_of_different_fields_go_together(disk: Paper, changes: dict[str, FieldValue]) -> None:
    """So do equal changes of the same field."""
    check_untouched(BASE, disk, changes)


@pytest.mark.parametrize(
    ("disk", "changes", "told"),
    [
        (replace(BASE, title="theirs"), {"title": "mine"}, ("title", "mine", "theirs", "Denoising Diffusion")),
        (replace(BASE, year=2021), {"title": "mine", "year": None}, ("year", "", "2021", "2020")),
        (
            replace(BASE, categories=(("Other",),)),
            {"categories": (("Third",),)},
            ("categories", "Third", "Other", "Papers > Must-Read"),
        ),
        (
            replace(BASE, links=BASE.links[1:]),
            {"links.Paper": "https://x.org"},
            ("links.Paper", "https://x.org", "", "https://arxiv.org/abs/2006.11239"),
        ),
    ],
    ids=["title", "removal", "categories", "link"],
)
def test_two_changes_of_one_field_are_a_conflict(
    disk: Paper, changes: dict[str, FieldValue], told: tuple[str, str, str, str]
) -> None:
    """It brings my text, the disk's and what both started from."""
    with pytest.raises(EditConflictError) as caught:
        check_untouched(BASE, disk, changes)

    assert (caught.value.field, caught.value.mine, caught.value.disk, caught.value.base) == told
