"""The catalogue and the reading log changed together: marks are on disk just before the text takes its place.

So a log that cannot be written leaves the catalogue as it was; and what a crash leaves between the two are marks of
papers that are not there, which count for nothing until a list brings those papers again.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from papertui.errors import PapertuiError, UncertainWriteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.change import MarkExchange, TextExchange
    from papertui.domain.paper import Paper
    from papertui.domain.reading import ReadingEvent
    from papertui.storage.catalogue_file import CatalogueFile
    from papertui.storage.changing import Changer
    from papertui.storage.marks import Marks

Said: TypeAlias = "tuple[Paper, MarkExchange]"


def put_with_marks(  # noqa: PLR0913  two files and what becomes of each
    changer: Changer,
    marks: Marks,
    edited: CatalogueFile,
    texts: Sequence[TextExchange],
    said: Sequence[Said],
    *,
    papers: Sequence[Paper] | None,
    is_undo: bool = False,
) -> tuple[ReadingEvent, ...]:
    """Put a state of the catalogue on disk, and what is said of its papers.

    Args:
        changer: Of the catalogue.
        marks: The log.
        edited: The new state.
        texts: What makes it of the old one; without any, only the log is written.
        said: What is said of which paper.
        papers: Those of the old and the new state, where marks go with new entries; None when all are there already.
        is_undo: It takes back or repeats an earlier change.

    Returns:
        The new events of the log.

    Raises:
        UncertainWriteError: Both are written, but a folder could not be flushed.
        PapertuiError: Neither is changed; where the log could not be restored, undo finds what it says.
    """
    events: list[ReadingEvent] = []
    doubts: list[UncertainWriteError] = []

    def say() -> None:
        try:
            events.extend(_say(marks, said, papers, is_undo=is_undo))
        except UncertainWriteError as doubt:
            doubts.append(doubt)

    if not texts:
        return _say(marks, said, papers, is_undo=is_undo)
    try:
        changer.put(edited, texts, say if said else None)
    except PapertuiError as error:
        if (events or doubts) and not isinstance(error, UncertainWriteError):
            with suppress(PapertuiError):
                _say(marks, [(paper, exchange.reversed) for paper, exchange in said], papers, is_undo=True)
        raise
    if doubts:
        raise doubts[0]
    return tuple(events)


def _say(
    marks: Marks, said: Sequence[Said], papers: Sequence[Paper] | None, *, is_undo: bool
) -> tuple[ReadingEvent, ...]:
    if not said:
        return ()
    statements = [(paper, exchange.after) for paper, exchange in said]
    among = None if papers is None else marks.among(papers)
    return marks.say(statements, source=said[0][1].source, is_undo=is_undo, among=among)
