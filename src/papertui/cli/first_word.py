"""The first word of the command line: a verb wins, else it is a catalogue file, else it is a mistake."""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING, TypeAlias

from papertui.cli.verbs import VERBS
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

SCREEN, HELP, VERSION = "", "--help", "--version"
CATALOGUE_OPTIONS = ("-c", "--catalogue")


Request: TypeAlias = tuple[str, str | None, tuple[str, ...]]


def read_first_word(words: Sequence[str]) -> Request:
    """Find the verb or the catalogue file.

    Returns:
        A verb, `SCREEN`, `HELP` or `VERSION`; the catalogue that is named before it; the words after it.

    Raises:
        WrongUsageError: The first word is neither, or an option is unknown or lacks its value.
    """
    catalogue: str | None = None
    place = 0
    while place < len(words):
        word = words[place]
        if word in CATALOGUE_OPTIONS:
            if place + 1 == len(words):
                raise WrongUsageError(f"{word} needs a file: papertui {word} papers.toml")
            catalogue = words[place + 1]
            place += 2
        elif word.startswith("--catalogue="):
            catalogue = word.partition("=")[2]
            place += 1
        elif word in {HELP, VERSION}:
            return word, catalogue, ()
        elif word == "--":
            return _screen(catalogue, words[place + 1 :])
        elif word.startswith("-"):
            raise WrongUsageError(f"papertui has no option {word} before a verb{_meant_option(word)}")
        elif word in VERBS:
            return word, catalogue, tuple(words[place + 1 :])
        elif is_file_word(word):
            return _screen(catalogue, words[place:])
        else:
            raise WrongUsageError(f"unknown command {word!r}{meant(word, VERBS)}")
    return SCREEN, catalogue, ()


def is_file_word(word: str) -> bool:
    """Whether a first word that is no verb names a catalogue file."""
    return "/" in word or word.endswith(".toml") or os.path.lexists(word)


def meant(word: str, known: Collection[str]) -> str:
    """The end of a sentence about an unknown word: the nearest known one, or where to look."""
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake needs it

    near = get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else "; papertui --help lists what there is"


def _meant_option(word: str) -> str:
    for option in CATALOGUE_OPTIONS:
        if word.startswith(option):
            return f"; options are written apart from their value: {option} {word.removeprefix(option)}"
    return meant(word, (*CATALOGUE_OPTIONS, HELP, VERSION))


def _screen(catalogue: str | None, words: Sequence[str]) -> Request:
    """The screen of the file that stands first in `words`; nothing may follow it."""
    if not words:
        return SCREEN, catalogue, ()
    if catalogue is not None:
        raise WrongUsageError(f"two catalogues are named, {catalogue!r} and {words[0]!r}: give one")
    if len(words) > 1 and words[1] in VERBS:
        raise WrongUsageError(f"the verb comes first: papertui {words[1]} -c {words[0]}")
    if len(words) > 1:
        raise WrongUsageError(f"{words[1]!r} after the file is one word too many")
    return SCREEN, words[0], ()
