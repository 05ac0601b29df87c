"""The summary pane: what is known of a paper, its text with emphasis and maths, and what is only yours."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from papertui.app.present import ASCII_GLYPHS, Glyphs
from papertui.app.present_summary import boxes as boxes_of
from papertui.app.present_summary import chips, date_text, inline, link_lines, summary_lines
from papertui.app.roles import Role
from papertui.domain.paper import Link, Paper
from papertui.domain.reading import NO_READING, Reading, Status

if TYPE_CHECKING:
    from papertui.app.fitting import Span
    from papertui.app.roles import Line

GLYPHS = Glyphs()
HOSTILE = st.text(st.sampled_from("ab 가\u0301👍\x1b\x07\n\t\u202e[]$*`_\\{}") | st.characters(), max_size=60)
PAPERS = st.builds(
    Paper,
    st.just("id"),
    HOSTILE,
    authors=st.lists(HOSTILE, max_size=3).map(tuple),
    venue=HOSTILE,
    year=st.none() | st.just(2021),
    date=HOSTILE | st.just("2021-06-19"),
    kind=HOSTILE,
    categories=st.lists(st.lists(HOSTILE, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple),
    tags=st.lists(HOSTILE, max_size=3).map(tuple),
    summary=HOSTILE,
    links=st.lists(st.builds(Link, HOSTILE, HOSTILE), max_size=3).map(tuple),
    extra=st.lists(st.tuples(HOSTILE, HOSTILE), max_size=2).map(tuple),
    is_broken=st.booleans(),
)
READINGS = st.builds(Reading, st.sampled_from(Status), st.none() | st.just(3), HOSTILE, st.tuples(HOSTILE))


def boxed(paper: Paper, reading: Reading, glyphs: Glyphs, width: int) -> list[Line]:
    """All chips of a paper, facts before topics."""
    facts, topics = chips(paper, reading, glyphs)
    return boxes_of([*facts, *topics], width, no_hits)


def no_hits(field: str, text: str) -> list[Span]:
    return []


def text_of(line: Line) -> str:
    return "".join(text for text, _ in line)


def texts_of(paper: Paper, reading: Reading = NO_READING, *, is_dense: bool = True, is_raw: bool = False) -> list[str]:
    lines = summary_lines(
        paper, reading, GLYPHS, no_hits, width=60, is_dense=is_dense, shows_raw_maths=is_raw
    )  # fmt: skip
    return [text_of(line) for line in lines]


def test_a_full_entry_is_shown_from_title_to_own_tags() -> None:
    """One thing below the other, with a blank line between them on a high screen."""
    paper = Paper(
        "ho2020denoising",
        "Denoising Diffusion",
        authors=("Jonathan Ho", "Ajay Jain"),
        venue="NeurIPS 2020",
        date="2020-06-19",
        categories=(("Papers", "Must-Read"),),
        tags=("ddpm",),
        summary="Predicts *noise*.\nLine two.\n",
        links=(Link("Paper", "https://arxiv.org/abs/2006.11239"), Link("Code", "http://github.com/h/d")),
        extra=(("citations", 12), ("odd\nname", "x")),
    )
    reading = Reading(Status.READ, 4, "a note\nof two lines", ("mine", "too"))

    assert texts_of(paper, reading, is_dense=False) == [
        "Denoising Diffusion",
        "Jonathan Ho, Ajay Jain",
        "",
        " ✔ read   ★ 4   NeurIPS ’20   19 Jun 2020 ",
        " Papers > Must-Read   #ddpm ",
        "",
        "Predicts noise.",
        "Line two.",
        "",
        "1 Paper  arxiv.org/abs/2006.11239",
        "2 Code   github.com/h/d",
        "",
        "only you",
        "a note",
        "of two lines",
        "#mine #too",
        "",
        "citations: 12",
        "odd name: x",
    ]


def test_a_bare_entry_says_what_to_do() -> None:
    """Title alone: no author line, no chips, and a word on how to write a summary."""
    assert texts_of(Paper("a", "")) == ["(no title)", "no summary — e writes one right here"]
    assert texts_of(Paper("a", "\u200b "))[0] == "(no title)"


@pytest.mark.parametrize(
    ("paper", "reading", "boxes"),
    [
        (Paper("a", "T"), NO_READING, []),
        (Paper("a", "T", is_broken=True), NO_READING, ["▲ problem"]),
        (Paper("a", "T", kind="post"), Reading(Status.READING), ["◐ reading", "post"]),
        (Paper("a", "T", venue="CVPR’21", year=2021), NO_READING, ["CVPR ’21"]),
        (Paper("a", "T", year=2021, date="2021"), NO_READING, ["’21"]),
        (Paper("a", "T", venue="CVPR", date="2021-06"), NO_READING, ["CVPR ’21", "Jun 2021"]),
        (Paper("a", "T", tags=("two words", "x\x1b")), NO_READING, ["#two words", "#x␛"]),
    ],
)
def test_chips_tell_the_facts(paper: Paper, reading: Reading, boxes: list[str]) -> None:
    """A fact that is not known has no box, and “paper” and “unread” go without saying."""
    assert [text.strip() for line in boxed(paper, reading, GLYPHS, 80) for text, _ in line if text.strip()] == boxes


def test_chips_wrap_whole() -> None:
    """A box goes to the next line rather than break, and one wider than the pane is cut in its middle."""
    paper = Paper("a", "T", tags=("first", "second", "a very long tag of many words"))

    lines = [text_of(line) for line in boxed(paper, NO_READING, GLYPHS, 20)]

    assert lines == [" #first   #second ", " #a very l…ny words "]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2021-07-01", "1 Jul 2021"),
        ("2021-07", "Jul 2021"),
        ("2021", ""),
        ("", ""),
        ("2021-13-01", ""),
        ("2021-00", ""),
        ("July 2021", ""),
    ],
)
def test_dates_are_written_for_people(date: str, shown: str) -> None:
    """A year alone stands behind the venue already; what is no date is not made one."""
    assert date_text(date) == shown


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("plain", [("plain", Role.TEXT)]),
        ("a *b* c", [("a ", Role.TEXT), ("b", Role.EMPHASIS), (" c", Role.TEXT)]),
        ("**b c**", [("b c", Role.STRONG)]),
        ("`a*b*c $x_t$`", [("a*b*c $x_t$", Role.CODE)]),
        ("2*3*4 and f(*args)", [("2*3*4 and f(*args)", Role.TEXT)]),
        ("a * b * c", [("a * b * c", Role.TEXT)]),
        ("**kwargs and **more", [("**kwargs and **more", Role.TEXT)]),
        ("*강조*했다", [("강조", Role.EMPHASIS), ("했다", Role.TEXT)]),
        ("$x_t$", [("xₜ", Role.TEXT)]),
        ("*so* $a*b*c$ *it is*", [("so", Role.EMPHASIS), (" a*b*c ", Role.TEXT), ("it is", Role.EMPHASIS)]),
        ("$x^{(*)}, y^{(*)}$", [("x⁽*⁾, y⁽*⁾", Role.TEXT)]),
        (r"$\odd{*a*}$ *b*", [(r"$\odd{*a*}$ ", Role.TEXT), ("b", Role.EMPHASIS)]),
        ("*the $x_t$ term*", [("the xₜ term", Role.EMPHASIS)]),
        ("$5 *and* $6", [("$5 ", Role.TEXT), ("and", Role.EMPHASIS), (" $6", Role.TEXT)]),
        ("*unclosed and `so", [("*unclosed and `so", Role.TEXT)]),
        ("", []),
    ],
)
def test_emphasis_code_and_maths_keep_apart(text: str, pieces: list[tuple[str, Role]]) -> None:
    """Stars emphasise words, not products; nothing is changed in code; a formula is no emphasis."""
    found = inline(text)

    merged: list[tuple[str, Role]] = []
    for piece, role in found:
        if merged and merged[-1][1] is role:
            merged[-1] = (merged[-1][0] + piece, role)
        else:
            merged.append((piece, role))
    assert merged == pieces


def test_formulas_are_shown_as_written_on_request() -> None:
    """`L` shows the source, emphasis included as ever."""
    paper = Paper("a", "T", summary="*see* $x_t$")

    assert texts_of(paper)[-1] == "see xₜ"
    assert texts_of(paper, is_raw=True)[-1] == "see $x_t$"


def test_a_broken_entry_is_shown_as_it_stands_in_the_file() -> None:
    """Its text is TOML to mend, so stars, dollars and lines stay."""
    paper = Paper("a", "T", summary='title = "*a*"\nnote = "$x_t$"', is_broken=True)

    assert texts_of(paper)[-2:] == ['title = "*a*"', 'note = "$x_t$"']


def test_hits_are_marked_in_the_shown_text() -> None:
    """Spans count characters of what is shown, across emphasis and maths; chips have theirs as well."""
    paper = Paper("a", "Noise", ("Ho",), venue="CVPR", tags=("ddpm",), summary="some $x_t$ *noise* here")
    asked: list[tuple[str, str]] = []

    def hits(field: str, text: str) -> list[Span]:
        asked.append((field, text))
        return {"title": [(0, 5)], "author": [(0, 2)], "summary": [(5, 10)], "venue": [(0, 4)], "tag": [(1, 5)]}[field]

    lines = summary_lines(paper, NO_READING, GLYPHS, hits, width=60, is_dense=True)

    assert asked == [
        ("title", "Noise"),
        ("author", "Ho"),
        ("venue", "CVPR"),
        ("summary", "some xₜ noise here"),
        ("tag", "#ddpm"),
    ]
    hit = [[text for text, role in line if role in {Role.HIT, Role.CHIP_HIT}] for line in lines if line]
    assert hit == [["Noise"], ["Ho"], ["CVPR"], ["xₜ", " ", "no"], ["ddpm"]]


def test_link_numbers_are_aligned() -> None:
    """Ten links and more: the labels still stand in one column, and an address is cut to its line."""
    links = tuple(Link(f"L{number}", "https://example.org/" + "a" * 80) for number in range(1, 11))

    lines = [text_of(line) for line in link_lines(Paper("a", "T", links=links), 40)]

    assert lines[0].startswith(" 1 L1   example.org/")
    assert lines[9].startswith("10 L10  example.org/")
    assert {cell_len(line) for line in lines} == {40}


@given(PAPERS, READINGS, st.integers(1, 120), st.booleans())
def test_whatever_an_entry_says_it_is_only_text(paper: Paper, reading: Reading, width: int, is_dense: bool) -> None:
    """No control character and no newline reaches the pane; chips stay inside it."""
    lines = summary_lines(paper, reading, ASCII_GLYPHS, no_hits, width=width, is_dense=is_dense)

    for line in lines:
        assert not {unicodedata.category(char) for char in text_of(line)} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    for line in boxed(paper, reading, ASCII_GLYPHS, width):
        assert cell_len(text_of(line)) <= max(2, width)
