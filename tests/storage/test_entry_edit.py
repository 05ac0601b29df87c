"""One entry edited in place: the nasty list, ids and problems, the refusals."""

from __future__ import annotations

from typing import Any

import pytest

from papertui.domain.paper import Link
from papertui.errors import BrokenCatalogueError, EditRefusedError, UnknownPaperError
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_edit import edit_entry, entry_text
from tests.storage.catalogue_texts import ENTRY, PATH, edited, file_of

PAPER, CODE = Link("Paper", "https://a.org"), Link("Code", "https://c.org")

NASTY = {
    "a comment behind the value": (
        "[[papers]]\nid='x'\ntitle = \"A\"  # the # title\n",
        'title = "B"  # the # title\n',
    ),
    "carriage returns": ("[[papers]]\r\nid='x'\r\ntitle = 'A'\r\nsummary = '''\r\ns\r\n'''\r\n", "title = 'B'\r\n"),
    "a byte order mark": ("\ufeff[[papers]]\nid='x'\ntitle = 'A'\n", "title = 'B'\n"),
    "tabs": ("[[papers]]\n\tid\t=\t'x'\n\ttitle\t=\t'A'\t\n", "\ttitle\t=\t'B'\t\n"),
    "a header inside a literal string": (
        "[[papers]]\nsummary='''\n[[papers]]\ntitle='no'\n'''\nid='x'\ntitle='A'\n",
        "title='B'\n",
    ),
    "a header inside a basic string": (
        '[[papers]]\nsummary="""\\"\\"\\"\n[[papers]]\n"""\nid="x"\ntitle="A"\n',
        'title="B"\n',
    ),
    "quotes at the end of a string": (
        '[[papers]]\nvenue=""""q"""""\nsummary=\'\'\'\'q\'\'\'\'\'\nid="x"\ntitle="A"\n',
        'title="B"\n',
    ),
    "an inline table over lines": (
        "[[papers]]\nw = { a = [ # ]\n 1 ],\n b = '}',\n}\nid='x'\ntitle='A'\n",
        "title='B'\n",
    ),
    "dotted keys": ("[[papers]]\nw.title = 'no'\nid='x'\ntitle='A'\n\"a.b\".c=1\n", "title='B'\n"),
    "a sub-table of the same key": (
        "[[papers]]\nid='x'\ntitle='A'\n[papers.w]\ntitle='A'\n",
        "title='B'\n[papers.w]\n",
    ),
    "sub-tables of tables": (
        "[[papers]]\nid='x'\ntitle='A'\n[[papers.n]]\ntitle='A'\n[[papers.n]]\n",
        "title='B'\n[[papers.n]]\n",
    ),
    "keys in any order": ("[[papers]]\nyear=1999\ntitle='A'\nid='x'\n", "title='B'\nid='x'\n"),
    "arrays over lines with comments": ("[[papers]]\nauthors=[ # [\n 'J', # '\n]\nid='x'\ntitle='A'\n", "title='B'\n"),
    "a unicode escape": ('[[papers]]\nid="x"\n"t\\u0069tle" = "\\u0041"\n', '"t\\u0069tle" = "B"\n'),
    "a quoted header": ("[[\"papers\"]]\nid='x'\ntitle='A'\n[\"papers\".w]\n", "title='B'\n[\"papers\".w]\n"),
    "blanks in a header": ("  [[ papers ]]  # c\nid='x'\ntitle='A'\n", "title='B'\n"),
    "no final newline": ("[[papers]]\nid='x'\ntitle='A'", "title='B'"),
    "a comment as the last line": ("[[papers]]\nid='x'\ntitle='A'\n# end", "title='B'\n# end"),
    "another table behind": ("[[papers]]\nid='x'\ntitle='A'\n[markers]\nread=['x']\n", "title='B'\n[markers]\n"),
}


@pytest.mark.parametrize("name", NASTY)
def test_only_the_value_changes(name: str) -> None:
    """Replacing the one value by the old one gives the old bytes."""
    text, part = NASTY[name]

    result = edited(text, {"title": "B"})

    assert part in result
    back = part.replace("B", r"\u0041" if r"\u0041" in text else "A")
    assert result.replace(part, back) == text


@pytest.mark.parametrize("number", range(3))
def test_the_entries_around_are_not_touched(number: int) -> None:
    """The right one of three is found by its place."""
    text = "".join(f"# about {n}\n[[papers]]\nid = 'p{n}'\ntitle = 'same'\n\n" for n in range(3))

    result = edit_entry(file_of(text), f"p{number}", {"title": "new"}).content.decode()

    assert result == text.replace(f"'p{number}'\ntitle = 'same'", f"'p{number}'\ntitle = 'new'")


def test_nothing_is_written_when_the_entry_says_so_already() -> None:
    """The same file comes back, whatever the spelling of the values."""
    file = file_of(f"{ENTRY}categories = ['A>B ']\ntags = [' a ']\n")
    blank = file_of("[[papers]]\nid = 'x'\n")

    assert edit_entry(file, "x", {"title": "A", "kind": "paper", "tags": ("a",), "year": None, "links": ()}) is file
    assert edit_entry(file, "x", {"categories": (("A", "B"),)}) is file
    assert edit_entry(blank, "x", {"title": "(no title)"}) is blank


