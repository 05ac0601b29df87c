"""Which command a key means where: the table of commands, the reader's own keys, and the Hangul layout's letters."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from textual.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from papertui.app.commands import Command, Where
    from papertui.domain.problem import Problem

_MODIFIERS = {"ctrl", "shift", "alt", "meta", "super", "hyper"}
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


class Keymap(NamedTuple):
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
        commands: The table; the reader's own keys win a clash, then earlier commands.
        own_keys: From the config: sequences (keys separated by blanks) by command id.
        config: Where the reader's keys are set, for the lines of the problems.

    Returns:
        The keymap, and a problem for every unknown id, and for every key that the reader's own keys take from a
        command or that cannot be reached.
    """
    table = list(commands)
    own_keys, given = _usable(own_keys), own_keys
    by_place: dict[Where, dict[tuple[str, ...], str]] = defaultdict(dict)
    wanted = {command.id: _sequences(own_keys.get(command.id, command.keys)) for command in table}
    for command in sorted(table, key=lambda command: command.id not in own_keys):
        for where in command.where:
            for sequence in wanted[command.id]:
                by_place[where].setdefault(sequence, command.id)
    starts = {where: _starts(sequences) for where, sequences in by_place.items()}
    keys = {command.id: command.keys for command in table}
    problems: list[Problem] = []
    if given:
        problems += _mistakes(given, keys, config)
        for command in table:
            lost = {sequence: _holders(sequence, command, by_place) for sequence in wanted[command.id]}
            keys[command.id] = tuple(
                " ".join(one) for one, holders in lost.items() if len(holders) < len(command.where)
            )
            problems += _clashes(command, lost, own_keys, config)
    return Keymap(by_place, starts, keys), tuple(problems)


def _usable(own_keys: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The keys that a terminal can send; a command that is given none but others keeps those of the table."""
    possible = {
        name: tuple(keys for keys in sequences if all(map(_is_key, keys.split())))
        for name, sequences in own_keys.items()
    }
    return {name: sequences for name, sequences in possible.items() if sequences or not own_keys[name]}


def _mistakes(own_keys: Mapping[str, tuple[str, ...]], known: Collection[str], config: Path) -> Iterator[Problem]:
    """What the config says of commands that do not exist, and of keys that no terminal sends."""
    for name, sequences in own_keys.items():
        if name not in known:
            yield _problem(config, name, "unknown-command", f"names no command: {name}; see docs/keys.md")
        for key in " ".join(sequences).split():
            if not _is_key(key):
                yield _problem(config, name, "unknown-key", f"{key!r} of {name} names no key")


def _clashes(
    command: Command,
    lost: Mapping[tuple[str, ...], Sequence[tuple[str, str]]],
    own_keys: Collection[str],
    config: Path,
) -> Iterator[Problem]:
    """What the reader's own keys take from a command, or what keeps its own from being reached."""
    for sequence, holders in lost.items():
        for holder, told in sorted(set(holders)):
            own = next((name for name in (command.id, holder) if name in own_keys), "")
            if own:
                yield _problem(config, own, "key-clash", f"{' '.join(sequence)!r} of {command.id} {told}")


def _problem(config: Path, command_id: str, kind: str, message: str) -> Problem:
    from papertui.storage.config_values import config_problem, line_of  # noqa: PLC0415 — only a mistake needs it

    return config_problem(kind, f"keys: {message}", line_of(config, "keys", *command_id.split(".")))


def _is_key(name: str) -> bool:
    """Whether a terminal can send it: one character, or a name of Textual's, perhaps with modifiers before it."""
    modifiers, _, key = name.rpartition("+")
    if not modifiers or len(name) == 1:
        return len(name) == 1 or name in {known.value for known in Keys}
    return set(modifiers.split("+")) <= _MODIFIERS and (len(key) == 1 or key in {known.value for known in Keys})


def _sequences(keys: Iterable[str]) -> list[tuple[str, ...]]:
    return [tuple(key.split()) for key in keys if key.strip()]


def _holders(
    sequence: tuple[str, ...], command: Command, by_place: Mapping[Where, Mapping[tuple[str, ...], str]]
) -> list[tuple[str, str]]:
    """The command that holds a sequence, or a beginning of it, in each place where this one does not; and how."""
    found: list[tuple[str, str]] = []
    for where in command.where:
        beginnings = (sequence[:length] for length in range(1, len(sequence) + 1))
        taken = next(beginning for beginning in beginnings if beginning in by_place[where])
        holder = by_place[where][taken]
        if taken != sequence:
            found.append((holder, f"cannot be reached: {' '.join(taken)!r} is {holder}"))
        elif holder != command.id:
            found.append((holder, f"is taken by {holder}"))
    return found


def _starts(sequences: Iterable[Sequence[str]]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(keys[:length]) for keys in sequences for length in range(1, len(keys)))


def shown_key(sequence: str) -> str:
    """A sequence as the footer writes it: ``ctrl+u`` → ``^u``, ``enter`` → ``⏎``."""
    return " ".join(_shown_one(key) for key in sequence.split())


def _shown_one(key: str) -> str:
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return {"enter": "⏎", "escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→"}.get(key, key)
