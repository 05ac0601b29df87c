"""Undo and redo: at once what was done in this session, after a question what is older."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.errors import UnreadableHistoryError
from papertui.session import ALL_PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.app.screens.reader import Reader
    from papertui.domain.change import Change
    from papertui.library import Library


def undo(reader: Reader) -> None:
    """Take back the last change of the catalogue or of the marks."""
    library = reader.library_for_marking()
    if library is not None:
        _go(reader, library, "undo", library.next_undo, lambda: _done(reader, "undid", library.undo, "ctrl+r repeats"))


def redo(reader: Reader) -> None:
    """Repeat the change that was undone last."""
    library = reader.library_for_marking()
    if library is not None:
        _go(reader, library, "redo", library.next_redo, lambda: _done(reader, "redid", library.redo, "u undoes"))


def _go(
    reader: Reader, library: Library, verb: str, peek: Callable[[], Change | None], act: Callable[[], None]
) -> None:
    try:
        change = peek()
    except UnreadableHistoryError as error:
        reader.tell(str(error), severity="error")
        return
    if change is None:
        reader.tell(f"nothing to {verb}")
    elif library.is_of_this_session(change):
        act()
    else:
        from papertui.domain.moment import now, told_moment  # noqa: PLC0415 — only for older changes

        reader.confirm(f"{verb} {told_moment(change.at, now())}: {change.what}?", act)


def _done(reader: Reader, past: str, act: Callable[[], Change | None], way_back: str) -> None:
    change = reader.attempt(act)
    if change is None:
        return
    follow(reader, change)
    reader.tell(f"{past}: {change.what} — {way_back}")


def follow(reader: Reader, change: Change) -> None:
    """Show the catalogue and the marks after a change of any kind, with the cursor on its first paper."""
    papers = [paper_id for paper_id in change.papers if reader.catalogue.find(paper_id) is not None]
    if any(not text.before_id or not text.after_id for text in change.texts):
        reader.index_again()
    else:
        for text in change.texts:
            paper = reader.catalogue.find(text.after_id)
            if paper is not None:
                reader.index_entry(paper, text.before_id)
    if change.marks:
        reader.index_papers(papers)
    session = reader.session.with_kept(papers)
    reader.show(session.with_cursor(papers[0]) if papers else session)
    if papers and papers[0] not in reader.papers.ids:
        reader.show(session.with_query("").with_shelf(ALL_PAPERS).with_kept(papers).with_cursor(papers[0]))
    reader.show_tree()
