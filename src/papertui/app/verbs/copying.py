"""Copying to the clipboard; the toast says what was copied and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.app.screens.reader import Reader
    from papertui.domain.paper import Paper


def citation(reader: Reader) -> None:
    """A citation in prose."""
    from papertui.domain.citation import citation as text_of  # noqa: PLC0415 — after the first paint

    _copy(reader, "citation", text_of)


def bibtex(reader: Reader) -> None:
    """A BibTeX entry."""
    from papertui.exchange.bibtex_write import bibtex_entry as text_of  # noqa: PLC0415 — after the first paint

    _copy(reader, "BibTeX", text_of, between="\n\n")


def url(reader: Reader) -> None:
    """The first link, or the address of the arXiv id or DOI."""
    from papertui.domain.citation import address_of  # noqa: PLC0415 — after the first paint

    _copy(reader, "address", address_of)


def title(reader: Reader) -> None:
    """The title."""
    from papertui.domain.citation import title_text  # noqa: PLC0415 — after the first paint

    _copy(reader, "title", title_text)


def markdown(reader: Reader) -> None:
    """A line for a Markdown list."""
    from papertui.domain.citation import markdown_line  # noqa: PLC0415 — after the first paint

    _copy(reader, "Markdown line", markdown_line)


def key(reader: Reader) -> None:
    """The id, which is the citation key."""
    _copy(reader, "id", lambda paper: paper.id)


def _copy(reader: Reader, what: str, text_of: Callable[[Paper], str], *, between: str = "\n") -> None:
    papers = [paper for paper in map(reader.catalogue.find, reader.targets()) if paper is not None]
    texts = [text for text in map(text_of, papers) if text]
    if not texts:
        reader.tell(f"no {what} to copy")
        return
    reader.app.copy_to_clipboard(between.join(texts))
    many = f"{len(texts)} × " if len(texts) > 1 else ""
    shown = texts[0].split("\n")[0] if len(texts) == 1 else ""
    reader.tell(f"{many}{what} copied (through the terminal, OSC 52) {shown}".rstrip())
