"""TOML values compared and taken out."""

from __future__ import annotations

import pytest

from papertui.storage.toml_reading import UnparsableError, parsed
from papertui.storage.toml_values import is_same, only_entry


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("1", "1", True),
        ("1", "1.0", False),
        ("1", "true", False),
        ("nan", "nan", True),
        ("0.0", "-0.0", False),
        ("2020-01-01", "'2020-01-01'", False),
        ("[1, ['a']]", "[1, ['a']]", True),
        ("[1]", "[1, 1]", False),
        ("{a = 1, b = 2}", "{b = 2, a = 1}", True),
        ("{a = 1}", "{a = 2}", False),
    ],
)
def test_values_are_the_same_in_value_and_type(one: str, other: str, are_same: bool) -> None:
    """Python's equality would take a number for true."""
    assert is_same(parsed(f"v = {one}".encode()), parsed(f"v = {other}".encode())) is are_same


@pytest.mark.parametrize(
    "text", ["", "a = 1", "[[papers]]\n[[papers]]", "[[papers]]\n[other]", "[papers]", "papers = 1"]
)
def test_what_is_not_exactly_one_entry_is_refused(text: str) -> None:
    """An edit must not make a second one."""
    with pytest.raises(UnparsableError, match="something else than one entry"):
        only_entry(text.encode())
