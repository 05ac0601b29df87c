"""BibTeX of the programs and sites that most files come from, in what each does in its own way."""

from __future__ import annotations

import pytest

from papertui.domain.paper import Link, Paper
from papertui.exchange.bibtex_read import read_bibtex

BETTER_BIBTEX = r"""
@inproceedings{leeFoldingNASAMaps2021a,
  title = {Folding {{NASA}} {{Maps}} with \enquote{{{GAN}}s} and \textquote{care}: {{A}} $\beta$-{{Test}}},
  shorttitle = {Folding {{NASA}} {{Maps}}},
  booktitle = {2021 {{IEEE}} {{Conf}}. on {{Folding}} ({{CoF}})},
  author = {Lee, Ann and family=Berg, given=Jan, prefix=van der, useprefix=true and {{Google Brain}}},
  date = {2021-10-11},
  eprint = {2110.01234},
  eprinttype = {arxiv},
  eprintclass = {cs},
  langid = {english},
  keywords = {/unread,folding},
  file = {/home/ann/Zotero/storage/AB;C/lee.pdf;/home/ann/x\:y.html}
}
"""
DBLP_CROSSREF = r"""
@inproceedings{DBLP:conf/fold/Wang0L20,
  author    = {Wei Wang 0001 and
               J{\"{o}}rg M{\"{u}}ller and
               {\L}ukasz Li},
  title     = {On Folds},
  booktitle = {Advances in Folding 33, Fold 2020, December 6-12, 2020, virtual},
  year      = {2020},
  crossref  = {DBLP:conf/fold/2020},
  timestamp = {Tue, 19 Jan 2021 15:56:57 +0100},
}

@proceedings{DBLP:conf/fold/2020,
  editor    = {Hugo Fold},
  title     = {Advances in Folding 33, Fold 2020, December 6-12, 2020, virtual},
  year      = {2020},
  isbn      = {978-1-0000}
}
"""
ARXIV = r"""
@misc{lee2021foldingmapswithcare,
      title={Folding Maps with Care},
      author={Ann Lee and Jörg Müller},
      year={2021},
      eprint={2110.01234},
      archivePrefix={arXiv},
      primaryClass={cs.LG},
      url={https://arxiv.org/abs/2110.01234},
}
"""
ACL = r"""
@inproceedings{lee-etal-2018-folding,
    title = "{F}old2{M}ap: Maps for {\textquotedblleft}Folders{''}",
    author = "Lee, Ann  and
      {\'A}lvarez, Jos{\'e}",
    editor = "Cherry, Colin  and
      Neubig, Graham",
    booktitle = "Proceedings of the 13th Conference on Folding (Volume 1: Research Track)",
    month = jul # "{--}" # aug,
    year = "2018",
    address = "Boston, MA",
    publisher = "Association for Folding",
    url = "https://aclanthology.org/W18-9999/",
    doi = "10.18653/v1/W18-9999",
    pages = "193--199",
    abstract = "We fold maps, 50{\%} faster."
}
"""
MENDELEY = r"""
@article{Lee2021,
abstract = {Maps {\&} folds.},
archivePrefix = {arXiv},
arxivId = {2110.01234},
author = {Lee, Ann and M{\"{u}}ller, J{\"{o}}rg},
doi = {10.1000/182},
eprint = {2110.01234},
file = {:home/ann/lee.pdf:pdf},
issn = {1234-5678},
journal = {J. Folding},
keywords = {Folding,Maps},
mendeley-groups = {Thesis/Maps,To read},
month = {oct},
number = {2},
title = {{Folding Maps with Care}},
url = {https://arxiv.org/abs/2110.01234 https://a.org/lee},
volume = {7},
year = {2021}
}
"""
JABREF = r"""% Encoding: UTF-8

@Article{Lee2021,
  author   = {Ann Lee and Jan {van der Berg}},
  title    = {Folding Maps},
  journal  = {J. Folding},
  year     = {2021},
  month    = oct,
  note     = {arXiv:2110.01234 [cs]
Spotlight},
  comment  = {For the seminar.},
  comment-ann = {Figure 2!},
  groups   = {Thesis, Maps > Old},
  priority = {prio1},
  ranking  = {rank5},
  readstatus = {skimmed},
  abstract = {Maps fold.},
}

@Comment{jabref-meta: databaseType:bibtex;}

@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Thesis\;0\;1\;\;\;\;;
}
"""
SCHOLAR = r"""
@inproceedings{lee2021folding,
  title={Folding maps: A survey of paper \& cloth},
  author={Lee, Ann and van der Berg, Jan and M{\"u}ller, J{\"o}rg and others},
  booktitle={Proceedings of the IEEE/CVF conference on folding},
  pages={1--9},
  year={2021},
  organization={IEEE}
}
"""


def only(text: str) -> Paper:
    [entry] = read_bibtex(text).entries
    return entry.paper


def test_better_bibtex_of_zotero() -> None:
    """Quotes stay quotes, names in its long form are names, its files on a disk are nobody else's business."""
    assert only(BETTER_BIBTEX) == Paper(
        "leeFoldingNASAMaps2021a",
        "Folding NASA Maps with “GANs” and “care”: A $\\beta$-Test",
        authors=("Ann Lee", "Jan van der Berg", "Google Brain"),
        venue="2021 IEEE Conf. on Folding (CoF)",
        year=2021,
        date="2021-10-11",
        tags=("/unread", "folding"),
        arxiv="2110.01234",
    )


