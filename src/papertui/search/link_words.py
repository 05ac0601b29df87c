"""The words in the addresses of links, and what a paper is called there: its repository, its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.search.words import word_lines, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papertui.domain.paper import Paper

_FORGES = ("github.com", "gitlab.com", "bitbucket.org", "huggingface.co")
_PAGES = (".github.io", ".gitlab.io")


def link_lines(papers: Sequence[Paper], addresses: Sequence[str]) -> list[str]:
    """The words of the links' paths, each between blanks; those of arXiv and DOI servers are identifiers instead.

    Args:
        papers: Some papers.
        addresses: The line of each, as `address_lines` gives them.
    """
    paths = [
        _paths(paper) if len(paper.links) > line.count("\thttps://arxiv.org/") else ""  # most have no other
        for paper, line in zip(papers, addresses, strict=True)
    ]
    return word_lines(paths)


def names_in_links(paper: Paper) -> Iterator[str]:
    """What the links call a paper, as one word each.

    That is a repository (``github.com/ermongroup/ncsn``), a page of its own (``pnp-diffusion.github.io``), or the only
    part of a path (``wpeebles.com/DiT``).
    """
    for link in paper.links:
        host, _, path = link.url.partition("://")[2].partition("/")
        parts = [part for part in path.partition("?")[0].partition("#")[0].split("/") if part]
        if host.endswith(_FORGES):
            names = parts[1:2]
        elif host.endswith(_PAGES) and not parts:
            names = [host.partition(".")[0]]
        else:
            names = parts if len(parts) == 1 else []
        yield from ("".join(words_of(name)) for name in names)


def _paths(paper: Paper) -> str:
    paths = []
    for link in paper.links:
        host, _, path = link.url.partition("://")[2].partition("/")
        if host.endswith(_PAGES):
            paths.append(host.partition(".")[0])
        if path and "arxiv.org" not in host and "doi.org" not in host:
            paths.append(path)
    return "\n".join(paths)
