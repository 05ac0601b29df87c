"""Entries of a catalogue whose text was read in another encoding once, and what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papertui.domain.misread import LOST, encoding_of
from papertui.exchange.repair import repaired, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.paper import Paper


class Damage(NamedTuple):
    """What is damaged in an entry.

    Attributes:
        fields: Names of the fields.
        mended: What those of them said that can be mended as a whole.
    """

    paper: Paper
    fields: tuple[str, ...]
    mended: dict[str, str | tuple[str, ...]]


def damages(papers: Sequence[Paper]) -> list[Damage]:
    """The entries with damaged text, in their order; the sound ones prove what the others said."""
    said = {place: lines for place, paper in enumerate(papers) if (lines := _said(paper))}
    misread = [place for place, lines in said.items() if encoding_of("\n".join(text for _, text in lines)) is not None]
    text = "\n".join(line for place in misread for _, line in said[place])
    sound = [paper for place, paper in enumerate(papers) if place not in set(misread)]
    repair = repaired(text, lambda: texts_of(sound))
    mended = iter(repair.text.split("\n") if repair else ())
    after = {place: [next(mended) for _ in said[place]] for place in misread} if repair else {}
    found = []
    for place, lines in said.items():
        damage = _damage(papers[place], lines, after.get(place) or [line for _, line in lines])
        if damage.fields:
            found.append(damage)
    return found


def _damage(paper: Paper, said: Sequence[tuple[str, str]], after: Sequence[str]) -> Damage:
    pairs = [(name, before, text) for (name, before), text in zip(said, after, strict=True)]
    names = tuple(dict.fromkeys(name for name, before, text in pairs if LOST in text or text != before))
    mended: dict[str, str | tuple[str, ...]] = {}
    for name in names:
        texts = [text for field, _, text in pairs if field == name]
        if not any(LOST in text for text in texts):
            mended[name] = tuple(texts) if name == "authors" else "\n".join(texts)
    return Damage(paper, names, mended)


def _said(paper: Paper) -> list[tuple[str, str]]:
    """The texts of an entry, a line each, with the name of its field; none of an entry in ASCII."""
    fields = [("title", paper.title), *(("authors", name) for name in paper.authors), ("venue", paper.venue)]
    lines = [(name, text) for name, text in fields if "\n" not in text]
    lines += [("summary", line) for line in paper.summary.split("\n")]
    return [] if all(text.isascii() for _, text in lines) else lines
