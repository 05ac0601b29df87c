"""The source of a list and edits in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from papertui.exchange.list_source import Edit, ListSource, with_edits


@given(st.text(st.sampled_from("ab\r\n\ufeff"), max_size=20))
def test_lines_and_what_is_between_them_are_the_text(text: str) -> None:
    """However they end; nothing is counted twice or lost."""
    source = ListSource(text)
    count = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    pieces = [text[: source.span(1).start]]
    for number in range(1, count + 1):
        pieces += [source.line(number), text[source.span(number).end : source.after(number)]]

    assert "".join(pieces) == text
    assert not any("\n" in source.line(number) or "\r" in source.line(number) for number in range(1, count + 1))


@given(st.text(max_size=20), st.data())
def test_edits_leave_all_other_characters(text: str, data: st.DataObject) -> None:
    """Taking the new characters out again gives the text."""
    places = data.draw(st.sets(st.integers(0, len(text)), max_size=4))

    written = with_edits(text, [Edit(place, place, "\0\0") for place in places] * 2)

    assert written.count("\0\0") == len(places) + text.count("\0\0")
    assert written.replace("\0", "") == text.replace("\0", "")
