"""`docs/formats.md` says what comes back from each format: every cell of its table is tried."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from papertui.domain.paper import KINDS, Link, Paper
from papertui.domain.reading import NO_READING, Status
from papertui.exchange.csv_write import COLUMNS
from papertui.exchange.duplicates import joined_entries
from papertui.exchange.formats import FORMATS, READABLE, WRITABLE, Selection, Wish, read_as, written_as
from papertui.exchange.paper_json import KEYS
from papertui.exchange.references import KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.exchange.imported import ImportedEntry

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
BARE = Paper("lee2021folding", "Folding Maps", categories=(("Maps",),), links=(Link("Paper", "https://a.org/lee.pdf"),))
READ = NO_READING._replace(status=Status.READ, rating=5, note="An own note", tags=("own-tag",), is_stated=True)


class Specimens(NamedTuple):
    """What is tried for a row of the table: each changes the bare paper, and is looked at in what came back."""

    changes: Sequence[dict[str, Any]]
    seen: Callable[[Paper], Any]


def _field(name: str, *values: object) -> Specimens:
    return Specimens([{name: value} for value in values], lambda paper: getattr(paper, name))


def _extra(*names: str) -> Specimens:
    return Specimens(
        [{"authors": ("Ann Lee",), "venue": "CVPR", "extra": ((name, "7"),)} for name in names],
        lambda paper: paper.extra,
    )


ROWS = {
    "`id`": _field("id", "ho2020denoising", "DBLP:conf/x/Li-1+2.3", "논문"),
    "`title`": _field("title", "Folding", "100% of $\\epsilon_\\theta$ & {x} -- <i>a</i> ~ #1"),
    "`authors`": _field("authors", ("Ann Lee", "Jan van der Berg", "OpenAI"), ("Lee, Ann",)),
    "`venue`": _field("venue", "CVPR", "NeurIPS 2020", "arXiv"),
    "`year`": _field("year", 2020, 1935),
    "`date`": _field("date", "2020-06-19", "2020-06", "2020"),
    "`kind`": _field("kind", *KINDS),
    "`categories`": _field("categories", (("A, b", "C"), ("D",)), (tuple("ABCDEFG"),)),
    "`tags`": _field("tags", ("ddpm", "a, b; c")),
    "`arxiv`": Specimens([{"arxiv": "2006.11239"}, {"arxiv": "hep-th/9901001"}], lambda paper: paper.arxiv_id),
    "`doi`": Specimens([{"doi": "10.1145/3528233.3530757"}], lambda paper: paper.doi_name),
    "`links`": _field(
        "links", (Link("Paper", "https://arxiv.org/abs/2006.11239v2"), Link("Code", "https://github.com/a/b,c#d_(e)"))
    ),
    "`summary`": _field("summary", "One *line*, $x_{t}$.\nAnother: 50% & more.\n\nA paragraph."),
    "keys of a bibliography": _extra(*KEPT),
    "any other key": _extra("rank", "shelf"),
}


def _table() -> dict[str, dict[str, str]]:
    """The cells of the table, by row and format."""
    lines = re.findall(r"^\|(.*)\|$", PAGE.partition("## What comes back")[2].partition("\n## ")[0], re.MULTILINE)
    head, _, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def _both_ways() -> list[str]:
    return [name for name in READABLE if name in WRITABLE]


def _returned(name: str, paper: Paper) -> ImportedEntry:
    selection = Selection((paper,), lambda _id: READ, "Mine")
    [entry] = joined_entries(read_as(name, written_as(name, selection), Wish(2027)).entries)
    return entry


def _said(cell: str) -> str:
    """What a cell says: that all comes back, nothing does, or some does."""
    return next((word for word in ("yes", "no") if re.match(rf"{word}\b", cell)), "some")


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("name", _both_ways())
def test_every_cell_is_so(name: str, row: str) -> None:
    """“Yes” when every specimen comes back equal, “no” when none does, other words when it depends."""
    specimens = ROWS[row]
    papers = [replace(BARE, **change) for change in specimens.changes]

    equal = [specimens.seen(_returned(name, paper).paper) == specimens.seen(paper) for paper in papers]

    found = "yes" if all(equal) else "some" if any(equal) else "no"
    assert (_said(_table()[row][FORMATS[name].shown]), equal) == (found, equal)


@pytest.mark.parametrize("name", _both_ways())
def test_whose_marks_go_out(name: str) -> None:
    """A read mark comes back where the table says so; what a reader says for himself is in none of them."""
    row = _table()["read marks"]
    written = written_as(name, Selection((BARE,), lambda _id: READ, "Mine"))

    assert _said(row[FORMATS[name].shown]) == ("yes" if _returned(name, BARE).status is Status.READ else "no")
    assert _table()["ratings, notes and tags of your own"][FORMATS[name].shown] == "no"
    assert "An own note" not in written
    assert "own-tag" not in written


def test_the_table_has_these_rows_and_formats() -> None:
    """Every field of a paper has a row, every format that is read and written a column."""
    rows = _table()
    shown = {FORMATS[name].shown for name in _both_ways()}

    assert set(rows) == {*ROWS, "read marks", "ratings, notes and tags of your own"}
    assert all(shown <= set(cells) for cells in rows.values())
    assert {row.strip("`") for row in rows if row.startswith("`")} == set(KEYS) - {
        "status", "rating", "note", "my_tags", "read_at", "line", "extra"
    }  # fmt: skip


def test_the_page_names_every_format_and_ending() -> None:
    """With the names that ``--from`` and ``--to`` take; and the columns of CSV in their order."""
    for name, found in FORMATS.items():
        [line] = re.findall(rf"^\| `{name}` \|.*$", PAGE, re.MULTILINE)
        assert all(f"`{ending}`" in line for ending in found.endings)
        assert found.shown in line
    assert ", ".join(f"`{column}`" for column in COLUMNS) in PAGE
    assert all(f"`{key}`" in PAGE for key in KEPT)
