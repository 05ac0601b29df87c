"""An entry's text is exchanged as a whole; every byte outside of it stays, or nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.errors import BrokenCatalogueError, EditRefusedError, UnknownPaperError
from papertui.storage.catalogue_file import CatalogueFile, catalogue_of
from papertui.storage.entry_edit import entry_text
from papertui.storage.entry_replace import replace_entry

HEAD = '# head\ntitle = "T"\n\n'
FIRST = '[[papers]]\nid = "a"  # mine\ntitle = "A"\nrank = 1\n[papers.links]\nPaper = "https://x.org"\n'
BETWEEN = "\n# of the next\n\n"
SECOND = '[[papers]]\nid = "b"\ntitle = "B"\n'
WHOLE = HEAD + FIRST + BETWEEN + SECOND


def read(text: str) -> CatalogueFile:
    return catalogue_of(Path("papers.toml"), text.encode())


@pytest.mark.parametrize(
    "text",
    [
        '[[papers]]\nid = "a"\ntitle = "New"\n',
        '[[papers]]\nid = "c"\ntitle = "A"\n# a comment of its own\nyear = 2020\n',
        FIRST.replace("rank = 1", "rank = [1, 2]  # better"),
        FIRST.rstrip("\n"),
        "\ufeff" + FIRST.replace("\n", "\r\n"),
        "\n\n" + FIRST + "\n\n",
    ],
)
def test_only_the_entry_changes(text: str) -> None:
    replaced = replace_entry(read(WHOLE), "a", text)

    body = text.removeprefix("\ufeff").replace("\r\n", "\n").strip("\n") + "\n"
    assert replaced.content.decode() == HEAD + body + BETWEEN + SECOND
    assert replaced.is_whole
    assert [paper.title for paper in replaced.catalogue.papers][1] == "B"


@pytest.mark.parametrize("whole", [WHOLE, WHOLE.replace("\n", "\r\n"), "\ufeff" + WHOLE, WHOLE.rstrip("\n")])
@pytest.mark.parametrize("paper_id", ["a", "b"])
def test_the_same_text_is_no_change(whole: str, paper_id: str) -> None:
    """Whatever newlines, byte order mark or end the file has."""
    file = read(whole)

    assert replace_entry(file, paper_id, entry_text(file, paper_id)) is file


def test_newlines_become_those_of_the_entry() -> None:
    replaced = replace_entry(read(WHOLE.replace("\n", "\r\n")), "a", '[[papers]]\ntitle = "New"\n')

    assert b'[[papers]]\r\ntitle = "New"\r\n\r\n# of' in replaced.content
    assert replaced.content.count(b"\n") == replaced.content.count(b"\r\n")


def test_a_missing_last_newline_stays_missing() -> None:
    replaced = replace_entry(read(WHOLE.rstrip("\n")), "b", '[[papers]]\nid = "b"\ntitle = "C"\n')

    assert replaced.content.endswith(b'title = "C"')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "something else than one entry|no TOML"),
        ("title = 'A'\n", "one entry"),
        (FIRST + SECOND, "one entry"),
        ('[[papers]]\ntitle = "A\n', "line 2, column 1"),
        ('[[papers]]\ntitle = "A"\nyear = "soon"\n', "line 3: year"),
        ('[[papers]]\nid = "b"\ntitle = "A"\n', "another entry has this id"),
        ("[[papers]]\nsummary = 'x'\n", "line 1: .*no title"),
        ('[[papers]]\ntitle = "\udcff"\n', "not UTF-8"),
        ('[[papers]]\ntitle = "A"\n[other]\nx = 1\n', "one entry"),
    ],
)
def test_a_text_that_is_not_one_sound_entry_is_refused(text: str, told: str) -> None:
    with pytest.raises(EditRefusedError, match=told):
        replace_entry(read(WHOLE), "a", text)


def test_a_problem_that_was_there_may_stay() -> None:
    """An old fault does not keep the reader from mending another."""
    faulty = '[[papers]]\nid = "a"\ntitle = "A"\nyear = "soon"\n'

    replaced = replace_entry(read(faulty), "a", faulty.replace('"A"', '"Better"'))

    assert replaced.catalogue.papers[0].title == "Better"


def test_a_file_that_does_not_parse_is_not_edited() -> None:
    with pytest.raises(BrokenCatalogueError):
        replace_entry(read(WHOLE + "[[papers]]\ntitle = \n"), "a", FIRST)


def test_an_unknown_entry_is_told() -> None:
    with pytest.raises(UnknownPaperError):
        replace_entry(read(WHOLE), "zebra", FIRST)


@given(st.text(max_size=60))
def test_no_text_breaks_the_file(text: str) -> None:
    """Any text is either refused or leaves a catalogue that parses, with all that was around the entry."""
    file = read(WHOLE)
    try:
        replaced = replace_entry(file, "a", f'[[papers]]\nid = "a"\ntitle = "A"\n{text}')
    except EditRefusedError:
        return

    assert replaced.is_whole
    assert replaced.content.startswith(HEAD.encode())
    assert replaced.content.endswith((BETWEEN + SECOND).encode())
