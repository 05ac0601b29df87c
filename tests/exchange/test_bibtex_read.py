"""BibTeX as people and programs write it → papers."""

from __future__ import annotations

import pytest

from papertui.domain.paper import Link, Paper
from papertui.domain.reading import Status
from papertui.errors import NotThisFormatError
from papertui.exchange.bibtex_read import read_bibtex

ZOTERO = r"""
@misc{ho_denoising_2020,
	title = {Denoising {Diffusion} {Probabilistic} {Models}},
	url = {http://arxiv.org/abs/2006.11239},
	doi = {10.48550/arXiv.2006.11239},
	abstract = {We learn to remove noise,
a little at a time.},
	urldate = {2024-01-02},
	publisher = {arXiv},
	author = {Ho, Jonathan and Jain, Ajay and Abbeel, Pieter},
	month = dec,
	year = {2020},
	note = {arXiv:2006.11239 [cs, stat]},
	keywords = {Computer Science - Machine Learning, Statistics},
	annote = {Start here.},
	file = {Full Text:/home/me/Zotero/ho.pdf:application/pdf},
}
"""
SCHOLAR = r"""
@article{nichol2021glide,
  title={Glide: Towards photorealistic image generation},
  author={Nichol, Alex and Dhariwal, Prafulla and others},
  journal={arXiv preprint arXiv:2112.10741},
  year={2021}
}
"""
DBLP = r"""
@article{DBLP:journals/corr/abs-2006-11239,
  author       = {Jonathan Ho and
                  Ajay Jain},
  title        = {Denoising Diffusion Probabilistic Models},
  journal      = {CoRR},
  volume       = {abs/2006.11239},
  year         = {2020},
  eprinttype    = {arXiv},
  eprint       = {2006.11239},
  timestamp    = {Wed, 17 Jun 2020 14:28:54 +0200},
  biburl       = {https://dblp.org/rec/journals/corr/abs-2006-11239.bib}
}
"""
BIBLATEX = r"""
@article{vaswani:2017,
  author = {van der Berg, Jr., Jan and Müller, J{\"o}rg and {Google Brain, Inc.} and {Simon and Sons}},
  title = {Attention}, subtitle = {All You Need},
  journaltitle = {J. Mach. Learn.}, date = {2017-06-12/2017-07}, volume = {3}, number = {2}, pages = {1--9},
  doi = {10.1000/a\_b}, keywords = {transformers; {a, b}; NLP}
}
"""


def only(text: str) -> Paper:
    [entry] = read_bibtex(text).entries
    return entry.paper


def test_zotero_is_understood() -> None:
    """The note comes before the abstract, arXiv's own DOI is its id, files on a disk are nobody else's business."""
    assert only(ZOTERO) == Paper(
        "ho_denoising_2020",
        "Denoising Diffusion Probabilistic Models",
        authors=("Jonathan Ho", "Ajay Jain", "Pieter Abbeel"),
        venue="arXiv",
        year=2020,
        date="2020-12",
        tags=("Computer Science - Machine Learning", "Statistics"),
        arxiv="2006.11239",
        summary="Start here.\n\nWe learn to remove noise, a little at a time.",
        links=(Link("Paper", "http://arxiv.org/abs/2006.11239"),),
    )


def test_google_scholar_is_understood() -> None:
    """The arXiv id stands in the journal; others are nobody."""
    paper = only(SCHOLAR)

    assert (paper.arxiv, paper.venue, paper.authors) == ("2112.10741", "arXiv", ("Alex Nichol", "Prafulla Dhariwal"))
    assert (paper.id, paper.extra, paper.links) == ("nichol2021glide", (), ())


def test_dblp_is_understood() -> None:
    """Its keys are ids, its volume is no volume."""
    paper = only(DBLP)

    assert (paper.id, paper.arxiv, paper.venue) == ("DBLP:journals/corr/abs-2006-11239", "2006.11239", "CoRR")
    assert (paper.authors, paper.extra) == (("Jonathan Ho", "Ajay Jain"), ())


def test_biblatex_is_understood() -> None:
    """Names turned round, a range of dates begins, what a bibliography needs is kept."""
    paper = only(BIBLATEX)

    assert paper.authors == ("Jan van der Berg Jr.", "Jörg Müller", "Google Brain, Inc.", "Simon and Sons")
    assert (paper.title, paper.venue, paper.date) == ("Attention: All You Need", "J. Mach. Learn.", "2017-06-12")
    assert (paper.doi, paper.tags) == ("10.1000/a_b", ("transformers", "a, b", "NLP"))
    assert dict(paper.extra) == {"entrytype": "article", "volume": "3", "number": "2", "pages": "1–9"}


