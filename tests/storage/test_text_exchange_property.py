"""Any change of any catalogue is taken back to the byte, and repeated to the byte (P2, P6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from papertui.domain.paper import Paper
from papertui.errors import EditRefusedError
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_adding import addition, with_new_id
from papertui.storage.entry_moves import removals, renamings
from papertui.storage.text_exchange import NotThereError, exchanged, is_standing
from tests.storage.catalogue_texts import PATH
from tests.storage.generated_catalogues import catalogues, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.domain.change import TextExchange
    from papertui.storage.catalogue_file import CatalogueFile

SUPPRESSED = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]

EXAMPLES = settings().max_examples * 2 // 5  # of what the profile tries elsewhere: each changes a catalogue thrice


def others(file: CatalogueFile, ids: Sequence[str]) -> list[str]:
    """All papers but these, as texts, as a nan equals nothing; neither where they stand nor a derived id matters."""
    papers = [paper for paper in file.catalogue.papers if paper.id not in ids]
    named = [replace(paper, id=paper.id if paper.has_written_id else "") for paper in papers]
    return [repr(replace(paper, line=0, has_problems=False)) for paper in named]


def there_and_back(file: CatalogueFile, texts: Sequence[TextExchange]) -> CatalogueFile:
    """The catalogue after exchanges that undo takes back and redo repeats."""
    back = [text.reversed for text in texts]
    assert all(is_standing(file, text) for text in texts)

    edited = exchanged(file, texts)

    assert all(is_standing(edited, text) for text in back)
    assert exchanged(edited, back).content == file.content
    assert exchanged(exchanged(edited, back), texts).content == edited.content
    return edited


@pytest.mark.timeout(900)
@settings(max_examples=EXAMPLES, suppress_health_check=SUPPRESSED)
@given(content=catalogues(), data=st.data())
def test_what_is_taken_out_comes_back_to_the_byte(
    content: bytes, data: st.DataObject, tried: Callable[[str, int], None]
) -> None:
    """The others stay as they are, and undo puts each entry where it stood."""
    tried("removals undone and repeated", 1)
    file = catalogue_of(PATH, content)
    known = [paper.id for paper in file.catalogue.papers]
    ids = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True), label="ids")
    try:
        texts = removals(file, ids)
        exchanged(file, texts)
    except (EditRefusedError, NotThereError) as error:
        event(f"refused: {type(error).__name__}")
        assert b"[papers.late]" in content
        return

    edited = there_and_back(file, texts)

    assert others(edited, []) == others(file, ids)


def test_the_first_entry_behind_a_byte_order_mark_is_taken_out() -> None:
    """And comes back behind it."""
    file = catalogue_of(PATH, b'\xef\xbb\xbf[[papers]]\ntitle = "A"\n\n[[papers]]\ntitle = "B"\n')

    assert there_and_back(file, removals(file, ["a"])).content == b'\xef\xbb\xbf[[papers]]\ntitle = "B"\n'


def test_a_value_that_is_no_number_stops_nothing() -> None:
    """A nan equals not even itself, and is no sign that another entry would change."""
    file = catalogue_of(PATH, b'[[papers]]\ntitle = "A"\nscore = nan\n\n[[papers]]\ntitle = "B"\n')

    assert there_and_back(file, removals(file, ["b"])).content == b'[[papers]]\ntitle = "A"\nscore = nan\n'


@pytest.mark.timeout(900)
@settings(max_examples=EXAMPLES, suppress_health_check=SUPPRESSED)
@given(content=catalogues(), title=lines)
def test_what_is_added_goes_again_to_the_byte(content: bytes, title: str, tried: Callable[[str, int], None]) -> None:
    """All that was there stays as it is."""
    tried("additions undone and repeated", 1)
    file = catalogue_of(PATH, content)
    paper = with_new_id(Paper("", title, categories=(("New", "Leaf"),)), file)

    edited = there_and_back(file, [addition(file, paper)])

    assert edited.content.startswith(content)
    assert others(edited, [paper.id]) == others(file, [])


@pytest.mark.timeout(900)
@settings(max_examples=EXAMPLES, suppress_health_check=SUPPRESSED)
@given(content=catalogues(), data=st.data())
def test_a_category_renamed_is_renamed_back_to_the_byte(
    content: bytes, data: st.DataObject, tried: Callable[[str, int], None]
) -> None:
    """In every entry at once."""
    tried("categories renamed and renamed back", 1)
    file = catalogue_of(PATH, content)
    known = sorted({path for paper in file.catalogue.papers for path in paper.categories})
    assume(known)
    old = data.draw(st.sampled_from(known), label="old")
    try:
        texts = renamings(file, old, ("New", "Name"))
        exchanged(file, texts)
    except (EditRefusedError, NotThereError) as error:
        event(f"refused: {type(error).__name__}")
        assert b"[papers.late]" in content
        return

    edited = there_and_back(file, texts)

    assert not any(path[: len(old)] == old for paper in edited.catalogue.papers for path in paper.categories)
