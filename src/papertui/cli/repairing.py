"""What `import` says about text that was read in a wrong encoding once, and the texts that prove what it was."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from papertui.cli.output import say
from papertui.domain.misread import LOST
from papertui.domain.problem import Problem
from papertui.domain.visible import visible
from papertui.errors import PapertuiError
from papertui.exchange.repair import texts_of
from papertui.list_files import list_content
from papertui.storage.catalogue_file import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.cli.opening import Setting
    from papertui.exchange.imported import ReadingList

_FEW = 5
_SHORT = 40


def known_texts(setting: Setting, new: str | None, others: Sequence[str]) -> Iterator[str]:
    """Texts that may stand in a damaged list too: of the other lists, and of the catalogue they go to."""
    for name in others:
        with suppress(PapertuiError):
            yield list_content(Path(name))
    if new is None and not setting.chosen.is_sample:
        with suppress(PapertuiError):
            yield from texts_of(read_catalogue(setting.chosen.path).catalogue.papers)


def mended_lines(found: ReadingList) -> Iterator[Problem]:
    """Each line that was mended, before and after."""
    for line in found.repair.lines if found.repair and found.is_mended else ():
        yield Problem(line.line, 0, "mended-text", f"{line.before.strip()} → {line.after.strip()}")


def tell_repair(name: str, found: ReadingList) -> None:
    """How much of a list was damaged, and what became of it."""
    if found.repair is None:
        return
    lines = found.repair.lines
    were = "1 line was" if len(lines) == 1 else f"{len(lines)} lines were"
    damaged = f"{visible(name)}: {were} read in a wrong encoding once"
    if not found.is_mended:
        say(f"{damaged}; --repair mends what can be proved, with --dry-run it only shows it")
        return
    for line in lines[:_FEW]:
        say(f"mended: {visible(name)}:{line.line}: {_short(line.before)} → {_short(line.after)}")
    if len(lines) > _FEW:
        say(f"mended: {len(lines) - _FEW} more lines; --json lists them all")
    filled, lost = found.repair.filled, found.repair.lost
    say(f"{damaged}, now mended; characters known from other texts: {filled}, lost (shown as {LOST}): {lost}")


def _short(text: str) -> str:
    text = visible(text.strip())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
