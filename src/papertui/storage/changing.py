"""Changes of the opened catalogue: recorded, written over nobody else's change, and its marks kept with it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from papertui.domain.reading import ReadingEvent
from papertui.errors import (
    ChangedElsewhereError,
    Clash,
    EditConflictError,
    EditRefusedError,
    EntryGoneError,
    MarksUnwrittenError,
    PapertuiError,
    UncertainWriteError,
    UnknownPaperError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from papertui.domain.change import TextExchange
    from papertui.domain.draft import FieldValue
    from papertui.domain.marking import Statement
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Change as Said
    from papertui.storage.catalogue_file import CatalogueFile
    from papertui.storage.marks import Marks
    from papertui.storage.opened_catalogue import OpenedCatalogue
    from papertui.storage.recorder import Recorder

_Answer = TypeVar("_Answer")

_PATIENCE = 10  # times that somebody else may write between our reading and our writing


class Changer:
    """Changes one opened catalogue."""

    def __init__(self, opened: OpenedCatalogue, marks: Marks, recorder: Recorder) -> None:
        self._opened = opened
        self._marks = marks
        self._recorder = recorder

    @property
    def file(self) -> CatalogueFile:
        """The catalogue as it is shown."""
        return self._opened.file

    def edit(self, base: Paper, changes: Mapping[str, FieldValue], own: Sequence[Said]) -> Paper:
        """Change fields of an entry and say something of it; see `Library.edit`."""
        from papertui.domain.merging import check_untouched  # noqa: PLC0415  reading and marking need no editor
        from papertui.storage.entry_edit import edit_entry  # noqa: PLC0415  as above

        def attempt() -> Paper:
            disk = self._opened.file.catalogue.find(base.id)
            if disk is not base:
                disk = self._still_there(base)
                check_untouched(base, disk, changes)
            edited = edit_entry(self._opened.file, disk.id, changes) if changes else self._opened.file
            return self._written(edited, disk, changes, own)

        return self.persistently(attempt)

    def replace_entry(self, paper_id: str, text: str, base: str) -> Paper:
        """Exchange the text of an entry as a whole; see `Library.replace_entry`."""
        from papertui.domain.merging import merged_lines  # noqa: PLC0415  as in `edit`
        from papertui.storage.entry_edit import entry_text  # noqa: PLC0415  as in `edit`
        from papertui.storage.entry_replace import replace_entry  # noqa: PLC0415  as in `edit`

        def attempt() -> Paper:
            file = self._opened.file
            paper = file.catalogue.find(paper_id) or self._still_there(_paper_in(base, file))
            standing = entry_text(file, paper.id)
            merged = text if standing == base else merged_lines(text, standing, base)
            if merged is None:
                raise EditConflictError(paper.id, [Clash("the entry", text, standing, base)])
            return self._written(replace_entry(file, paper.id, merged), paper, ["text"])

        return self.persistently(attempt)

    def exchange(self, what: str, texts_of: Callable[[CatalogueFile], Sequence[TextExchange]]) -> int:
        """Change the catalogue by exchanges of text, worked out anew when it was changed elsewhere meanwhile.

        Returns:
            How many stretches were exchanged.

        Raises:
            EditRefusedError: The catalogue would not parse, or another entry would change with them.
        """
        from papertui.storage.text_exchange import NotThereError, exchanged  # noqa: PLC0415  as in `edit`

        def attempt() -> int:
            texts = texts_of(self._opened.file)
            if texts:
                try:
                    edited = exchanged(self._opened.file, texts)
                except NotThereError:
                    raise EditRefusedError("nothing was changed: it would change other entries too") from None
                with self._recorder.change(what, texts=texts):
                    self.put(edited, texts)
            return len(texts)

        return self.persistently(attempt)

    def persistently(self, attempt: Callable[[], _Answer]) -> _Answer:
        """Do something to the catalogue, again with what somebody else has written when that came between.

        Raises:
            BrokenCatalogueError: The file does not parse, so it is not written to.
            ChangedElsewhereError: Somebody else writes all the time.
        """
        try:
            for _ in range(_PATIENCE):
                self._opened.check_whole()
                try:
                    return attempt()
                except ChangedElsewhereError as error:
                    self._opened.take_in(error)
                self._marks.belong_to(self._opened.file.catalogue.papers)
            raise ChangedElsewhereError(self._opened.file.path, self._opened.file.content)
        except PapertuiError:
            self._recorder.give_up()
            raise

    def _written(self, edited: CatalogueFile, old: Paper, fields: Iterable[str], own: Sequence[Said] = ()) -> Paper:
        """Record and write an edit of one entry and what is said of it, as one change, and give the entry."""
        from papertui.domain.change import mark_exchange, said_now, told_field, told_marks  # noqa: PLC0415  as in `edit`
        from papertui.storage.text_exchange import entry_exchange  # noqa: PLC0415  as in `edit`

        standing, reading = self._opened.file, self._marks.reading(old.id)
        is_edit = edited.content != standing.content
        new = edited.catalogue.papers[standing.place_of(old.id)] if is_edit else old
        statements = [(new, said) for said in own if said_now(reading, said) != said]
        marks = [mark_exchange(statement, reading) for statement in statements]
        if not is_edit:
            if marks:
                with self._recorder.change(told_marks(marks), marks=marks):
                    self._marks.say(statements)
            return new
        told = dict.fromkeys([*fields, *map(told_field, own)])
        texts = [entry_exchange(standing, old.id, edited, new.id)]
        with self._recorder.change(f"{', '.join(told)} of {old.id}", texts=texts, marks=marks):
            self.put(edited, texts)
        self._say_too(statements)
        return new

    def _say_too(self, statements: Sequence[Statement]) -> None:
        """Say what belongs to a change of the catalogue that is written already.

        Raises:
            MarksUnwrittenError: The log refused.
        """
        if statements:
            try:
                self._marks.say(statements)
            except UncertainWriteError:
                raise
            except PapertuiError as error:
                raise MarksUnwrittenError(error) from error

    def put(
        self, edited: CatalogueFile, texts: Sequence[TextExchange], first: Callable[[], object] | None = None
    ) -> None:
        """Put a state with other entries on disk and show it; the marks of entries that changed stay theirs.

        Args:
            edited: The new state.
            texts: What makes it of the old one.
            first: See `safe_write.replace`.
        """
        before = self._opened.file
        if not (self._opened.is_sample or self._opened.is_new):
            self._recorder.keep_copy(before.content)
        changed = [
            (before.catalogue.papers[before.place_of(text.before_id)], edited.catalogue.find(text.after_id))
            for text in texts
            if text.before_id in before.catalogue.positions and text.after_id
        ]
        self._marks.refresh()
        known = [self._marks.events_of(old.id) for old, _ in changed]
        uncertain = self._restated(changed)
        try:
            self._opened.save(edited, first)
        finally:
            if self._opened.file.content == edited.content:
                self._restate_late(changed, known)
                self._know(changed, edited, is_one=len(texts) == 1)
        if uncertain is not None:
            raise uncertain

    def _restated(self, changed: Sequence[tuple[Paper, Paper | None]]) -> UncertainWriteError | None:
        """Let marks follow their papers; what may not survive a power cut is told when all is written."""
        uncertain = None
        for old, new in changed:
            if new is not None:
                try:
                    self._marks.restate(old, new)
                except UncertainWriteError as error:
                    uncertain = error
        return uncertain

    def _restate_late(
        self, changed: Sequence[tuple[Paper, Paper | None]], known: Sequence[Collection[ReadingEvent]]
    ) -> None:
        """Let marks follow that others made meanwhile; where the log refuses, they stay as they were said."""
        self._marks.refresh()
        for (old, new), events in zip(changed, known, strict=True):
            if new is not None and len(self._marks.events_of(old.id)) > len(events):
                with suppress(PapertuiError):
                    self._marks.restate(old, new, events)

    def _know(self, changed: Sequence[tuple[Paper, Paper | None]], edited: CatalogueFile, *, is_one: bool) -> None:
        old, new = changed[0] if is_one and changed else (None, None)
        if old is not None and new is not None:
            self._marks.exchange(old, new)
        else:
            self._marks.belong_to(edited.catalogue.papers)

    def paper(self, paper_id: str) -> Paper:
        """The entry of this id.

        Raises:
            UnknownPaperError: There is none.
        """
        paper = self._opened.file.catalogue.find(paper_id)
        if paper is None:
            raise UnknownPaperError(paper_id)
        return paper

    def _still_there(self, base: Paper) -> Paper:
        """The entry that was to be edited, in what others have written meanwhile."""
        paper = self.standing(base)
        if paper is None:
            raise EntryGoneError(self._opened.file.path, base.id)
        return paper

    def standing(self, base: Paper) -> Paper | None:
        """An entry as it is now, under whatever id; None when it is gone."""
        names = ReadingEvent("", base.id, (), base.title, base.arxiv_id, base.doi_name)
        return self._marks.paper_of(names)


def _paper_in(text: str, file: CatalogueFile) -> Paper:
    """What the text of one entry says."""
    from papertui.storage.catalogue_file import catalogue_of  # noqa: PLC0415  as in `edit`

    return catalogue_of(file.path, text.encode()).catalogue.papers[0]
