"""A paper as others want it cited: a line of prose, a BibTeX entry, a line of Markdown.

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
_LATEX_SPECIAL = re.compile(r"[\\{}%&#$_^~]")
_LATEX_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts \{ as a brace too
    "}": r"\textbraceright{}",
    "^": r"\^{}",
    "~": r"\~{}",
}
_KEY_UNFIT = re.compile(r"[\s,{}\"#%'()=\\~]")
_MARKDOWN_SPECIAL = re.compile(r"([\\\[\]*_`<>])")
_ADDRESS_UNFIT = re.compile(r"[\s\x00-\x20\x7f-\x9f{}<>\"\\]")
_PREPRINTS = ("arxiv", "corr", "preprint", "biorxiv")


def citation(paper: Paper) -> str:
    """``Jonathan Ho et al. Denoising … Models. NeurIPS 2020. https://…``; what is not known is left out."""
    who = paper.authors[0] + " et al." if len(paper.authors) > MANY_AUTHORS else ", ".join(paper.authors)
    sentences = [_sentence(text) for text in map(_plain, (who, paper.title, _where(paper))) if text]
    return " ".join(filter(None, [*sentences, address_of(paper)]))


def title_text(paper: Paper) -> str:
    """The title as one plain line."""
    return _plain(paper.title)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _plain(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())


def _where(paper: Paper) -> str:
    """Venue and year, the year once: ``NeurIPS 2020``."""
    venue, written_year = split_venue(paper.venue)
    return f"{venue} {written_year or paper.shown_year or ''}".strip()


def address_of(paper: Paper) -> str:
    """The first link, else the address of the arXiv id or DOI; empty when there is none."""
    if paper.links:
        return _ADDRESS_UNFIT.sub(lambda match: quote(match.group()), paper.links[0].url.strip())
    if paper.arxiv_id:
        return f"https://arxiv.org/abs/{paper.arxiv_id}"
    return f"https://doi.org/{_doi(paper)}" if paper.doi_name else ""


def _doi(paper: Paper) -> str:
    return quote(paper.doi_name, safe="/:;._-")


def bibtex(paper: Paper) -> str:
    """A BibTeX entry whose key is the paper's id; LaTeX's special characters are escaped, capitals kept by braces."""
    venue, written_year = split_venue(paper.venue)
    is_published = bool(venue) and not venue.casefold().startswith(_PREPRINTS)
    fields = {
        "title": f"{{{_latex(paper.title)}}}",
        "author": " and ".join(map(_latex_name, paper.authors)),
        "year": str(written_year or paper.shown_year or ""),
        "booktitle": _latex(venue) if is_published else "",
        "eprint": paper.arxiv_id,
        "archiveprefix": "arXiv" if paper.arxiv_id else "",
        "doi": _doi(paper),
        "url": address_of(paper),
    }
    kind = "inproceedings" if is_published else "misc"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    key = _KEY_UNFIT.sub("", _CONTROL.sub("", paper.id)) or "untitled"
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _latex(text: str) -> str:
    return _LATEX_SPECIAL.sub(lambda match: _LATEX_ESCAPES.get(match.group(), f"\\{match.group()}"), _plain(text))


def _latex_name(author: str) -> str:
    """One author; braces keep a name with an “and” of its own in one piece."""
    name = _latex(author)
    return f"{{{name}}}" if " and " in name.casefold() else name


def markdown_line(paper: Paper) -> str:
    """``- [Title](https://…), First Author et al., NeurIPS 2020``."""
    title, address = _markdown(paper.title) or "(no title)", address_of(paper)
    target = address.replace("(", "%28").replace(")", "%29")
    head = f"[{title}]({target})" if target else title
    who = paper.authors[0] + (" et al." if len(paper.authors) > 1 else "") if paper.authors else ""
    return "- " + ", ".join(filter(None, (head, _markdown(who), _markdown(_where(paper)))))


def _markdown(text: str) -> str:
    return _MARKDOWN_SPECIAL.sub(r"\\\1", _plain(text))
