"""The desk, with a real library and a real index: shelves, counts, and what an empty list says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papertui.app.desk import Desk
from papertui.domain.category import Counts
from papertui.domain.paper import Paper
from papertui.domain.reading import Status
from papertui.session import ALL_PAPERS, Session, Shelf, ShelfKind
from tests.app.laid_desk import DIFFUSION, EVERYTHING, laid_desk, marked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from papertui.app.roles import Line


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return laid_desk(tmp_path)


def said(lines: Sequence[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_counts_leave_out_what_was_dropped(desk: Desk) -> None:
    """Of the whole catalogue, a paper in two categories once; the tree counts each category by itself."""
    marked(desk, Status.READ, "score")
    marked(desk, Status.DROPPED, "gan")

    assert desk.counts() == Counts(read=1, left=2, dropped=1)
    root = desk.tree()
    assert root.counts == desk.counts()
    assert {child.name: child.counts for child in root.children} == {"Papers": Counts(1, 1, 1), "Posts": Counts(0, 1)}


def test_special_shelves_stand_only_while_they_hold_something(desk: Desk) -> None:
    """A wrong type and a control character are problems from the start; the other two come with the marks."""
    assert desk.special_shelves() == [(Shelf(ShelfKind.PROBLEMS), Counts(left=2))]

    marked(desk, Status.READING, "ddpm", "gan")
    marked(desk, Status.QUEUED, "weng")

    assert desk.special_shelves() == [
        (Shelf(ShelfKind.READING), Counts(left=2)),
        (Shelf(ShelfKind.QUEUED), Counts(left=1)),
        (Shelf(ShelfKind.PROBLEMS), Counts(left=2)),
    ]


def test_stars_have_a_column_only_where_some_are_shown(desk: Desk) -> None:
    """A rated paper elsewhere costs the others nothing."""
    assert not desk.shows_rating()

    assert desk.library is not None
    desk.library.rate(["weng"], 4)

    assert desk.shows_rating()
    desk.arrange(desk.session.with_shelf(DIFFUSION))
    assert not desk.shows_rating()


def test_an_empty_catalogue_says_how_to_fill_it() -> None:
    """With the command to type."""
    assert "i imports a list you have" in said(Desk().nothing_listed())


def test_an_empty_list_names_what_hides_the_papers(desk: Desk) -> None:
    """The query, the shelf it is kept to and the filter, each with the key that lifts it; the query is only text."""
    desk.arrange(desk.session.with_query("\x1bzzzz"))
    assert said(desk.nothing_listed()).startswith("Nothing matches “␛zzzz”\n\nesc clears the search")
    assert "shows read papers" not in said(desk.nothing_listed())

    desk.arrange(
        desk.session.with_shelf(DIFFUSION)
        .with_search_within_shelf(is_within_shelf=True)
        .with_read_hidden(hides_read=True)
    )
    assert "ctrl+t searches more than Diffusion" in said(desk.nothing_listed())
    assert ". shows read papers, which are hidden" in said(desk.nothing_listed())

    desk.arrange(Session(Shelf(ShelfKind.READING)))
    assert said(desk.nothing_listed()) == "Nothing here"


def test_a_shelf_is_called_by_its_last_name() -> None:
    """A category without its parents, and only as text."""
    desk = Desk()
    desk.show_early([Paper("score", "Scores", categories=(("Papers", "\x1bSDE"),))], {})
    assert desk.shelf_name() == "All papers"
    desk.arrange(desk.session.with_shelf(Shelf(ShelfKind.CATEGORY, ("Papers", "\x1bSDE"))))
    assert desk.heading() == "␛SDE"


def test_a_category_that_is_gone_gives_way_to_the_one_above_it(desk: Desk) -> None:
    """To all papers when that is gone too; one that is only hidden by a filter stays."""
    for gone, shelf in (("Papers", "Old", "Deep"), Shelf(ShelfKind.CATEGORY, ("Papers",))), (("Old",), ALL_PAPERS):
        desk.arrange(Session(Shelf(ShelfKind.CATEGORY, gone)))
        assert desk.session.shelf == shelf
    assert list(desk.ids) == EVERYTHING
    marked(desk, Status.READ, *EVERYTHING)
    desk.arrange(Session(DIFFUSION, hides_read=True))
    assert (list(desk.ids), desk.session.shelf) == ([], DIFFUSION)
