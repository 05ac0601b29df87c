"""Deliberately bad readers: each must be caught, or what looks for such faults has stopped working."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomli
import tomli_w

from papertui.domain.reading import ReadingEvent
from tests.fuzz import models
from tests.fuzz.fuzzing import MEMORY, Target
from tests.fuzz.targets import check, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fuzz.fuzzing import Tally

_kept: list[bytearray] = []


def raising(content: bytes) -> None:
    """One that trusts its parser."""
    tomli.loads(content.decode())


def reformatting(content: bytes) -> None:
    """An editor that writes the whole file anew."""
    try:
        document = tomli.loads(content.decode())
    except (tomli.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return
    check(content.startswith(tomli_w.dumps(document).encode()[:40]), "the edit changed what stands before")


def hanging(content: bytes) -> None:
    """One whose time grows with the square of its text."""
    while content:
        pass


def hoarding(content: bytes) -> None:
    """One that keeps what it has read."""
    _kept.append(bytearray(MEMORY // 8 + len(content)))


def deep(content: bytes) -> ReadingEvent:
    """One that calls itself for every bracket."""
    return deep(content) if content else ReadingEvent("", "", ())


def _target(name: str, read: Callable[[bytes], object]) -> Target:
    return Target(name, texts(models.CATALOGUES, models.CATALOGUE_PIECES), read)


TWINS: dict[str, tuple[Target, int, str]] = {
    "raising": (_target("raising", raising), 50, "TOMLDecodeError"),
    "reformatting": (_target("reformatting", reformatting), 50, "changed what stands before"),
    "calling itself": (_target("calling itself", deep), 2, "RecursionError"),
    "hoarding": (_target("hoarding", hoarding), 12, "has grown by"),
    "hanging": (_target("hanging", hanging), 1, "HangError"),
}


def not_caught(name: str) -> list[Tally]:
    """The run of a bad reader, when its fault was not noticed; nothing when it was."""
    target, count, sign = TWINS[name]
    tally = target(count, 1)
    _kept.clear()
    return [] if any(sign in sentence for sentence in tally.failures) else [tally]
