"""The text gate: what passes is printable, of known width, and nothing that a terminal would obey."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from papertui.domain.visible import visible, visible_block

HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("\x00\x1b\x7f\x9b\u202e\u2066\u200d\ufe0f\u0301가ㄱ\r\n\t☠🇰"))
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Denoising Diffusion", "Denoising Diffusion"),
        ("", ""),
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x00", "␀"),
        ("a\x7f", "a␡"),
        ("\x9b31m", "\ufffd31m"),
        ("a\tb\nc\r\nd", "a b c  d"),
        ("a\x85b\u2028c\u2029d", "a b c d"),
        ("a\u00a0b\u3000c\u2009d", "a b c d"),
        ("abc\u202edef\u2066", "abcdef"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("✔\ufe0f", "✔"),
        ("👨\u200d👩\u200d👧", "👨👩👧"),
        ("葛\U000e0100", "葛"),
        ("ñ", "\u00f1"),
        ("n\u0303", "\u00f1"),
        ("n\u200d\u0303", "\u00f1"),
        ("한글", "한글"),
        (unicodedata.normalize("NFD", "한글"), "한글"),
        ("ᄒ\u200bᅡ", "하"),
        ("\udc80", "\ufffd"),
        ("\ue000", "\ufffd"),
        ("\U000e0041", ""),
        ("[red]not markup[/]", "[red]not markup[/]"),
    ],
)
def test_a_line_is_shown_safely(written: str, shown: str) -> None:
    """Controls get pictures, blanks are one kind of blank, what has no width is gone, the rest is itself."""
    assert visible(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("one line", "one line"),
        ("one\ntwo", "one\ntwo"),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\x1b[1m\n\ttab", "␛[1m\n tab"),
        ("a\u2028b", "a b"),
        ("", ""),
    ],
)
def test_a_block_keeps_its_lines_alone(written: str, shown: str) -> None:
    """Every newline of a file is one newline; all else is as in a line."""
    assert visible_block(written) == shown


@given(HOSTILE)
@example("e\u200d\u0301")
def test_what_is_shown_is_printable_and_stays_so(text: str) -> None:
    """No control, format or unassigned character, no newline; the gate twice is the gate once."""
    shown = visible(text)

    assert shown.isprintable()
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert visible(shown) == shown
    assert unicodedata.is_normalized("NFC", shown)


@given(HOSTILE)
def test_a_shown_text_is_as_wide_as_its_characters(text: str) -> None:
    """Nothing that passes changes the width of its neighbour, so cuts and columns can be reckoned by character."""
    shown = visible(text)

    assert cell_len(shown) == sum(map(cell_len, shown))


@given(HOSTILE)
def test_a_shown_block_has_the_lines_of_the_text(text: str) -> None:
    """As many lines as the file has, each safe by itself."""
    lines = visible_block(text).split("\n")

    assert len(lines) == len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(line == visible(line) for line in lines)


def test_every_character_passes_the_gate_alone() -> None:
    """All of Unicode, one by one."""
    shown = [visible(chr(code)) for code in range(0x110000)]

    assert all(text.isprintable() and len(text) <= 3 for text in shown)
    assert not any("\x1b" in text or "\n" in text for text in shown)
