"""Which format a file is in, and that each is read and written by its own functions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from papertui.domain.reading import NO_READING
from papertui.errors import LISTS, NotThisFormatError
from papertui.exchange.formats import FORMATS, READABLE, WRITABLE, Selection, Wish, format_of, read_as, written_as
from tests.exchange.papers import DDPM

BIBTEX = "@misc{a, title={T}}"
MARKDOWN = "# A\n\n- [T](https://a.org)\n"


@pytest.mark.parametrize(
    ("ending", "text", "name"),
    [
        (".md", MARKDOWN, "markdown"),
        ("", MARKDOWN, "markdown"),
        (".MD", MARKDOWN, "markdown"),
        (".rst", MARKDOWN, "markdown"),
        (".bib", BIBTEX, "bibtex"),
        (".BIB", "", "bibtex"),
        (".txt", BIBTEX, "bibtex"),
        (".txt", f"% exported by Zotero\n\n{BIBTEX}", "bibtex"),
        (".json", BIBTEX, "bibtex"),
        (".json", '[{"title": "T"}]', "csl-json"),
        (".bib", '[{"title": "T"}]', "csl-json"),
        (".dat", '{"title": "T"}', "csl-json"),
        (".md", '[\n  {"id": "a"}]', "csl-json"),
        (".txt", '{"items": []}', "csl-json"),
        (".md", "[ ] not JSON", "markdown"),
        (".md", '[{"a"}](https://a.org)', "markdown"),
        (".md", "[{x}](https://a.org)", "markdown"),
    ],
)
def test_a_file_is_known_by_what_it_holds(ending: str, text: str, name: str) -> None:
    """Before how its name ends."""
    assert format_of(ending, text) == name


@pytest.mark.parametrize(
    ("ending", "text", "reason"),
    [
        (".md", "<!DOCTYPE html><html></html>", "web page"),
        (".bib", "\n<html>", "web page"),
        (".md", '<?xml version="1.0"?>\n<!-- x -->\n<html>', "web page"),
        (".ris", "TY  - JOUR", "is no format papertui imports"),
        (".CSV", "a,b", "say --from markdown"),
    ],
)
def test_other_formats_are_named(ending: str, text: str, reason: str) -> None:
    """With what to do about it."""
    with pytest.raises(NotThisFormatError, match=reason):
        format_of(ending, text)


@pytest.mark.parametrize("name", WRITABLE)
def test_each_format_is_written(name: str) -> None:
    """The title of the paper is in it; and what can be read is read back as one entry."""
    text = written_as(name, Selection((DDPM,), lambda _id: NO_READING, "Mine"))

    assert DDPM.title in text
    if name in READABLE:
        assert [entry.paper.title for entry in read_as(name, text, Wish(2026)).entries] == [DDPM.title]


@pytest.mark.parametrize("name", WRITABLE)
def test_no_format_stumbles_over_half_a_character(name: str) -> None:
    """A lone surrogate is no text: it is escaped where the format can, a blank where it cannot."""
    written = written_as(
        name, Selection((replace(DDPM, title="a \ud800 b", summary="\udfff"),), lambda _id: NO_READING)
    )

    assert written.encode()


@pytest.mark.parametrize("name", READABLE)
def test_each_format_tells_that_it_is_empty(name: str) -> None:
    """An empty file is a list without entries in all of them."""
    assert read_as(name, "", Wish(2026)).entries == ()


def test_what_is_only_written_is_not_read() -> None:
    """CSV and JSON."""
    with pytest.raises(NotThisFormatError, match="only written"):
        read_as("csv", "a,b", Wish(2026))
    assert set(FORMATS) == set(READABLE) | set(WRITABLE)


def test_a_broken_file_that_ends_as_a_list_is_known_for_one() -> None:
    """The advice to import it knows the endings of all that can be read."""
    assert {ending for name in READABLE for ending in FORMATS[name].endings} == LISTS
