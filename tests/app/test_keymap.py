"""Keys: chords, the reader's own keys with every mistake told, and the letters of a Hangul layout."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.app.commands import BROWSING, COMMANDS, PANES, Command, Group, Where
from papertui.app.keymap import Keymap, build_keymap, hangul_letters, shown_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papertui.domain.problem import Problem

LAYOUT = dict(zip("qwertyuiopasdfghjklzxcvbnm", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", strict=True))


def a_command(name: str, *keys: str, where: tuple[Where, ...] = BROWSING) -> Command:
    return Command(name, keys, name, f"do {name}", Group.READ, where, "marking.read")


TABLE = (
    a_command("read", "r", "enter"),
    a_command("first", "home", "g g"),
    a_command("last", "G", where=PANES),
    a_command("save", "ctrl+s", where=(Where.FORM,)),
)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def keymap_with(own: Mapping[str, tuple[str, ...]], config: Path) -> tuple[Keymap, list[Problem]]:
    lines = ["[keys]", *(f"{name} = {list(keys)}" for name, keys in own.items())]
    config.write_text("\n".join(lines), encoding="utf-8")
    keymap, problems = build_keymap(TABLE, own, config)
    return keymap, list(problems)


def test_a_key_means_what_its_place_says(config: Path) -> None:
    """The same key may mean something, something else, or nothing."""
    keymap, problems = build_keymap(TABLE, {}, config)

    assert keymap.command_at(Where.LIST, ("r",)) == "read"
    assert keymap.command_at(Where.SUMMARY, ("r",)) is None
    assert keymap.command_at(Where.SUMMARY, ("G",)) == "last"
    assert keymap.command_at(Where.SEARCH, ("r",)) is None
    assert keymap.keys["read"] == ("r", "enter")
    assert problems == ()


def test_a_chord_waits_for_its_second_key(config: Path) -> None:
    """The first key alone means nothing, and begins something only where the chord is."""
    keymap, _ = build_keymap(TABLE, {}, config)

    assert keymap.command_at(Where.LIST, ("g",)) is None
    assert keymap.is_start(Where.LIST, ("g",))
    assert keymap.command_at(Where.LIST, ("g", "g")) == "first"
    assert not keymap.is_start(Where.LIST, ("g", "g"))
    assert not keymap.is_start(Where.SUMMARY, ("g",))
    assert not keymap.is_start(Where.FORM, ("g",))


def test_own_keys_replace_those_of_the_table(config: Path) -> None:
    """All keys of a command are given anew; none takes them away."""
    keymap, problems = keymap_with({"read": ("m", "g r"), "last": ()}, config)

    assert problems == []
    assert keymap.command_at(Where.LIST, ("m",)) == "read"
    assert keymap.command_at(Where.LIST, ("g", "r")) == "read"
    assert keymap.command_at(Where.LIST, ("r",)) is None
    assert keymap.command_at(Where.LIST, ("G",)) is None
    assert keymap.keys["read"] == ("m", "g r")
    assert keymap.keys["last"] == ()


def test_two_commands_may_change_keys(config: Path) -> None:
    """A swap is no clash, in whatever order it is written."""
    keymap, problems = keymap_with({"read": ("G",), "last": ("r",)}, config)

    assert problems == []
    assert keymap.command_at(Where.TREE, ("G",)) == "read"
    assert keymap.command_at(Where.TREE, ("r",)) == "last"


@pytest.mark.parametrize(
    ("own", "line", "told", "keys"),
    [
        ({"raed": ("x",)}, 2, "names no command: raed; see docs/keys.md", {}),
        ({"last": ("r",)}, 2, "'r' of read is taken by last", {"read": ("enter",), "last": ("r",)}),
        ({"last": ("x",), "read": ("x",)}, 2, "'x' of last is taken by read", {"read": ("x",), "last": ("x",)}),
        ({"read": ("g",)}, 2, "'g g' of first cannot be reached: 'g' is read", {"first": ("home",)}),
        ({"last": ("x",), "first": ("r r",)}, 3, "'r r' of first cannot be reached: 'r' is read", {"first": ()}),
        ({"read": ("ctr+x",)}, 2, "'ctr+x' of read names no key", {"read": ("r", "enter")}),
        ({"read": ("x", "ctrl+")}, 2, "'ctrl+' of read names no key", {"read": ("x",)}),
        ({"read": ("slash",)}, 2, "'slash' of read names no key", {}),
        ({"read": ("g up down pgdn",)}, 2, "'pgdn' of read names no key", {}),
    ],
)
def test_a_mistake_is_told_with_its_line(
    own: dict[str, tuple[str, ...]], line: int, told: str, keys: dict[str, tuple[str, ...]], config: Path
) -> None:
    """One sentence naming the key and the command; what is lost, or is no key, is not shown as if it worked."""
    keymap, problems = keymap_with(own, config)

    assert [problem.message for problem in problems] == [f"config.toml keys: {told}"]
    assert problems[0].line == line
    assert {name: keymap.keys[name] for name in keys} == keys


def test_a_key_lost_in_one_place_works_in_the_others(config: Path) -> None:
    """`last` loses its key in tree and list, and keeps it in the summary."""
    keymap, problems = keymap_with({"read": ("G",)}, config)

    assert [problem.kind for problem in problems] == ["key-clash"]
    assert keymap.command_at(Where.LIST, ("G",)) == "read"
    assert keymap.command_at(Where.SUMMARY, ("G",)) == "last"
    assert keymap.keys["last"] == ("G",)


@pytest.mark.parametrize("written", [None, b"\xff\xfe", b'keys = {read = ["ctr+x"]}'])
def test_a_mistake_without_a_line_is_told_all_the_same(written: bytes | None, config: Path) -> None:
    """The config may have gone, or be written in one line, since it was read."""
    if written is not None:
        config.write_bytes(written)

    _, problems = build_keymap(TABLE, {"read": ("ctr+x",)}, config)

    assert [problem.message for problem in problems] == ["config.toml keys: 'ctr+x' of read names no key"]


@given(st.dictionaries(st.sampled_from([command.id for command in COMMANDS]), st.lists(st.text(max_size=5)).map(tuple)))
def test_any_own_keys_give_a_keymap(own: dict[str, tuple[str, ...]]) -> None:
    """What is shown as a key of a command reaches it somewhere; what was wished and is not shown is told."""
    keymap, problems = build_keymap(COMMANDS, own, Path("absent.toml"))

    for command in COMMANDS:
        for sequence in keymap.keys[command.id]:
            pressed = tuple(sequence.split())
            reached = [keymap.command_at(where, pressed) for where in command.where]
            assert command.id in reached
    for name, wished in own.items():
        lost = {" ".join(key.split()) for key in wished if key.strip()} - set(keymap.keys[name])
        told = [{f"{part!r} of {name}" for part in (key, *key.split())} for key in lost]
        assert all(any(part in problem.message for problem in problems for part in parts) for parts in told)


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("가", "rk"),
        ("ㄱ", "r"),
        ("ㅜ", "n"),
        ("ㄲ", "r"),
        ("ㅒ", "o"),
        ("과", "rhk"),
        ("값", "rkqt"),
        ("ㅄ", "qt"),
        ("까", "rk"),
        ("ㆍ", ""),
        ("r", ""),
        ("漢", ""),
        ("é", ""),
        ("", ""),
    ],
)
def test_hangul_is_taken_apart_into_its_keys(typed: str, letters: str) -> None:
    """A syllable is the keys that made it; what is no Hangul of that layout is nothing."""
    assert hangul_letters(typed) == letters


def test_every_letter_has_its_twin() -> None:
    """The 2-beolsik layout, key by key."""
    assert {letter: hangul_letters(jamo) for letter, jamo in LAYOUT.items()} == {letter: letter for letter in LAYOUT}


def test_a_shifted_twin_is_never_a_capital() -> None:
    """`A` would mark a category read: no Hangul character gives a capital letter, whatever was held down."""
    typed = [chr(code) for code in (*range(0x1100, 0x1200), *range(0x3131, 0x3164), *range(0xAC00, 0xD7A4))]
    letters = "".join(map(hangul_letters, typed))

    assert letters.isascii()
    assert letters.islower()


@given(st.integers(0xAC00, 0xD7A3).map(chr))
def test_every_syllable_has_two_to_five_keys(syllable: str) -> None:
    """As it is typed: each half of a double vowel or consonant by itself, in order."""
    letters = hangul_letters(syllable)

    assert 2 <= len(letters) <= 5
    assert letters == "".join(map(hangul_letters, unicodedata.normalize("NFD", syllable)))


@pytest.mark.parametrize(
    ("sequence", "shown"),
    [("ctrl+u", "^u"), ("enter", "⏎"), ("escape", "esc"), ("g g", "g g"), ("up", "↑"), ("y y", "y y"), ("/", "/")],
)
def test_keys_are_shown_short(sequence: str, shown: str) -> None:
    """The footer has no room for names."""
    assert shown_key(sequence) == shown
