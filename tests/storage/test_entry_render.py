"""Keys and values as TOML text."""

from __future__ import annotations

import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from papertui.storage.entry_render import key_text, value_text

TEXTS = st.text(st.sampled_from("'\"\\\n\t\x07 a-한") | st.characters(codec="utf-8"), max_size=12)


@given(TEXTS)
@example("'' \\")
@example("a\nb\\c")
@example("")
def test_any_text_is_a_key(key: str) -> None:
    """The label of a link may hold both quotes, a backslash, a newline; keys know no three quotes."""
    assert tomli.loads(key_text(key).decode() + " = 1") == {key: 1}


@given(TEXTS, st.sampled_from([b"", b"'x'", b'"x"', b"'''\nx'''", b'"""x"""']))
def test_any_text_is_a_value(text: str, like: bytes) -> None:
    """In whichever quotes its neighbour has, and within a table."""
    assert tomli.loads("a = " + value_text(text, like).decode()) == {"a": text}
    assert tomli.loads("a = " + value_text({text: text}).decode()) == {"a": {text: text}}
