"""A change as the history keeps it: what is needed to take it back and to repeat it, and a sentence about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.marking import Statement
    from papertui.domain.reading import Change as Said
    from papertui.domain.reading import Reading


@dataclass(frozen=True, slots=True)
class TextExchange:
    """A stretch of the catalogue's text that became another one.

    Attributes:
        before, after: The entry's own text; empty where there is none, as before it was added.
        before_id, after_id: What the entry is called; empty for text that is no entry.
        start: Byte where it stood.
        above, below: What stood around it, to find the place of what is not there.
        others: How many more entries the text holds, as that of an import.
    """

    before: str
    after: str
    before_id: str = ""
    after_id: str = ""
    start: int = 0
    above: str = ""
    below: str = ""
    others: int = 0

    @property
    def reversed(self) -> TextExchange:
        """The exchange that takes this one back."""
        return replace(self, before=self.after, after=self.before, before_id=self.after_id, after_id=self.before_id)


@dataclass(frozen=True, slots=True)
class MarkExchange:
    """What was said of one paper, and what was said before.

    Attributes:
        paper, title, arxiv, doi: What the paper was called then.
        before, after: What says the old and what says the new value.
        source: ``import`` when it came with a list.
    """

    paper: str
    before: Said
    after: Said
    title: str = ""
    arxiv: str = ""
    doi: str = ""
    source: str = ""

    @property
    def reversed(self) -> MarkExchange:
        """The exchange that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the history.

    Attributes:
        key: Its name in the history file.
        at: When, as the reading log writes it.
        what: A phrase: ``title of ho2020denoising``.
        session: The run of papertui that made it.
        texts: Of a change of the catalogue.
        marks: Of a change of the reading log.
        is_undone: It was taken back and can be repeated.
        is_repeated: It was taken back and repeated since.
    """

    key: str
    at: str
    what: str
    session: str = ""
    texts: tuple[TextExchange, ...] = ()
    marks: tuple[MarkExchange, ...] = ()
    is_undone: bool = False
    is_repeated: bool = field(default=False, compare=False)

    @property
    def reversed(self) -> Change:
        """The change that takes this one back."""
        texts = tuple(exchange.reversed for exchange in self.texts)
        return replace(self, texts=texts, marks=tuple(exchange.reversed for exchange in self.marks))

    @property
    def papers(self) -> tuple[str, ...]:
        """Ids of the papers as they are called after the change, or were before it when they are gone."""
        ids = [exchange.after_id or exchange.before_id for exchange in self.texts]
        return tuple(dict.fromkeys(filter(None, [*ids, *(mark.paper for mark in self.marks)])))


def said_now(reading: Reading, said: Said) -> Said:
    """What would say again what stands now, of the field that something is to be said of."""
    name, value = said
    if name == "status":
        return (name, reading.status.value if reading.is_stated else None)
    if name == "rating":
        return (name, reading.rating)
    if name == "note":
        return (name, reading.note or None)
    return ("tag+" if value in reading.tags else "tag-", value)


def mark_exchange(statement: Statement, reading: Reading, source: str = "") -> MarkExchange:
    """What a statement changes of what stands now."""
    paper, said = statement
    return MarkExchange(paper.id, said_now(reading, said), said, paper.title, paper.arxiv_id, paper.doi_name, source)


def told_marks(exchanges: Sequence[MarkExchange]) -> str:
    """A phrase for what was said: ``ho2020denoising marked read``, ``rating, note of 12 papers``."""
    papers = list(dict.fromkeys(exchange.paper for exchange in exchanges))
    who = papers[0] if len(papers) == 1 else f"{len(papers)} papers"
    names = list(dict.fromkeys(told_field(exchange.after) for exchange in exchanges))
    if names == ["status"]:
        return f"{who} marked {exchanges[0].after[1]}"
    return f"{', '.join(names)} of {who}"


def told_field(said: Said) -> str:
    """How a reader calls the field of which something is said."""
    return "own tags" if said[0] in {"tag+", "tag-"} else said[0]
