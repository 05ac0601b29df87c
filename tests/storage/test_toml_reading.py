"""What is wrong with a text that is no TOML, and what to do about it."""

from __future__ import annotations

import pytest

from papertui.storage.toml_reading import UnparsableError, parsed


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('a = "x\nb = 1', 1, "the line ends inside a text, whose closing quote may be missing"),
        ('a = "x\x01"', 1, r"illegal character '\x01': remove it"),
        ("b = 1\n# \x01", 2, r"found invalid character '\x01': remove it"),
        (r'a = "\alpha"', 1, "unescaped '\\' in a string: write text with backslashes in '…'"),
        ("[t]\n[t]", 2, "[t] stands twice: join the two, or remove one"),
    ],
)
def test_the_advice_fits_the_cause(text: str, line: int, reason: str) -> None:
    """Backslashes are spoken of where there are some, not where the parser writes a character with one."""
    with pytest.raises(UnparsableError) as raised:
        parsed(text.encode())

    assert (raised.value.line, raised.value.reason) == (line, reason)
