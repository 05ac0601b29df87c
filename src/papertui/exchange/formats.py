"""The one registry of formats: what each is called, how its files end, which function reads and writes it.

Each format is a file of its own, imported when it is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from papertui.errors import NotThisFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.exchange.imported import ReadingList


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be written.

    Attributes:
        papers: In the order to be written.
        reading: What the log says of a paper, by its id.
        title: Of the whole list; may be empty.
        markers: How the catalogue writes a read mark; may be empty.
    """

    papers: Sequence[Paper]
    reading: Callable[[str], Reading]
    title: str = ""
    markers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """How a list is to be read.

    Attributes:
        latest_year: Numbers above it are no years.
        include_commented: Entries in comments are taken too.
        tell: Told now and then how much is read, of how much; what it raises ends the reading.
    """

    latest_year: int
    include_commented: bool = False
    tell: Callable[[int, int], None] = lambda _done, _total: None


class Format(NamedTuple):
    """One format.

    Attributes:
        name: As ``--from`` and ``--to`` call it.
        shown: As a reader knows it.
        use: Who reads it.
        endings: Of its files, the usual one first.
        read: None when it is only written.
        write: Gives the whole text; None when it is only read.
    """

    name: str
    shown: str
    use: str
    endings: tuple[str, ...]
    read: Callable[[str, Wish], ReadingList] | None
    write: Callable[[Selection], str] | None


def _read_markdown(text: str, wish: Wish) -> ReadingList:
    from papertui.exchange.markdown_read import read_markdown  # noqa: PLC0415  for this format alone, as those below

    return read_markdown(text, latest_year=wish.latest_year, include_commented=wish.include_commented, tell=wish.tell)


def _write_markdown(selection: Selection) -> str:
    from papertui.domain.reading import Status  # noqa: PLC0415
    from papertui.exchange.markdown_write import markdown_text, marker_for  # noqa: PLC0415

    def is_read(paper_id: str) -> bool:
        return selection.reading(paper_id).status is Status.READ

    return markdown_text(selection.title, selection.papers, is_read, marker_for(selection.markers))


def _read_bibtex(text: str, wish: Wish) -> ReadingList:
    from papertui.exchange.bibtex_read import read_bibtex  # noqa: PLC0415

    return read_bibtex(text, wish.tell)


def _write_bibtex(selection: Selection) -> str:
    from papertui.exchange.bibtex_write import bibtex_text  # noqa: PLC0415

    return bibtex_text(selection.papers)


def _read_csl_json(text: str, wish: Wish) -> ReadingList:
    from papertui.exchange.csl_read import read_csl_json  # noqa: PLC0415

    return read_csl_json(text, wish.tell)


def _write_csl_json(selection: Selection) -> str:
    from papertui.exchange.csl_write import csl_json_text  # noqa: PLC0415

    return csl_json_text(selection.papers)


def _write_csv(selection: Selection) -> str:
    from papertui.exchange.csv_write import csv_text  # noqa: PLC0415

    return csv_text(selection.papers, selection.reading)


def _write_json(selection: Selection) -> str:
    from papertui.exchange.paper_json import json_array, paper_object  # noqa: PLC0415

    return json_array(paper_object(paper, selection.reading(paper.id)) for paper in selection.papers)


FORMATS = {
    found.name: found
    for found in (
        Format(
            "markdown", "Markdown", "people", (".md", ".markdown", ".mdown", ".txt"), _read_markdown, _write_markdown
        ),
        Format("bibtex", "BibTeX", "LaTeX, Zotero, JabRef", (".bib", ".bibtex"), _read_bibtex, _write_bibtex),
        Format("csl-json", "CSL-JSON", "Zotero, pandoc", (".json", ".csl"), _read_csl_json, _write_csl_json),
        Format("csv", "CSV", "spreadsheets", (".csv",), None, _write_csv),
        Format("json", "JSON", "your own scripts, as list --json", (".json",), None, _write_json),
    )
}
READABLE = tuple(name for name, found in FORMATS.items() if found.read is not None)
WRITABLE = tuple(name for name, found in FORMATS.items() if found.write is not None)

_BIBTEX = re.compile(r"\s*(?:%[^\n]*\n\s*)*@\w+\s*[{(]")
_JSON = re.compile(r"\s*(?:\[\s*(?:[{\]]|\Z)|\{\s*[\"}])")
_ITEMS = re.compile(r"\s*(?:\[\s*)?\{\s*\"[\w-]+\"\s*:")  # JSON, whatever the file is called
_HALF = re.compile("[\ud800-\udfff]")  # of a character: no encoding has it
_PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+)?(?:html|xml|rss|feed)\b",
    re.IGNORECASE | re.DOTALL,
)
_OTHERS = frozenset(
    (".csv", ".tsv", ".toml", ".ris", ".xml", ".pdf", ".html", ".htm", ".ipynb", ".docx", ".enl", ".nbib")
)


def read_as(name: str, text: str, wish: Wish) -> ReadingList:
    """Read a text in the format of this name.

    Raises:
        NotThisFormatError: It is not of that format, or would need too much.
    """
    read = FORMATS[name].read
    if read is None:
        raise NotThisFormatError(f"is {FORMATS[name].shown}, which is only written")
    return read(text, wish)


def written_as(name: str, selection: Selection) -> str:
    """Papers in the format of this name, as text that any file can hold.

    Args:
        name: One of `WRITABLE`.
        selection: What is to be written.
    """
    write = FORMATS[name].write
    if write is None:
        raise NotThisFormatError(f"{FORMATS[name].shown} is only read")
    return _HALF.sub(" ", write(selection))


def format_of(ending: str, text: str) -> str:
    """The name of the format a file is in, by what it holds before how it ends.

    Args:
        ending: Of the file's name, with its dot.
        text: The whole file.

    Raises:
        NotThisFormatError: It is of none that can be read.
    """
    if _PAGE.match(text):
        raise NotThisFormatError("this is a web page; save the Markdown source of the list")
    if _BIBTEX.match(text):
        return "bibtex"
    is_list = ending.casefold() in FORMATS["markdown"].endings
    if (_ITEMS if is_list else _JSON).match(text):
        return "csl-json"
    ending = ending.casefold()
    for name in READABLE:
        if ending in FORMATS[name].endings:
            return name
    if ending in _OTHERS:
        raise NotThisFormatError(f"{ending} is no format papertui imports; if it is Markdown, say --from markdown")
    return "markdown"
