"""A list read as in the year 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.exchange.markdown_read import read_markdown

if TYPE_CHECKING:
    from papertui.domain.paper import Paper
    from papertui.exchange.imported import ReadingList


def read(text: str, *, include_commented: bool = False) -> ReadingList:
    return read_markdown(text, latest_year=2027, include_commented=include_commented)


def papers(text: str) -> list[Paper]:
    return [entry.paper for entry in read(text).entries]


def only_paper(text: str) -> Paper:
    [paper] = papers(text)
    return paper


def titles(text: str) -> list[str]:
    return [paper.title for paper in papers(text)]


def links(paper: Paper) -> dict[str, str]:
    return {link.label: link.url for link in paper.links}
