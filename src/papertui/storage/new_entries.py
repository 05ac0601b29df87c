"""Entries appended to a catalogue: written like those above them, proven by reading the whole again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from papertui.domain.category import path_text
from papertui.errors import BrokenCatalogueError, EditRefusedError
from papertui.storage.catalogue_file import catalogue_of
from papertui.storage.cell_edit import edited_brackets
from papertui.storage.entry_render import TomlValue, is_multi_line, key_text, string_text, value_text
from papertui.storage.entry_spans import cells
from papertui.storage.entry_style import LINKS, EntryStyle, style_at_end
from papertui.storage.link_change import changed_links

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from papertui.domain.paper import Link, Paper
    from papertui.storage.catalogue_file import CatalogueFile

_FULL_DATE = len("2020-06-19")
_SUMMARY = b"'''\n\n'''"


def empty_catalogue(path: Path, title: str = "") -> CatalogueFile:
    """A catalogue without entries, as the file at `path` would be; nothing is written."""
    return catalogue_of(path, b"title = " + string_text(title) + b"\n" if title else b"")


def entry_bytes(paper: Paper, style: EntryStyle = EntryStyle()) -> bytes:  # noqa: B008  frozen
    """An entry as TOML, from its header to its last link; an id is always written, an empty field never."""
    fields = _fields(paper)
    lines = [style.header + style.newline]
    links = style.links if paper.links else b""
    is_table = links.lstrip(b" \t").startswith(b"[")
    for name in dict.fromkeys((*style.order, *fields)):
        if name == LINKS and not is_table:
            lines.append(links)
        elif name in fields:
            lines.append(style.line(name, _value(name, fields[name], style)))
    if links:
        entry = b"".join([*lines, links] if is_table else lines)
        return changed_links(entry, None, {link.label: link.url for link in paper.links})
    if paper.links:
        lines.append(b"[papers.links]" + style.newline)
        lines += [_link_line(link, style) for link in paper.links]
    return b"".join(lines)


def _link_line(link: Link, style: EntryStyle) -> bytes:
    return key_text(link.label) + b" = " + string_text(link.url, style.quoted, style.newline) + style.newline


def _value(name: str, value: TomlValue, style: EntryStyle) -> bytes:
    """A value in the form of a neighbour's."""
    like = style.values.get(name, style.quoted)
    is_text = like.startswith((b'"', b"'"))
    if isinstance(value, list):
        return _list_text(value, like, style)
    if isinstance(value, date) and is_text and name in style.values:
        return string_text(value.isoformat(), like, style.newline)
    if name == "summary" and isinstance(value, str):
        return _summary_text(value, like if is_text and name in style.values else _SUMMARY, style.newline)
    return value_text(value, like if is_text else b"", style.newline)


def _list_text(value: list[str], like: bytes, style: EntryStyle) -> bytes:
    found = cells(like, 0) if like.startswith(b"[") else None
    if found is None:
        return b"[" + b", ".join(string_text(item, style.quoted, style.newline) for item in value) + b"]"
    other = [f"\0{number}" for number in range(len(found[0]))]
    return edited_brackets(
        like, found, other, value, lambda place, text: string_text(value[place], text, style.newline)
    )


def _summary_text(summary: str, like: bytes, newline: bytes) -> bytes:
    if not is_multi_line(like) and "\n" in summary:
        like = _SUMMARY
    ends_below = is_multi_line(like) and like[3:].removesuffix(like[:3]).endswith(b"\n")
    return string_text(f"{summary}\n" if ends_below else summary, like, newline)


def _fields(paper: Paper) -> dict[str, TomlValue]:
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
        ("summary", paper.summary),
        *paper.extra,
    ]
    return {name: value for name, value in fields if value}


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
    style = style_at_end(file)
    try:
        return _extended(file, papers, style)
    except EditRefusedError:
        return _extended(file, papers, EntryStyle(newline=style.newline))


def _extended(file: CatalogueFile, papers: Sequence[Paper], style: EntryStyle) -> CatalogueFile:
    content = file.content
    if content and not content.endswith(b"\n"):
        content += style.newline
    gap = style.newline * style.gap
    try:
        content += _missing_gap(content, style) + gap.join(entry_bytes(paper, style) for paper in papers)
    except UnicodeEncodeError:
        raise EditRefusedError("nothing was added: a text holds a character that cannot be written as UTF-8") from None
    extended = catalogue_of(file.path, content)
    _prove(file, papers, extended)
    return extended


def _missing_gap(content: bytes, style: EntryStyle) -> bytes:
    """Blank lines that the end of the text lacks; what is no entry gets one below it."""
    if not content:
        return b""
    standing = content[len(content.rstrip(b"\r\n")) :].count(b"\n") - 1
    return style.newline * max(0, style.gap - standing)


def _prove(file: CatalogueFile, papers: Sequence[Paper], extended: CatalogueFile) -> None:
    expected = [*file.catalogue.papers, *papers]
    found = extended.catalogue.papers
    if not extended.is_whole or len(found) != len(expected):
        raise EditRefusedError(
            f"{file.path}: nothing was added: behind what stands there, new [[papers]] would not parse; "
            "is its list of papers written as papers = […]?"
        )
    for wanted, read in zip(expected, found, strict=True):
        if _meaning(wanted) != _meaning(read):
            raise EditRefusedError(f"nothing was added: {read.id} would not say what was meant: {wanted.title!r}")


def _meaning(paper: Paper) -> tuple[Paper, str]:
    """What an entry says; unknown values as texts, as a ``nan`` among them equals not even itself."""
    return replace(paper, has_problems=False, extra=()), repr(paper.extra)
