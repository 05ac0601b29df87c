"""`export`: papers in a format that other programs read, to stdout or into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from papertui.cli.opening import open_catalogue
from papertui.cli.output import put, say
from papertui.cli.syntax import CATALOGUE, Argument, Option, verb
from papertui.domain.visible import visible
from papertui.exchange.formats import WRITABLE, Selection, written_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.domain.paper import Paper

NOTHING_MATCHED = 1


@verb(
    "export",
    Argument("query", "QUERY…", is_many=True, is_required=False),
    Option(("--to",), "target", "The format.", "FORMAT", choices=WRITABLE, is_required=True),
    Option(("-o", "--output"), "output", "Write to this file instead of stdout.", "FILE"),
    CATALOGUE,
    takes_dash_words=True,
)
def export_papers(query: tuple[str, ...], *, target: str, output: str | None, catalogue: str | None) -> int:
    """Write the entries that match QUERY, or all of them, in another format.

    QUERY is that of list: every word must stand there. Without -o the text goes to stdout. What each format can say,
    and what it cannot, stands in docs/formats.md.
    """
    opened = open_catalogue(catalogue)
    opened.warn_of_entries()
    library = opened.library
    text = " ".join(query).strip()
    papers: Sequence[Paper] = [paper for paper in library.catalogue.papers if not paper.is_broken]
    if text:
        from papertui.cli.querying import strict_ids  # noqa: PLC0415  without a query no search is needed

        papers = [paper for paper in map(library.catalogue.find, strict_ids(library, text)) if paper]
        if not papers:
            say(f"nothing matches: {text}")
            return NOTHING_MATCHED
    written = written_as(
        target, Selection(papers, library.reading, library.catalogue.title, library.catalogue.read_markers)
    )
    if output is None or output == "-":
        put(written)
        return 0
    from papertui.exporting import OwnFiles, write_export  # noqa: PLC0415  for a file alone

    path = Path(output)
    own = OwnFiles(library.file.path, opened.setting.locations, opened.settings)
    write_export(path, written, own, replaces=True)
    say(f"{len(papers)} {'entry' if len(papers) == 1 else 'entries'} written to {visible(str(path))}")
    return 0
