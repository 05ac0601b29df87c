"""Entries appended to a catalogue: written as the format says, proven by reading the whole again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from papertui.domain.category import path_text
from papertui.errors import BrokenCatalogueError, EditRefusedError
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.entry_render import TomlValue, key_text, string_text, value_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from papertui.domain.paper import Paper
    from papertui.storage.catalogue_file import CatalogueFile

_FULL_DATE = len("2020-06-19")
_SUMMARY = b"'''\n"


def empty_catalogue(path: Path, title: str = "") -> CatalogueFile:
    """A catalogue without entries, as the file at `path` would be; nothing is written."""
    return catalogue_of(path, b"title = " + string_text(title) + b"\n" if title else b"")


def entry_bytes(paper: Paper, newline: bytes = b"\n") -> bytes:
    """An entry as TOML, from its header to its last link; an id is always written, an empty field never."""
    lines = [b"[[papers]]"]
    for name, value in _fields(paper):
        like = _SUMMARY if name == "summary" else b""
        lines.append(key_text(name) + b" = " + value_text(value, like, newline))
    if paper.links:
        lines.append(b"[papers.links]")
        lines += [key_text(link.label) + b" = " + string_text(link.url, newline=newline) for link in paper.links]
    return newline.join(lines) + newline


def _fields(paper: Paper) -> list[tuple[str, TomlValue]]:
    day: TomlValue = date.fromisoformat(paper.date) if len(paper.date) == _FULL_DATE else paper.date
    fields: list[tuple[str, TomlValue]] = [
        ("id", paper.id),
        ("title", paper.title),
        ("authors", list(paper.authors)),
        ("venue", paper.venue),
        ("year", paper.year or 0),
        ("date", day),
        ("kind", "" if paper.kind == "paper" else paper.kind),
        ("categories", [path_text(path) for path in paper.categories]),
        ("tags", list(paper.tags)),
        ("arxiv", paper.arxiv),
        ("doi", paper.doi),
        ("summary", f"{paper.summary}\n" if paper.summary else ""),
        *paper.extra,
    ]
    return [(name, value) for name, value in fields if value]


def with_new_entries(file: CatalogueFile, papers: Sequence[Paper]) -> CatalogueFile:
    """The catalogue with these papers at its end; nothing is written to disk.

    Raises:
        BrokenCatalogueError: The catalogue does not parse.
        EditRefusedError: The new text would not say what was meant; the sentence names the first entry concerned.
    """
    failure = file.first_failure
    if failure is not None:
        raise BrokenCatalogueError(file.path, failure.line, failure.column, failure.message)
    if not papers:
        return file
    newline = b"\r\n" if b"\r\n" in file.content[:4096] else b"\n"
    content = file.content
    if content and not content.endswith(b"\n"):
        content += newline
    gap = newline if content else b""
    try:
        content += gap + newline.join(entry_bytes(paper, newline) for paper in papers)
    except UnicodeEncodeError:
        raise EditRefusedError("nothing was added: a text holds a character that cannot be written as UTF-8") from None
    extended = catalogue_of(file.path, content)
    _prove(file, papers, extended)
    return extended


def _prove(file: CatalogueFile, papers: Sequence[Paper], extended: CatalogueFile) -> None:
    expected = [*file.catalogue.papers, *papers]
    found = extended.catalogue.papers
    if not extended.is_whole or len(found) != len(expected):
        raise EditRefusedError(
            f"{file.path}: nothing was added: behind what stands there, new [[papers]] would not parse; "
            "is its list of papers written as papers = […]?"
        )
    for wanted, read in zip(expected, found, strict=True):
        if _without_findings(wanted) != _without_findings(read):
            raise EditRefusedError(f"nothing was added: {read.id} would not say what was meant: {wanted.title!r}")


def _without_findings(paper: Paper) -> Paper:
    return replace(paper, has_problems=False)
