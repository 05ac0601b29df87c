"""Damaged lists mended, as far as that is proved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.misread import LOST
from papertui.domain.paper import Paper
from papertui.exchange.repair import repaired, texts_of
from tests.garbling import garbled

LINE = "지도를 접는 새로운 방식을 제안. 잘 알려진 방법보다 얇은 종이에 잘 맞음."
LIST = f"# 목록\n\n**Learning to Fold** \\\n*Ann Lee, Björn Öst* \\\n{LINE} \\\nend\n"


def test_a_known_line_proves_what_is_lost() -> None:
    """Put through the same loss it is what stands there; blanks and the sign at the end are kept."""
    damaged = garbled(LIST)

    alone = repaired(damaged)
    repair = repaired(damaged, lambda: ["other", LINE, "목록"])

    assert alone is not None
    assert alone.lost > 0
    assert alone.filled == 0
    assert repair is not None
    assert repair.text == LIST
    assert (repair.lost, repair.filled) == (0, alone.lost)
    assert [line.line for line in repair.lines] == [1, 4, 5]


def test_sentences_and_words_prove_too() -> None:
    """When the line as a whole is not known; what is not known stays open."""
    damaged = garbled(LIST)
    known = ["그는 잘 알려진 방법보다 얇은 종이에 대해 썼다", "새로운 방식을 찾음. 잘 맞음."]

    repair = repaired(damaged, lambda: known)

    assert repair is not None
    line = repair.lines[-1].after
    assert "새로운 방식을" in line
    assert "알려진 방법보다 얇은 종이에" in line
    assert all(got in {meant, LOST} for got, meant in zip(repair.text, LIST, strict=True))
    assert 0 < repair.lost < (repaired(damaged) or repair).lost


def test_two_texts_that_fit_prove_nothing() -> None:
    """Both become what stands there."""
    one, other = "접은 잎", "접은 읎"
    assert garbled(one) == garbled(other)
    damaged = garbled(f"{LINE} {one}")

    repair = repaired(damaged, lambda: [LINE, one, other])
    proved = repaired(damaged, lambda: [LINE, one])

    assert repair is not None
    assert proved is not None
    assert repair.text == f"{LINE} 접은 {LOST}"
    assert proved.text == f"{LINE} {one}"


def test_damaged_text_proves_nothing() -> None:
    """A list garbled the same way knows no better."""
    damaged = garbled(LIST)

    repair = repaired(damaged, lambda: [damaged])

    assert repair is not None
    assert repair.filled == 0


def test_a_sound_list_is_not_mended_and_nothing_is_asked_for() -> None:
    """Known texts are not even read."""

    def known() -> list[str]:
        raise AssertionError

    assert repaired(LIST, known) is None
    assert repaired("# Plain\n", known) is None


def test_the_newlines_of_the_list_stay() -> None:
    """Of every kind; and the lines are counted as the reader counts them."""
    damaged = garbled(f"a\r\n{LINE}\rb\n")

    repair = repaired(damaged, lambda: [LINE])

    assert repair is not None
    assert repair.text == f"a\r\n{LINE}\rb\n"
    assert [line.line for line in repair.lines] == [2]


def test_a_paper_says_its_fields() -> None:
    """Each on a line of its own, so that each can prove a line."""
    paper = Paper(
        "a", "제목", authors=("이름",), venue="곳", categories=(("하나", "둘"),), tags=("표",), summary="글\n줄"
    )

    said = "\n".join(texts_of([paper])).split("\n")

    assert set(said) >= {"제목", "이름", "곳", "하나", "둘", "표", "글", "줄"}


@given(st.lists(st.text("가나닙잎읎음。の的Яé🥰 ab.\\\xa0", max_size=30), max_size=5))
def test_nothing_is_ever_guessed(lines: list[str]) -> None:
    """Whatever is known, each character of a line that was mended is the one that was meant, or open."""
    meant = [*[LINE] * 50, *lines]
    damaged = garbled("\n".join(meant))

    repair = repaired(damaged, lambda: meant)

    assert repair is not None
    for line in repair.lines:
        right = meant[line.line - 1]
        if len(line.after) == len(right):
            assert all(got in {meant, LOST} for got, meant in zip(line.after, right, strict=True))
        assert line.lost == line.after.count(LOST)
