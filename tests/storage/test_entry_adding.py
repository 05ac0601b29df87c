"""Facts about new entries: their ids disturb nobody, and they can be taken out again to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from papertui.domain.paper import Paper
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_adding import addition, with_new_id
from papertui.storage.text_exchange import exchanged

STANDING = '[[papers]]\ntitle = "Deep nets"\nauthors = ["A Lee"]\nyear = 2020\n'


@pytest.mark.parametrize(
    ("paper", "paper_id"),
    [
        (Paper("own", "T"), "own"),
        (Paper("lee2020deep", "Wide nets"), "wide-nets"),
        (Paper("", "Wide nets", ("B Lee",), year=2020), "lee2020wide"),
        (Paper("", "https://arxiv.org/abs/2401.12345v2", arxiv="2401.12345"), "arxiv-2401.12345"),
        (Paper("", "arXiv:hep-th/9901001", arxiv="hep-th/9901001"), "arxiv-hep-th/9901001"),
        (Paper("", "10.1145/3292500.3330701", doi="10.1145/3292500.3330701"), "doi-10.1145/3292500.3330701"),
        (Paper("", "10.1000/a(b)c", doi="10.1000/a(b)c"), "10-1000-b-c"),
        (Paper("", "Wide nets", arxiv="2401.12345"), "wide-nets"),
        (Paper("", "Deep trees", ("B Lee",), year=2020), "lee2020deep-new"),
    ],
)
def test_a_new_id_is_free_and_leaves_derived_ones(paper: Paper, paper_id: str) -> None:
    """An id that is shared would change the one of the entry that stands."""
    assert with_new_id(paper, catalogue_of(Path("p"), STANDING.encode())).id == paper_id


@pytest.mark.parametrize(
    "text",
    ["", STANDING, STANDING.rstrip(), STANDING.replace("\n", "\r\n"), f"{STANDING}# end\n\n\n", f"# {'x' * 300}\n"],
)
def test_an_addition_is_taken_back_to_the_byte(text: str) -> None:
    """Whatever the end of the file looks like; also after others have written above it."""
    file = catalogue_of(Path("p"), text.encode())
    new = addition(file, Paper("wide", "Wide nets"))

    added = exchanged(file, [new])

    assert added.catalogue.find("wide") is not None
    assert exchanged(added, [new.reversed]).content == file.content
    if text:
        moved = catalogue_of(Path("p"), b"# above\n" + added.content)
        assert exchanged(moved, [new.reversed]).content == b"# above\n" + file.content
