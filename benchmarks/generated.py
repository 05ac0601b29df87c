"""Catalogue files of any size: the papers of `benchmarks.distractors`, written as a reader would write them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.distractors import distractors
from papertui.domain.category import path_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papertui.domain.paper import Paper

SHIPPED = Path(__file__).resolve().parents[1] / "papers.toml"
ENTRIES_A_SECTION = 50


def catalogue_text(entries: int) -> str:
    """The text of a catalogue of so many entries, about 540 bytes each, with a comment at every section."""
    lines = [f'title = "{entries} generated papers"', ""]
    for number, paper in enumerate(distractors(entries)):
        if number % ENTRIES_A_SECTION == 0:
            lines += [f"# from {number} on", ""]
        lines += _entry(paper)
    return "\n".join(lines) + "\n"


def write_catalogue(folder: Path, entries: int) -> Path:
    """Write such a catalogue into a folder of its own."""
    path = folder / f"generated-{entries}" / "papers.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(catalogue_text(entries), encoding="utf-8")
    return path


def _entry(paper: Paper) -> Iterator[str]:
    yield "[[papers]]"
    yield f'id = "{paper.id}"'
    yield f"title = {_quoted(paper.title)}"
    yield f"authors = {_list(paper.authors)}"
    if paper.venue:
        yield f"venue = {_quoted(paper.venue)}"
    yield f"year = {paper.year}"
    yield f"categories = {_list(map(path_text, paper.categories))}"
    if paper.tags:
        yield f"tags = {_list(paper.tags)}"
    yield f'arxiv = "{paper.arxiv}"'
    yield f"summary = '''\n{paper.summary}\n'''"
    yield "[papers.links]"
    for link in paper.links:
        yield f"{link.label} = {_quoted(link.url)}"
    yield ""


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    return f"'{text}'"
