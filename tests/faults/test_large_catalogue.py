"""Fifty thousand entries: an edit in the middle changes its own bytes alone (P2)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_edit import edit_entry

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.faults

ENTRY = (
    "# above {0}\r\n[[papers]]\r\nid = 'p{0}'\r\ntitle = '''A paper [[papers]] {0}'''  # it's\r\nyear = 2020\r\n\r\n"
)


def test_p2_an_edit_among_fifty_thousand_entries(is_full: bool, tried: Callable[[str, int], None]) -> None:
    """P2: every byte before and behind the year stays."""
    count = 50_000 if is_full else 1_000
    content = "".join(ENTRY.format(number) for number in range(count)).encode()
    file = catalogue_of(Path("papers.toml"), content)
    middle = f"p{count // 2}"
    start, end = file.span_of(middle)

    edited = edit_entry(file, middle, {"year": 2021})

    assert len(file.catalogue.papers) == count
    assert edited.content == content[:start] + content[start:end].replace(b"2020", b"2021") + content[end:]
    tried("entries of a large catalogue", count)
