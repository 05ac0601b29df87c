"""Text that only says that something is to come."""

from __future__ import annotations

import pytest

from papertui.domain.placeholders import is_placeholder


@pytest.mark.parametrize("text", ["???", "TODO", "TBD", "!!!! README !!!!", "...", " n/a "])
def test_placeholders_are_no_summary(text: str) -> None:
    """They stand for a summary that is still to be written."""
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["A todo app as a paper", "What?", "Survey."])
def test_short_words_are_a_summary(text: str) -> None:
    """Being short does not make a placeholder."""
    assert not is_placeholder(text)
