"""Catalogues of any size that look like a real one: the words of the shipped catalogue, and new ones, mixed anew.

The same size always gives the same text, so figures of different days can be compared.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = Path(__file__).resolve().parents[1] / "papers.toml"
SYLLABLES = ("ra", "di", "mo", "ne", "ta", "lu", "so", "vi", "ke", "pha", "tri", "gno", "sta", "bel", "cor", "xi")
NEW_WORDS = 0.12  # of a title's words: a long list knows many words that a short one does not
WITH_SUMMARY = 0.6
SHORTEST_TITLE, LONGEST_TITLE = 5, 11


@dataclass(frozen=True, slots=True)
class Material:
    """What the shipped catalogue is made of."""

    words: tuple[str, ...]
    given_names: tuple[str, ...]
    family_names: tuple[str, ...]
    venues: tuple[str, ...]
    categories: tuple[str, ...]
    sentences: tuple[str, ...]


def material() -> Material:
    """Take the shipped catalogue apart."""
    papers: list[dict[str, Any]] = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["papers"]
    authors = [author.split() for paper in papers for author in paper.get("authors", ()) if " " in author]
    return Material(
        words=tuple(word for paper in papers for word in paper["title"].split()),
        given_names=tuple(author[0] for author in authors),
        family_names=tuple(author[-1] for author in authors),
        venues=tuple(paper["venue"].rsplit(" ", 1)[0] for paper in papers if paper.get("venue")),
        categories=tuple(dict.fromkeys(path for paper in papers for path in paper.get("categories", ()))),
        sentences=tuple(sorted({paper["summary"].strip() for paper in papers if paper.get("summary")})),
    )


def catalogue_text(entries: int) -> str:
    """The text of a catalogue of so many entries, about 480 bytes each, with a comment here and there."""
    chance = Random(entries)
    made_of = material()
    lines = [f'title = "{entries} generated papers"', ""]
    for number in range(entries):
        if number % 50 == 0:
            lines += [f"# from {number} on", ""]
        lines += _entry(number, made_of, chance)
    return "\n".join(lines) + "\n"


def write_catalogue(folder: Path, entries: int) -> Path:
    """Write such a catalogue into a folder of its own."""
    path = folder / f"generated-{entries}" / "papers.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(catalogue_text(entries), encoding="utf-8")
    return path


def _entry(number: int, made_of: Material, chance: Random) -> Iterator[str]:
    year = chance.randint(1995, 2026)
    authors = (
        f"{chance.choice(made_of.given_names)} {chance.choice(made_of.family_names)}"
        for _ in range(chance.randint(1, 6))
    )
    yield "[[papers]]"
    yield f'id = "paper{number:05d}"'
    yield f"title = {_quoted(_title(made_of, chance))}"
    yield f"authors = [{', '.join(map(_quoted, authors))}]"
    yield f"venue = {_quoted(f'{chance.choice(made_of.venues)} {year}')}"
    yield f"year = {year}"
    yield f"categories = [{_quoted(chance.choice(made_of.categories))}]"
    yield f'arxiv = "{year % 100:02d}{chance.randint(1, 12):02d}.{number % 100_000:05d}"'
    if chance.random() < WITH_SUMMARY:
        yield f"summary = '''\n{chance.choice(made_of.sentences)}\n'''"
    yield "[papers.links]"
    yield f'Paper = "https://papers.example/{number}"'
    if number % 3 == 0:
        yield f'Github = "https://code.example/{number}"'
    yield ""


def _title(made_of: Material, chance: Random) -> str:
    words = [
        _new_word(chance) if chance.random() < NEW_WORDS else chance.choice(made_of.words)
        for _ in range(chance.randint(SHORTEST_TITLE, LONGEST_TITLE))
    ]
    return " ".join(words)


def _new_word(chance: Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "’") + "'"  # an apostrophe would end the literal string
