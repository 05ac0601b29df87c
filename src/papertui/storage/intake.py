"""What lists bring into a catalogue, taken in as one change: entries, what known ones gain, and marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papertui.domain.change import TextExchange, mark_exchange
from papertui.domain.marking import imported_statements
from papertui.domain.reading import NO_READING
from papertui.storage.text_exchange import entry_exchange
from papertui.storage.together import put_with_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.domain.reading import ReadingEvent, Status
    from papertui.storage.catalogue_file import CatalogueFile
    from papertui.storage.changing import Changer
    from papertui.storage.marks import Marks
    from papertui.storage.recorder import Recorder
    from papertui.storage.together import Said

_AROUND = 200  # bytes at most of the line above new entries, to know their place again


@dataclass(frozen=True)
class Intake:
    """What is taken in.

    Attributes:
        file: The catalogue as it will be.
        texts: What makes it of the one there is.
        marks: Papers and the marks they came with; the log takes those of which it says nothing yet.
        what: A phrase for the history, made for the number of marks that the log takes.
    """

    file: CatalogueFile
    texts: tuple[TextExchange, ...]
    marks: tuple[tuple[str, Status], ...]
    what: Callable[[int], str]


def take_in(
    intake_of: Callable[[CatalogueFile], Intake], changer: Changer, marks: Marks, recorder: Recorder
) -> tuple[ReadingEvent, ...]:
    """Take lists in; see `Library.take_in`."""

    def attempt() -> tuple[ReadingEvent, ...]:
        intake = intake_of(changer.file)
        papers = intake.file.catalogue.papers
        said = said_by_list(intake.file, intake.marks, marks)
        if not intake.texts and not said:
            return ()
        exchanges = [exchange for _, exchange in said]
        with recorder.change(intake.what(len(said)), texts=intake.texts, marks=exchanges):
            return put_with_marks(changer, marks, intake.file, intake.texts, said, papers=papers)

    return changer.persistently(attempt)


def said_by_list(file: CatalogueFile, found: Sequence[tuple[str, Status]], marks: Marks) -> list[Said]:
    """Of the marks that came with a list those of which the log says nothing yet, as they change it.

    Args:
        file: The catalogue as it will be.
        found: Papers and their marks.
        marks: The log.
    """
    readings = marks.among(file.catalogue.papers).readings() if found else {}
    told = ((file.catalogue.find(paper_id), status) for paper_id, status in found)
    statements = imported_statements(
        [(paper, status) for paper, status in told if paper is not None],
        lambda paper_id: readings.get(paper_id, NO_READING),
    )
    return [
        (statement[0], mark_exchange(statement, readings.get(statement[0].id, NO_READING), "import"))
        for statement in statements
    ]


def intake_texts(
    base: CatalogueFile, edited: CatalogueFile, extended: CatalogueFile, changed: Sequence[str], added: Sequence[str]
) -> tuple[TextExchange, ...]:
    """What makes the extended catalogue of its base: each changed entry, and all that is new as one stretch.

    Args:
        base: The catalogue there is.
        edited: The same with changed entries.
        extended: The same with new entries behind them.
        changed: Ids of the changed entries.
        added: Ids of the new entries.
    """
    texts = [entry_exchange(base, paper_id, edited, paper_id) for paper_id in changed]
    if added:
        start = len(base.content)
        line = base.content.rfind(b"\n", 0, max(0, start - 1)) + 1
        above = base.content[line:start] if start - line <= _AROUND else b""
        stretch = extended.content[len(edited.content) :].decode()
        texts.append(TextExchange("", stretch, "", added[0], start, above.decode(), others=len(added) - 1))
    return tuple(texts)
