"""`show`: entries in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.cli.opening import open_catalogue
from papertui.cli.output import is_coloured, put
from papertui.cli.selecting import select
from papertui.cli.syntax import CATALOGUE, JSON, PAPERS, verb
from papertui.errors import PapertuiError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.cli.opening import Opened
    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading
    from papertui.storage.config_file import Settings


@verb("show", PAPERS, JSON, CATALOGUE)
def show_papers(papers: tuple[str, ...], *, as_json: bool, catalogue: str | None) -> int:
    """Print entries in full, with what you said of them."""
    opened = open_catalogue(catalogue)
    if as_json:
        _put_json(opened, papers)
        return 0
    chosen = select(opened.library, papers)
    opened.warn_of_entries()
    blocks = [
        "\n".join(_lines(paper, opened.library.reading(paper.id), opened.settings, is_coloured=is_coloured()))
        for paper in chosen
    ]
    put("\n\n".join(blocks) + "\n")
    return 0


def _put_json(opened: Opened, selectors: Sequence[str]) -> None:
    from papertui.cli.find import put_json  # noqa: PLC0415  for --json alone

    try:
        chosen = select(opened.library, selectors)
    except PapertuiError:
        put_json(opened, [], {})
        raise
    opened.warn_of_entries()
    put_json(opened, chosen, {})


def _lines(paper: Paper, reading: Reading, settings: Settings, *, is_coloured: bool) -> Iterator[str]:
    from papertui.cli.table import sign_of  # noqa: PLC0415  for the readable form alone
    from papertui.domain.maths import unicode_maths  # noqa: PLC0415  as above
    from papertui.domain.visible import visible, visible_block  # noqa: PLC0415  as above

    title = visible(unicode_maths(paper.title))
    yield f"\x1b[1m{title}\x1b[0m" if is_coloured else title
    if paper.authors:
        yield visible(", ".join(paper.authors))
    yield ""
    for name, text in _facts(paper, reading, sign_of(reading.status, settings.glyphs)):
        label = f"{visible(name):<11}"
        yield f"\x1b[2m{label}\x1b[0m {visible(text)}" if is_coloured else f"{label} {visible(text)}"
    if paper.summary:
        yield ""
        yield visible_block(paper.summary if paper.is_broken else unicode_maths(paper.summary).strip("\n"))
    if reading.note:
        yield ""
        yield "your note:"
        yield visible_block(reading.note)


def _facts(paper: Paper, reading: Reading, sign: str) -> Iterator[tuple[str, str]]:
    from papertui.domain.category import path_text  # noqa: PLC0415  for the readable form alone

    yield "id", paper.id
    stars = f" · rated {reading.rating}" if reading.rating else ""
    when = f" since {reading.read_at[:10]}" if reading.read_at else ""
    yield "status", f"{sign} {reading.status.value}{when}{stars}"
    if reading.tags:
        yield "your tags", "; ".join(reading.tags)
    yield from _told(
        ("venue", paper.venue),
        ("year", str(paper.shown_year or "")),
        ("date", paper.date),
        ("kind", "" if paper.kind == "paper" else paper.kind),
    )
    for path in paper.categories:
        yield "category", path_text(path)
    yield from _told(("tags", "; ".join(paper.tags)), ("arxiv", paper.arxiv_id), ("doi", paper.doi_name))
    for link in paper.links:
        yield link.label, link.url
    for name, value in paper.extra:
        yield name, str(value)
    yield "line", str(paper.line)


def _told(*facts: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in facts if text)
