"""A paper as others want it cited: a line of prose, a BibTeX entry, a line of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papertui.domain.paper import Paper

MANY_AUTHORS = 3
_SPECIAL = re.compile(r"[\\{}%&#$_^~]")
_ESCAPES = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}
_KEY_UNFIT = re.compile(r"[\s,{}\"#%'()=\\~]")


def citation(paper: Paper) -> str:
    """``Jonathan Ho et al. Denoising … Models. NeurIPS 2020. https://…``; what is not known is left out."""
    who = paper.authors[0] + " et al" if len(paper.authors) > MANY_AUTHORS else ", ".join(paper.authors)
    year = str(paper.shown_year or "")
    where = paper.venue if year in paper.venue else f"{paper.venue} {year}".strip()
    return " ".join(f"{part.rstrip('.')}." for part in (who, paper.title, where) if part) + _address_after(paper)


def _address_after(paper: Paper) -> str:
    address = address_of(paper)
    return f" {address}" if address else ""


def address_of(paper: Paper) -> str:
    """The first link, else the address of the arXiv id or DOI; empty when there is none."""
    if paper.links:
        return paper.links[0].url
    if paper.arxiv_id:
        return f"https://arxiv.org/abs/{paper.arxiv_id}"
    return f"https://doi.org/{paper.doi_name}" if paper.doi_name else ""


def bibtex(paper: Paper) -> str:
    """A BibTeX entry whose key is the paper's id; LaTeX's special characters are escaped, capitals kept by braces."""
    venue = re.sub(r"\s*\b(?:19|20)\d\d$", "", paper.venue)
    fields = {
        "title": f"{{{_latex(paper.title)}}}",
        "author": _latex(" and ".join(paper.authors)),
        "year": str(paper.shown_year or ""),
        "booktitle": _latex(venue),
        "eprint": paper.arxiv_id,
        "archiveprefix": "arXiv" if paper.arxiv_id else "",
        "doi": paper.doi_name,
        "url": address_of(paper).replace("{", "%7B").replace("}", "%7D"),
    }
    kind = "inproceedings" if venue else "misc"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    key = _KEY_UNFIT.sub("", paper.id) or "untitled"
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _latex(text: str) -> str:
    plain = " ".join(text.split())
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match.group(), f"\\{match.group()}"), plain)


def markdown_line(paper: Paper) -> str:
    """``- [Title](https://…), First Author et al., NeurIPS 2020``."""
    title = re.sub(r"([\\\[\]*_`<>])", r"\\\1", " ".join(paper.title.split()))
    address = address_of(paper).replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    head = f"[{title}]({address})" if address else title
    who = paper.authors[0] + (" et al." if len(paper.authors) > 1 else "") if paper.authors else ""
    return "- " + ", ".join(filter(None, (head, who, paper.venue or str(paper.shown_year or ""))))
