"""Facts about exchanged texts: entries are found where they stand now, and anything else is left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from papertui.domain.change import TextExchange
from papertui.storage.catalogue_file import CatalogueFile, catalogue_of
from papertui.storage.entry_moves import removals
from papertui.storage.text_exchange import NotThereError, exchanged, is_standing

HEAD = 'title = "T"\n'
A = '[[papers]]\nid = "a"\ntitle = "A"\n'
B = '# about b\n[[papers]]\nid = "b"\ntitle = "B"\n'
C = '[[papers]]\nid = "c"\ntitle = "C"\n'


def file(*pieces: str) -> CatalogueFile:
    return catalogue_of(Path("papers.toml"), "\n".join(pieces).encode())


def taken_out(whole: CatalogueFile, paper_id: str) -> TextExchange:
    [out] = removals(whole, [paper_id])
    return out


def test_what_was_taken_out_comes_back_to_the_byte() -> None:
    """At its old place."""
    whole = file(HEAD, A, B, C)
    out = taken_out(whole, "b")

    without = exchanged(whole, [out])

    assert without.content == file(HEAD, A, C).content
    assert is_standing(whole, out)
    assert is_standing(without, out.reversed)
    assert exchanged(without, [out.reversed]).content == whole.content


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ((HEAD, "# new", A, C), (HEAD, "# new", A, B, C)),
        ((HEAD, A, C.replace('"C"', '"X"')), (HEAD, A, B, C.replace('"C"', '"X"'))),
        ((HEAD, A.replace('"A"', '"X"'), C), (HEAD, A.replace('"A"', '"X"'), B, C)),
        ((C, A), (B, C, A)),
    ],
)
def test_it_comes_back_beside_what_stood_around_it(now: tuple[str, ...], then: tuple[str, ...]) -> None:
    """The lines above, else those below."""
    whole = file(HEAD, A, B, C)
    back = taken_out(whole, "b").reversed

    assert exchanged(file(*now), [back]).content == file(*then).content


def test_it_comes_back_at_the_end_when_nothing_stands_around_it() -> None:
    """An entry can stand there, a piece of one cannot."""
    whole = file(HEAD, A, C)
    back = taken_out(whole, "c").reversed
    now = catalogue_of(Path("papers.toml"), b'[[papers]]\nid = "x"\ntitle = "X"\n')

    assert exchanged(now, [back]).content == now.content + b"\n" + C.encode()
    with pytest.raises(NotThereError):
        exchanged(now, [replace(back, after='id = "c"\n')])


def test_what_does_not_stand_there_is_not_exchanged() -> None:
    """Nothing is guessed: not another text of the entry, not a half of it, not two of the same lines."""
    change = TextExchange(A, A.replace('"A"', '"Z"'), "a", "a")

    with pytest.raises(NotThereError):
        exchanged(file(HEAD, A + "year = 1\n", C), [change])
    with pytest.raises(NotThereError):
        exchanged(file(HEAD, A + "year = 1\n", C), [TextExchange(A, "", "a", "")])
    with pytest.raises(NotThereError):
        exchanged(file("# x", "# x", A), [TextExchange("# x\n", "", start=99)])


def test_an_entry_is_found_by_its_text_when_its_id_is_another() -> None:
    """Derived ids change when a namesake comes."""
    untitled = '[[papers]]\ntitle = "Same words"\n'
    change = TextExchange(untitled, untitled.replace("words", "pages"), "same-words-0000", "same-words-0000")
    now = file(untitled, untitled.replace("Same words", "Same words!"))

    after = exchanged(now, [change])

    assert after.content == now.content.replace(b'words"', b'pages"')


def test_several_are_exchanged_at_once() -> None:
    """Wherever they stand."""
    changes = [
        TextExchange(C, C.replace('"C"', '"Longer"'), "c", "c"),
        TextExchange(A, A.replace('"A"', '"Z"'), "a", "a"),
    ]

    after = exchanged(file(HEAD, A, B, C), changes)

    assert [paper.title for paper in after.catalogue.papers] == ["Z", "B", "Longer"]


def test_a_missing_last_newline_stays_missing() -> None:
    """And a new one stays too."""
    change = TextExchange(C.rstrip(), C.replace('"C"', '"Z"').rstrip(), "c", "c")

    assert exchanged(file(A, C.rstrip()), [change]).content.endswith(b'"Z"')
    assert exchanged(file(A, C, B), [change]).content == file(A, C.replace('"C"', '"Z"'), B).content


def test_an_exchange_that_would_break_the_file_is_refused() -> None:
    """As when the history was damaged."""
    whole = file(HEAD, A, C)

    with pytest.raises(NotThereError):
        exchanged(whole, [TextExchange(A, "[[papers]]\nid = ", "a", "a")])
    with pytest.raises(NotThereError):
        exchanged(whole, [TextExchange(A, "[[papers]]\nid = ", "a", "b")])
    with pytest.raises(NotThereError):
        exchanged(whole, [TextExchange("", 'title = "other"\n', start=len(HEAD + "\n" + A), above=A, below="\n" + C)])
