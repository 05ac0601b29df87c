"""Records each change before it happens, so that it can be undone, and keeps a copy before the first one of a day."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from papertui.domain.moment import moment_text
from papertui.errors import ChangedElsewhereError, PapertuiError, UncertainWriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from papertui.domain.change import Change, MarkExchange, TextExchange
    from papertui.domain.marking import Statement
    from papertui.domain.reading import Reading
    from papertui.storage.history_file import HistoryFile


class Recorder:
    """The history of one catalogue while it is open; what it takes is loaded at the first change."""

    def __init__(
        self, catalogue: Path, state_folder: Path, *, lock_folder: Path, clock: Callable[[], datetime]
    ) -> None:
        self._session = ""
        self._catalogue = catalogue
        self._state_folder = state_folder
        self._lock_folder = lock_folder
        self._clock = clock
        self._file: HistoryFile | None = None
        self._overtaken: Change | None = None  # recorded, and refused because somebody else wrote first

    @property
    def session(self) -> str:
        """Names this run of papertui in the history."""
        if not self._session:
            from papertui.storage.history_file import new_key  # noqa: PLC0415  as below

            self._session = new_key()
        return self._session

    @property
    def file(self) -> HistoryFile:
        """The history on disk."""
        if self._file is None:
            from papertui.storage.history_file import HistoryFile  # noqa: PLC0415  reading needs no history

            self._file = HistoryFile(self._catalogue, self._state_folder, lock_folder=self._lock_folder)
        return self._file

    def keep_copy(self, content: bytes) -> None:
        """Keep what the catalogue holds, before its first change today.

        Raises:
            WriteFailedError: The disk refused; nothing was changed.
        """
        from papertui.storage.daily_copy import keep_copy  # noqa: PLC0415  as above

        day = self._clock().astimezone().date()
        is_first = keep_copy(
            self._catalogue, content, day, state_folder=self._state_folder, lock_folder=self._lock_folder
        )
        if is_first:
            self.file.shorten()

    @contextmanager
    def change(
        self, what: str, *, texts: Sequence[TextExchange] = (), marks: Sequence[MarkExchange] = ()
    ) -> Iterator[None]:
        """Around what changes something; a change that is refused is taken out of the history again.

        One that was overtaken by somebody else's writing stays there until it is tried again or given up: the time
        between a look at the file and its writing must not grow by another record.

        Raises:
            WriteFailedError: The change cannot be recorded, so it must not happen.
        """
        from papertui.domain.change import Change  # noqa: PLC0415  as above
        from papertui.storage.history_file import new_key  # noqa: PLC0415  as above

        change = Change(new_key(), moment_text(self._clock()), what, self.session, tuple(texts), tuple(marks))
        if self._overtaken is None or _parts(self._overtaken) != _parts(change):
            self.give_up()
            self.file.record(change)
        else:
            change = self._overtaken
        self._overtaken = change
        with self._withdrawn_when_refused("void", change.key):
            yield
            self._overtaken = None

    def give_up(self) -> None:
        """Take a change out of the history that was overtaken and is not tried again."""
        if self._overtaken is not None:
            self.file.withdraw("void", self._overtaken.key)
            self._overtaken = None

    @contextmanager
    def step(self, verb: str, change: Change) -> Iterator[None]:
        """Around what undoes or repeats a change."""
        self.file.note(verb, change.key)
        with self._withdrawn_when_refused(verb, change.key):
            yield

    @contextmanager
    def saying(self, statements: Sequence[Statement], reading_of: Callable[[str], Reading]) -> Iterator[None]:
        """Around what says something of papers; what says only the same again is no step."""
        from papertui.domain.change import mark_exchange, told_marks  # noqa: PLC0415  as above

        exchanges = [mark_exchange(statement, reading_of(statement[0].id)) for statement in statements]
        changing = [exchange for exchange in exchanges if exchange.before != exchange.after]
        if not changing:
            yield
            return
        with self.change(told_marks(changing), marks=changing):
            yield

    @contextmanager
    def _withdrawn_when_refused(self, verb: str, key: str) -> Iterator[None]:
        """What ends in any other way than a refusal may have happened: undo looks whether it has."""
        try:
            yield
        except UncertainWriteError:
            self._overtaken = None
            raise
        except PapertuiError as error:
            if verb != "void" or not isinstance(error, ChangedElsewhereError):
                self._overtaken = None
                self.file.withdraw(verb, key)
            raise


def _parts(change: Change) -> tuple[object, ...]:
    """What makes two changes the same one, tried twice."""
    texts = [(text.before, text.after, text.before_id, text.after_id) for text in change.texts]
    return (change.what, texts, change.marks)
