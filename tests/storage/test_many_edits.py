"""Several entries changed at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from papertui.errors import UnknownPaperError
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.many_edits import edit_entries
from papertui.storage.text_exchange import exchanged

CONTENT = b"""# top
[[papers]]
title = "A"  # kept
year = 2020

# of b
[[papers]]
title = "B"

[[papers]]
title = "C"
"""
FILE = catalogue_of(Path("papers.toml"), CONTENT)


def test_only_what_changes_is_in_the_exchanges() -> None:
    """Every other byte stays, and the exchanges alone make the same of the file, and the file of that again."""
    edits = edit_entries(FILE, {"c": {"year": 2021}, "a": {"year": 2022}, "b": {"title": "B"}})

    assert edits.file.content == CONTENT.replace(b"2020", b"2022") + b"year = 2021\n"
    assert {text.before_id for text in edits.texts} == {"a", "c"}
    after = exchanged(FILE, edits.texts)
    assert after.content == edits.file.content
    assert exchanged(after, [text.reversed for text in edits.texts]).content == CONTENT


def test_an_entry_that_cannot_be_changed_leaves_the_others_to_be() -> None:
    """It is told with its reason."""
    file = catalogue_of(Path("papers.toml"), CONTENT.replace(b'"B"\n', b'"B"\n[other]\nx = 1\n[papers.links]\n'))

    edits = edit_entries(file, {"b": {"year": 2021}, "a": {"year": 2022}})

    assert list(edits.refused) == ["b"]
    assert b"2022" in edits.file.content


def test_an_unknown_entry_is_an_error() -> None:
    """Nothing is worked out."""
    with pytest.raises(UnknownPaperError):
        edit_entries(FILE, {"x": {"year": 1}})
