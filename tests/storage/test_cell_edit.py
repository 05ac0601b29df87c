"""Lists changed element by element."""

from __future__ import annotations

import pytest

from tests.storage.catalogue_texts import ENTRY, edited

LISTS = {
    "one behind the last": ('["a"]', ("a", "b"), '["a", "b"]'),
    "one before the first": ('["a", "c"]', ("b", "a", "c"), '["b", "a", "c"]'),
    "the first goes": ('["a", "b"]', ("b",), '["b"]'),
    "the last goes": ("[ 'a' , 'b' ]", ("a",), "[ 'a'  ]"),
    "all go but one comes": ('["a", "b"]', ("c",), '["c"]'),
    "without blanks": ("['a','b']", ("a", "b", "c"), "['a','b','c']"),
    "an apostrophe among literal quotes": ("['a']", ("a", "it's"), "['a', \"it's\"]"),
    "into an empty list": ("[ ]", ("a", "b"), '["a", "b"]'),
    "into an empty list over lines": ("[\n  # none yet\n]", ("a", "b"), '[\n  # none yet\n    "a",\n    "b",\n]'),
    "over lines, a comma at the end": ("[\n  'a',\n  'b',\n]", ("a", "b", "c"), "[\n  'a',\n  'b',\n  'c',\n]"),
    "over lines, no comma at the end": (
        "[\n  'a', # A\n  'b' # B\n]",
        ("a", "b", "c"),
        "[\n  'a', # A\n  'b', # B\n  'c'\n]",
    ),
    "a comment behind what goes": ("[\n  'a', # A\n  'b', # B\n]", ("b",), "[\n  'b', # B\n]"),
    "a comment above what goes": ("[\n  # above a\n  'a',\n  'b',\n]", ("b",), "[\n  # above a\n  'b',\n]"),
    "a comment above the last that goes": ("[\n  'a',\n  # above b\n  'b'\n]", ("a",), "[\n  'a'\n  # above b\n]"),
    "a comment on the line of the bracket": ("['a', # A\n 'b']", ("c", "b"), "['c', # A\n 'b']"),
    "a new one behind a comment": ("['a', 'b' # B\n]", ("a", "b", "c"), "['a', 'b', # B\n 'c'\n]"),
    "two change places": ("['a', 'b']", ("b", "a"), "['b', 'a']"),
    "the first on the line of the bracket goes": ("['a',\n 'b',\n 'c']", ("b", "c"), "[\n 'b',\n 'c']"),
    "another type in the list": ("['a', 3, 'b']", ("a", "b"), "['a', 'b']"),
}


@pytest.mark.parametrize("name", LISTS)
def test_what_stays_in_a_list_keeps_its_text_and_comments(name: str) -> None:
    """What goes takes only its own line; what comes looks like its neighbours."""
    old, words, new = LISTS[name]

    result = edited(f"{ENTRY}tags = {old} # all\n", {"tags": words})

    assert result == f"{ENTRY}tags = {new} # all\n"


def test_a_list_without_elements_is_removed_with_its_key() -> None:
    """Nothing is left to say."""
    assert edited(f"{ENTRY}tags = ['a']\n", {"tags": ()}) == ENTRY
