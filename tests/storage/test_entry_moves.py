"""Facts about removed entries and renamed categories: what goes with an entry, what stays, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from papertui.errors import BrokenCatalogueError, EditRefusedError, UnknownPaperError
from papertui.storage.catalogue_file import CatalogueFile, catalogue_of
from papertui.storage.entry_moves import filings, removals, renamings
from papertui.storage.text_exchange import exchanged

A = '[[papers]]\nid = "a"\ntitle = "A"\n'
B = '# about b\n[[papers]]\nid = "b"\ntitle = "B"\n[papers.links]\nx = "https://x.org"\n'
C = '[[papers]]\nid = "c"\ntitle = "[[papers]]"\n'


def file(text: str) -> CatalogueFile:
    return catalogue_of(Path("papers.toml"), text.encode())


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        (f"{A}\n{B}\n{C}", "b", f"{A}\n{C}"),
        (f"{A}\n\n# apart\n\n{B}\n{C}", "b", f"{A}\n\n# apart\n\n{C}"),
        (f"{A}{B}{C}", "b", f"{A}{C}"),
        (f"# head\n\n{A}\n{C}", "a", f"# head\n\n{C}"),
        (f"{A}\n{C}", "c", A),
        (f"{A}\n\n\n{C}\n\n", "c", A),
        (f"{A}\n{C}".rstrip(), "c", A),
        (A, "a", ""),
        (f"{A}\n# kept\n\n{B}\n{C}\n# end\n", "c", f"{A}\n# kept\n\n{B}\n# end\n"),
        (f"{A}\n{B}\n{C}".replace("\n", "\r\n"), "b", f"{A}\n{C}".replace("\n", "\r\n")),
        (f"{A}\n{B}\n[markers]\nread = []\n", "b", f"{A}\n[markers]\nread = []\n"),
    ],
)
def test_an_entry_goes_with_the_comment_above_it(text: str, gone: str, left: str) -> None:
    """And with the blank lines that set it apart; all else stays, and it comes back to the byte."""
    whole = file(text)
    out = removals(whole, [gone])

    without = exchanged(whole, out)

    assert without.content.decode() == left
    assert exchanged(without, [exchange.reversed for exchange in out]).content == whole.content


@pytest.mark.parametrize("gone", [["a", "b"], ["b", "a"], ["b", "c"], ["a", "c"], ["c", "b", "a"]])
def test_several_go_and_come_back_in_their_order(gone: list[str]) -> None:
    """Also neighbours, also all."""
    whole = file(f"# head\n\n{A}\n{B}\n{C}")
    out = removals(whole, gone)

    without = exchanged(whole, out)

    assert [paper.id for paper in without.catalogue.papers] == [i for i in "abc" if i not in gone]
    assert exchanged(without, [exchange.reversed for exchange in out]).content == whole.content


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('papers = [{id = "a", title = "A"}]\n', EditRefusedError),
        (f"{A}\n[[papers\n", BrokenCatalogueError),
        (C, UnknownPaperError),
    ],
)
def test_what_cannot_be_taken_out_is_refused(text: str, error: type[Exception]) -> None:
    """With the reason that any edit would get."""
    with pytest.raises(error):
        removals(file(text), ["a"])


CATEGORIES = """\
[[categories]]
path = 'Papers > Old'  # first
note = "n"

[[categories]]
note = "no path"

[[papers]]
title = "One"
categories = [
  "Papers > Old > Deep",  # deep
  "Other",
]

[[papers]]
title = "Two"
categories = ["Papers>Old", "Papers > New"]

[[papers]]
title = "Three"
categories = ["Papers > Older"]
"""


def test_a_category_is_renamed_with_all_below_it() -> None:
    """In every entry and where it is declared; comments and quotes stay, and two that become one are one."""
    whole = file(CATEGORIES)
    changes = renamings(whole, ("Papers", "Old"), ("Papers", "New"))

    after = exchanged(whole, changes)

    assert after.content.decode() == (
        CATEGORIES.replace("'Papers > Old'", "'Papers > New'")
        .replace("Papers > Old > Deep", "Papers > New > Deep")
        .replace('["Papers>Old", "Papers > New"]', '["Papers > New"]')
    )
    assert exchanged(after, [change.reversed for change in changes]).content == whole.content


def test_entries_are_filed_in_place() -> None:
    """Several at once, in any order of asking; what stands there already is left out; undo brings every byte back."""
    whole = file(CATEGORIES)
    ids = [paper.id for paper in whole.catalogue.papers]

    moved = filings(whole, [*ids[::-1], ids[0]], ("Papers", "New"), ("Papers",))
    after = exchanged(whole, moved)

    new = ("Papers", "New")
    assert [paper.categories for paper in after.catalogue.papers] == [(new, ("Other",)), (new,), (new,)]
    assert filings(after, ids, ("Papers", "New"), None) == []
    assert exchanged(after, [change.reversed for change in moved]).content == whole.content
    with pytest.raises(UnknownPaperError):
        filings(whole, ["nobody"], ("A",), None)


def test_a_renaming_that_finds_nothing_changes_nothing() -> None:
    """A longer name is another one."""
    assert renamings(file(CATEGORIES), ("Pap",), ("X",)) == []
