"""Fitting into cells: never a cell too many, never half a character, and a highlight stays on its letters."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from papertui.app.fitting import clipped, clipped_in_the_middle, line_starts, padded, padded_left, window, wrapped
from papertui.domain.visible import visible

LETTERS = st.sampled_from("abc XYZ가나다한글☠é\u0301👍🏽🇰…()")
TEXTS = st.text(LETTERS | st.characters(), max_size=60).map(visible)
WIDTHS = st.integers(-2, 70)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text and sorted spans in it that do not overlap."""
    text = draw(st.text(LETTERS, max_size=80).map(visible))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return text, list(zip(edges[::2], edges[1::2], strict=False))


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Diffusion", 9, "Diffusion"),
        ("Diffusion", 8, "Diffusi…"),
        ("Diffusion", 1, "…"),
        ("Diffusion", 0, ""),
        ("확산 모델", 9, "확산 모델"),
        ("확산 모델", 8, "확산 모…"),
        ("확산 모델", 7, "확산 …"),
        ("", 3, ""),
    ],
)
def test_a_cut_text_ends_with_an_ellipsis(text: str, width: int, shown: str) -> None:
    """A wide character that does not fit is left out whole."""
    assert clipped(text, width) == shown


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Introductory Posts", 11, "Intro…Posts"),
        ("Introductory Posts", 18, "Introductory Posts"),
        ("abcdef", 2, "a…"),
        ("abcdef", 1, "…"),
        ("abcdef", 0, ""),
        ("abcdef", -3, ""),
        ("확산모델", 5, "확…델"),
        ("확산모델", 6, "확…델"),
        ("abce\u0301\u0302xy", 4, "ab…y"),
    ],
)
def test_a_name_is_cut_in_its_middle(text: str, width: int, shown: str) -> None:
    """Both ends of a name stay, for they tell names apart; an accent goes with its letter."""
    assert clipped_in_the_middle(text, width) == shown


@pytest.mark.parametrize(
    ("text", "spans", "width", "shown", "inside"),
    [
        ("short", [(0, 2)], 10, "short", [(0, 2)]),
        ("a long title", [(2, 6)], 8, "a long …", [(2, 6)]),
        ("a long title of words", [(16, 21)], 10, "… of words", [(5, 10)]),
        ("a long title of words in a row", [(7, 12)], 10, "… title o…", [(2, 7)]),
        ("a long title of words", [(2, 6), (16, 21)], 12, "…le of words", [(7, 12)]),
        ("a long title", [], 6, "a lon…", []),
        ("a long title", [(7, 12)], 3, "a …", []),
        ("a long title", [(7, 12)], 1, "…", []),
        ("a long title", [(7, 12)], 0, "", []),
        ("unbelievablylongword", [(0, 20)], 8, "…ongword", [(1, 8)]),
        ("확산 모델 톺아보기", [(6, 10)], 9, "…톺아보기", [(1, 5)]),
    ],
)
def test_the_last_hit_stays_in_sight(
    text: str, spans: list[tuple[int, int]], width: int, shown: str, inside: list[tuple[int, int]]
) -> None:
    """A title is cut at its end, or at its start when the last hit would be lost."""
    assert window(text, spans, width) == (shown, inside)


@given(TEXTS, WIDTHS)
def test_nothing_is_ever_too_wide(text: str, width: int) -> None:
    """What is fitted has at most the cells it was given; padded text has exactly as many."""
    room = max(0, width)

    assert cell_len(clipped(text, width)) <= room
    assert cell_len(clipped_in_the_middle(text, width)) <= room
    assert cell_len(padded(text, width)) == room
    assert cell_len(padded_left(text, width)) == max(room, cell_len(text))


@given(TEXTS, WIDTHS)
def test_what_fits_is_not_touched(text: str, width: int) -> None:
    """An ellipsis stands only where something was cut."""
    if cell_len(text) <= width:
        assert clipped(text, width) == clipped_in_the_middle(text, width) == text
        assert padded(text, width).rstrip() == text.rstrip()


@given(marked_texts(), st.integers(-1, 60))
@example(("가" * 30, [(29, 30)]), 4)
@example(("e\u0301" * 30, [(50, 60)]), 5)
def test_a_highlight_stays_on_its_characters(marked: tuple[str, list[tuple[int, int]]], width: int) -> None:
    """In the window a span lies inside the text, apart from the others, on characters that it covered before."""
    text, spans = marked

    shown, inside = window(text, spans, width)

    assert cell_len(shown) <= max(0, width)
    hit = [text[start:end] for start, end in spans]
    edges = [edge for span in inside for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(shown) for start, end in inside)
    for start, end in inside:
        letters = shown[start:end].removesuffix("…") if end == len(shown) else shown[start:end]
        assert any(letters in whole for whole in hit)


@pytest.mark.timeout(5)
@pytest.mark.parametrize("letter", ["a", "가", "e\u0301"])
def test_a_title_of_a_hundred_thousand_characters_is_cut_at_once(letter: str) -> None:
    """The work of a cut grows with the room, not with the square of the text."""
    text = visible(letter * 100_000)

    shown, inside = window(text, [(300, 310)], 40)

    assert cell_len(shown) <= 40
    assert len(inside) == 1


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("확산 모델 ab", 5, ["확산", "모델", "ab"]),
        ("https://a.org/abc x", 8, ["https://", "a.org/ab", "c x"]),
        ("확산모델", 3, ["확", "산", "모", "델"]),
        ("  ", 5, [""]),
        ("ab", 0, ["ab"]),
    ],
)
def test_text_is_wrapped_between_words(text: str, width: int, lines: list[str]) -> None:
    """By cells; a word longer than a line goes over several."""
    assert wrapped(text, width) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("  - one two", 7, ["  - one", "two"]),
        ("one   two", 5, ["one", "two"]),
        ("GANs beat 拡散モデルと画像生成", 15, ["GANs beat 拡散", "モデルと画像生", "成"]),
        ("ab。拡散モデル、画像。", 13, ["ab。拡散モデ", "ル、画像。"]),
        ("拡散モデル「画像」", 12, ["拡散モデル", "「画像」"]),
        ("拡散「DDPM」を", 12, ["拡散「DDPM」", "を"]),
        ("노이즈 제거 확산", 11, ["노이즈 제거", "확산"]),
    ],
)
def test_lines_begin_at_words_or_between_han_and_kana(text: str, width: int, lines: list[str]) -> None:
    """Korean words stay whole; what closes a sentence or clause begins no line; indentation stays."""
    starts = line_starts(text, width)

    assert [text[start:end].rstrip() for start, end in zip(starts, [*starts[1:], None], strict=True)] == lines


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    """Whatever the text; a wide letter needs two cells at least."""
    starts = line_starts(text, width)

    assert starts[0] == 0
    assert starts == sorted(set(starts))
    lines = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert all(cell_len(line.rstrip()) <= max(2, width) for line in lines)
