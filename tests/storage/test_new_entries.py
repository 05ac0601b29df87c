"""Entries appended to a catalogue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from papertui.domain.paper import Link, Paper
from papertui.errors import BrokenCatalogueError, EditRefusedError
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.new_entries import empty_catalogue, entry_bytes, with_new_entries
from tests.storage.generated_catalogues import catalogues

PATH = Path("papers.toml")
WHOLE = Paper(
    "lee2020learning",
    "Learning to Fold",
    authors=("Ann Lee", "Bo Kim"),
    venue="ICML 2020",
    year=2020,
    date="2020-07-01",
    kind="tutorial",
    categories=(("Maps", "Large"),),
    tags=("lf",),
    arxiv="2001.00001",
    summary="With $\\theta$.\nTwice.",
    links=(Link("Paper", "https://a.org"), Link("Code 2", "https://b.org")),
)

line = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=12)


def test_an_entry_looks_as_the_format_says() -> None:
    """Id first, literal quotes around a backslash, links in a table of their own."""
    assert entry_bytes(WHOLE).decode() == (
        "[[papers]]\n"
        'id = "lee2020learning"\n'
        'title = "Learning to Fold"\n'
        'authors = ["Ann Lee", "Bo Kim"]\n'
        'venue = "ICML 2020"\n'
        "year = 2020\n"
        "date = 2020-07-01\n"
        'kind = "tutorial"\n'
        'categories = ["Maps > Large"]\n'
        'tags = ["lf"]\n'
        'arxiv = "2001.00001"\n'
        "summary = '''\n"
        "With $\\theta$.\n"
        "Twice.\n"
        "'''\n"
        "[papers.links]\n"
        'Paper = "https://a.org"\n'
        '"Code 2" = "https://b.org"\n'
    )


def test_an_empty_field_is_not_written() -> None:
    """An entry that has only a title has only id and title."""
    assert entry_bytes(Paper("x", "X")) == b'[[papers]]\nid = "x"\ntitle = "X"\n'


@pytest.mark.parametrize(
    "before", [b"", b"# mine", b'title = "T"\r\n\r\n[[papers]]\r\ntitle = "Old"\r\n', b"[[papers]]\ntitle='a'"]
)
def test_what_stands_stays_to_the_byte(before: bytes) -> None:
    """New entries come behind it, in its line ends, with a line between."""
    file = catalogue_of(PATH, before)

    extended = with_new_entries(file, [WHOLE, Paper("y", "Y", date="2020-07")])

    assert extended.content.startswith(before)
    assert extended.catalogue.papers == (*file.catalogue.papers, WHOLE, Paper("y", "Y", date="2020-07"))
    assert (b"\r\n[[papers]]\r\nid" in extended.content) == (b"\r" in before)


def test_no_entries_change_nothing() -> None:
    """A file to which nothing is added stays as it is."""
    file = empty_catalogue(PATH, "Mine")

    assert with_new_entries(file, []) is file
    assert file.catalogue.title == "Mine"
    assert empty_catalogue(PATH).content == b""


def test_a_catalogue_that_does_not_parse_is_not_added_to() -> None:
    """It stays the reader's to mend."""
    with pytest.raises(BrokenCatalogueError):
        with_new_entries(catalogue_of(PATH, b"[[papers]]\ntitle = \n"), [WHOLE])


def test_a_catalogue_in_another_form_is_refused_with_the_reason() -> None:
    """Behind an inline array no [[papers]] may stand."""
    with pytest.raises(EditRefusedError, match="papers = "):
        with_new_entries(catalogue_of(PATH, b"papers = [{title = 'a'}]\n"), [WHOLE])


@pytest.mark.parametrize("title", [" X", "X\ud800"])
def test_an_entry_that_would_not_say_what_is_meant_is_refused(title: str) -> None:
    """Nothing is added when one of the new entries would come back another."""
    with pytest.raises(EditRefusedError, match="nothing was added"):
        with_new_entries(empty_catalogue(PATH), [Paper("x", title)])


@given(
    title=line,
    summary=st.lists(line, max_size=4).map("\n".join),
    labels=st.lists(line, unique=True, max_size=3),
    name=line,
)
@example(title="0", summary="$\n0$", labels=[], name="0")
@settings(max_examples=80, deadline=None)
def test_any_text_comes_back(title: str, summary: str, labels: list[str], name: str) -> None:
    """Quotes, backslashes and other scripts survive in every field, whatever is said about them."""
    links = tuple(Link(label, "https://a.org") for label in labels)
    paper = Paper("x", title, authors=(name,), tags=(name,), summary=summary, links=links)

    [found] = with_new_entries(empty_catalogue(PATH, title), [paper]).catalogue.papers

    assert replace(found, has_problems=False) == paper


