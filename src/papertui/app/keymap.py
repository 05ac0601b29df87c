"""Which command a key means where: the table of commands, the reader's own keys, and the Hangul layout's letters."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papertui.domain.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from papertui.app.commands import Command, Where

_LETTERS = "qwertyuiopasdfghjklzxcvbnm"
_TWINS = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"
_SHIFTED = {"ㅃ": "q", "ㅉ": "w", "ㄸ": "e", "ㄲ": "r", "ㅆ": "t", "ㅒ": "o", "ㅖ": "p"}
_COMPOUND = {
    "ㅘ": "hk",
    "ㅙ": "ho",
    "ㅚ": "hl",
    "ㅝ": "nj",
    "ㅞ": "np",
    "ㅟ": "nl",
    "ㅢ": "ml",
    "ㄳ": "rt",
    "ㄵ": "sw",
    "ㄶ": "sg",
    "ㄺ": "fr",
    "ㄻ": "fa",
    "ㄼ": "fq",
    "ㄽ": "ft",
    "ㄾ": "fx",
    "ㄿ": "fv",
    "ㅀ": "fg",
    "ㅄ": "qt",
}
_BY_JAMO = {**dict(zip(_TWINS, _LETTERS, strict=True)), **_SHIFTED, **_COMPOUND}


def hangul_letters(character: str) -> str:
    """The Latin letters on the keys of a 2-beolsik character, a syllable taken apart: ``가`` → ``rk``.

    Empty for anything that is not Hangul. A shifted jamo gives the lower-case letter.
    """
    letters = ""
    for jamo in unicodedata.normalize("NFD", character):
        compatible = _compatibility_jamo(jamo)
        if compatible not in _BY_JAMO:
            return ""
        letters += _BY_JAMO[compatible]
    return letters


def _compatibility_jamo(jamo: str) -> str:
    """The stand-alone form of a conjoining jamo, by its Unicode name: ``HANGUL CHOSEONG KIYEOK`` → ``ㄱ``."""
    name = unicodedata.name(jamo, "")
    for part in ("CHOSEONG", "JUNGSEONG", "JONGSEONG"):
        name = name.replace(f"HANGUL {part} ", "HANGUL LETTER ")
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""


@dataclass(frozen=True, slots=True)
class Keymap:
    """Sequences of keys by place.

    Attributes:
        commands: Command id of each sequence, by place.
        starts: Proper beginnings of longer sequences, by place: after one of them a key is awaited.
        keys: The sequences of each command id, as the reader will use them.
    """

    commands: Mapping[Where, Mapping[tuple[str, ...], str]]
    starts: Mapping[Where, frozenset[tuple[str, ...]]]
    keys: Mapping[str, tuple[str, ...]]

    def command_at(self, where: Where, pressed: tuple[str, ...]) -> str | None:
        """The id of the command these keys mean there; None when they mean nothing (yet)."""
        return self.commands.get(where, {}).get(pressed)

    def is_start(self, where: Where, pressed: tuple[str, ...]) -> bool:
        """Whether a longer sequence begins like this."""
        return pressed in self.starts.get(where, ())


def build_keymap(
    commands: Iterable[Command], own_keys: Mapping[str, tuple[str, ...]], config: Path
) -> tuple[Keymap, tuple[Problem, ...]]:
    """Join the table with the reader's keys.

    Args:
        commands: The table; earlier ones win a clash.
        own_keys: From the config: sequences (keys separated by blanks) by command id.
        config: Named in the problems.

    Returns:
        The keymap, and a problem for every unknown id and every key claimed twice in one place.
    """
    table = list(commands)
    problems = [
        Problem(0, 0, "unknown-command", f"{config}: keys: there is no command {name!r}; see docs/keys.md")
        for name in own_keys
        if name not in {command.id for command in table}
    ]
    by_place: dict[Where, dict[tuple[str, ...], str]] = defaultdict(dict)
    keys: dict[str, tuple[str, ...]] = {}
    for command in sorted(table, key=lambda command: command.id not in own_keys):
        keys[command.id] = own_keys.get(command.id, command.keys)
        for sequence, where in ((tuple(key.split()), where) for key in keys[command.id] for where in command.where):
            holder = by_place[where].setdefault(sequence, command.id)
            if holder != command.id and holder in own_keys:
                message = f"{config}: keys: {' '.join(sequence)!r} of {command.id} is taken by {holder}"
                if not any(problem.message == message for problem in problems):
                    problems.append(Problem(0, 0, "key-clash", message))
    starts = {where: _starts(sequences) for where, sequences in by_place.items()}
    return Keymap(by_place, starts, keys), tuple(problems)


def _starts(sequences: Iterable[Sequence[str]]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(keys[:length]) for keys in sequences for length in range(1, len(keys)))


def shown_key(sequence: str) -> str:
    """A sequence as the footer writes it: ``ctrl+u`` → ``^u``, ``enter`` → ``⏎``."""
    return " ".join(_shown_one(key) for key in sequence.split())


def _shown_one(key: str) -> str:
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return {"enter": "⏎", "escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→"}.get(key, key)
