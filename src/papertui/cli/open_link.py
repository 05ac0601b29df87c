"""`open`: a paper's link in the browser, or its address in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from papertui.cli.command import Verb, catalogue_option
from papertui.cli.id_argument import paper_argument
from papertui.cli.opening import open_catalogue
from papertui.cli.output import put_line, say
from papertui.cli.selecting import select
from papertui.domain.address import host_of, openable
from papertui.domain.visible import visible
from papertui.errors import WrongUsageError
from papertui.storage.browser import is_opened

if TYPE_CHECKING:
    from papertui.domain.paper import Paper


@click.command("open", cls=Verb, takes_dash_words=True)
@paper_argument(many=True)
@click.option("--link", "label", metavar="LABEL", help="The link to open, by its label; otherwise the first.")
@catalogue_option
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
