"""A paper as others want it cited: a line of prose, a line of Markdown; a BibTeX entry is `exchange/bibtex_write.py`.

All of it is pasted somewhere, so control characters are left out and every blank is a plain one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from papertui.domain.paper import split_venue

if TYPE_CHECKING:
    from papertui.domain.paper import Paper

MANY_AUTHORS = 3
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_MARKDOWN_SPECIAL = re.compile(r"([\\\[\]*_`<>])")
_ADDRESS_UNFIT = re.compile(r"[\s\x00-\x20\x7f-\x9f{}<>\"\\]")


def citation(paper: Paper) -> str:
    """``Jonathan Ho et al. Denoising … Models. NeurIPS 2020. https://…``; what is not known is left out."""
    who = paper.authors[0] + " et al." if len(paper.authors) > MANY_AUTHORS else ", ".join(paper.authors)
    sentences = [_sentence(text) for text in map(plain, (who, paper.title, _where(paper))) if text]
    return " ".join(filter(None, [*sentences, address_of(paper)]))


def title_text(paper: Paper) -> str:
    """The title as one plain line."""
    return plain(paper.title)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def plain(text: str) -> str:
    """The text as one line with plain blanks, without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _where(paper: Paper) -> str:
    """Venue and year, the year once: ``NeurIPS 2020``."""
    venue, written_year = split_venue(paper.venue)
    return f"{venue} {written_year or paper.shown_year or ''}".strip()


def address_of(paper: Paper) -> str:
    """The first link, else the address of the arXiv id or DOI; empty when there is none."""
    if paper.links:
        return pasted_address(paper.links[0].url)
    if paper.arxiv_id:
        return f"https://arxiv.org/abs/{paper.arxiv_id}"
    return f"https://doi.org/{quote(paper.doi_name, safe='/:;._-')}" if paper.doi_name else ""


def pasted_address(url: str) -> str:
    """An address in which everything is quoted that could end it early."""
    return _ADDRESS_UNFIT.sub(lambda match: quote(match.group()), url.strip())


def markdown_line(paper: Paper) -> str:
    """``- [Title](https://…), First Author et al., NeurIPS 2020``."""
    title, address = _markdown(paper.title) or "(no title)", address_of(paper)
    target = address.replace("(", "%28").replace(")", "%29")
    head = f"[{title}]({target})" if target else title
    who = paper.authors[0] + (" et al." if len(paper.authors) > 1 else "") if paper.authors else ""
    return "- " + ", ".join(filter(None, (head, _markdown(who), _markdown(_where(paper)))))


def _markdown(text: str) -> str:
    return _MARKDOWN_SPECIAL.sub(r"\\\1", plain(text))
