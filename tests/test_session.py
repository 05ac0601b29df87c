"""The session: what is listed, in which order, and that nothing jumps under the reader's hands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.catalogue import Catalogue
from papertui.domain.paper import Paper
from papertui.domain.reading import Reading, Status
from papertui.session import ALL_PAPERS, Session, Shelf, ShelfKind, Sort, papers_on, shown_ids

GANS = Shelf(ShelfKind.CATEGORY, ("Papers", "GANs"))
PAPERS = Shelf(ShelfKind.CATEGORY, ("Papers",))
CATALOGUE = Catalogue(
    (
        Paper("a", "Émile", ("Jonathan Ho",), "CVPR 2021", 2021, "2021-06", categories=(("Papers", "GANs"),)),
        Paper("b", "zebra", ("Zhang, Yi",), "ACL", 2020, categories=(("Papers",),)),
        Paper("c", "Adam", ("  ",), "CVPR", 2019, categories=(("Posts",), ("Papers", "GANs"))),
        Paper("d", "", (), "", None, categories=(("Posts",),), has_problems=True),
        Paper("e", "deep", ("Ángel Abad",), "", 2021, categories=(), is_broken=True),
    )
)
READINGS = {
    "a": Reading(Status.READ, 3, read_at="2026-01-02T00:00:00.000Z"),
    "b": Reading(Status.QUEUED, 5, status_at="2026-03-01T00:00:00.000Z"),
    "c": Reading(Status.QUEUED, status_at="2026-02-01T00:00:00.000Z"),
    "d": Reading(Status.DROPPED),
    "e": Reading(Status.READ, 1, read_at="2026-04-02T00:00:00.000Z"),
}


def listed(session: Session, ranked: str | None = None, before: str = "") -> str:
    """The ids of the list as one word."""
    return "".join(shown_ids(session, CATALOGUE, READINGS, ranked, before))


@pytest.mark.parametrize(
    ("shelf", "ids"),
    [
        (ALL_PAPERS, "abcde"),
        (GANS, "ac"),
        (PAPERS, "abc"),
        (Shelf(ShelfKind.CATEGORY, ("Pap",)), ""),
        (Shelf(ShelfKind.READING), ""),
        (Shelf(ShelfKind.QUEUED), "cb"),
        (Shelf(ShelfKind.PROBLEMS), "de"),
    ],
)
def test_a_shelf_holds_its_papers(shelf: Shelf, ids: str) -> None:
    """A category holds what is below it; the queue is oldest first, all else in catalogue order."""
    assert "".join(paper.id for paper in papers_on(shelf, CATALOGUE, READINGS)) == ids
    assert listed(Session(shelf)) == ids


def test_the_reading_shelf_holds_what_is_being_read() -> None:
    """A status of the log, not of the catalogue."""
    papers = papers_on(Shelf(ShelfKind.READING), CATALOGUE, {"d": Reading(Status.READING)})

    assert [paper.id for paper in papers] == ["d"]


@pytest.mark.parametrize(
    ("sort", "ids", "ids_reversed"),
    [
        (Sort.CATALOGUE, "abcde", "edcba"),
        (Sort.TITLE, "ceabd", "baecd"),
        (Sort.AUTHOR, "eabcd", "baecd"),
        (Sort.YEAR, "aebcd", "cbead"),
        (Sort.VENUE, "bcade", "acbde"),
        (Sort.STATUS, "bcaed", "daebc"),
        (Sort.RATING, "baecd", "eabcd"),
        (Sort.READ_AT, "eabcd", "aebcd"),
    ],
)
def test_what_lacks_the_value_comes_last(sort: Sort, ids: str, ids_reversed: str) -> None:
    """Either way round; accents sort as their letter, ties keep catalogue order, a family name may stand first."""
    assert listed(Session(sort=sort)) == ids
    assert listed(Session(sort=sort, is_reversed=True)) == ids_reversed


def test_orders_go_round() -> None:
    """After the last comes the first."""
    orders = [Sort.CATALOGUE]
    while orders[-1].following is not Sort.CATALOGUE:
        orders.append(orders[-1].following)

    assert orders == list(Sort)


@pytest.mark.parametrize(
    ("session", "ranked", "ids"),
    [
        (Session(query="x"), "dba", "dba"),
        (Session(query="x", shelf=GANS), "dba", "dba"),
        (Session(query="x", shelf=GANS, is_within_shelf=True), "dba", "a"),
        (Session(query="x", is_within_shelf=True), "dba", "dba"),
        (Session(query="x", sort=Sort.TITLE), "dba", "abd"),
        (Session(query="x", hides_read=True), "dba", "b"),
        (Session(query="x"), "", ""),
    ],
)
def test_a_search_goes_over_everything_and_keeps_its_order(session: Session, ranked: str, ids: str) -> None:
    """Best first, unless the reader has chosen an order; the shelf matters only when it is asked to."""
    assert listed(session, ranked) == ids


def test_hidden_papers_stay_while_they_are_kept() -> None:
    """What was marked read under the filter stays where it is until the filter changes."""
    session = Session(hides_read=True)

    assert listed(session) == "bc"
    assert listed(session.with_kept(["e", "a"])) == "abce"
    assert listed(session.with_kept(["e"]).with_read_hidden(hides_read=True)) == "bc"


@pytest.mark.parametrize(
    ("session", "ranked", "before", "ids"),
    [
        (Session(Shelf(ShelfKind.QUEUED)), None, "acb", "acb"),
        (Session(Shelf(ShelfKind.QUEUED)), None, "cab", "cab"),
        (Session(Shelf(ShelfKind.QUEUED)), None, "cba", "cba"),
        (Session(Shelf(ShelfKind.QUEUED), sort=Sort.TITLE), None, "cab", "cab"),
        (Session(Shelf(ShelfKind.QUEUED), sort=Sort.RATING), None, "cab", "bac"),
        (Session(query="is:queued"), "bc", "bac", "bac"),
        (Session(query="is:queued"), "", "a", "a"),
        (Session(query="is:queued"), "bc", "bc", "bc"),
        (Session(Shelf(ShelfKind.QUEUED), is_reversed=True), None, "bac", "bac"),
    ],
)
def test_a_marked_paper_stays_where_it_stood(session: Session, ranked: str | None, before: str, ids: str) -> None:
    """What has left the queue, or the answer to a query, stays behind its neighbour; a chosen order places it."""
    assert listed(session.with_kept(["a"]), ranked, before) == ids


def test_a_paper_that_left_the_catalogue_is_not_kept() -> None:
    """Nothing is listed that is not there."""
    assert listed(Session(Shelf(ShelfKind.QUEUED)).with_kept(["gone"]), None, "c?b") == "cb"
    assert shown_ids(Session().with_kept(["gone"]), CATALOGUE, READINGS, None, ["gone", "a"]) == list("abcde")


def test_a_change_lets_go_of_what_it_must() -> None:
    """Another shelf lets go of kept rows and selection; another query, filter or scope of kept rows."""
    session = Session(kept=frozenset("ab"), selected=frozenset("c"), cursor="a", query="q")

    assert session.with_shelf(GANS) == session._replace(shelf=GANS, kept=frozenset(), selected=frozenset())
    assert session.with_query("other") == session._replace(query="other", kept=frozenset())
    assert session.with_read_hidden(hides_read=True).kept == frozenset()
    assert session.with_search_within_shelf(is_within_shelf=True).kept == frozenset()
    assert session.with_shelf(ALL_PAPERS) is session
    assert session.with_query("q") is session


def test_a_change_leaves_the_rest_alone() -> None:
    """Order, cursor and selection change nothing else."""
    session = Session(kept=frozenset("ab"), cursor="a")

    assert session.with_sort(Sort.YEAR, is_reversed=True) == session._replace(sort=Sort.YEAR, is_reversed=True)
    assert session.with_cursor("b") == session._replace(cursor="b")
    assert session.with_selected("cd") == session._replace(selected=frozenset("cd"))
    assert session.with_kept("c").kept == frozenset("abc")


@pytest.mark.parametrize(
    ("session", "is_filtered"),
    [
        (Session(), False),
        (Session(query="  "), False),
        (Session(query="x"), True),
        (Session(hides_read=True), True),
        (Session(GANS), False),
    ],
)
def test_a_filter_is_a_query_or_hidden_papers(session: Session, is_filtered: bool) -> None:
    """The shelf is chosen, it filters nothing."""
    assert session.is_filtered is is_filtered


@given(
    st.sampled_from([ALL_PAPERS, GANS, Shelf(ShelfKind.QUEUED), Shelf(ShelfKind.PROBLEMS)]),
    st.sampled_from(Sort),
    st.booleans(),
    st.frozensets(st.sampled_from("abcde?")),
    st.none() | st.permutations("abcde"),
    st.permutations("abcde"),
    st.booleans(),
)
def test_a_list_names_every_paper_once(  # noqa: PLR0913, PLR0917 — all that a list depends on
    shelf: Shelf,
    sort: Sort,
    is_reversed: bool,
    kept: frozenset[str],
    ranked: list[str] | None,
    before: list[str],
    hides_read: bool,
) -> None:
    """Whatever is asked for: no paper twice, none unknown, and all that is kept and was listed is still there."""
    session = Session(shelf, "", is_within_shelf=True, hides_read=hides_read, sort=sort, is_reversed=is_reversed)

    ids = shown_ids(session.with_kept(kept), CATALOGUE, READINGS, ranked, before)

    assert len(set(ids)) == len(ids)
    assert set(ids) <= set("abcde")
    assert kept & set(before) <= set(ids)
