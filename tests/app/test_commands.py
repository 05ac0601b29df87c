"""The one table of commands: every entry works, every key is free, and the documentation says the same."""

from __future__ import annotations

import inspect
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from docs.make_keys import PAGE, keys_page
from papertui.app.commands import BROWSING, COMMANDS, PANES, Command, Group, Where, command
from papertui.app.keymap import build_keymap
from papertui.app.screens.reader import Reader

VERBS = "papertui.app.verbs"
SHUNNED = {f"ctrl+{letter}" for letter in "abhjklszo"}  # tmux, readline and terminals want them
LISTED = {
    "search": "/",
    "clear": "escape",
    "into": "enter",
    "summary-down": "J",
    "summary-up": "K",
    "previous-category": "[",
    "next-category": "]",
    "next-left": "n",
    "previous-left": "p",
    "read": "r",
    "queue": "1",
    "reading": "2",
    "done": "3",
    "drop": "4",
    "unread": "0",
    "category-read": "A",
    "select": "space",
    "select-range": "v",
    "select-all": "*",
    "hide-read": ".",
    "sort": "s",
    "reverse": "S",
    "edit": "e",
    "open": "o",
    "open-1": "O 1",
    "open-9": "O 9",
    "copy-citation": "y y",
    "copy-bibtex": "y b",
    "copy-url": "y u",
    "copy-title": "y t",
    "copy-markdown": "y m",
    "copy-id": "y k",
    "note": "N",
    "own-tags": "t",
    "rate-up": "+",
    "rate-down": "−",
    "maths": "L",
    "zoom": "z",
    "palette": "ctrl+p",
    "help": "?",
    "reload": "R",
    "back": "q",
    "quit": "ctrl+c",
    "search-shelf": "ctrl+t",
    "search-down": "ctrl+n",
    "search-up": "ctrl+p",
    "save": "ctrl+s",
    "cancel": "escape",
    "field-in-editor": "ctrl+g",
}
every_command = pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.id)


@every_command
def test_every_verb_is_a_function_of_a_reader(one: Command) -> None:
    """A misspelt verb would be found only when its key is pressed."""
    module, _, name = one.verb.partition(".")

    verb = getattr(import_module(f"{VERBS}.{module}"), name)

    required = [
        parameter
        for parameter in inspect.signature(verb).parameters.values()
        if parameter.default is parameter.empty and parameter.kind is not parameter.KEYWORD_ONLY
    ]
    assert len(required) == 1
    assert inspect.getdoc(verb)


@every_command
def test_every_command_says_what_it_does(one: Command) -> None:
    """A word for the footer, a sentence for the help, a place to be."""
    assert one.label
    assert len(one.label) <= 14
    assert one.help
    assert not one.help.endswith(".")
    assert one.where
    assert one.id == one.id.lower()


def test_ids_are_unique() -> None:
    """A config names a command by its id."""
    assert [name for name, count in Counter(one.id for one in COMMANDS).items() if count > 1] == []


@pytest.mark.parametrize("where", Where, ids=lambda where: where.value)
def test_a_key_means_one_thing_in_its_place(where: Where) -> None:
    """No key is claimed twice, and none is the beginning of another."""
    sequences = [tuple(key.split()) for one in COMMANDS if where in one.where for key in one.keys]

    assert [sequence for sequence, count in Counter(sequences).items() if count > 1] == []
    assert [short for short in sequences for long in sequences if short != long and long[: len(short)] == short] == []


def test_the_table_has_no_mistake() -> None:
    """Given as a reader's own keys, the keys of the table are all known and all reached."""
    own = {one.id: one.keys for one in COMMANDS}

    keymap, problems = build_keymap(COMMANDS, own, Path("absent.toml"))

    assert problems == ()
    assert keymap.keys == own


@pytest.mark.parametrize(("name", "key"), LISTED.items())
def test_keys_are_those_of_the_design(name: str, key: str) -> None:
    """What readers of vim, yazi, newsboat and lazygit have in their fingers."""
    assert key in command(name).keys


def test_keys_that_others_want_stay_free() -> None:
    """Outside the form nothing lies on the keys of tmux and readline, but ctrl+z, which suspends as everywhere."""
    taken = {
        key
        for one in COMMANDS
        if set(one.where) - {Where.FORM}
        for sequence in one.keys
        for key in sequence.split()
        if key in SHUNNED
    }

    assert taken == {"ctrl+z"}
    assert command("suspend").keys == ("ctrl+z",)


def test_a_text_field_keeps_every_letter() -> None:
    """While searching or editing no printable key is a command."""
    keys = {key for one in COMMANDS if {Where.SEARCH, Where.FORM} & set(one.where) for key in one.keys}

    assert all(len(key) > 1 and key != "space" for key in keys)


def test_quitting_works_wherever_the_reader_is() -> None:
    """Each place has ctrl+q, a help and something on escape."""
    for where in Where:
        keys = {key for one in COMMANDS if where in one.where for key in one.keys}
        assert {"ctrl+q", "f1", "escape"} <= keys


def test_the_footer_has_an_order() -> None:
    """In each place no two commands claim the same place of the footer."""
    for where in Where:
        places = [one.footer for one in COMMANDS if where in one.where and one.footer]
        assert len(places) == len(set(places))
        assert places


def test_a_command_is_found_by_its_id() -> None:
    """An unknown one raises."""
    assert command("read").keys == ("r",)
    with pytest.raises(KeyError):
        command("no such command")


def test_a_command_runs_its_verb_on_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The module is imported when it is first needed."""
    met: list[object] = []
    module = import_module(f"{VERBS}.marking")
    monkeypatch.setattr(module, "read", met.append)
    reader = object.__new__(Reader)

    command("read").run(reader)

    assert met == [reader]


def test_places_are_what_they_are_called() -> None:
    """Panes are what has rows; browsing is where marks are made."""
    assert set(BROWSING) < set(PANES)
    assert {one.group for one in COMMANDS} == set(Group)


def test_the_page_of_keys_is_up_to_date() -> None:
    """docs/keys.md is what `make docs` writes."""
    assert PAGE.read_text(encoding="utf-8") == keys_page(), "run `make docs`"


def test_the_page_of_keys_names_every_command() -> None:
    """By its id, its keys and its place; of numbered links the first stands for all."""
    page = keys_page()

    for one in COMMANDS:
        if not one.id.startswith("open-"):
            row = next(line for line in page.splitlines() if line.endswith(f"| `{one.id}` |"))
            assert all(f"`{key}`" in row for key in one.keys)
            assert one.help in row