def test_dblp_with_its_volume() -> None:
    """The numbers that tell namesakes apart are no part of the name; the volume is told, not imported."""
    found = read_bibtex(DBLP_CROSSREF)

    assert found.entries[0].paper == Paper(
        "DBLP:conf/fold/Wang0L20",
        "On Folds",
        authors=("Wei Wang", "Jörg Müller", "Łukasz Li"),
        venue="Advances in Folding 33, Fold 2020, December 6-12, 2020, virtual",
        year=2020,
        extra=(("editor", "Hugo Fold"), ("isbn", "978-1-0000")),
    )
    assert [(line.line, line.text) for line in found.unused] == [
        (13, "@proceedings{DBLP:conf/fold/2020: the volume that other entries stand in")
    ]
    assert found.problems == ()


def test_arxiv() -> None:
    """Its own key, its id and its address."""
    assert only(ARXIV) == Paper(
        "lee2021foldingmapswithcare",
        "Folding Maps with Care",
        authors=("Ann Lee", "Jörg Müller"),
        year=2021,
        arxiv="2110.01234",
        links=(Link("Paper", "https://arxiv.org/abs/2110.01234"),),
    )


def test_the_acl_anthology() -> None:
    """Quotes for braces, months joined, the editors kept beside the authors."""
    assert only(ACL) == Paper(
        "lee-etal-2018-folding",
        "Fold2Map: Maps for “Folders”",
        authors=("Ann Lee", "José Álvarez"),
        venue="Proceedings of the 13th Conference on Folding (Volume 1: Research Track)",
        year=2018,
        date="2018-07",
        doi="10.18653/v1/w18-9999",
        summary="We fold maps, 50% faster.",
        links=(Link("aclanthology.org", "https://aclanthology.org/W18-9999/"),),
        extra=(
            ("pages", "193–199"),
            ("publisher", "Association for Folding"),
            ("editor", "Cherry, Colin and Neubig, Graham"),
            ("address", "Boston, MA"),
        ),
    )


def test_mendeley() -> None:
    """Its groups are categories; of several addresses in one field each is a link."""
    assert only(MENDELEY) == Paper(
        "Lee2021",
        "Folding Maps with Care",
        authors=("Ann Lee", "Jörg Müller"),
        venue="J. Folding",
        year=2021,
        date="2021-10",
        categories=(("Thesis", "Maps"), ("To read",)),
        tags=("Folding", "Maps"),
        arxiv="2110.01234",
        doi="10.1000/182",
        summary="Maps & folds.",
        links=(Link("Paper", "https://arxiv.org/abs/2110.01234"), Link("a.org", "https://a.org/lee")),
        extra=(("entrytype", "article"), ("volume", "7"), ("number", "2"), ("issn", "1234-5678")),
    )


def test_jabref() -> None:
    """What a reader wrote is the summary, before the abstract; its settings at the end are nothing of ours."""
    found = read_bibtex(JABREF)

    assert [entry.paper for entry in found.entries] == [
        Paper(
            "Lee2021",
            "Folding Maps",
            authors=("Ann Lee", "Jan van der Berg"),
            venue="J. Folding",
            year=2021,
            date="2021-10",
            categories=(("Thesis",), ("Maps", "Old")),
            arxiv="2110.01234",
            summary="For the seminar.\n\nFigure 2!\n\nMaps fold.",
            extra=(("entrytype", "article"), ("note", "Spotlight")),
        )
    ]
    assert (found.entries[0].status, found.problems, found.unused) == (None, (), ())


def test_google_scholar() -> None:
    """Particles are part of the name, others are nobody."""
    assert only(SCHOLAR) == Paper(
        "lee2021folding",
        "Folding maps: A survey of paper & cloth",
        authors=("Ann Lee", "Jan van der Berg", "Jörg Müller"),
        venue="Proceedings of the IEEE/CVF conference on folding",
        year=2021,
        extra=(("pages", "1–9"), ("organization", "IEEE")),
    )


@pytest.mark.parametrize(
    ("text", "title", "kinds"),
    [
        ("@misc{a, author={Lee, Ann}, year=2020}", "a", ["no-title"]),
        ("@misc{a, title={}, shorttitle={Short}}", "Short", ["no-title"]),
        ("@misc{a, url={https://a.org}}", "https://a.org", ["no-title"]),
        ("@misc{a, doi={10.1000/182}}", "10.1000/182", ["no-title"]),
        ("@misc{, author={Lee, Ann}}", "untitled", ["no-title"]),
        ("@misc{a\x1b[2J, year=2020}", "a[2J", ["odd-key", "no-title"]),
        ("@misc{O'Brien 2020, title={T}}", "T", ["odd-key"]),
        ("@misc{a, title={T}, author={Lee, A., Li, B., Mu, C.}}", "T", ["odd-names"]),
        ("@misc{a, title={T}, title={U}}", "T", ["repeated-field"]),
    ],
)
def test_what_is_odd_is_told_and_kept(text: str, title: str, kinds: list[str]) -> None:
    """An entry is never left out for what it lacks."""
    found = read_bibtex(f"\n{text}")

    assert [entry.paper.title for entry in found.entries] == [title]
    assert [(problem.line, problem.kind) for problem in found.problems] == [(2, kind) for kind in kinds]


def test_a_key_that_is_given_twice_is_told() -> None:
    """Unless it is the same work once more."""
    found = read_bibtex("@misc{a, title={T}}\n@misc{a, title={T}}\n@misc{a, title={U}}\n")

    assert [entry.paper.title for entry in found.entries] == ["T", "T", "U"]
    assert [(problem.line, problem.kind) for problem in found.problems] == [(3, "repeated-key")]


def test_blocks_that_are_no_works_are_told() -> None:
    """Sets and containers of biblatex."""
    found = read_bibtex("@xdata{a, publisher={X}}\n@set{b, entryset={c,d}}\n@misc{,}\n@misc{c, title={T}}\n")

    assert [line.line for line in found.unused] == [1, 2, 3]
    assert [entry.paper.id for entry in found.entries] == ["c"]
