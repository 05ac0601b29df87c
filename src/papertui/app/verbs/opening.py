"""Opening links: only when asked, only http and https, the address told when no browser can be had."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papertui.app.screens.reader import Reader


def open_first(reader: Reader) -> None:
    """Open the first link of the paper under the cursor."""
    open_link(reader, 1)


def open_link(reader: Reader, number: int) -> None:
    """Open link `number` (from 1) of the paper under the cursor, telling the host."""
    paper = reader.paper
    if paper is None:
        return
    addresses = [link.url for link in paper.links] or _by_identifier(paper.arxiv_id, paper.doi_name)
    if number > len(addresses):
        reader.tell(f"{len(addresses)} links, none numbered {number}" if addresses else "no link — e adds one")
        return
    reader.open_address(addresses[number - 1])


def _by_identifier(arxiv: str, doi: str) -> list[str]:
    addresses = [f"https://arxiv.org/abs/{arxiv}"] if arxiv else []
    return addresses + ([f"https://doi.org/{doi}"] if doi else [])


open_1, open_2, open_3, open_4, open_5, open_6, open_7, open_8, open_9 = (
    partial(open_link, number=number) for number in range(1, 10)
)