def test_what_stays_in_a_list_keeps_its_spelling() -> None:
    """Also where it is read without blanks around."""
    text = f"{ENTRY}categories = ['A>B ', \"C\"] # c\n"

    result = edited(text, {"categories": (("A", "B"), ("D", "E"))})

    assert result == f"{ENTRY}categories = ['A>B ', \"D > E\"] # c\n"


def test_the_old_id_is_written_before_an_edit_would_change_it() -> None:
    """So no mark of the paper is lost, and its twin keeps its own."""
    entries = [f"[[papers]]\ntitle = '{title}'\nauthors = ['Jo Ho']\nyear = 2020\n" for title in ("One", "One more")]
    file = file_of("".join(entries))
    first, second = (paper.id for paper in file.catalogue.papers)

    same = edit_entry(file, first, {"venue": "ICLR"})
    other = edit_entry(file, first, {"title": "Two"})

    assert b"id =" not in same.content
    assert f'year = 2020\nid = "{first}"\n'.encode() in other.content
    assert [paper.id for paper in catalogue_of(PATH, other.content).catalogue.papers] == [first, second]


def test_an_unfit_id_gives_way_to_the_one_that_is_shown() -> None:
    """When the edit would change it."""
    result = edit_entry(file_of("[[papers]]\nid = 'a b'\ntitle = 'One'\n"), "one", {"title": "Two"})

    assert result.content == b"[[papers]]\nid = 'one'\ntitle = 'Two'\n"
    assert result.problems == ()


def test_problems_of_other_entries_move_with_their_lines() -> None:
    """Those of the edited one are found anew."""
    file = file_of("[[papers]]\nid='x'\ntitle='A'\nyear=3\n[[papers]]\nid='y'\ntitle='B'\nyear=3\n")

    result = edit_entry(file, "x", {"summary": "s", "year": 2020})

    assert [(problem.paper_id, problem.line) for problem in result.problems] == [("y", 11)]
    assert result.problems == catalogue_of(PATH, result.content).problems
    assert not result.catalogue.papers[0].has_problems
    assert result.line_of("y") == 8


def test_an_entry_whose_id_stands_twice_can_be_edited() -> None:
    """The second is edited under the id it is shown with, and keeps its problem."""
    file = file_of("[[papers]]\nid='x'\ntitle='A'\n[[papers]]\nid='x'\ntitle='B'\n")

    result = edit_entry(file, "x-2", {"title": "C"})

    assert result.content == file.content.replace(b"'B'", b"'C'")
    assert [problem.kind for problem in result.problems] == ["duplicate-id"]
    assert result.catalogue.papers[1].has_problems


REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "a list of entries": ("papers = [{ id = 'x', title = 'A' }]\n", {"title": "B"}, "papers = […] list"),
    "a sub-table apart": (f"{ENTRY}[markers]\n[papers.links]\n", {"title": "B"}, "another table stands between"),
    "an empty title": (ENTRY, {"title": None}, "title: cannot be empty"),
    "an unknown field": (ENTRY, {"colour": "red"}, "there is no field 'colour'"),
    "a title that is a table": (f"{ENTRY.replace('title', 't')}[papers.title]\n", {"title": "B"}, "would not parse"),
    "a label with a dot": (f"{ENTRY}[papers.links]\na.b = 'https://a.org'\n", {"links": (PAPER,)}, "label holds a dot"),
    "text that is no text": (ENTRY, {"title": "\udc80"}, "cannot be written as UTF-8"),
    "a key that a sub-table gives": (f"{ENTRY}[papers.venue]\n", {"venue": None}, "would not say"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_edit_that_cannot_be_proven_is_refused_with_its_reason(name: str) -> None:
    """Nothing is changed."""
    text, changes, reason = REFUSED[name]

    with pytest.raises(EditRefusedError, match=reason.replace("[", r"\[")):
        edited(text, changes)


def test_a_file_that_does_not_parse_is_not_edited() -> None:
    """The error names the line that stands in the way."""
    file = file_of(f"{ENTRY}[[papers]]\ntitle = 'open\n")

    with pytest.raises(BrokenCatalogueError, match=r"papers\.toml:5:1: .* expected"):
        edit_entry(file, "x", {"title": "B"})


def test_a_paper_that_is_not_there_is_named() -> None:
    """Ids are compared exactly."""
    with pytest.raises(UnknownPaperError, match="'X'"):
        edit_entry(file_of(ENTRY), "X", {"title": "B"})


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            f"{ENTRY}[papers.links]\nA='https://a.org'\n\n# next\n[[papers]]\n",
            f"{ENTRY}[papers.links]\nA='https://a.org'\n",
        ),
        ("papers = [{ id = 'x' }, {}]\n", "{ id = 'x' }\n"),
        ("[[papers]]\nid = 'x'\ntitle = open\n\n", "[[papers]]\nid = 'x'\ntitle = open\n"),
    ],
)
def test_the_text_of_an_entry_ends_with_its_last_value(text: str, own: str) -> None:
    """Comments above the next entry are not part of it; a broken one is shown as it stands."""
    assert entry_text(file_of(text), "x") == own
