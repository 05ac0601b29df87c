"""One entry edited in place: the nasty list, the forms of links, the refusals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from papertui.domain.paper import Link
from papertui.errors import BrokenCatalogueError, EditRefusedError, UnknownPaperError
from papertui.storage.catalogue_file import CatalogueFile, catalogue_of
from papertui.storage.entry_edit import edit_entry, entry_text

if TYPE_CHECKING:
    from collections.abc import Mapping

PATH = Path("papers.toml")
PAPER, CODE = Link("Paper", "https://a.org"), Link("Code", "https://c.org")


def file_of(text: str | bytes) -> CatalogueFile:
    return catalogue_of(PATH, text if isinstance(text, bytes) else text.encode())


def edited(text: str, changes: Mapping[str, Any]) -> str:
    return edit_entry(file_of(text), "x", changes).content.decode()


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


ENTRY = "[[papers]]\nid = 'x'\ntitle = \"A\"\n"
CHANGES: dict[str, tuple[str, dict[str, Any], str]] = {
    "a new key goes behind the last plain one": (
        f"{ENTRY}# end\n[papers.links]\nPaper = 'https://a.org'\n",
        {"year": 2020},
        f"{ENTRY}year = 2020\n# end\n[papers.links]\nPaper = 'https://a.org'\n",
    ),
    "a new key without a newline before it": (f"{ENTRY}"[:-1], {"year": 2020}, f"{ENTRY}year = 2020"),
    "a new key is indented and spaced like the others": (
        "[[papers]]\n  id='x'\n  title='A'\n",
        {"venue": "V"},
        "[[papers]]\n  id='x'\n  title='A'\n  venue=\"V\"\n",
    ),
    "a new key keeps the equals signs in line": (
        "[[papers]]\nid      = 'x'\ntitle   = 'A'\n",
        {"venue": "V"},
        "[[papers]]\nid      = 'x'\ntitle   = 'A'\nvenue   = \"V\"\n",
    ),
    "a key that is removed takes its line along": (
        "[[papers]]\nid='x'\nyear = 2020 # when\n# about it\ntitle='A'\n",
        {"year": None},
        "[[papers]]\nid='x'\n# about it\ntitle='A'\n",
    ),
    "the last key without a newline is removed": (
        "[[papers]]\nid='x'\ntitle='A'\nyear=1999",
        {"year": None},
        "[[papers]]\nid='x'\ntitle='A'",
    ),
    "a backslash makes the quotes literal": (ENTRY, {"title": r"\theta"}, ENTRY.replace('"A"', r"'\theta'")),
    "a backslash beside an apostrophe": (ENTRY, {"title": r"it's \theta"}, ENTRY.replace('"A"', r"'''it's \theta'''")),
    "a backslash beside three apostrophes": (
        ENTRY,
        {"title": r"''' \t"},
        ENTRY.replace('"A"', '"' + r"''' \\t" + '"'),
    ),
    "an apostrophe leaves literal quotes": (
        "[[papers]]\nid='x'\ntitle='A'\n",
        {"title": "it's"},
        "[[papers]]\nid='x'\ntitle=\"it's\"\n",
    ),
    "a full date is a date": (ENTRY, {"date": "2020-06-19"}, f"{ENTRY}date = 2020-06-19\n"),
    "a month is text": (f"{ENTRY}date = 2020-06-19\n", {"date": "2020-06"}, f'{ENTRY}date = "2020-06"\n'),
    "a date in quotes stays in quotes": (
        f"{ENTRY}date = '2020-06'\n",
        {"date": "2020-06-19"},
        f"{ENTRY}date = '2020-06-19'\n",
    ),
    "a new summary stands on lines of its own": (
        ENTRY,
        {"summary": r"$\beta$"},
        f"{ENTRY}summary = '''\n$\\beta$\n'''\n",
    ),
    "a summary in three double quotes keeps them": (
        f'{ENTRY}summary = """\nold\n"""\n',
        {"summary": 'new "one"\ntwo'},
        f'{ENTRY}summary = """\nnew "one"\ntwo\n"""\n',
    ),
    "a summary in three double quotes gives way to a backslash": (
        f'{ENTRY}summary = """old"""\n',
        {"summary": r"\alpha"},
        f"{ENTRY}summary = '''\\alpha'''\n",
    ),
    "a one-line summary stays one": (f"{ENTRY}summary = 'old'\n", {"summary": "new"}, f"{ENTRY}summary = 'new'\n"),
    "a one-line summary grows": (
        f"{ENTRY}summary = 'old'\n",
        {"summary": "a\nb"},
        f"{ENTRY}summary = '''\na\nb\n'''\n",
    ),
    "a summary that holds three apostrophes is escaped": (
        ENTRY,
        {"summary": "''' \\x\n\"\"\"\t\x1f"},
        f'{ENTRY}summary = """\n\'\'\' \\\\x\n\\"\\"\\"\\t\\u001F\n"""\n',
    ),
    "several fields are changed at once": (
        ENTRY,
        {"title": "B", "year": 2020, "authors": ("J",)},
        f'{ENTRY.replace("A", "B")}year = 2020\nauthors = ["J"]\n',
    ),
    "a value of the wrong type is put right": (f"{ENTRY}year = '2020'\n", {"year": 2020}, f"{ENTRY}year = 2020\n"),
    "a list of the wrong type is put right": (f"{ENTRY}tags = 'a'\n", {"tags": ("a",)}, f'{ENTRY}tags = ["a"]\n'),
    "links form a table at the end": (
        f"{ENTRY}[papers.w]\na = 1\n\n# next\n",
        {"links": (PAPER, Link("영상 2", "https://v.org"))},
        f'{ENTRY}[papers.w]\na = 1\n[papers.links]\nPaper = "https://a.org"\n"영상 2" = "https://v.org"\n\n# next\n',
    ),
    "a links table is spelt like the entry": (
        '  [[ "papers" ]]\n  id="x"\n  title="A"',
        {"links": (PAPER,)},
        '  [[ "papers" ]]\n  id="x"\n  title="A"\n  ["papers".links]\n  Paper = "https://a.org"',
    ),
    "a link is added to its table": (
        f"{ENTRY}[papers.links]\n Paper='https://a.org' # p\n[papers.w]\n",
        {"links": (PAPER, CODE)},
        f"{ENTRY}[papers.links]\n Paper='https://a.org' # p\n Code='https://c.org'\n[papers.w]\n",
    ),
    "a first link is added above": (
        f"{ENTRY}[papers.links]\n# the paper\nPaper='https://a.org'\n",
        {"links": (CODE, PAPER)},
        f"{ENTRY}[papers.links]\nCode='https://c.org'\n# the paper\nPaper='https://a.org'\n",
    ),
    "a link goes into an empty table": (
        f"{ENTRY}[papers.links]",
        {"links": (PAPER,)},
        f'{ENTRY}[papers.links]\nPaper = "https://a.org"',
    ),
    "a link changes behind its label": (
        f"{ENTRY}[papers.links]\n'Paper' = 'https://old.org' # p\n",
        {"links": (PAPER,)},
        f"{ENTRY}[papers.links]\n'Paper' = 'https://a.org' # p\n",
    ),
    "a label changes before its address": (
        f"{ENTRY}[papers.links]\nPDF = 'https://a.org' # p\n",
        {"links": (PAPER,)},
        f"{ENTRY}[papers.links]\nPaper = 'https://a.org' # p\n",
    ),
    "the last links take their header along": (
        f"{ENTRY}[papers.links] # here\nPaper='https://a.org'\n# stays\n[papers.w]\n",
        {"links": None},
        f"{ENTRY}# stays\n[papers.w]\n",
    ),
    "dotted links stay dotted": (
        "[[papers]]\nid='x'\nlinks.Paper='https://a.org'\ntitle='A'\n",
        {"links": (PAPER, Link("Code 2", "https://c.org"))},
        "[[papers]]\nid='x'\nlinks.Paper='https://a.org'\nlinks.\"Code 2\"='https://c.org'\ntitle='A'\n",
    ),
    "a dotted link is removed": (
        "[[papers]]\nid='x'\nlinks.Paper='https://a.org'\nlinks . Code = 'https://c.org'\ntitle='A'\n",
        {"links": (CODE,)},
        "[[papers]]\nid='x'\nlinks . Code = 'https://c.org'\ntitle='A'\n",
    ),
    "inline links stay inline": (
        f"{ENTRY}links = {{Paper='https://a.org'}} # l\n",
        {"links": (PAPER, CODE)},
        f"{ENTRY}links = {{Paper='https://a.org', Code='https://c.org'}} # l\n",
    ),
    "an empty inline table is filled": (
        f"{ENTRY}links = {{}}\n",
        {"links.Paper": "https://a.org"},
        f'{ENTRY}links = {{ Paper = "https://a.org" }}\n',
    ),
    "inline links over lines keep their comments": (
        f"{ENTRY}links = {{\n  Paper = 'https://old.org', # p\n  # c\n  Code = 'https://c.org'\n}}\n",
        {"links": (PAPER,)},
        f"{ENTRY}links = {{\n  Paper = 'https://a.org' # p\n  # c\n}}\n",
    ),
    "inline links are removed": (f"{ENTRY}links = {{Paper='https://a.org'}}\n", {"links": None}, ENTRY),
    "a list of links becomes labelled": (
        f"{ENTRY}links = ['https://a.org']\n",
        {"links": (PAPER,)},
        f'{ENTRY}links = {{ Paper = "https://a.org" }}\n',
    ),
    "an empty table of links is removed": (f"{ENTRY}[papers.links]\n", {"links": None}, ENTRY),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_written_in_the_manner_of_the_entry(name: str) -> None:
    """Quoting, spacing, comments and the form of the links stay; the rest of the file is equal byte by byte."""
    text, changes, expected = CHANGES[name]
    behind = "" if not text.endswith("\n") else "[[papers]]\ntitle = 'other'\n"

    assert edited(f"title = 'list'\n{text}{behind}", changes) == f"title = 'list'\n{expected}{behind}"
    assert edited(text.replace("\n", "\r\n"), changes) == expected.replace("\n", "\r\n")


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
