"""The desk, with a real library and a real index: which papers are listed, and what their rows show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.app.desk import NO_ROW, Desk
from papertui.domain.category import Counts
from papertui.domain.paper import Paper
from papertui.domain.reading import Reading, Status
from papertui.session import Session, Shelf, ShelfKind, Sort
from tests.app.laid_desk import DIFFUSION, EVERYTHING, laid_desk, marked

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return laid_desk(tmp_path)


def test_an_empty_desk_shows_nothing() -> None:
    """Before anything is loaded it can be asked everything."""
    desk = Desk()

    assert desk.arrange(Session()) == 0
    assert list(desk.ids) == []
    assert desk.paper is None
    assert desk.counts() == Counts()
    assert desk.special_shelves() == []
    assert desk.row("nothing") == NO_ROW
    assert desk.spans("title", "text") == ()
    assert not desk.shows_rating()
    assert desk.heading() == "All papers"


def test_papers_are_shown_while_they_are_loaded() -> None:
    """Twice the same id is one paper, the later one; a query waits for the index."""
    desk = Desk()

    desk.show_early([Paper("a", "A"), Paper("b", "B"), Paper("a", "A2")], {"b": Reading(Status.READ)})

    assert list(desk.ids) == ["a", "b"]
    assert desk.row("a").paper.title == "A2"
    assert desk.counts() == Counts(1, 1)
    assert desk.reading("b").status is Status.READ
    desk.arrange(Session(query="zzz"))
    assert list(desk.ids) == ["a", "b"]
    assert not desk.is_searching


def test_the_cursor_stays_on_its_paper(desk: Desk) -> None:
    """Whatever else changes; a query asks for the best match instead."""
    desk.session = desk.session.with_cursor("weng")

    assert desk.arrange(desk.session.with_sort(Sort.TITLE, is_reversed=False)) == 3
    assert desk.session.cursor == "weng"
    assert desk.paper is not None
    assert desk.paper.id == "weng"
    assert desk.arrange(desk.session, to_top=True) == 0
    assert desk.session.cursor == desk.ids[0] == "ddpm"


@pytest.mark.parametrize(
    ("cursor", "hidden", "goes_to"),
    [
        ("score", ["score"], "gan"),
        ("weng", ["weng"], "gan"),
        ("ddpm", ["ddpm", "score"], "gan"),
        ("gan", ["ddpm"], "gan"),
        ("ddpm", EVERYTHING, ""),
        ("not listed", ["ddpm"], "score"),
    ],
)
def test_the_cursor_goes_to_the_next_when_its_paper_goes(
    desk: Desk, cursor: str, hidden: list[str], goes_to: str
) -> None:
    """Or to the last one, when nothing follows; of an empty list to nothing."""
    marked(desk, Status.READ, *hidden)

    row = desk.arrange(desk.session.with_cursor(cursor).with_read_hidden(hides_read=True))

    assert desk.session.cursor == goes_to
    assert row == (desk.ids.index(goes_to) if goes_to else 0)


def test_a_search_ranks_and_marks(desk: Desk) -> None:
    """Results come best first, with the letters that were hit; the shelf does not matter."""
    desk.arrange(desk.session.with_shelf(Shelf(ShelfKind.CATEGORY, ("Posts",))).with_query("denosing"))

    assert list(desk.ids) == ["ddpm"]
    assert desk.is_searching
    assert desk.heading() == "Results"
    assert [tuple(span) for span in desk.row("ddpm").hits] == [(0, 9)]
    assert desk.row("ddpm").hit_field == ""


def test_a_row_names_the_field_that_was_hit(desk: Desk) -> None:
    """When nothing of the title was."""
    desk.arrange(desk.session.with_query("song"))

    assert list(desk.ids) == ["score"]
    assert desk.row("score").hits == ()
    assert desk.row("score").hit_field in {"author", "authors"}
    assert list(desk.spans("author", "Yang Song"))
    assert not desk.spans("summary", "Diffusion as an equation.")


def test_hits_lie_on_the_shown_text(desk: Desk) -> None:
    """A control character of the file is one stand-in on the screen; the letters behind it are still marked."""
    desk.arrange(desk.session.with_query("nets"))

    row = desk.row("gan")

    shown = "Generative Adversarial␛[2J Nets"
    assert [shown[start:end] for start, end in row.hits] == ["Nets"]


def test_a_search_can_be_kept_to_the_shelf(desk: Desk) -> None:
    """On request, and the chip names the shelf."""
    desk.arrange(
        desk.session.with_shelf(DIFFUSION).with_search_within_shelf(is_within_shelf=True).with_query("diffusion")
    )

    assert set(desk.ids) == {"ddpm", "score"}
    assert desk.shelf_name() == "Diffusion"


def test_a_search_lists_no_paper_that_has_gone(desk: Desk) -> None:
    """The catalogue may have lost one that the index, which is built anew meanwhile, still knows."""
    assert desk.library is not None
    desk.arrange(desk.session.with_query("diffusion"))
    assert "ddpm" in desk.ids

    desk.library.remove(["ddpm"])
    desk.arrange(desk.session)

    assert set(desk.ids) == {"score", "weng"}


def test_a_blank_query_is_none(desk: Desk) -> None:
    """Blanks search for nothing and hide nothing."""
    desk.arrange(desk.session.with_query("  "))

    assert list(desk.ids) == EVERYTHING
    assert not desk.is_searching


@pytest.mark.parametrize("query", ["is:left", "diffusion is:left"])
def test_a_marked_row_stays_under_a_query(desk: Desk, query: str) -> None:
    """Greyed and where it stood, until the query changes."""
    desk.arrange(desk.session.with_query(query))
    before = list(desk.ids)

    marked(desk, Status.READ, before[1])
    desk.arrange(desk.session)

    assert list(desk.ids) == before
    assert desk.row(before[1]).is_stale
    desk.arrange(desk.session.with_query(f"{query} "))
    assert list(desk.ids) == [paper_id for paper_id in before if paper_id != before[1]]


def test_the_queue_keeps_its_order_while_it_is_read(desk: Desk) -> None:
    """A paper that leaves the queue stays in its place; the others do not move."""
    for paper_id in ("weng", "ddpm", "gan"):
        marked(desk, Status.QUEUED, paper_id)
    desk.arrange(desk.session.with_shelf(Shelf(ShelfKind.QUEUED)))
    assert list(desk.ids) == ["weng", "ddpm", "gan"]

    marked(desk, Status.READ, "ddpm")
    desk.arrange(desk.session.with_cursor("gan"))

    assert list(desk.ids) == ["weng", "ddpm", "gan"]
    assert desk.row("ddpm").is_stale
    assert not desk.row("weng").is_stale


def test_a_row_knows_that_it_is_selected(desk: Desk) -> None:
    """And nothing else of the others."""
    desk.session = desk.session.with_selected(["score"])

    assert [desk.row(paper_id).is_selected for paper_id in desk.ids] == [False, True, False, False]


def test_a_venue_that_was_hit_is_marked(desk: Desk) -> None:
    """In the row; not where the query's word only happens to stand."""
    desk.arrange(desk.session.with_query("neurips denoising"))

    assert list(desk.ids) == ["ddpm"]
    assert [tuple(span) for span in desk.row("ddpm").venue_hits] == [(0, 7)]
    desk.arrange(desk.session.with_query("title:denoising"))
    assert not desk.row("ddpm").venue_hits
