"""Folded text cut into words: runs of letters and digits of one script, compounds glued, initials of a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papertui.domain.identity import STOP_WORDS
from papertui.search.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_HANGUL = "\u3131-\u318e\uac00-\ud7a3"
_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{_HANGUL}]+|[{_UNSPACED}]+|[^\W_{_HANGUL}{_UNSPACED}]+")
"""A word: Hangul, Japanese and Chinese are cut from Latin (``GAN을`` is ``gan`` and ``을``)."""

_ASCII_LIMIT = 128
_BETWEEN = "\x01"
_ASCII_WORDS = bytes(
    code if (chr(code).isalnum() and code < _ASCII_LIMIT) or chr(code) == _BETWEEN else ord(" ") for code in range(256)
).lower()
_ASCII_CHUNKS = bytes(
    code if code in b"-'./+" or 0 < _ASCII_WORDS[code] != ord(" ") != code else ord(" ") for code in range(256)
).lower()
"""As `_ASCII_WORDS`, but the marks inside compounds stay."""
_COMPOUND = re.compile(r"[^\W_]+(?:[-'’./+][^\W_]+)+")
_COMPOUND_MARK = re.compile(r"[-'’./+]")
_UNSPACED_WORD = re.compile(f"[{_HANGUL}{_UNSPACED}]")
_SHORTEST_SPELLING = 5
_SPELLINGS = tuple(
    (re.compile(pattern), change)
    for pattern, change in (
        (r"(?<=[a-z]{3})is(?=\Z|e|ing|ation)", "iz"),
        (r"(?<=[a-z]{3})iz(?=\Z|e|ing|ation)", "is"),
        (r"ys(?=e|ing)", "yz"),
        (r"yz(?=e|ing)", "ys"),
        (r"(?<=[a-z]{2})our(?=\Z|[aefhis])", "or"),
        (r"(?<=[a-z]{2})or(?=\Z|[aefhis])", "our"),
        (r"(?<=[a-z]{2}el)l(?=ed|ing)", ""),
        (r"(?<=[a-z]{3}el)(?=ed|ing)", "l"),
        (r"(?<=[bnt])re\Z", "er"),
    )
)
_SHORTEST_INITIALS = 3  # two initials fit half of all titles


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order, repeats included."""
    if text.isascii() and "\\" not in text and _BETWEEN not in text:
        return text.encode().translate(_ASCII_WORDS).decode().split()
    return WORD.findall(fold(text))


def words_of_each(texts: Sequence[str]) -> list[list[str]]:
    """The words of many texts: one pass over all plain ones is five times as fast as one by one."""
    plain = [text if text.isascii() else "" for text in texts]
    joined = _BETWEEN.join(plain)
    if "\\" in joined or joined.count(_BETWEEN) >= len(texts):
        return [words_of(text) for text in texts]
    lines = joined.encode().translate(_ASCII_WORDS).decode().split(_BETWEEN)
    return [line.split() if text.isascii() else words_of(text) for line, text in zip(lines, texts, strict=True)]


def words_in_folded(text: str) -> list[str]:
    """The words of a text that is folded already."""
    return WORD.findall(text)


def is_unspaced(word: str) -> bool:
    """Whether the word is of a script that glues words together, so that its parts are words too."""
    return bool(_UNSPACED_WORD.match(word))


def may_hold_compounds(text: str) -> bool:
    """A quick look before `compounds_in`."""
    return "-" in text or _COMPOUND_MARK.search(text) is not None


def compounds_in(text: str) -> list[list[str]]:
    """The parts of each compound: ``Self-Supervised R-CNN`` → ``self`` ``supervised``, ``r`` ``cnn``."""
    return compounds_and_others(text)[0] if may_hold_compounds(text) else []


def compounds_and_others(text: str) -> tuple[list[list[str]], list[str]]:
    """The parts of each compound, and the words that stand alone."""
    if text.isascii() and "\\" not in text:
        chunks = text.encode().translate(_ASCII_CHUNKS).decode().split()
        parts = [_COMPOUND_MARK.split(chunk.strip("-'./+")) for chunk in chunks if not chunk.isalnum()]
        parts = [[part for part in compound if part] for compound in parts]
        alone = [chunk for chunk in chunks if chunk.isalnum()] + [part[0] for part in parts if len(part) == 1]
        return [compound for compound in parts if len(compound) > 1], alone
    compounds = [WORD.findall(fold(match)) for match in _COMPOUND.findall(text)]
    return compounds, words_of(_COMPOUND.sub(" ", text))


def other_spellings(word: str) -> list[str]:
    """How the word is spelt on the other side of the Atlantic, or may be: ``normalis`` ↔ ``normaliz``."""
    if len(word) < _SHORTEST_SPELLING:
        return []
    return [other for pattern, change in _SPELLINGS if (other := pattern.sub(change, word)) != word]


def telling_words(words: Sequence[str]) -> list[str]:
    """The words without stop words."""
    return [word for word in words if word not in STOP_WORDS]


def is_begun_by_words(glued: str, words: Sequence[str]) -> bool:
    """Whether some words, written as one from there on, begin so; stop words may be left out."""
    return any(
        "".join(row[start:]).startswith(glued) for row in (words, telling_words(words)) for start in range(len(row))
    )


def is_spelt_by(name: str, words: Sequence[str]) -> bool:
    """Whether a name is put together from beginnings of several words, in order; words may be left out.

    ``detr`` from ``detection with transformers``, ``densenet`` from ``densely connected networks``.
    """
    spelt = {0}
    for word in words:
        for done in sorted(spelt):
            for length in range(1, min(len(word), len(name) - done) + 1):
                if word[length - 1] != name[done + length - 1]:
                    break
                spelt.add(done + length)
    return len(name) in spelt and not any(word.startswith(name) for word in words)


def initials_of(words: Sequence[str]) -> set[str]:
    """What a title's words may be called for short: all initials, and those without stop words.

    ``improved denoising diffusion probabilistic models`` → ``iddpm``.
    """
    names = {"".join([word[0] for word in words])}
    if not STOP_WORDS.isdisjoint(words):
        names.add("".join([word[0] for word in telling_words(words)]))
    return {name for name in names if len(name) >= _SHORTEST_INITIALS}
