"""How a change is written: quoting, spacing, comments, and each form of links."""

from __future__ import annotations

from typing import Any

import pytest

from papertui.domain.paper import Link
from tests.storage.catalogue_texts import ENTRY, edited

PAPER, CODE = Link("Paper", "https://a.org"), Link("Code", "https://c.org")

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
