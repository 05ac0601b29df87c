"""Text that was read in a wrong encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.misread import LOST, bare, can_come_of, encoding_of, is_whole
from tests.garbling import garbled

KOREAN = "지도를 접는 방법을 설명한 논문이다."
FRENCH = "« Déjà vu » : l’été, le café », le thé », le blé »"


@pytest.mark.parametrize("encoding", ["cp1252", "cp1254", "latin-1"])
@pytest.mark.parametrize(
    "text",
    [
        KOREAN,
        "紙を折る方法を説明した論文。",
        "论文介绍了折叠地图的方法。",
        "Статья о том, как сложить карту.",
        "“Fold” – “map” – it’s",
    ],
)
def test_what_is_whole_comes_back(text: str, encoding: str) -> None:
    """Every character of which all bytes are there, in its place; the others are told apart."""
    damaged = garbled(text, encoding)

    found = encoding_of(damaged)
    assert found is not None
    stored = found.stored(damaged)
    assert stored is not None
    decoded = found.decoded(stored)

    assert len(decoded) == len(text)
    assert all(got in {meant, LOST} for got, meant in zip(decoded, text, strict=True))
    assert can_come_of(stored, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        KOREAN,
        "Jörg Müller, Zoë Ångström, Łukasz Żółć",
        FRENCH.replace("\xa0", " "),
        "naïve façade — “quoted” … déjà",
        "Θεωρία",
        "Ã alone",
        "50 €, 20 £, ±3 °C, ½ §4 ¶5",
    ],
)
def test_sound_text_is_left(text: str) -> None:
    """In whatever script, with accents and typographic signs."""
    assert encoding_of(text) is None


def test_french_blanks_before_quotes_are_no_accident_of_reading() -> None:
    """Though an accent, a hard blank and a quote would make a character."""
    assert encoding_of("« Déjà\xa0» et «\xa0café\xa0», «\xa0thé\xa0», «\xa0blé\xa0» à l’été") is None


def test_a_short_word_comes_back_in_a_list_that_is_damaged() -> None:
    """A name alone is too little to tell, beside damaged lines it is enough; what is not whole there is left."""
    name, odd = garbled("Björn Öst"), "Ã la carte"

    alone = encoding_of(name)
    found = encoding_of(f"{garbled(KOREAN)}\n{name}\n{odd}")

    assert alone is None
    assert found is not None
    stored = found.stored(name)
    assert stored is not None
    assert found.decoded(stored) == "Björn Öst"
    assert found.stored(odd) is None


def test_signs_of_one_encoding_tell_it() -> None:
    """An emoji begins with a letter that is Turkish in one and Icelandic in the other."""
    text = f"{KOREAN} 🥰"

    for encoding in ("cp1254", "cp1252"):
        found = encoding_of(garbled(text, encoding))
        stored = found.stored(garbled(text, encoding)) if found else None
        assert found is not None
        assert stored is not None
        assert found.decoded(stored).endswith(" 🥰")


@given(st.text(), st.sampled_from(["cp1252", "cp1254", "latin-1"]))
def test_what_is_left_of_a_text_can_come_of_it(text: str, encoding: str) -> None:
    """For every text; and what is decoded of any text is text."""
    damaged = garbled(text.replace("\ud800", "").encode("utf-8", "ignore").decode(), encoding)
    found = encoding_of(damaged)

    for line in damaged.split("\n") if found else ():
        stored = found.stored(line) if found else None
        if found is not None and stored is not None:
            decoded = found.decoded(stored)
            assert decoded.encode().decode() == decoded


def test_other_bytes_cannot_come_of_a_text() -> None:
    """A missing byte that is never dropped, or one too many."""
    stored = bare("접기".encode())

    assert can_come_of(stored, "접기")
    assert not can_come_of(stored[:-1], "접기")
    assert not can_come_of(b"x" + stored, "접기")
    assert not is_whole(stored) or stored == "접기".encode()
