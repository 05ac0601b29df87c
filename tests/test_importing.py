"""Lists taken into a catalogue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertui.domain.paper import Link, Paper
from papertui.domain.reading import Status
from papertui.errors import UnreadableListError, UnusableCatalogueError
from papertui.exchange.imported import ImportedEntry
from papertui.importing import SIZE_LIMIT, list_content, planned_import
from papertui.storage.catalogue_file import catalogue_of
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


@given(st.lists(some_paper, max_size=8))
@settings(max_examples=150, deadline=None)
def test_a_second_import_changes_nothing(papers: list[Paper]) -> None:
    """Whatever a list holds, it is all there after the first time."""
    entries = [entry(paper) for paper in papers]
    once = planned_import(empty_catalogue(PATH), entries)

    again = planned_import(once.file, entries)

    assert again.added == ()
    assert again.file.content == once.file.content


def test_a_list_is_read_as_text(tmp_path: Path) -> None:
    """A byte order mark is not part of it."""
    path = tmp_path / "list.md"
    path.write_bytes(b"\xef\xbb\xbf# A\n")

    assert list_content(path) == "# A\n"


@pytest.mark.parametrize(
    ("content", "reason"), [(b"\xff\xfe#\0", "UTF-16"), (b"a\0b", "NUL"), (b"\xe9t\xe9", "not UTF-8")]
)
def test_what_is_no_text_is_told(content: bytes, reason: str, tmp_path: Path) -> None:
    """Binary files and other encodings are refused with a reason."""
    path = tmp_path / "list.md"
    path.write_bytes(content)

    with pytest.raises(UnusableCatalogueError, match=reason):
        list_content(path)


def test_missing_folders_and_huge_files_are_told(tmp_path: Path) -> None:
    """Each with a sentence, before anything is read whole."""
    huge = tmp_path / "huge.md"
    with huge.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)

    for path, reason in [(tmp_path / "none.md", "No such file"), (tmp_path, "folder"), (huge, "8 MiB")]:
        with pytest.raises(UnreadableListError, match=reason):
            list_content(path)
