"""Deliberately bad readers, one at least of each format: each must be caught, or what looks for faults has stopped."""

from __future__ import annotations

import json
import re
import warnings
from typing import TYPE_CHECKING

import tomli
import tomli_w

from tests.fuzz.fuzzing import MEMORY, Target
from tests.fuzz.targets import RUNS, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fuzz.fuzzing import Tally

_kept: list[bytearray] = []


def trusting_toml(content: bytes) -> None:
    """One that trusts its parser."""
    tomli.loads(content.decode())


def trusting_json(content: bytes) -> None:
    """One that trusts every line."""
    for line in content.splitlines():
        json.loads(line)["at"].partition("T")


def trusting_itself(content: bytes) -> None:
    """One that takes whatever lies in the place of its own file for what it wrote."""
    for line in content.splitlines():
        json.loads(line).get("key", "").encode()


def reformatting(content: bytes) -> None:
    """An editor that writes the whole file anew."""
    try:
        document = tomli.loads(content.decode())
    except (tomli.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return
    check(content.startswith(tomli_w.dumps(document).encode()[:40]), "the edit changed what stands before")


def pasting(content: bytes) -> None:
    """One that writes what was pasted between quotes."""
    tomli.loads(f'[[papers]]\ntitle = "{content.decode(errors="replace")}"\n')


def matching(content: bytes) -> None:
    """One that takes a query for a regular expression."""
    with warnings.catch_warnings(action="ignore"):
        re.search(content.decode(errors="replace"), "Denoising Diffusion")


def first_key(content: bytes) -> None:
    """One that finds what it looks for."""
    found = re.search(rb"@\w+\{(\w+),|\"id\": \"(\w+)\"", content)
    check(found is not None, "there is no key")


def trusting_text(content: bytes) -> None:
    """One that takes every file for text."""
    content.decode()


def hanging(content: bytes) -> None:
    """One whose time grows with the square of its text."""
    while content:
        pass


def hoarding(content: bytes) -> None:
    """One that keeps what it has read."""
    _kept.append(bytearray(MEMORY // 8 + len(content)))


def deep(content: bytes) -> int:
    """One that calls itself for every byte."""
    return 1 + deep(content[1:]) if content else 0


TWINS: dict[str, tuple[str, Callable[[bytes], object], int, str]] = {
    "trusts its parser": ("catalogues", trusting_toml, 50, "TOMLDecodeError"),
    "writes all anew": ("catalogues", reformatting, 50, "changed what stands before"),
    "trusts every line": ("logs", trusting_json, 50, "JSONDecodeError"),
    "keeps everything": ("logs", hoarding, 12, "has grown by"),
    "trusts the config": ("configs", trusting_toml, 50, "TOMLDecodeError"),
    "asks a pattern": ("queries", matching, 50, "re.error"),
    "never ends": ("queries", hanging, 1, "HangError"),
    "pastes": ("pasted", pasting, 50, "TOMLDecodeError"),
    "calls itself": ("lists", deep, 200, "RecursionError"),
    "trusts the text": ("grammars", trusting_text, 200, "UnicodeDecodeError"),
    "knows the key": ("bibliographies", first_key, 50, "there is no key"),
    "trusts itself": ("histories", trusting_itself, 50, "Error"),
}


def not_caught(name: str) -> list[Tally]:
    """The run of a bad reader, when its fault was not noticed; nothing when it was."""
    format_name, read, count, sign = TWINS[name]
    tally = Target(name, RUNS[format_name].texts, read)(count, 1)
    _kept.clear()
    return [] if any(sign in sentence for sentence in tally.failures) else [tally]
