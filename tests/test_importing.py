"""Lists taken into a catalogue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from papertui.domain.paper import Link, Paper
from papertui.domain.reading import Status
from papertui.exchange.imported import ImportedEntry
from papertui.exchange.meeting import LinkOffer
from papertui.importing import Wishes, planned_import, told_import
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_edit import edit_entry
from papertui.storage.new_entries import empty_catalogue

PATH = Path("papers.toml")
FOLD = Paper("", "Learning to Fold", authors=("Ann Lee",), year=2020, arxiv="2001.00001")


def entry(paper: Paper, status: Status | None = None) -> ImportedEntry:
    return ImportedEntry(paper, status, 1)


def test_new_entries_get_ids_and_keep_their_marks() -> None:
    """Equal names are told apart; only what is read or being read is a mark."""
    other = replace(FOLD, title="Learning to Unfold")

    plan = planned_import(empty_catalogue(PATH), [entry(FOLD, Status.READ), entry(other, Status.UNREAD)])

    assert len(set(plan.added)) == 2
    assert all(paper_id.startswith("lee2020learning-") for paper_id in plan.added)
    assert plan.marks == ((plan.added[0], Status.READ),)


def test_an_entry_that_is_there_gains_what_it_lacks() -> None:
    """Categories and links add up, empty fields are filled, what the reader wrote stays."""
    content = b"[[papers]]\nid = 'x'\ntitle = 'Learning to fold' # mine\nsummary = 'My words.'\ncategories = ['A']\n"
    found = replace(FOLD, categories=(("B",),), summary="Theirs.", links=(Link("Paper", "https://a.org"),))

    plan = planned_import(catalogue_of(PATH, content), [entry(found, Status.READING)])
    paper = plan.file.catalogue.papers[0]

    assert (plan.added, plan.changed, plan.marks) == ((), ("x",), (("x", Status.READING),))
    assert (paper.summary, paper.categories, paper.authors) == ("My words.", (("A",), ("B",)), ("Ann Lee",))
    assert b"'Learning to fold' # mine" in plan.file.content


def test_an_empty_summary_is_filled_and_a_derived_id_stays() -> None:
    """An entry without an id in the file keeps the one it had when a year or author comes to it."""
    base = catalogue_of(PATH, b"[[papers]]\ntitle = 'Learning to Fold'\n")

    plan = planned_import(
        base, [entry(replace(FOLD, summary="It folds.")), entry(replace(FOLD, title="Fold", arxiv=""))]
    )

    assert plan.file.catalogue.papers[0].id == base.catalogue.papers[0].id
    assert plan.file.catalogue.papers[0].summary == "It folds."
    assert len(plan.file.catalogue.papers) == 2


def test_a_derived_id_is_not_shared() -> None:
    """A new entry of the same name leaves an unwritten id alone."""
    base = catalogue_of(PATH, b"[[papers]]\ntitle = 'Learning'\nauthors = ['Ann Lee']\nyear = 2020\n")

    plan = planned_import(base, [entry(FOLD)])

    assert [paper.id for paper in plan.file.catalogue.papers] == ["lee2020learning", "lee2020learning-new"]


def test_texts_are_settled_as_a_catalogue_gives_them_back() -> None:
    """Blanks within a line are one, a sign that separates categories is not part of a name."""
    odd = Paper(
        "",
        "A\u00a0 title",
        authors=(" Ann  Lee ", " "),
        venue=" V ",
        categories=(("A > B", ""), ("A > B",)),
        summary=" x\n",
    )

    [paper] = planned_import(empty_catalogue(PATH), [entry(odd)]).file.catalogue.papers

    assert (paper.title, paper.authors, paper.venue, paper.summary) == ("A title", ("Ann Lee",), "V", "x")
    assert paper.categories == (("A › B",),)


OWN = b"[[papers]]\nid = 'x'\ntitle = 'Learning to Fold'\nlinks.Paper = 'https://mine.org'\nlinks.Code = 'https://c.org'\n"
NEWER = replace(
    FOLD, links=(Link("Paper", "https://new.org"), Link("Code", "http://c.org/"), Link("Talk", "https://t.org"))
)


def test_a_link_that_differs_is_offered() -> None:
    """The reader's own stays; one of another name is new, one that is only spelt otherwise is the same."""
    plan = planned_import(catalogue_of(PATH, OWN), [entry(NEWER)])

    assert plan.offers == (LinkOffer("x", "Paper", "https://mine.org", "https://new.org", 1),)
    assert plan.file.catalogue.papers[0].links == (
        Link("Paper", "https://mine.org"),
        Link("Code", "https://c.org"),
        Link("Talk", "https://t.org"),
    )
    assert planned_import(plan.file, [entry(NEWER)]).changed == ()


def test_links_that_differ_are_taken_when_asked_for() -> None:
    """In their place; a second time nothing is left to take."""
    plan = planned_import(catalogue_of(PATH, OWN), [entry(NEWER)], Wishes(with_links=True))

    assert b"links.Paper = 'https://new.org'" in plan.file.content
    assert b"links.Code = 'https://c.org'" in plan.file.content
    assert planned_import(plan.file, [entry(NEWER)]).offers == ()