NEIGHBOURS = {
    "order, single quotes, inline links": (
        "[[papers]]\ntitle = 'Old'\nid = 'old'\nlinks = { pdf = 'https://o.org' }\nyear = 1999\n",
        (
            "\n[[papers]]\ntitle = 'New'\nauthors = ['Ann Lee', 'Bo Kim']\nvenue = 'ICML'\nid = 'new'\n"
            "links = { Paper = 'https://a.org', Code = 'https://b.org' }\nyear = 2020\n"
        ),
    ),
    "indented, dotted links, nothing between": (
        (
            '[[papers]]\n  title="Old"\n  authors=[ "A", "B" ]\n  links.Paper="https://o.org"  # theirs\n'
            '[[papers]]\n  title="Older"\n'
        ),
        (
            '[[papers]]\n  id="new"\n  title="New"\n  authors=[ "Ann Lee", "Bo Kim" ]\n  venue="ICML"\n  year=2020\n'
            '  links.Paper="https://a.org"\n  links.Code="https://b.org"\n'
        ),
    ),
    "equals signs in line, arrays over lines, two blank lines": (
        (
            '[[papers]]  # first\ntitle   = "Old"\nauthors = [\n    "A",\n    "B",\n]\nyear    = 1999\n'
            '  [ papers.links ]\n  Paper = "https://o.org"\n\n\n[[papers]]\ntitle   = "Older"\nyear    = 1998\n\n\n'
        ),
        (
            '[[papers]]\nid      = "new"\ntitle   = "New"\nauthors = [\n    "Ann Lee",\n    "Bo Kim",\n]\n'
            'venue   = "ICML"\n'
            'year    = 2020\n  [ papers.links ]\n  Paper = "https://a.org"\n  Code = "https://b.org"\n'
        ),
    ),
    "carriage returns": (
        '[[papers]]\r\ntitle = "Old"\r\n',
        (
            '\r\n[[papers]]\r\nid = "new"\r\ntitle = "New"\r\nauthors = ["Ann Lee", "Bo Kim"]\r\nvenue = "ICML"\r\n'
            'year = 2020\r\n[papers.links]\r\nPaper = "https://a.org"\r\nCode = "https://b.org"\r\n'
        ),
    ),
    "comments inside are nobody's style": (
        '[[papers]]\ntitle = "Old"\nauthors = [ # all\n  "A"]\n# to do\n\n# the end\n',
        (
            '\n[[papers]]\nid = "new"\ntitle = "New"\nauthors = ["Ann Lee", "Bo Kim"]\nvenue = "ICML"\n'
            'year = 2020\n[papers.links]\nPaper = "https://a.org"\nCode = "https://b.org"\n'
        ),
    ),
}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_new_entry_looks_like_its_neighbours(name: str) -> None:
    """Order of keys, indentation, equals signs, quotes, lists, links, line ends and the gap between entries."""
    standing, expected = NEIGHBOURS[name]
    file = catalogue_of(PATH, standing.encode())
    links = (Link("Paper", "https://a.org"), Link("Code", "https://b.org"))
    paper = Paper("new", "New", ("Ann Lee", "Bo Kim"), venue="ICML", year=2020, links=links)

    extended = with_new_entries(file, [paper])

    assert extended.content.decode() == standing + expected


@pytest.mark.parametrize(
    ("summary", "new", "expected"),
    [
        ('"One line."', "Another.", '"Another."'),
        ('"One line."', "Two\nlines.", "'''\nTwo\nlines.\n'''"),
        ("'''\nBelow.\n'''", "Another.", "'''\nAnother.\n'''"),
        ('"""\nBelow."""', "Another.", '"""\nAnother."""'),
        ('"""Here."""', r"With \theta.", r"'''With \theta.'''"),
    ],
)
def test_a_new_summary_is_quoted_like_a_neighbours(summary: str, new: str, expected: str) -> None:
    """Unless its own text forbids it."""
    file = catalogue_of(PATH, f'[[papers]]\ntitle = "Old"\nsummary = {summary}\n'.encode())

    extended = with_new_entries(file, [Paper("new", "New", summary=new)])

    assert extended.content.decode().endswith(f"summary = {expected}\n")
    assert extended.catalogue.papers[1].summary == new


def test_a_date_is_a_text_where_the_neighbours_write_texts() -> None:
    """Else it is TOML's own date."""
    for like, expected in (('"2019-01-01"', '"2020-07-01"'), ("2019-01-01", "2020-07-01")):
        file = catalogue_of(PATH, f'[[papers]]\ntitle = "Old"\ndate = {like}\n'.encode())

        extended = with_new_entries(file, [Paper("new", "New", date="2020-07-01")])

        assert extended.content.decode().endswith(f"date = {expected}\n")


@given(content=catalogues())
@settings(max_examples=60, deadline=None)
def test_whatever_the_neighbours_look_like_a_new_entry_is_what_was_meant(content: bytes) -> None:
    """What stands stays to the byte."""
    file = catalogue_of(PATH, content)
    assume(file.is_whole)

    extended = with_new_entries(file, [WHOLE, Paper("y", "Y")])

    assert extended.content.startswith(content)
    assert tuple(replace(paper, has_problems=False) for paper in extended.catalogue.papers[-2:]) == (
        WHOLE,
        Paper("y", "Y"),
    )
