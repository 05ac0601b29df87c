"""Adding a paper to the catalogue, from whatever the reader pastes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papertui.session import ALL_PAPERS

if TYPE_CHECKING:
    from papertui.app.screens.reader import Reader
    from papertui.domain.paper import Paper
    from papertui.library import Library


def add(reader: Reader) -> None:
    """Ask for an address, arXiv id, DOI, BibTeX entry, Markdown line or title; it joins the category of the tree."""
    library = reader.library_for_marking()
    if library is not None:
        _ask(reader, library, "")


def _ask(reader: Reader, library: Library, text: str) -> None:
    question = "Add — address, arXiv id, DOI, BibTeX, Markdown or title"
    reader.ask(question, text, lambda answer: _add(reader, library, answer))


def _add(reader: Reader, library: Library, text: str) -> None:
    """Add what a text says; when that is refused, the text is still there to be mended."""
    from papertui.exchange.pasted import paper_of, same_work  # noqa: PLC0415 — only when something is added

    if not text.strip():
        return
    paper = reader.attempt(lambda: paper_of(text, may_be_title=True))
    if paper is None:
        _ask(reader, library, text)
        return
    standing = same_work(library.catalogue, paper)
    if standing is not None:
        _go_to(reader, standing)
        reader.tell(f"there already: {standing.title}")
        return
    if reader.session.shelf.path:
        paper = replace(paper, categories=(reader.session.shelf.path,))
    wanted = paper
    added = reader.attempt(lambda: library.add(wanted))
    if added is None:
        _ask(reader, library, text)
        return
    reader.index_again()
    _go_to(reader, added)
    reader.show_tree()
    moved = f" — the sample is now yours: {library.moved_to}" if library.moved_to is not None else ""
    reader.tell(f"added {added.title}{moved} — e edits, u undoes")


def _go_to(reader: Reader, paper: Paper) -> None:
    """Put the cursor on a paper, out of the search or the category where it is not listed."""
    session = reader.session.with_query("")
    reader.show(session.with_kept([paper.id]).with_cursor(paper.id))
    if paper.id not in reader.papers.ids:
        reader.show(session.with_shelf(ALL_PAPERS).with_kept([paper.id]).with_cursor(paper.id))
