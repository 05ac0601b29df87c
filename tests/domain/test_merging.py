"""Facts about two changes of one entry: different fields go together, the same field is a conflict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from papertui.domain.merging import check_untouched, kept_both, merged_lines
from papertui.domain.paper import Link, Paper
from papertui.errors import Clash, EditConflictError

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


def clashes(disk: Paper, changes: dict[str, FieldValue]) -> tuple[Clash, ...]:
    """The fields that were changed on both sides."""
    try:
        check_untouched(BASE, disk, changes)
    except EditConflictError as conflict:
        return conflict.clashes
    return ()


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
    assert clashes(disk, changes) == ()


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
    assert clashes(disk, changes) == (Clash(*told),)


def test_all_clashes_of_an_entry_are_brought_at_once() -> None:
    """So that they are settled in one go."""
    disk = replace(BASE, title="theirs", year=2021, venue="ICML")

    with pytest.raises(EditConflictError, match=r"title of ddpm .* year of ddpm") as caught:
        check_untouched(BASE, disk, {"title": "mine", "year": 2019, "tags": ("x",)})

    assert [clash.field for clash in caught.value.clashes] == ["title", "year"]


@pytest.mark.parametrize(
    ("field", "mine", "disk", "base", "both"),
    [
        ("tags", "a; b; mine", "theirs; a; b", "a; b", "theirs; a; b; mine"),
        ("authors", "A", "A; B; C", "A; B", "A; C"),
        ("categories", "P > X", "P > Y", "", "P > Y; P > X"),
        ("own tags", "x", "x", "", "x"),
        ("links", "a = u\nb = v", "a = u\nc = w", "a = u", "a = u\nc = w\nb = v"),
        ("summary", "One.\nMine.", "One.\nTheirs.", "One.", "One.\nTheirs.\nMine."),
        ("summary", "Mine.", "Theirs.", "One.", "Theirs.\nMine."),
        ("note", "Mine.", "", "One.", "Mine."),
        ("title", "Mine", "Theirs", "One", None),
        ("year", "2020", "2021", "2019", None),
    ],
)
def test_both_changes_are_kept_where_a_field_can_hold_both(
    field: str, mine: str, disk: str, base: str, both: str | None
) -> None:
    """Lists are united, with what either side took out left out; prose is joined; a single value cannot be both."""
    assert kept_both(Clash(field, mine, disk, base)) == both


@pytest.mark.parametrize(
    ("mine", "disk", "merged"),
    [
        ("A\nb\nc\nd\n", "a\nb\nc\n", "A\nb\nc\n"),
        ("A\nb\nc\nd\n", "a\nB\nc\nd\n", "A\nB\nc\nd\n"),
        ("x\na\nb\nc\nd\n", "a\nb\nc\nd\ny\n", "x\na\nb\nc\nd\ny\n"),
        ("A\nb\nc\nd\n", "A\nb\nc\nd\n", "A\nb\nc\nd\n"),
        ("a\nb\nc\nd\n", "a\r\nb\r\nC\r\nd\r\n", "a\nb\nC\nd\n"),
        ("A\nb\nc\nd\n", "x\nb\nc\nd\n", None),
        ("a\nb\nc\nd\nx\n", "a\nb\nc\nd\ny\n", None),
        ("a\nx\nb\nc\nd\n", "A\nb\nc\nd\n", None),
    ],
    ids=["far", "next line", "both ends", "same", "line ends", "one line", "same place", "at a changed line"],
)
def test_lines_that_two_sides_changed_go_together(mine: str, disk: str, merged: str | None) -> None:
    """Unless they are the same lines, or both wrote at one place."""
    base = "a\nb\nc\nd\n"

    assert merged_lines(mine, disk, base) == merged
    assert merged_lines(disk, mine, base) == merged
