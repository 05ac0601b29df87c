"""Entries of a catalogue with damaged text."""

from __future__ import annotations

from papertui.domain.misread import LOST
from papertui.domain.paper import Paper
from papertui.exchange.damage import damages
from tests.garbling import garbled

KNOWN = "지도를 접는 새로운 방식을 제안. 잘 알려진 방법보다 얇은 종이에 잘 맞음."
SOUND = Paper("sound", "Maps", authors=("Zoë Öst",), summary=KNOWN)


def test_sound_entries_are_not_told() -> None:
    """In whatever script."""
    assert damages([SOUND, Paper("a", "Plain"), Paper("b", "목록", venue="Déjà vu")]) == []


def test_each_field_is_mended_as_a_whole_or_left() -> None:
    """What sound entries say proves what was lost; a field that is not proved as a whole is left."""
    paper = Paper(
        "a",
        garbled("접는 방법 그림"),
        authors=("Ann", garbled("Zoë Öst")),
        summary=f"{garbled(KNOWN)}\n{garbled('잎이 읎은 잎이 있다')}",
    )

    [alone] = damages([paper])
    [damage] = damages([SOUND, paper, Paper("z", "끝")])

    assert damage.fields == ("title", "authors", "summary")
    assert damage.mended == {"title": "접는 방법 그림", "authors": ("Ann", "Zoë Öst")}
    assert alone.mended == damage.mended
    [whole] = damages([SOUND, Paper("a", "T", summary=f"{garbled(KNOWN)}\nIt folds.")])
    assert whole.mended == {"summary": f"{KNOWN}\nIt folds."}


def test_entries_do_not_mend_each_other_with_damaged_text() -> None:
    """Two that were garbled alike know no more than one."""
    paper = Paper("a", "T", summary=garbled(KNOWN))

    assert [damage.mended for damage in damages([paper, paper])] == [{}, {}]


def test_a_character_that_is_lost_is_told() -> None:
    """Whatever lost it."""
    [damage] = damages([SOUND, Paper("a", f"T{LOST}")])

    assert (damage.paper.id, damage.fields, damage.mended) == ("a", ("title",), {})