@pytest.mark.parametrize(
    ("fields", "year", "date"),
    [
        ("year=2020, month=jun", 2020, "2020-06"),
        ("year=2020, month={June}", 2020, "2020-06"),
        ("year=2020, month=6, day={9}", 2020, "2020-06-09"),
        ('year=2020, month=jun # "~19"', 2020, "2020-06-19"),
        ('year=2020, month="19~" # jun', 2020, "2020-06-19"),
        ("year=2021, origdate={2020-06-19}", 2021, "2020-06-19"),
        ("date={2020-06}", 2020, "2020-06"),
        ("date={2020}", 2020, ""),
        ("year={in press, 2021}", 2021, ""),
        ("year={9999}, month={Smarch}, day={x}", None, ""),
        ("year=2020, month=feb, day=31", 2020, "2020-02"),
    ],
)
def test_dates_in_all_forms(fields: str, year: int | None, date: str) -> None:
    """Year and date; what is no date is none."""
    paper = only(f"@misc{{a, title={{T}}, {fields}}}")

    assert (paper.year, paper.date) == (year, date)


@pytest.mark.parametrize(
    ("entry", "kind", "venue", "kept"),
    [
        ("@book{a, title={T}, publisher={MIT Press}, author={A}}", "book", "MIT Press", {}),
        ("@phdthesis{a, title={T}, school={ETH}}", "paper", "ETH", {"entrytype": "phdthesis"}),
        ("@techreport{a, title={T}, institution={CERN}}", "paper", "CERN", {"entrytype": "techreport"}),
        ("@inproceedings{a, title=T, booktitle={ICML}, editor={A, B}, author=A}", "paper", "ICML", {"editor": "A, B"}),
        ("@online{a, title={T}, url={https://a.org}}", "post", "", {}),
        ("@online{a, title={T}, eprint={2006.11239}}", "paper", "", {}),
        ("@software{a, title={T}}", "code", "", {}),
        ("@misc{a, title={T}, entrysubtype={video}}", "video", "", {}),
        ("@misc{a, title={T}, howpublished={\\url{https://a.org/x_y}}}", "paper", "", {}),
    ],
)  # fmt: skip
def test_types_say_kind_and_venue(entry: str, kind: str, venue: str, kept: dict[str, str]) -> None:
    """Each type names its venue in a field of its own; a type that is not the usual one is kept."""
    paper = only(entry)

    assert (paper.kind, paper.venue, dict(paper.extra)) == (kind, venue, kept)


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        ("eprint={2006.11239v2}, archiveprefix={arXiv}", "2006.11239"),
        ("eprint={hep-th/9901001}", "hep-th/9901001"),
        ("eprint={10932}, eprinttype={jstor}", ""),
        ("url={https://arxiv.org/pdf/2006.11239}", "2006.11239"),
        ("journal={ArXiv}, volume={abs/2006.11239}", "2006.11239"),
        ("note={arXiv: 2006.11239}", "2006.11239"),
        ("doi={10.48550/ARXIV.2006.11239}", "2006.11239"),
        ("journal={arXiv e-prints}, pages={arXiv:2006.11239}, doi={10.1000/182}", "2006.11239"),
    ],
)
def test_arxiv_ids_are_found_where_they_hide(fields: str, arxiv: str) -> None:
    """In any field that names arXiv, and in none of other servers."""
    assert only(f"@article{{a, title={{T}}, {fields}}}").arxiv == arxiv


def test_addresses_in_odd_places_are_links() -> None:
    """In `howpublished` or a note, escaped or not; without a title the address is one."""
    assert only("@misc{a, title={T}, howpublished={\\url{https://a.org/x_y}}}").links == (
        Link("a.org", "https://a.org/x_y"),
    )
    assert only("@misc{a, title={T}, url={https://a.org/x\\_y\\%20z}}").links == (
        Link("a.org", "https://a.org/x_y%20z"),
    )
    assert only("@misc{a, url={https://a.org}}").title == "https://a.org"


def test_keys_that_are_no_ids_are_left_out() -> None:
    """An id is derived then."""
    assert [
        entry.paper.id for entry in read_bibtex("@misc{a b, title={T}}@misc{, title={U}}@misc{_x, title={V}}").entries
    ] == [""] * 3


def test_what_is_no_paper_is_reported() -> None:
    """Volumes that others stand in; comments, preambles and words between the entries are nothing."""
    found = read_bibtex(
        'Some words.\n@comment{jabref-meta: x}\n@preamble{"\\foo"}\n@proceedings{v, title={V}}\n'
        "@inproceedings{p, title={P}, crossref={v}}\n"
    )

    assert [entry.paper.title for entry in found.entries] == ["P"]
    assert found.entries[0].paper.venue == "V"
    assert [line.line for line in found.unused] == [4]


def test_jabref_is_understood() -> None:
    """Groups are categories, its mark for what was read is one."""
    found = read_bibtex("@misc{a, title={T}, groups={Papers > Maps, {A, B}}, readstatus={read}}").entries[0]

    assert found.paper.categories == (("Papers", "Maps"), ("A, B",))
    assert found.status is Status.READ


@pytest.mark.parametrize("text", ["# A list\n\n- [A](https://a.org)\n", "plain words", "{}"])
def test_what_is_no_bibtex_is_refused(text: str) -> None:
    """A text without a single entry is something else."""
    with pytest.raises(NotThisFormatError, match="no BibTeX entry"):
        read_bibtex(text)


def test_an_empty_file_is_an_empty_list() -> None:
    """Nothing is wrong with it."""
    assert read_bibtex(" \n").entries == ()
