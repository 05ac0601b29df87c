"""CSL-JSON in the flavours of the programs that write it, and as papertui writes it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertui.domain.paper import Link, Paper
from papertui.errors import NotThisFormatError
from papertui.exchange.csl_read import read_csl_json
from papertui.exchange.csl_write import csl_json_text
from tests.exchange.papers import ANY_PAPER, DDPM

ZOTERO = """[
  {
    "id": "http://zotero.org/users/1/items/AB",
    "type": "article",
    "title": "Denoising <i>Diffusion</i> <span class=\\"nocase\\">Models</span>",
    "abstract": "<p>We learn to\\nremove noise.</p>",
    "author": [{"family": "Ho", "given": "Jonathan"}, {"literal": "Google Brain"},
               {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."}],
    "issued": {"date-parts": [["2020", 12, 16]]},
    "DOI": "10.48550/arXiv.2006.11239",
    "number": "arXiv:2006.11239",
    "publisher": "arXiv",
    "URL": "http://arxiv.org/abs/2006.11239",
    "note": "arXiv:2006.11239 [cs]"
  },
  {"id": 7, "type": "article-journal", "title": ["Crossref gives lists"], "container-title": ["Nature"],
   "issued": {"raw": "2021-03"}, "page": "1-9", "issue": 3, "keyword": "a, b"}
]
"""


def only(item: Any) -> Paper:
    [entry] = read_csl_json(json.dumps(item)).entries
    return entry.paper


def test_zotero_is_understood() -> None:
    """Style tags are no text, the id of a program is no key, arXiv's own DOI is its id."""
    first, second = (entry.paper for entry in read_csl_json(ZOTERO).entries)

    assert first == Paper(
        "",
        "Denoising Diffusion Models",
        authors=("Jonathan Ho", "Google Brain", "Jan van der Berg Jr."),
        venue="arXiv",
        year=2020,
        date="2020-12-16",
        arxiv="2006.11239",
        summary="We learn to\nremove noise.",
        links=(Link("Paper", "http://arxiv.org/abs/2006.11239"),),
    )
    assert (second.title, second.venue, second.year, second.date) == ("Crossref gives lists", "Nature", 2021, "2021-03")
    assert dict(second.extra) == {"entrytype": "article", "number": "3", "pages": "1-9"}
    assert second.tags == ("a", "b")


def test_every_item_has_its_line() -> None:
    """As an editor counts."""
    assert [entry.line for entry in read_csl_json(ZOTERO).entries] == [2, 16]


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ({"title": "T", "issued": {"literal": "Spring 1999"}}, (1999, "")),
        ({"title": "T", "issued": {"date-parts": [[2020, 13]]}}, (2020, "")),
        ({"title": "T", "issued": {"date-parts": [[12345]]}}, (None, "")),
        ({"title": "T", "issued": {"date-parts": [None]}}, (None, "")),
        ({"title": "T", "issued": "2020"}, (2020, "")),
            ({"title": "T", "issued": 2020.5}, (None, "")),
            ({"title": "T", "issued": [{"year": 2020, "month": 6}]}, (2020, "2020-06")),
        ({"title": "T", "issued": {"date-parts": [[{}]]}, "author": {"a": 1}, "custom": [1]}, (None, "")),
        ({"title": "T", "custom": {"papertui": {"links": [3, {"url": []}], "categories": "x"}}}, (None, "")),
    ],
)  # fmt: skip
def test_odd_values_are_survived(item: Any, found: tuple[int | None, str]) -> None:
    """What is of the wrong type says nothing."""
    paper = only(item)

    assert (paper.title, paper.year, paper.date, paper.authors) == ("T", *found, ())


@pytest.mark.parametrize(
    ("key", "paper_id"),
    [("ho2020", "ho2020"), ("https://a.org/x", ""), ("12/AB34", ""), (12, ""), ("a b", ""), (None, "")],
)
def test_keys_of_people_are_ids(key: object, paper_id: str) -> None:
    """Addresses and numbers are not; a citation key goes before the id."""
    assert only({"id": key, "title": "T"}).id == paper_id
    assert only({"id": "x", "citation-key": key, "title": "T"}).id == (paper_id or "x")


def test_only_control_characters_are_blanks() -> None:
    """What joins signs or turns their direction is text, and shown safely; escapes of a terminal are not."""
    assert only({"title": "a 👩\u200d💻 \u202eb\xadc \x1b[2Jd\x85e"}).title == "a 👩\u200d💻 \u202eb\xadc [2Jd e"


def test_one_item_and_a_wrapped_list_are_lists() -> None:
    """As Crossref and Mendeley give them; several objects in a row too."""
    assert only({"title": "T"}).title == "T"
    assert only({"items": [{"title": "T"}]}).title == "T"
    assert len(read_csl_json('{"title": "A"}\n{"title": "B"}').entries) == 2


def test_what_is_no_item_is_reported() -> None:
    """With its line, as long as there is an item at all."""
    found = read_csl_json('[{"title": "A"},\n{"id": "x"},\n3]')

    assert [line.line for line in found.unused] == [2, 3]
    assert read_csl_json("[]").entries == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('[{"title": "T"}', "line 1: Expecting value"),
        ('[{"title": "T"},\n{"title": }]', "line 2: Expecting value"),
        ("nonsense", "no JSON"),
        ('[{"title": ' + "9" * 5_000 + "}]", "no JSON"),
        ('[{"a": 1}]', "no item"),
        ('{"a": [1]}', "no item"),
    ],
)
def test_what_is_no_csl_json_is_refused(text: str, reason: str) -> None:
    """With the line where it stops being JSON."""
    with pytest.raises(NotThisFormatError, match=reason):
        read_csl_json(text)


def test_an_item_is_what_processors_know() -> None:
    """Family and given names, parts of a date, the type by kind and venue; our own things below `custom`."""
    [item] = json.loads(csl_json_text([DDPM]))

    assert item["type"] == "paper-conference"
    assert item["author"][0] == {"family": "Ho", "given": "Jonathan"}
    assert item["issued"] == {"date-parts": [[2020, 6, 19]]}
    assert item["container-title"] == "NeurIPS"
    assert item["custom"]["papertui"]["categories"] == [["Papers", "Must-Read"]]
    assert csl_json_text([]) == "[]\n"


@given(ANY_PAPER)
def test_any_paper_is_written_without_hidden_signs(paper: Paper) -> None:
    """It is JSON and UTF-8, and holds nothing that moves a cursor or turns the direction of text."""
    text = csl_json_text([paper, paper])

    assert len(json.loads(text)) == 2
    assert not [
        char for char in text if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f" or char in "\u202e\u2028")
    ]
    assert text.encode()


_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
_NAMES = [
    "id",
    "title",
    "author",
    "editor",
    "issued",
    "custom",
    "URL",
    "DOI",
    "type",
    "keyword",
    "abstract",
    "number",
    "publisher",
]


@given(st.dictionaries(st.sampled_from(_NAMES), _VALUES))
def test_any_json_is_read_or_refused(item: dict[str, Any]) -> None:
    """Whatever stands where a text or a list is usual."""
    assert only({**item, "title": "T"}).title == "T"
