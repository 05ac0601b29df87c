"""Names of BibTeX, and lists in which braces keep together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.exchange.bibtex_names import split_outside, spoken_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ho, Jonathan and Ajay Jain", ["Jonathan Ho", "Ajay Jain"]),
        ("Ann Lee and\n   Bo Li  AND\tCy Mu", ["Ann Lee", "Bo Li", "Cy Mu"]),
        (r"L\'opez, Jos\'e and \'Elan and \v{S}koda", [r"Jos\'e L\'opez", r"\'Elan", r"\v{S}koda"]),
        ("van der Berg, Jr., Jan and de la Vega, Ana", ["Jan van der Berg Jr.", "Ana de la Vega"]),
        ("{Simon and Sons} and {Brain, Inc.}", ["{Simon and Sons}", "{Brain, Inc.}"]),
        ("Anderson, Sandy and Andy Land", ["Sandy Anderson", "Andy Land"]),
        ("Lee, Ann and others", ["Ann Lee"]),
        ("and Lee and and , and Li and", ["Lee", "Li"]),
        ("others", []),
        ("", []),
    ],
)
def test_names_are_spoken(text: str, names: list[str]) -> None:
    """First name first, however they were turned, cut and wrapped."""
    assert spoken_names(text) == (names, False)


def test_a_list_with_commas_alone_is_left_and_told() -> None:
    """Which of the commas turn a name round, nobody can say."""
    assert spoken_names("Lee, A., Li, B. and Mu, C.") == (["Lee, A., Li, B.", "C. Mu"], True)


@given(st.lists(st.text("ab,; {}\\", max_size=6).map(str.strip).filter(bool), max_size=5))
def test_nothing_is_lost_between_separators(pieces: list[str]) -> None:
    """What is split and joined again is the same; braces that never close keep the rest in one piece."""
    for separator in (",", ";", "and"):
        text = f" {separator} ".join(pieces)

        assert separator.join(split_outside(text, separator)) == text
        assert split_outside("{" + text, separator) == ["{" + text] or "}" in text
