"""CSL-JSON of the programs and services that most files come from, in what each does in its own way."""

from __future__ import annotations

import json

import pytest

from papertui.domain.paper import Link, Paper
from papertui.exchange.csl_read import read_csl_json

ZOTERO_WITH_BETTER_BIBTEX = r"""[
  {
    "id": "leeFoldingMaps2021",
    "abstract": "<jats:p>Maps &amp; folds.</jats:p>",
    "accessed": {"date-parts": [["2023", 4, 5]]},
    "author": [{"family": "Lee", "given": "Ann"}, {"literal": "Google Brain"}],
    "citation-key": "leeFoldingMaps2021",
    "DOI": "10.48550/arXiv.2110.01234",
    "issued": {"date-parts": [["2021", 10, 11]]},
    "note": "arXiv:2110.01234 [cs, stat]\ntex.ids: leeOld2021\nComment: 9 pages",
    "number": "arXiv:2110.01234",
    "publisher": "arXiv",
    "source": "arXiv.org",
    "title": "Folding <span class=\"nocase\">NASA</span> Maps",
    "type": "article",
    "URL": "http://arxiv.org/abs/2110.01234"
  }
]"""
ZOTERO_WITH_THE_KEY_IN_A_NOTE = r"""[
  {"id": "http://zotero.org/groups/12/items/AB34CD56", "type": "article-journal", "title": "Folding Maps",
   "container-title": "Journal of Folding", "volume": "7", "issue": "2", "page": "1-9", "language": "en",
   "note": "Citation Key: lee2021\narXiv: 2110.01234",
   "author": [{"family": "Berg", "given": "Jan", "dropping-particle": "van der"}],
   "issued": {"date-parts": [["2021", 10]]}}
]"""
PANDOC = r"""[
  {
    "author": [
      {"family": "Lee", "given": "Ann"},
      {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
      {"literal": "Google Brain"}
    ],
    "collection-title": "Lecture notes on folding",
    "container-title": "Proceedings of the conference on folding",
    "editor": [{"family": "Fold", "given": "Hugo"}],
    "id": "lee:2021",
    "issued": {"date-parts": [[2021, 10, 11], [2021, 10, 13]]},
    "keyword": "folding, maps",
    "page": "1-9",
    "publisher": "Springer",
    "publisher-place": "Berlin",
    "title": "On <em>folds</em> and H<sub>2</sub>O",
    "type": "paper-conference"
  }
]"""
MENDELEY = r"""[
  {"id": "ITEM-1", "type": "article-journal", "title": "Folding Maps", "container-title": "J. Folding",
   "author": [{"dropping-particle": "", "family": "Lee", "given": "Ann", "non-dropping-particle": "",
               "parse-names": false, "suffix": ""}],
   "id_": "x", "issued": {"date-parts": [["2021"]]}, "DOI": "10.1000/182", "ISSN": "1234-5678"},
  {"id": "1b4e28ba-2fa1-11d2-883f-0016d3cca427", "type": "webpage", "title": "A Page", "URL": "https://a.org/x"}
]"""
CROSSREF = r"""{"indexed": {"date-time": "2024-01-01T00:00:00Z", "timestamp": 1}, "type": "journal-article",
  "title": ["Folding Maps"], "container-title": ["Nature Folding"], "short-container-title": ["Nat. Fold."],
  "author": [{"given": "Ann", "family": "Lee", "sequence": "first", "affiliation": []}, {"name": "The Folders"}],
  "issued": {"date-parts": [[2021, 10]]}, "DOI": "10.1000/182", "URL": "https://doi.org/10.1000/182", "volume": "7",
  "is-referenced-by-count": 3, "link": [{"URL": "https://a.org/pdf", "content-type": "application/pdf"}]}"""


def papers(text: str) -> list[Paper]:
    found = read_csl_json(text)
    assert found.unused == ()
    return [entry.paper for entry in found.entries]


def test_zotero_with_better_bibtex() -> None:
    """Its key is the id; of its note stays what is neither the arXiv id nor the key."""
    assert papers(ZOTERO_WITH_BETTER_BIBTEX) == [
        Paper(
            "leeFoldingMaps2021",
            "Folding NASA Maps",
            authors=("Ann Lee", "Google Brain"),
            venue="arXiv",
            year=2021,
            date="2021-10-11",
            arxiv="2110.01234",
            summary="Maps & folds.",
            links=(Link("Paper", "http://arxiv.org/abs/2110.01234"),),
            extra=(("note", "tex.ids: leeOld2021 Comment: 9 pages"),),
        )
    ]


def test_zotero_with_the_key_in_a_note() -> None:
    """The address that Zotero counts with is no id, the key in the note is."""
    assert papers(ZOTERO_WITH_THE_KEY_IN_A_NOTE) == [
        Paper(
            "lee2021",
            "Folding Maps",
            authors=("Jan van der Berg",),
            venue="Journal of Folding",
            year=2021,
            date="2021-10",
            arxiv="2110.01234",
            extra=(("entrytype", "article"), ("volume", "7"), ("number", "2"), ("pages", "1-9")),
        )
    ]


def test_pandoc() -> None:
    """Particles and suffixes stand where they are spoken, the first day of several counts."""
    assert papers(PANDOC) == [
        Paper(
            "lee:2021",
            "On folds and H2O",
            authors=("Ann Lee", "Jan van der Berg Jr.", "Google Brain"),
            venue="Proceedings of the conference on folding",
            year=2021,
            date="2021-10-11",
            tags=("folding", "maps"),
            extra=(
                ("pages", "1-9"),
                ("series", "Lecture notes on folding"),
                ("address", "Berlin"),
                ("publisher", "Springer"),
                ("editor", "Hugo Fold"),
            ),
        )
    ]


def test_mendeley() -> None:
    """What it counts with is no id; empty parts of names are no blanks."""
    first, second = papers(MENDELEY)

    assert (first.id, first.authors, first.doi, first.year) == ("", ("Ann Lee",), "10.1000/182", 2021)
    assert (second.id, second.kind, second.links) == ("", "post", (Link("a.org", "https://a.org/x"),))


def test_crossref() -> None:
    """Titles in lists, groups by their name, and its types under names of its own."""
    assert papers(CROSSREF) == [
        Paper(
            "",
            "Folding Maps",
            authors=("Ann Lee", "The Folders"),
            venue="Nature Folding",
            year=2021,
            date="2021-10",
            doi="10.1000/182",
            links=(Link("Paper", "https://doi.org/10.1000/182"),),
            extra=(("entrytype", "article"), ("volume", "7")),
        )
    ]


@pytest.mark.parametrize(
    ("note", "kept", "arxiv"),
    [
        ("arXiv:2110.01234 [cs, stat]", "", "2110.01234"),
        ("arXiv preprint arXiv:2110.01234v2", "", "2110.01234"),
        ("arXiv: hep-th/9901001", "", "hep-th/9901001"),
        ("Longer version: arXiv:2110.01234", "Longer version: arXiv:2110.01234", "2110.01234"),
        ("arXiv:2110.01234 [cs]\nversion: 2", "version: 2", "2110.01234"),
        ("arXiv will not take it", "arXiv will not take it", ""),
        ("Citation Key: x\n\nSpotlight", "Spotlight", ""),
    ],
)
def test_of_a_note_stays_what_no_other_field_says(note: str, kept: str, arxiv: str) -> None:
    """Lines with the arXiv id or the key alone go, all others stay."""
    [paper] = papers(json.dumps([{"id": "a", "title": "T", "note": note}]))

    assert (dict(paper.extra).get("note", ""), paper.arxiv) == (kept, arxiv)
