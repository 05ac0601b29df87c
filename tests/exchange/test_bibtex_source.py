"""BibTeX taken apart: abbreviations, pieces, inheritance, and what is broken."""

from __future__ import annotations

import logging
from time import perf_counter

import pytest

from papertui.errors import NotThisFormatError
from papertui.exchange import bibtex_source
from papertui.exchange.bibtex_source import Source, source_of


def taken(text: str) -> Source:
    return source_of(text, lambda _done, _total: None)


def values(text: str) -> dict[str, str]:
    [entry] = taken(text).entries
    return entry.fields


def test_values_have_all_the_forms_there_are() -> None:
    """Braces, quotes, numbers, abbreviations, pieces joined; names in any case; brackets for braces."""
    found = values(
        '@STRING{cvpr = "Conf. on " # {Vision}}\n'
        '@Article(key, TITLE = {A {B} = c, "d"}, year=2020, journal = CVPR # " " # {2020}, note="a {"} b", month=jun)\n'
    )

    assert found == {
        "title": 'A {B} = c, "d"',
        "year": "2020",
        "journal": "Conf. on Vision 2020",
        "note": 'a {"} b',
        "month": "jun",
    }


def test_an_unknown_abbreviation_is_told_and_kept() -> None:
    """With its line; a word defined later counts from there on."""
    source = taken("@misc{a,\n  title = x,\n  journal = tog}\n@string{tog = {Trans.}}\n@misc{b, journal = tog}\n")

    assert [entry.fields.get("journal") for entry in source.entries] == ["tog", "Trans."]
    assert [(problem.line, problem.kind) for problem in source.problems] == [(1, "unknown-string")] * 2


def test_lines_are_those_of_the_file_across_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """However the text is cut for the parser; and progress ends at the whole."""
    text = "% head\n\n" + "".join(f"@misc{{k{number},\n  title = {{T}}\n}}\n\n" for number in range(50))
    whole = [(entry.key, entry.line) for entry in taken(text).entries]
    monkeypatch.setattr(bibtex_source, "_PIECE", 30)
    told: list[tuple[int, int]] = []

    source = source_of(text, lambda done, total: told.append((done, total)))

    assert [(entry.key, entry.line) for entry in source.entries] == whole
    assert whole[:2] == [("k0", 3), ("k1", 7)]
    assert len(told) > 10
    assert told[-1] == (len(text), len(text))


def test_what_is_broken_is_told_and_the_rest_is_read(caplog: pytest.LogCaptureFixture) -> None:
    """An entry that does not end costs itself; the parser says nothing of its own."""
    with caplog.at_level(logging.DEBUG):
        source = taken(
            "@misc{a, title={One}}\n@misc{b, title={Two\n"
            "@misc{c, title={Three}, title={Again}}\n@misc{a, title={Four}}\n"
        )

    assert [(entry.key, entry.fields["title"]) for entry in source.entries] == [
        ("a", "One"),
        ("c", "Three"),
        ("a", "Four"),
    ]
    assert [(problem.line, problem.kind) for problem in source.problems] == [
        (2, "unreadable-entry"),
        (3, "repeated-field"),
    ]
    assert not caplog.records


def test_entries_inherit_from_the_volume_they_name() -> None:
    """Its title is their book's; what they say themselves counts more."""
    source = taken(
        "@inproceedings{p, title={Paper}, crossref={V}, year={2021}}\n"
        "@proceedings{v, title={Volume}, year={2020}, publisher={ACM}, doi={10.1/v}}\n"
    )

    assert source.entries[0].fields == {
        "title": "Paper", "crossref": "V", "year": "2021", "booktitle": "Volume", "publisher": "ACM"
    }  # fmt: skip
    assert [entry.is_volume for entry in source.entries] == [False, True]


def test_circles_and_missing_volumes_end() -> None:
    """An entry that names itself, two that name each other, one that names nothing."""
    source = taken(
        "@misc{a, crossref={a}}@misc{b, crossref={c}, year=1990}@misc{c, crossref={b}}"
        "@misc{d, title={T}, crossref={none}}"
    )

    assert source.entries[2].fields["year"] == "1990"
    assert [problem.kind for problem in source.problems] == ["unknown-crossref"]


def test_doubling_abbreviations_are_refused() -> None:
    """Before they fill the memory, in a moment."""
    bomb = '@string{s0 = "0123456789"}\n' + "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    began = perf_counter()

    with pytest.raises(NotThisFormatError, match=r"line 2\d: its @string abbreviations"):
        taken(bomb)

    assert perf_counter() - began < 5


def test_a_large_volume_that_many_inherit_is_refused() -> None:
    """Half a mebibyte in a hundred entries is as much of a bomb."""
    volume = f"@book{{v, title={{{'x' * 500_000}}}}}\n"
    bomb = volume + "".join(f"@incollection{{p{number}, title={{T}}, crossref={{v}}}}\n" for number in range(100))

    with pytest.raises(NotThisFormatError, match=r"line 3\d: what its entries inherit by crossref is more than 16 MiB"):
        taken(bomb)


@pytest.mark.parametrize("text", ["@a{" * 200_000, "@a{ " * 200_000, "@a{\n" * 200_000])
def test_a_file_of_torn_entries_is_refused(text: str) -> None:
    """Before a kilobyte and a half of each would fill the memory."""
    began = perf_counter()

    with pytest.raises(NotThisFormatError, match="more than 10,000 of its entries do not end"):
        taken(text)

    assert perf_counter() - began < 5


def test_an_unknown_abbreviation_is_told_once() -> None:
    """However many entries use it: the journals of a file that was cut off from its ``@string``."""
    source = taken("@misc{a, journal = tog}\n@misc{b, journal = tog}\n@misc{c, journal = tvcg}\n")

    assert [(problem.line, problem.kind) for problem in source.problems] == [
        (1, "unknown-string"),
        (3, "unknown-string"),
    ]


def test_entries_of_one_line_are_entries() -> None:
    """Programs that write no newline."""
    assert len(taken("@misc{a, title={T}} " * 20_000).entries) == 20_000


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a, title = " + "{" * 10_000 + "x" + "}" * 10_000 + "}",
        "@misc{a, title = " + "{" * 10_000,
        "@misc{" * 10_000,
        "@misc{a\n" * 10_000,
        "@" * 10_000,
        '@misc{a, title = "' + "#" * 10_000,
        "@misc{a, title = x" + " # x" * 10_000 + "}",
        "@string{" * 1_000 + "@comment{" * 1_000 + "@(" * 1_000,
        "}" * 10_000 + '"' * 10_000 + "," * 10_000,
    ],
)
def test_no_text_stops_it(text: str) -> None:
    """Nested, unclosed, torn: some entries, some problems, in a moment."""
    began = perf_counter()

    source = taken(text)

    assert len(source.entries) <= 10_000
    assert perf_counter() - began < 5
