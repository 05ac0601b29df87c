"""What a form or ``--set`` says of a paper: texts to typed values, or sentences about what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from papertui.domain.address import address_fault, host_of
from papertui.domain.category import CategoryPath, parse_path, path_text
from papertui.domain.dates import EARLIEST_YEAR, LATEST_YEAR, is_date, is_year
from papertui.domain.identity import arxiv_id_in, doi_in
from papertui.domain.paper import KINDS, Link, free_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from papertui.domain.paper import Paper

FieldValue: TypeAlias = str | int | tuple[str, ...] | tuple[CategoryPath, ...] | tuple[Link, ...] | None

EDITABLE = (
    "title",
    "authors",
    "venue",
    "year",
    "date",
    "kind",
    "categories",
    "tags",
    "arxiv",
    "doi",
    "links",
    "summary",
)
LINK_PREFIX = "links."  # ``links.Paper`` names one link of a paper

_DIGITS = re.compile(r"\d{4}", re.ASCII)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_LINK_LINE = re.compile(r"(?P<label>.+?)\s*=\s*(?P<url>\S.*)|(?P<bare>\S+)")
_NO_LABEL = "Link"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """Why one field cannot be taken; `sentence` is ready to show.

    Attributes:
        field: One of `EDITABLE`, a single link (``links.Paper``), or the unknown name that was given.
        message: What is wrong and what to write, without the field's name.
    """

    field: str
    message: str

    @property
    def sentence(self) -> str:
        """The field and what is wrong with it."""
        return f"{self.field}: {self.message}"


class _UnfitTextError(ValueError):
    """A text that does not say what its field needs."""


def parse_fields(texts: Mapping[str, str]) -> tuple[dict[str, FieldValue], tuple[FieldProblem, ...]]:
    """Read the texts of a form or of ``--set``.

    ``;`` separates authors, categories and tags; links stand one a line as ``label = url``; ``links.Paper`` sets one
    link; an empty text is None, which removes the key.

    Returns:
        The values of the fields that could be read, and a problem for each that could not.
    """
    values: dict[str, FieldValue] = {}
    problems: list[FieldProblem] = []
    for name, text in texts.items():
        try:
            values[name] = _value(name, text)
        except _UnfitTextError as error:
            problems.append(FieldProblem(name, str(error)))
    return values, tuple(problems)


def field_texts(paper: Paper) -> dict[str, str]:
    """What a form shows for each editable field; `parse_fields` reads it back."""
    return {
        "title": paper.title,
        "authors": "; ".join(paper.authors),
        "venue": paper.venue,
        "year": "" if paper.year is None else str(paper.year),
        "date": paper.date,
        "kind": paper.kind,
        "categories": "; ".join(path_text(path) for path in paper.categories),
        "tags": "; ".join(paper.tags),
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "links": "\n".join(f"{link.label} = {link.url}" for link in paper.links),
        "summary": paper.summary,
    }


def with_fields(paper: Paper, changes: Mapping[str, FieldValue]) -> Paper:
    """The paper with these fields changed; None empties one.

    Raises:
        KeyError: A field is not in `EDITABLE` and names no link.
    """
    settled: dict[str, Any] = dict(settled_links(paper, changes))
    for name, value in settled.items():
        if name not in EDITABLE:
            raise KeyError(name)
        if value is None:
            settled[name] = _EMPTY.get(name, "")
    return replace(paper, **settled)


def settled_links(paper: Paper, changes: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """The changes with single links (``links.Paper``) merged into the one field ``links``."""
    settled = {name: value for name, value in changes.items() if not name.startswith(LINK_PREFIX)}
    single = {name.removeprefix(LINK_PREFIX): value for name, value in changes.items() if name.startswith(LINK_PREFIX)}
    if not single:
        return settled
    whole = settled.get("links", paper.links)
    urls: dict[str, str] = {link.label: link.url for link in whole or () if isinstance(link, Link)}  # type: ignore[union-attr]
    for label, url in single.items():
        if url is None:
            urls.pop(label, None)
        else:
            urls[label] = str(url)
    settled["links"] = tuple(Link(label, url) for label, url in urls.items()) or None
    return settled


_EMPTY: Mapping[str, FieldValue] = {
    "year": None,
    "kind": "paper",
    "authors": (),
    "categories": (),
    "tags": (),
    "links": (),
}


def _value(name: str, text: str) -> FieldValue:
    is_one_link = name.startswith(LINK_PREFIX) and name != LINK_PREFIX
    read = _one_address if is_one_link else _READERS.get(name)
    if read is None:
        raise _UnfitTextError(f"no such field; there are {', '.join(EDITABLE)}")
    if _SURROGATES.search(text):
        raise _UnfitTextError("cannot be written as text; the terminal's encoding is not UTF-8")
    if _CONTROLS.search(text):
        raise _UnfitTextError("holds a control character; write it without")
    if not text.strip():
        if name == "title":
            raise _UnfitTextError("cannot be empty")
        return None
    return read(text)


def _line(text: str) -> str:
    return " ".join(text.split())


def _year(text: str) -> int:
    digits = text.strip()
    if not _DIGITS.fullmatch(digits) or not is_year(int(digits)):
        raise _UnfitTextError(f"{digits!r} is not a year: four digits, {EARLIEST_YEAR}–{LATEST_YEAR}")
    return int(digits)


def _date(text: str) -> str:
    if not is_date(text.strip()):
        raise _UnfitTextError(f"{text.strip()!r} is not a date: write 2020-06-19, 2020-06 or 2020")
    return text.strip()


def _kind(text: str) -> str:
    kind = text.strip().casefold()
    if kind not in KINDS:
        raise _UnfitTextError(f"{text.strip()!r} is not a kind: one of {', '.join(KINDS)}")
    return kind


def _arxiv(text: str) -> str:
    if not arxiv_id_in(text):
        raise _UnfitTextError(f"{text.strip()!r} is not an arXiv id: write 2006.11239 or hep-th/9901001")
    return arxiv_id_in(text)


def _doi(text: str) -> str:
    if not doi_in(text):
        raise _UnfitTextError(f"{text.strip()!r} is not a DOI: write 10.1000/182")
    return doi_in(text)


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (_line(piece) for piece in text.split(";")))))


def _categories(text: str) -> tuple[CategoryPath, ...]:
    return tuple(dict.fromkeys(filter(None, (parse_path(piece) for piece in _pieces(text)))))


def _address(url: str) -> str:
    fault = address_fault(url)
    if fault:
        raise _UnfitTextError(f"{url!r} {fault}" if url else fault)
    return url


def _one_address(text: str) -> str:
    return _address(text.strip())


def _links(text: str) -> tuple[Link, ...]:
    links: dict[str, str] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        match = _LINK_LINE.fullmatch(line)
        is_bare = match is None or match["label"] is None or "://" in match["label"]
        url = _address(line if is_bare or match is None else match["url"])
        label = host_of(url) or _NO_LABEL if is_bare or match is None else match["label"]
        links[free_label(label, links)] = url
    return tuple(Link(label, url) for label, url in links.items())


def _summary(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


_READERS: Mapping[str, Callable[[str], FieldValue]] = {
    "title": _line,
    "authors": _pieces,
    "venue": _line,
    "year": _year,
    "date": _date,
    "kind": _kind,
    "categories": _categories,
    "tags": _pieces,
    "arxiv": _arxiv,
    "doi": _doi,
    "links": _links,
    "summary": _summary,
}
