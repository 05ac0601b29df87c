"""Undo and redo: the last change that has really happened is taken back, or the last that was taken back repeated.

For every piece of a change one looks what stands there now. When it is what the change made, the piece can be undone;
when it is what was there before, it never happened (a crash came between the record and the writing, or somebody has
taken it back by hand) and is passed over; when it is neither, it was changed elsewhere and nothing is done.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from papertui.domain.change import said_now
from papertui.domain.reading import ReadingEvent
from papertui.errors import UndoConflictError
from papertui.storage.text_exchange import NotThereError, exchanged, is_standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papertui.domain.change import Change, MarkExchange, TextExchange
    from papertui.domain.marking import Statement
    from papertui.domain.paper import Paper
    from papertui.storage.changing import Changer
    from papertui.storage.marks import Marks
    from papertui.storage.opened_catalogue import OpenedCatalogue
    from papertui.storage.recorder import Recorder


class Undoing:
    """Undoes and repeats the changes of one opened catalogue."""

    def __init__(self, opened: OpenedCatalogue, marks: Marks, recorder: Recorder, changer: Changer) -> None:
        self._opened = opened
        self._marks = marks
        self._recorder = recorder
        self._changer = changer

    def next_undo(self) -> Change | None:
        """The change that undo would take back, as one that does so; None when there is none."""
        return self._first_to_do(self._to_undo())

    def next_redo(self) -> Change | None:
        """The change that redo would repeat; None when there is none."""
        return self._first_to_do(self._to_redo())

    def undo(self) -> Change | None:
        """Take back the last change; None when there is none.

        Raises:
            UndoConflictError: What it made was changed elsewhere since; nothing was done.
        """
        return self._do("undo", self._to_undo())

    def redo(self) -> Change | None:
        """Repeat the change that was undone last; None when there is none.

        Raises:
            UndoConflictError: What was there was changed elsewhere since; nothing was done.
        """
        return self._do("redo", self._to_redo())

    def _to_undo(self) -> list[Change]:
        changes = self._recorder.file.changes()
        candidates = [change for change in reversed(changes) if not change.is_undone]
        undone = next((change for change in changes if change.is_undone), None)
        if undone is not None and self._is_so_already(undone):  # the program ended before the undo itself
            candidates.insert(0, undone)
        return [change.reversed for change in candidates]

    def _to_redo(self) -> list[Change]:
        changes = self._recorder.file.changes()
        candidates = [change for change in changes if change.is_undone]
        done = next((change for change in reversed(changes) if not change.is_undone), None)
        if done is not None and done.is_repeated and self._is_so_already(done.reversed):  # ended before the redo itself
            candidates.insert(0, done)
        return candidates

    def _do(self, verb: str, candidates: Sequence[Change]) -> Change | None:
        """Do the first change that is not the case already; those before it are forgotten, or wait for redo again."""
        change = self._first_to_do(candidates)
        for passed in takewhile(lambda candidate: candidate is not change, candidates):
            self._recorder.file.withdraw("redo" if passed.is_repeated else "void", passed.key)
        if change is not None and change.texts:
            self._changer.persistently(lambda: self._exchange(verb, change))
        elif change is not None:
            self._say(verb, change)
        return change

    def _say(self, verb: str, change: Change) -> None:
        statements = self._statements(verb, change)
        with self._recorder.step(verb, change):
            self._marks.say(statements, is_undo=True)

    def _exchange(self, verb: str, change: Change) -> None:
        """Exchange the texts; what is said beside them is looked at first, and said when they are written."""
        file = self._opened.file
        texts = [text for text in change.texts if is_standing(file, text)]
        others = [text for text in change.texts if text not in texts]
        statements = self._statements(verb, change)
        if not (texts or statements) or not all(is_standing(file, text.reversed) for text in others):
            raise UndoConflictError(verb, change.what)
        if not texts:
            self._say(verb, change)
            return
        try:
            edited = exchanged(file, texts)
        except NotThereError:
            raise UndoConflictError(verb, change.what) from None
        with self._recorder.step(verb, change):
            self._changer.put(edited, texts)
        self._changer.say_too(self._statements(verb, change), is_undo=True)

    def _statements(self, verb: str, change: Change) -> list[Statement]:
        statements: list[Statement] = []
        for mark in change.marks:
            paper = self._paper(mark)
            now = said_now(self._marks.reading(paper.id), mark.after) if paper is not None else None
            if paper is None or now not in {mark.before, mark.after}:
                raise UndoConflictError(verb, change.what)
            if now == mark.before:
                statements.append((paper, mark.after))
        return statements

    def _first_to_do(self, changes: Iterable[Change]) -> Change | None:
        """The first that is not the case already."""
        return next((change for change in changes if not self._is_so_already(change)), None)

    def _is_so_already(self, change: Change) -> bool:
        if change.texts and not self._opened.file.is_whole:
            return False
        return all(self._is_text_so(text) for text in change.texts) and all(map(self._is_said, change.marks))

    def _is_text_so(self, text: TextExchange) -> bool:
        return is_standing(self._opened.file, text.reversed)

    def _is_said(self, mark: MarkExchange) -> bool:
        paper = self._paper(mark)
        return paper is not None and said_now(self._marks.reading(paper.id), mark.after) == mark.after

    def _paper(self, mark: MarkExchange) -> Paper | None:
        return self._marks.paper_of(ReadingEvent("", mark.paper, (), mark.title, mark.arxiv, mark.doi))
