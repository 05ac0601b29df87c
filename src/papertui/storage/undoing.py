"""Undo and redo: the last change that has really happened is taken back, or the last that was taken back repeated.

For every piece of a change one looks what stands there now. When it is what the change made, the piece can be undone;
when it is what was there before, it never happened (a crash came between the record and the writing, or somebody has
taken it back by hand) and is passed over; when it is neither, it was changed elsewhere and nothing is done.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from papertui.domain.attribution import PaperFinder
from papertui.domain.change import said_now
from papertui.domain.reading import NO_READING, ReadingEvent
from papertui.errors import UndoConflictError
from papertui.storage.text_exchange import NotThereError, exchanged, is_standing
from papertui.storage.together import put_with_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from papertui.domain.change import Change, MarkExchange, TextExchange
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.storage.catalogue_file import CatalogueFile
    from papertui.storage.changing import Changer
    from papertui.storage.marks import Marks
    from papertui.storage.opened_catalogue import OpenedCatalogue
    from papertui.storage.recorder import Recorder
    from papertui.storage.together import Said


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
        if undone is not None and self._is_still_done(undone):
            candidates.insert(0, undone)
        return [change.reversed for change in candidates]

    def _is_still_done(self, undone: Change) -> bool:
        """Whether the program ended before the undo itself, or before its text, which comes last."""
        return self._is_so_already(replace(undone, marks=()) if undone.texts else undone)

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
            self._exchange(verb, change)
        return change

    def _exchange(self, verb: str, change: Change) -> None:
        """Exchange the texts, and say what belongs to them; what has no texts is said alone."""
        file = self._opened.file
        texts = [text for text in change.texts if is_standing(file, text)]
        others = [text for text in change.texts if text not in texts]
        if not all(is_standing(file, text.reversed) for text in others):
            raise UndoConflictError(verb, change.what)
        try:
            edited = exchanged(file, texts) if texts else file
        except NotThereError:
            raise UndoConflictError(verb, change.what) from None
        said = self._said(verb, change, texts, edited)
        if change.texts and not texts and not said:
            raise UndoConflictError(verb, change.what)
        papers = _united(edited, file, texts) if texts and said else None
        with self._recorder.step(verb, change):
            put_with_marks(self._changer, self._marks, edited, texts, said, papers=papers, is_undo=True)

    def _said(self, verb: str, change: Change, texts: Sequence[TextExchange], edited: CatalogueFile) -> list[Said]:
        """What is to be said again, of papers as they will be; of an entry that is gone, nothing.

        Args:
            verb: Undo or redo.
            change: What is to be done.
            texts: Those of its texts that will be exchanged.
            edited: The catalogue behind that.
        """
        future = _Future(self._opened.file, self._marks, texts, edited) if texts and change.marks else None
        said: list[Said] = []
        for mark in change.marks:
            if future is not None:
                paper, reading = future.paper_of(mark)
            else:
                paper = self._marks.paper_of(_named(mark))
                reading = self._marks.reading(paper.id) if paper is not None else NO_READING
            if paper is None and change.texts:
                continue
            now = said_now(reading, mark.after)
            if paper is None or now not in {mark.before, mark.after}:
                raise UndoConflictError(verb, change.what)
            if now == mark.before:
                said.append((paper, mark))
        return said

    def _first_to_do(self, changes: Iterable[Change]) -> Change | None:
        """The first that is not the case already."""
        return next((change for change in changes if not self._is_so_already(change)), None)

    def _is_so_already(self, change: Change) -> bool:
        if change.texts and not self._opened.file.is_whole:
            return False
        if not all(self._is_text_so(text) for text in change.texts):
            return False
        return all(self._is_said(mark, may_be_gone=bool(change.texts)) for mark in change.marks)

    def _is_text_so(self, text: TextExchange) -> bool:
        return is_standing(self._opened.file, text.reversed)

    def _is_said(self, mark: MarkExchange, *, may_be_gone: bool) -> bool:
        paper = self._marks.paper_of(_named(mark))
        if paper is None:
            return may_be_gone
        return said_now(self._marks.reading(paper.id), mark.after) == mark.after


class _Future:
    """Which paper a mark will belong to when texts are exchanged, and what is said of it now."""

    def __init__(self, file: CatalogueFile, marks: Marks, texts: Sequence[TextExchange], edited: CatalogueFile) -> None:
        self._file = file
        self._marks = marks
        self._edited = edited.catalogue
        self._new_ids = {text.before_id: text.after_id for text in texts if text.before_id and text.after_id}
        self._old_ids = {new: old for old, new in self._new_ids.items()}
        coming = self._coming()
        self._finder = PaperFinder(coming)
        self._readings = marks.among(self._edited.papers).readings() if coming else {}

    def paper_of(self, mark: MarkExchange) -> tuple[Paper | None, Reading]:
        """The paper as it will be, or as it is when its entry goes; None when there is none."""
        named = _named(mark)
        standing = self._standing(mark.paper)
        coming = self._finder.paper_of(named) if standing is None else None
        if coming is not None:
            return coming, self._readings.get(coming.id, NO_READING)
        standing = standing or self._marks.paper_of(named)
        if standing is None:
            return None, NO_READING
        future = self._edited.find(self._new_ids.get(standing.id, standing.id))
        return future or standing, self._marks.reading(standing.id)

    def _coming(self) -> list[Paper]:
        """The papers that have no entry yet, in the order of the catalogue to be."""
        places = self._edited.positions
        maybe = (places.keys() - self._file.catalogue.positions.keys()) | self._old_ids.keys()
        ids = [paper_id for paper_id in maybe if paper_id in places and self._standing(paper_id) is None]
        return [self._edited.papers[place] for place in sorted(map(places.__getitem__, ids))]

    def _standing(self, paper_id: str) -> Paper | None:
        """The paper of the catalogue that has this id, or will have it."""
        return self._file.catalogue.find(self._old_ids.get(paper_id, paper_id))


def _united(edited: CatalogueFile, file: CatalogueFile, texts: Sequence[TextExchange]) -> tuple[Paper, ...]:
    """The papers as they will be, with those that go: of one whose id changes only the new name."""
    renamed = {text.before_id for text in texts if text.after_id}
    going = [paper for paper in file.catalogue.papers if paper.id not in renamed]
    return tuple({paper.id: paper for paper in (*going, *edited.catalogue.papers)}.values())


def _named(mark: MarkExchange) -> ReadingEvent:
    return ReadingEvent("", mark.paper, (), mark.title, mark.arxiv, mark.doi)
