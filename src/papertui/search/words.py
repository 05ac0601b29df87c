"""Folded text cut into words: runs of letters and digits of one script, compounds glued, initials of a title."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from papertui.domain.identity import STOP_WORDS
from papertui.domain.scripts import HANGUL, UNSPACED
from papertui.search.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WORD = re.compile(rf"[{HANGUL}]+|[{UNSPACED}]+|[^\W_{HANGUL}{UNSPACED}]+")
"""A word: Hangul, Japanese and Chinese are cut from Latin (``GAN을`` is ``gan`` and ``을``)."""

_ASCII_LIMIT = 128
_BETWEEN = "\x01"
_ASCII_WORDS = bytes(
    code if (chr(code).isalnum() and code < _ASCII_LIMIT) or chr(code) == _BETWEEN else ord(" ") for code in range(256)
).lower()
_ASCII_CHUNKS = bytes(ord("-") if code in b"-'./+" else word for code, word in enumerate(_ASCII_WORDS))
"""As `_ASCII_WORDS`, but the marks inside compounds stay, all as one."""
_PLAIN_OR_ACCENT = re.compile("[\x00-\x7f\u0300-\u0344\u0346-\u036f]*")
"""Letters taken apart from their accents; U+0345, the iota below Greek vowels, folds to a letter."""
_COMPOUND = re.compile(r"[^\W_]+(?:[-'’./+][^\W_]+)+")
_COMPOUND_MARK = re.compile(r"[-'’./+]")
_UNSPACED_WORD = re.compile(f"[{HANGUL}{UNSPACED}]")
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


may_hold_compounds = _COMPOUND_MARK.search
"""A quick look before `compounds_in`."""


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order, repeats included."""
    plain = _without_accents(text)
    if plain and "\\" not in plain and _BETWEEN not in plain:
        return plain.encode().translate(_ASCII_WORDS).decode().split()
    return WORD.findall(fold(text))


def words_of_each(texts: Sequence[str]) -> list[list[str]]:
    """The words of many texts: one pass over all plain ones is five times as fast as one by one."""
    lines = _lines(texts, _ASCII_WORDS)
    if "" not in lines:
        return [line.split() for line in lines]
    return [line.split() if line or not text else words_of(text) for line, text in zip(lines, texts, strict=True)]


def word_lines(texts: Sequence[str]) -> list[str]:
    """The words of each text between blanks, one or more of them; nothing where there is no text."""
    lines = _lines(texts, _ASCII_WORDS)
    return [
        f" {line} " if line else f" {' '.join(words_of(text))} " if text else ""
        for line, text in zip(lines, texts, strict=True)
    ]


def _lines(texts: Sequence[str], table: bytes) -> list[str]:
    """The texts folded, other letters exchanged as a table says; nothing for those that need more than that."""
    if not texts:
        return []
    plain = texts
    joined = _BETWEEN.join(plain)
    if not joined.isascii():
        plain = [text if text.isascii() else _without_accents(text) for text in texts]
        joined = _BETWEEN.join(plain)
    if "\\" in joined or joined.count(_BETWEEN) >= len(texts):
        plain = ["" if "\\" in text or _BETWEEN in text else text for text in plain]
        joined = _BETWEEN.join(plain)
    return joined.encode().translate(table).decode().split(_BETWEEN)


def _without_accents(text: str) -> str:
    """The text in ASCII when accents are all that keeps it from that, as in most names; else nothing."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return apart.encode("ascii", "ignore").decode() if _PLAIN_OR_ACCENT.fullmatch(apart) else ""


def words_in_folded(text: str) -> list[str]:
    """The words of a text that is folded already."""
    return WORD.findall(text)


def is_unspaced(word: str) -> bool:
    """Whether the word is of a script that glues words together, so that its parts are words too."""
    return bool(_UNSPACED_WORD.match(word))


def compounds_in(text: str) -> list[list[str]]:
    """The parts of each compound: ``Self-Supervised R-CNN`` → ``self`` ``supervised``, ``r`` ``cnn``."""
    return compounds_and_others(text)[0] if may_hold_compounds(text) else []


def compounds_and_others(text: str) -> tuple[list[list[str]], list[str]]:
    """The parts of each compound, and the words that stand alone."""
    if text.isascii() and "\\" not in text:
        return _compounds_among(text.encode().translate(_ASCII_CHUNKS).decode().split())
    compounds = [WORD.findall(fold(match)) for match in _COMPOUND.findall(text)]
    return compounds, words_of(_COMPOUND.sub(" ", text))


def compounds_of_each(texts: Sequence[str]) -> Iterator[tuple[int, list[list[str]], list[str]]]:
    """The number of each text that may hold compounds, with its `compounds_and_others`."""
    for number, (text, line) in enumerate(zip(texts, _lines(texts, _ASCII_CHUNKS), strict=True)):
        if line:
            if "-" in line:
                yield number, *_compounds_among(line.split())
        elif may_hold_compounds(text):
            yield number, *compounds_and_others(text)


def _compounds_among(chunks: Iterable[str]) -> tuple[list[list[str]], list[str]]:
    compounds, alone = [], []
    for chunk in chunks:
        if "-" not in chunk:
            alone.append(chunk)
        elif len(parts := [part for part in chunk.split("-") if part]) > 1:
            compounds.append(parts)
        else:
            alone += parts
    return compounds, alone


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


def initials_of(words: Sequence[str], telling: Sequence[str]) -> list[str]:
    """What a title may be called for short: all initials, and those without stop words.

    ``improved denoising diffusion probabilistic models`` → ``iddpm``.

    Args:
        words: Of the title, in order.
        telling: The same without stop words.
    """
    whole = "".join([word[0] for word in words])
    if len(whole) < _SHORTEST_INITIALS:
        return []
    if telling is words:
        return [whole]
    short = "".join([word[0] for word in telling])
    return [whole, short] if _SHORTEST_INITIALS <= len(short) < len(whole) else [whole]
