"""`open`: a paper's link in the browser, or its address in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.cli.opening import open_catalogue
from papertui.cli.output import put_line, say
from papertui.cli.selecting import select
from papertui.cli.syntax import CATALOGUE, PAPERS, Option, verb
from papertui.domain.address import host_of, openable
from papertui.domain.visible import visible
from papertui.errors import WrongUsageError
from papertui.storage.browser import is_opened

if TYPE_CHECKING:
    from papertui.domain.paper import Paper


_LINK = Option(("--link",), "label", "The link to open, by its label; otherwise the first.", "LABEL")


@verb("open", PAPERS, _LINK, CATALOGUE, takes_dash_words=True)
def open_papers(papers: tuple[str, ...], *, label: str | None, catalogue: str | None) -> int:
    """Open a paper's link; over ssh or without a browser print its address. Only http and https are opened."""
    library = open_catalogue(catalogue).library
    addresses = [(paper, openable(_address(paper, label))) for paper in select(library, papers)]
    for paper, url in addresses:
        if is_opened(url):
            say(f"opened: {visible(paper.title)} ({visible(host_of(url))})")
        else:
            put_line(url)
    return 0


def _address(paper: Paper, label: str | None) -> str:
    """The link with that label, or the first, or the arXiv id or DOI."""
    if label is not None:
        wanted = label.strip().casefold()
        for link in paper.links:
            if link.label.casefold() == wanted:
                return link.url
        labels = ", ".join(link.label for link in paper.links) or "no links"
        raise WrongUsageError(f"{paper.id} has no link {label!r}; it has {labels}")
    if paper.links:
        return paper.links[0].url
    if paper.arxiv_id:
        return f"arxiv:{paper.arxiv_id}"
    if paper.doi_name:
        return f"doi:{paper.doi_name}"
    raise WrongUsageError(f"{paper.id} has no link; add one: papertui edit {paper.id} --set links.Paper=https://…")
