"""Importing and exporting 10,000 references, beside what a parser alone takes for them."""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts

from benchmarks.command_line import clean_environment
from benchmarks.distractors import distractors
from benchmarks.report import Peer, Row, alone, beside
from benchmarks.timing import in_turns, seconds_of, seconds_of_program
from papertui.domain.reading import NO_READING
from papertui.exchange.bibtex_read import read_bibtex
from papertui.exchange.formats import Selection, written_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.domain.paper import Paper

ENTRIES = 10_000
ROUNDS = 3
FEW = 1_000  # that the peer which does as much is given: it takes milliseconds for each
MOST = 10.0  # seconds for an import
ENTRY = r"""@inproceedings{{{key},
	title = {{{title}}},
	volume = {{{volume}}},
	url = {{{url}}},
	doi = {{10.48550/arXiv.{arxiv}}},
	abstract = {{{abstract}, up to 50\% faster; see {{\textbackslash}}emph and Schr{{\"o}}dinger's \${number}.}},
	booktitle = {{Advances in {{Neural}} {{Information}} {{Processing}} {{Systems}}}},
	author = {{{authors}}},
	month = dec,
	year = {{{year}}},
	note = {{arXiv:{arxiv} [cs, stat]}},
	keywords = {{Machine Learning, Statistics {number}}},
	file = {{PDF:/home/ann/{number}.pdf:application/pdf}},
}}
"""


def zotero_bibtex(papers: Sequence[Paper]) -> str:
    """The papers as Zotero writes them: words in braces, accents as commands, names turned, files."""
    return "\n".join(map(_entry, range(len(papers)), papers))


def _entry(number: int, paper: Paper) -> str:
    names = [*paper.authors, "Jörg Müller"]
    turned = (f"{last}, {first}" for first, _, last in (name.rpartition(" ") for name in names))
    return ENTRY.format(
        key=paper.id,
        number=number,
        volume=number % 90,
        title=" ".join(f"{{{word}}}" if word[:1].isupper() else word for word in paper.title.split()),
        url=paper.links[0].url if paper.links else "",
        arxiv=paper.arxiv_id,
        abstract=(paper.summary or paper.title).replace("\n", " "),
        authors=" and ".join(turned).replace("ö", '{\\"o}').replace("ü", '{\\"u}'),
        year=paper.shown_year,
    )


def rows(folder: Path) -> Iterator[Row]:
    """Compare an import, and its reading alone, with bibtexparser and the parser of JSON.

    Args:
        folder: An empty one for everything that is generated.
    """
    papers = tuple(distractors(ENTRIES))
    bibtex, some = zotero_bibtex(papers), zotero_bibtex(papers[:FEW])
    items = written_as("csl-json", Selection(papers, lambda _id: NO_READING))
    (folder / "references.bib").write_text(bibtex, encoding="utf-8")
    (folder / "references.json").write_text(items, encoding="utf-8")
    times = in_turns(
        {
            "blocks": partial(seconds_of, partial(parse_string, bibtex)),
            "as far": partial(seconds_of, partial(_parsed_as_far, some)),
            "some": partial(seconds_of, partial(read_bibtex, some)),
            "read": partial(seconds_of, partial(read_bibtex, bibtex)),
            "bib": partial(_importing, folder, "references.bib"),
            "json": partial(_importing, folder, "references.json"),
            "loads": partial(seconds_of, partial(json.loads, items)),
            "export": partial(
                _papertui, folder, "export", "--to", "bibtex", "-o", "out.bib", "-c", "references.bib.toml"
            ),
        },
        ROUNDS,
    )
    blocks = Peer("bibtexparser alone", times["blocks"].median)
    as_far = Peer("bibtexparser, names and LaTeX too", times["as far"].median)
    size = f"{ENTRIES:,} BibTeX entries"
    yield alone(f"papertui import, {size}", times["bib"].median, most=MOST)
    yield beside(f"papertui import, {size}", times["bib"].median, blocks)
    yield beside(f"reading {size}", times["read"].median, blocks)
    yield beside(f"reading {FEW:,} of them", times["some"].median, as_far, most=1)
    yield beside(
        f"papertui import, {ENTRIES:,} CSL-JSON items", times["json"].median, Peer("json.loads", times["loads"].median)
    )
    yield alone(f"papertui export, {size}", times["export"].median)


def _parsed_as_far(bibtex: str) -> object:
    """The peer with names apart and LaTeX decoded, which papertui's reading does too."""
    return parse_string(bibtex, append_middleware=[SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()])


def _importing(folder: Path, name: str) -> float:
    made = folder / f"{name}.toml"
    made.unlink(missing_ok=True)
    return _papertui(folder, "import", name, "--new", made.name)


def _papertui(folder: Path, *words: str) -> float:
    program = str(Path(sys.executable).parent / "papertui")
    return seconds_of_program([program, *words], clean_environment(folder), os.fspath(folder))
