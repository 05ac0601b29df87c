"""Reading lists in every grammar, damaged at random line by line; each is read, repaired, planned and marked."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from papertui.domain.reading import Status
from papertui.domain.visible import visible
from papertui.exchange.list_marking import Wanted, with_marks
from papertui.importing import planned_import
from papertui.list_files import Mending, read_list
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.new_entries import empty_catalogue
from tests.exchange.reading import read
from tests.fuzz.list_models import LISTS, PIECES
from tests.fuzz.mutation import HUGE, LARGE, ODD, strung
from tests.garbling import garbled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SMALL = 2048  # characters of a list in which marks are written too
_MOST_DAMAGE = 8  # mutations of one list
_PATH = Path("papers.toml")


def survive(folder: Path, content: bytes) -> int:
    """Read a list as `import --repair` does, plan its import, show it, and mark it; how many entries it has."""
    path = folder / "list.md"
    path.write_bytes(content)
    found = read_list(path, mending=Mending(len(content) % 2 == 0, lambda: LISTS))
    plan = planned_import(empty_catalogue(_PATH), found.entries)
    if not catalogue_of(_PATH, plan.file.content).is_whole:
        raise AssertionError("the catalogue does not parse")
    said = [*(entry.paper.title for entry in found.entries), *(line.text for line in found.unused)]
    if not all(char.isprintable() for text in said for char in visible(text)):
        raise AssertionError("something cannot be shown")
    if len(content) <= _SMALL:
        _mark(content.decode())
    return len(found.entries)


def _mark(text: str) -> None:
    """Mark every entry: what is marked is read, and everything else is as it was."""
    before = read(text).entries
    places = [place for place, entry in enumerate(before) if entry.status is not Status.READ]
    marking = with_marks(text, Wanted(dict.fromkeys(places, "2024-05-01")), read, ())
    after = read(marking.text).entries
    refused = {id(entry) for entry in marking.refused}
    if [entry.paper for entry in after] != [entry.paper for entry in before]:
        raise AssertionError("a mark changed what is read")
    if len(refused) + sum(entry.status is Status.READ for entry in after) < len(before):
        raise AssertionError("a mark is not read")


def damaged_lists(seed: int) -> Iterator[bytes]:
    """Lists of every grammar, damaged; some as bytes that are no text."""
    chance = random.Random(seed)  # noqa: S311  no secret
    while True:
        text = chance.choice(LISTS)
        for _ in range(chance.randint(1, _MOST_DAMAGE)):
            text = chance.choice(_MUTATIONS)(chance, text)
        content = text.encode("utf-8", "surrogatepass")
        if chance.random() < 1 / 16:
            place = chance.randint(0, len(content))
            content = content[:place] + chance.randbytes(chance.randint(1, 8)) + content[place:]
        yield content


def _span(chance: random.Random, text: str) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + int(chance.expovariate(1 / 20)))


def _inserted(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text) if chance.random() < 1 / 2 else (chance.randint(0, len(text)),) * 2
    return text[:start] + chance.choice(PIECES) + text[end:]


def _cut(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text)
    return text[:start] + text[end:]


def _moved(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text)
    place = chance.randint(0, len(text))
    return text[:place] + text[start:end] + text[place:]


def _joined(chance: random.Random, text: str) -> str:
    """Two grammars in one list."""
    lines, others = text.split("\n"), chance.choice(LISTS).split("\n")
    place = chance.randint(0, len(lines))
    return "\n".join(lines[:place] + others + lines[place:])


def _shuffled(chance: random.Random, text: str) -> str:
    """A line somewhere else, further in, or not at all."""
    lines = text.split("\n")
    line = lines.pop(chance.randrange(len(lines)))
    if chance.random() < 2 / 3:
        lines.insert(chance.randint(0, len(lines)), chance.choice(["", "  ", "    ", "\t", "> "]) + line)
    return "\n".join(lines)


def _repeated(chance: random.Random, text: str) -> str:
    """A piece, a stretch or the whole list again and again; seldom very often."""
    start, end = _span(chance, text) if chance.random() < 3 / 4 else (0, len(text))
    piece = chance.choice(PIECES) if chance.random() < 1 / 2 else text[start:end]
    rare = chance.random()
    size = HUGE if rare < 1 / 1000 else LARGE if rare < 1 / 40 else int(2 ** chance.uniform(1, 9))
    return text[:start] + piece * (size // max(1, len(piece))) + text[start:]


def _strung(chance: random.Random, text: str) -> str:
    return strung(chance, text, (*PIECES, *ODD))


def _garbled(chance: random.Random, text: str) -> str:
    """Some lines, or all, read in another encoding."""
    encoding = chance.choice(["cp1252", "cp1254", "latin-1"])
    share = chance.choice([0.3, 1])
    text = text.encode("utf-8", "replace").decode()
    return "\n".join(garbled(line, encoding) if chance.random() < share else line for line in text.split("\n"))


def _otherwise_ended(chance: random.Random, text: str) -> str:
    newline = chance.choice(["\r\n", "\r", "\n\n", "\u2028", " \\\n", "<br>\n"])
    return chance.choice(["", "\ufeff"]) + text.replace("\n", newline)


_MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    _inserted,
    _inserted,
    _cut,
    _cut,
    _moved,
    _joined,
    _shuffled,
    _repeated,
    _strung,
    _garbled,
    _otherwise_ended,
)
