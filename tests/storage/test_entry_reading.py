"""What an entry says, and what is wrong with it."""

from __future__ import annotations

import pytest

from papertui.domain.paper import Link
from tests.storage.catalogue_texts import file_of, places

PROBLEMS: dict[str, tuple[str, list[tuple[str, int, int]], str]] = {
    "no title": ("id = 'x'", [("missing-title", 1, 1)], "there is no title"),
    "an empty title": ("title = ' '", [("missing-title", 2, 9)], "there is no title"),
    "a title that is a number": ("title = 3", [("wrong-type", 2, 9)], "title must be text, not a number"),
    "a title that is a list": ("title = []", [("wrong-type", 2, 9)], "title must be text, not a list"),
    "an id that is a number": ("title='a'\nid = 3", [("wrong-type", 3, 6)], "id must be text"),
    "an id that is true": ("title='a'\nid = true", [("wrong-type", 3, 6)], "id must be text, not true or false"),
    "an id with a blank": ("title='a'\nid = 'a b'", [("bad-id", 3, 6)], "is not fit as an id"),
    "authors as text": ("title='a'\nauthors = 'J'", [("wrong-type", 3, 11)], "authors must be a list"),
    "authors as a number": ("title='a'\nauthors = 1", [("wrong-type", 3, 11)], "authors must be a list of texts"),
    "an author that is a number": ("title='a'\nauthors = ['J', # 1\n 2]", [("wrong-type", 4, 2)], "this is a number"),
    "a year in quotes": ("title='a'\nyear = '2020'", [("wrong-type", 3, 8)], "year must be a number, not text"),
    "a year that is true": ("title='a'\nyear = true", [("wrong-type", 3, 8)], "not true or false"),
    "a year of a thousand years": ("title='a'\nyear = 20201", [("bad-year", 3, 8)], "20201 is not a year"),
    "a year in a sentence": ("title='a'\nyear = 'about 2020'", [("wrong-type", 3, 8)], "write four digits"),
    "a date in words": ("title='a'\ndate = 'June'", [("bad-date", 3, 8)], "'June' is not a date"),
    "a date that is a time": ("title='a'\ndate = 07:30:00", [("bad-date", 3, 8)], "a date or a time is not a date"),
    "an unknown kind": ("title='a'\nkind = 'novel'", [("unknown-kind", 3, 8)], "'novel' is not a kind"),
    "an arXiv id": ("title='a'\narxiv = 'x'", [("bad-arxiv", 3, 9)], "'x' is not an arXiv id"),
    "a DOI": ("title='a'\ndoi = 'x'", [("bad-doi", 3, 7)], "'x' is not a DOI"),
    "a separator": ("title='a'\ncategories = ['ok', 'A -> B']", [("unknown-separator", 3, 21)], "separated by ' > '"),
    "a separator without blanks": ("title='a'\ncategories = ['A>B']", [("unknown-separator", 3, 15)], "' > '"),
    "an empty path": ("title='a'\ncategories = [' > ']", [("unknown-separator", 3, 15)], "' > '"),
    "an unsafe link": ("title='a'\n[papers.links]\nP = 'ftp://a.b'", [("unsafe-link", 4, 5)], "must start with http"),
    "an empty link": ("title='a'\nlinks.P = ''", [("unsafe-link", 3, 11)], "the link 'P': '' has no address"),
    "an inline link": ("title='a'\nlinks = { A = 'http://a.b', B = 'x' }", [("unsafe-link", 3, 33)], "the link 'B'"),
    "a label with a dot": ("title='a'\n[papers.links]\na.b = 'http://a.b'", [("wrong-type", 4, 7)], "dot needs quotes"),
    "a link that is a number": (
        "title='a'\n[papers.links]\nP = 1",
        [("wrong-type", 4, 5)],
        "must be text, not a number",
    ),
    "links in a list": ("title='a'\nlinks = ['http://a.b', 3]", [("wrong-type", 3, 9)], "links must be labelled"),
    "links in a sub-table of tables": (
        "title='a'\n[[papers.links]]\nP='http://a.b'",
        [("wrong-type", 3, 1)],
        "labelled",
    ),
    "a lost backslash": (
        'title = "노 \\theta"',
        [("control-character", 2, 9)],
        "a backslash became a control character",
    ),
    "a lost backslash in an author": ('title="a"\nauthors=["b", "\\bar"]', [("control-character", 3, 15)], "use '''"),
    "a lost newline in maths": ('title="a"\nsummary="$\\nabla$"', [("control-character", 3, 9)], "use '''"),
    "a typed line end in maths": ("title='a'\nsummary='''$a\nb$'''", [("control-character", 3, 9)], "write a blank"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_is_wrong_with_an_entry_is_told_with_line_and_column(name: str) -> None:
    """The entry is shown all the same, and marked."""
    text, expected, part = PROBLEMS[name]

    file = file_of(f"[[papers]]\n{text}\n[[papers]]\ntitle = 'other'\n")

    paper, other = file.catalogue.papers
    assert places(file.problems) == expected
    assert part in file.problems[0].message
    assert file.problems_of(paper.id) == file.problems
    assert (paper.has_problems, other.has_problems) == (True, False)
    assert paper.title in {"a", "3", "(no title)", "노 \theta"}
    assert file.is_whole


@pytest.mark.parametrize(
    "line",
    [
        "stars = 5",
        "summary = 'costs $5, not $6'",
        "summary = '''one\ntwo\n\nthree'''",
        'summary = "one\\ntwo"',
        "summary = '$a$ and\n$b$'".replace("'", "'''"),
        "date = 2020-06-19T10:00:00Z",
        "date = 2020",
        "date = '2020-06'",
        "links = {}",
        "categories = ['Audio/Video', 'A > B']",
    ],
)
def test_what_is_only_unusual_is_no_problem(line: str) -> None:
    """Unknown keys, prices, lines, other ways to give a date."""
    assert file_of(f"[[papers]]\ntitle = 'a'\n{line}\n").problems == ()


def test_values_of_a_wrong_type_are_read_as_far_as_they_can_be() -> None:
    """Nothing that was typed vanishes from the screen."""
    text = (
        "[[papers]]\ntitle='a'\nvenue=2020\nauthors='J'\nyear='1999'\nid=7\nlinks=['https://www.a.org', 'https://a.org/b']\n"
        "[[papers]]\ntitle='b'\nlinks='http://c.d'\nsummary=['x']\ntags=['a', {}, 'b']\n"
    )

    one, two = file_of(text).catalogue.papers

    assert (one.venue, one.authors, one.year, one.id) == ("2020", ("J",), 1999, "7")
    assert [link.label for link in one.links] == ["a.org", "a.org 2"]
    assert (two.links, two.summary, two.tags) == ((Link("c.d", "http://c.d"),), "", ("a", "b"))
