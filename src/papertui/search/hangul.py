"""Hangul as it is typed: syllables taken apart into key strokes, initial consonants, syllables being composed.

A word is written as its key strokes with a ``.`` before each syllable (논문 is ``.ㄴㅗㄴ.ㅁㅜㄴ``), so that a syllable
still being composed is a plain prefix: 논무 finds 논문. A final consonant may turn out to be the next initial
(돗 while typing 도시), and a bare consonant stands for any syllable that begins with it (ㄴㅁ finds 논문).
"""

from __future__ import annotations

import re

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

CONJOINING = {
    **{0x1100 + place: letter for place, letter in enumerate(INITIALS)},
    **{0x1161 + place: letter for place, letter in enumerate(VOWELS)},
    **{0x11A7 + place: letter for place, letter in enumerate(FINALS) if letter},
    0x115F: "",
    0x1160: "",
}
"""Conjoining jamo that belong to no whole syllable → the letter as a keyboard types it."""

_FIRST = 0xAC00
_LAST = 0xD7A3
_STROKES = {
    **dict(zip("ㅘㅙㅚㅝㅞㅟㅢ", ("ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅡㅣ"), strict=True)),
    **dict(
        zip(
            "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
            ("ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅂㅅ"),
            strict=True,
        )
    ),
}
_HANGUL = re.compile("[ㄱ-ㆎ가-힣]")
_JAMO_ONLY = re.compile("[ㄱ-ㅎ]+")


def is_hangul(word: str) -> bool:
    """Whether the folded word begins with a Hangul syllable or letter."""
    return bool(_HANGUL.match(word))


def is_initials(word: str) -> bool:
    """Whether the folded word is written in consonants only, as ㄴㅁㄹㅂ for 논문 리뷰."""
    return bool(_JAMO_ONLY.fullmatch(word))


def strokes(word: str) -> str:
    """The key strokes of a folded word, ``.`` before each syllable or single letter."""
    return "".join(f".{_strokes_of(char)}" for char in word)


def initials(word: str) -> str:
    """The first letter of each syllable: 논문 → ㄴㅁ."""
    return "".join(_strokes_of(char)[0] for char in word)


def composing_pattern(word: str) -> str:
    """A regular expression over `strokes` for a word whose last syllable may be unfinished.

    ``ㄴㅁ`` → any two syllables with these initials; ``논무`` → 논 and one that begins ㅁㅜ; ``돗`` → 돗 or 도ㅅ.
    """
    parts = [_closed(char) for char in word[:-1]]
    return "".join(parts) + _open(word[-1])


def _parts(char: str) -> tuple[str, str, str]:
    """Initial, vowel and final of a syllable; a single letter stands as the first that it can be."""
    code = ord(char)
    if not _FIRST <= code <= _LAST:
        return (_STROKES.get(char, char), "", "")
    initial, rest = divmod(code - _FIRST, len(VOWELS) * len(FINALS))
    vowel, final = divmod(rest, len(FINALS))
    vowel_text, final_text = VOWELS[vowel], FINALS[final]
    return (INITIALS[initial], _STROKES.get(vowel_text, vowel_text), _STROKES.get(final_text, final_text))


def _strokes_of(char: str) -> str:
    return "".join(_parts(char))


def _closed(char: str) -> str:
    if _JAMO_ONLY.fullmatch(char):
        return rf"\.{_strokes_of(char)}[^.\n]*"
    return rf"\.{re.escape(_strokes_of(char))}(?![^.\n])"


def _open(char: str) -> str:
    initial, vowel, final = _parts(char)
    whole = rf"\.{re.escape(initial + vowel + final)}"
    if not final:
        return whole
    return rf"(?:{whole}|\.{initial}{vowel}{final[:-1]}\.{final[-1]})"