def test_two_links_of_one_name_are_no_difference() -> None:
    """A list that still has the reader's own link adds the other beside it."""
    both = replace(FOLD, links=(Link("Paper", "https://new.org"), Link("Paper 2", "https://mine.org")))

    plan = planned_import(catalogue_of(PATH, OWN), [entry(both)])

    assert plan.offers == ()
    assert plan.file.catalogue.papers[0].links[-1] == Link("Paper 2", "https://new.org")


def test_what_a_newer_list_says_otherwise_overwrites_nothing() -> None:
    """Title, names, venue, year, date and summary stay the reader's."""
    mine = b"[[papers]]\nid = 'x'\ntitle = 'LEARNING to fold'\nauthors = ['A. Lee']\nvenue = 'V'\nyear = 2019\n"
    mine += b"summary = 'My.'\n"
    theirs = replace(FOLD, venue="W", year=2021, summary="Theirs.")

    plan = planned_import(catalogue_of(PATH, mine), [entry(theirs)])

    assert plan.file.content == mine + b'arxiv = "2001.00001"\n'


@pytest.mark.parametrize("change", [{"title": "To Fold, Learnt"}, {"kind": "post", "arxiv": ""}])
def test_an_entry_whose_title_or_kind_was_changed_is_known_again(change: dict[str, str]) -> None:
    """By its id and a link: it is not there twice after the next import, and stays as the reader wrote it."""
    linked = replace(FOLD, links=(Link("Page", "https://fold.org"),))
    once = planned_import(empty_catalogue(PATH), [entry(linked)])
    own = edit_entry(once.file, once.added[0], change)

    again = planned_import(own, [entry(replace(linked, arxiv=""))])

    assert (again.added, again.file.content) == ((), own.content)


def test_a_new_paper_of_an_id_that_is_taken_is_new() -> None:
    """Although it shares a link with the one that has the id: that one is in the list too, or nothing is shared."""
    site = Link("Site", "https://fold.org")
    one = replace(FOLD, links=(site,), arxiv="")
    other = replace(one, title="Learning Knots")
    base = planned_import(empty_catalogue(PATH), [entry(one)]).file

    assert len(planned_import(base, [entry(one), entry(other)]).added) == 1
    assert len(planned_import(base, [entry(replace(other, links=()))]).added) == 1


@pytest.mark.parametrize(
    ("names", "phrase"),
    [
        (["a.md"], "import of a.md: 1 added, 1 marked"),
        (["a.md", "b.md"], "import of a.md, b.md: 1 added, 1 marked"),
        (["a.md", "b.md", "c.md"], "import of a.md and 2 more: 1 added, 1 marked"),
    ],
)
def test_the_history_names_what_was_imported(names: list[str], phrase: str) -> None:
    """Files and numbers; what is nought is not told."""
    plan = planned_import(empty_catalogue(PATH), [entry(FOLD, Status.READ)])

    assert told_import(names, plan, 1) == phrase


def test_the_work_tells_how_far_it_is_and_can_be_ended() -> None:
    """What it is told to raise comes out."""
    told: list[tuple[int, int]] = []
    base = catalogue_of(PATH, OWN)

    planned_import(base, [entry(NEWER)], tell=lambda done, total: told.append((done, total)))

    assert told == [(0, 1)]
    with pytest.raises(ZeroDivisionError):
        planned_import(base, [entry(NEWER)], tell=lambda done, total: told.append((total // done, 0)))


word = st.sampled_from(["Fold", "Map", "Net", "fold", "2020", "???"])
some_paper = st.builds(
    Paper,
    id=st.just(""),
    title=st.lists(word, min_size=1, max_size=2).map(" ".join),
    authors=st.sampled_from([(), ("Ann Lee",), ("Bo Kim",)]),
    year=st.sampled_from([None, 2020]),
    kind=st.sampled_from(["paper", "post"]),
    arxiv=st.sampled_from(["", "2001.00001", "2002.00002"]),
    summary=st.sampled_from(["", "One.", "Two."]),
    categories=st.sampled_from([(), (("A",),), (("B", "C"),)]),
    links=st.sampled_from([(), (Link("Paper", "https://a.org"),), (Link("Paper", "https://b.org"),)]),
)


MAP = Paper("", "Map")


@given(st.lists(some_paper, max_size=8))
@example([MAP, replace(MAP, kind="post", arxiv="2001.00001"), replace(MAP, arxiv="2001.00001")])
@settings(max_examples=150, deadline=None)
def test_a_second_import_changes_nothing(papers: list[Paper]) -> None:
    """Whatever a list holds, it is all there after the first time."""
    entries = [entry(paper) for paper in papers]
    once = planned_import(empty_catalogue(PATH), entries)

    again = planned_import(once.file, entries)

    assert again.added == ()
    assert again.file.content == once.file.content
