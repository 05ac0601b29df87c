"""Facts about lists that were written with commas."""

from __future__ import annotations

import pytest

from papertui.domain.comma_list import with_semicolons

HO = "Jonathan Ho; Ajay Jain; Pieter Abbeel"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Jonathan Ho, Ajay Jain, Pieter Abbeel", HO),
        ("Jonathan Ho, Ajay Jain and Pieter Abbeel", HO),
        ("Jonathan Ho, Ajay Jain, & Pieter Abbeel,", HO),
        ("Jonathan Ho; Ajay Jain, Pieter Abbeel", HO),
        ("Ho, Jonathan and Jain, Ajay and Abbeel, Pieter", HO),
        ("J. Ho, A. Jain", "J. Ho; A. Jain"),
        ("Robert Downey, Jr., Ann Lee", "Robert Downey Jr.; Ann Lee"),
        ("Ann Lee, Bo Kim, OpenAI", "Ann Lee; Bo Kim; OpenAI"),
        ("김민수, 이영희", "김민수; 이영희"),
        ("Ann Lee and Bo Kim", "Ann Lee; Bo Kim"),
        ("Ho, Jonathan", ""),
        ("van den Oord, Aaron", ""),
        ("Ann Lee; Bo Kim", ""),
        ("Robert Downey, Jr.", ""),
        ("Ann Lee, Bo Kim and Cy Doe, Di Fox", "Ann Lee; Bo Kim; Cy Doe; Di Fox"),
        ("Plato, Aristotle", ""),
        ("Andrew Sands", ""),
        ("Ann Lee", ""),
        (" ,, ", ""),
        ("", ""),
    ],
)
def test_names_are_told_apart(written: str, names: str) -> None:
    """What is one name, or may be, is left alone."""
    assert with_semicolons("authors", written) == names


@pytest.mark.parametrize(
    ("field", "written", "split"),
    [
        ("tags", "ddpm, noise,", "ddpm; noise"),
        ("own tags", "a,b; c", "a; b; c"),
        ("tags", "ddpm", ""),
        ("categories", "Posts, Papers > Must-Read", "Posts; Papers > Must-Read"),
        ("categories", "Vision, language; Posts", ""),
        ("title", "Knots, Braids, Links", ""),
        ("summary", "One, two, three", ""),
    ],
)
def test_other_lists_are_split_at_every_comma(field: str, written: str, split: str) -> None:
    """A value that is known stays whole, and what is no list is none."""
    assert with_semicolons(field, written, {"Vision, language"}) == split
