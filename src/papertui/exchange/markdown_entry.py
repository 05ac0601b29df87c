r"""One paper as a block of a Markdown list, which proves itself: it is read back before it is given out.

What comes back otherwise than it is meant is spelled a step more carefully, field by field, and read again; a plain
title stays plain, and a title that looks like a mark or a link still comes back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papertui.domain.dates import is_date
from papertui.domain.paper import KINDS, Link, free_label
from papertui.domain.reading import Status
from papertui.exchange.markdown_fields import kind_of_entry
from papertui.exchange.markdown_read import read_markdown
from papertui.exchange.markdown_spelling import (
    MOST_CAREFUL,
    spelled,
    spelled_address,
    spelled_name,
    spellings_of_line,
)
from papertui.exchange.markdown_statuses import status_named
from papertui.exchange.markdown_words import EARLIEST, year_in

if TYPE_CHECKING:
    from papertui.domain.category import CategoryPath
    from papertui.domain.paper import Paper

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FIELDS = ("title", "authors", "venue", "links", "kind", "tags", "summary")
_UNREAD = "⬜"  # said only below a heading that would say otherwise
_ROUNDS = 2 * MOST_CAREFUL + 2


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes entries for one list.

    Attributes:
        marker: Behind the title of what is read.
        legend: The line that explains the marker; empty when nothing is read.
        latest: The latest year a paper can be of.
        is_shelf: Whether the name of the list says how far its papers are read.
    """

    marker: str
    legend: str
    latest: int
    is_shelf: bool = False

    def lines(self, paper: Paper, path: CategoryPath, *, is_read: bool) -> tuple[str, ...]:
        """The lines of an entry, without those around it."""
        wanted = _as_read(paper)
        care = dict.fromkeys(_FIELDS, 0)
        lines = self._spelled(wanted, path, care, is_read=is_read)
        for _ in range(_ROUNDS):
            doubtful = self._doubtful(lines, wanted, path, is_read=is_read)
            if not doubtful or all(care[name] == MOST_CAREFUL for name in doubtful):
                break
            care |= {name: min(care[name] + 1, MOST_CAREFUL) for name in doubtful}
            lines = self._spelled(wanted, path, care, is_read=is_read)
        return lines

    def _spelled(self, paper: Paper, path: CategoryPath, care: dict[str, int], *, is_read: bool) -> tuple[str, ...]:
        title = spelled(paper.title, care["title"])
        if paper.year and year_in(paper.venue, self.latest) != paper.year and EARLIEST <= paper.year <= self.latest:
            title = f"{title} ({paper.year})"
        is_said = self.is_shelf or any(status_named(name) for name in path)
        lines = [f"**{title}** {self.marker if is_read else _UNREAD}" if is_read or is_said else f"**{title}**"]
        if paper.authors:
            lines.append("*" + ", ".join(spelled_name(name, care["authors"]) for name in paper.authors) + "*")
        venue = spelled(paper.venue, care["venue"]) if paper.venue else ""
        links = " ".join(_link(link, care["links"]) for link in _with_given_labels(paper.links))
        if links:
            lines.append(f"{venue}. {links}" if venue else links)
        elif venue:
            lines.append(f"Venue: {venue}")
        if paper.date:
            lines.append(_date_text(paper.date))
        if words := _kind_and_tags(paper, path, care):
            lines.append(" ".join(f"`{word}`" for word in words))
        if paper.summary:
            lines += [self._summary_line(line, care["summary"]) for line in paper.summary.split("\n")]
        return (*(f"{line} \\" for line in lines[:-1]), lines[-1])

    def _summary_line(self, line: str, care: int) -> str:
        """The first spelling that comes back when the line is all there is below the links."""
        spellings = spellings_of_line(line)
        if care == 0 or len(spellings) == 1:
            return spellings[0]
        if care == MOST_CAREFUL:
            return spellings[-1]
        return next((text for text in spellings if self._comes_back(text, line)), spellings[-1])

    def _comes_back(self, text: str, line: str) -> bool:
        found = read_markdown(f"## C\n\n**T**\\\n[[Paper](https://a.org)]\\\n{text}\n", latest_year=self.latest)
        return len(found.entries) == 1 and found.entries[0].paper.summary == line.strip() and not found.problems

    def _doubtful(self, lines: tuple[str, ...], paper: Paper, path: CategoryPath, *, is_read: bool) -> list[str]:
        """The fields that come back otherwise; all of them when there is no saying which."""
        heading = f"## {path[-1] if path else 'C'}"
        text = "\n".join([self.legend, "", heading, "", *lines, ""])
        found = read_markdown(text, latest_year=self.latest)
        if (
            len(found.entries) != 1
            or found.unused
            or any(problem.kind.startswith("unclosed") for problem in found.problems)
        ):
            return list(_FIELDS)
        entry = found.entries[0]
        got, status = entry.paper, entry.status is Status.READ
        added = got.links[len(paper.links) :]
        wanted = replace(paper, links=(*paper.links, *added)) if _are_in(added, paper.summary) else paper
        doubtful = [name for name in _FIELDS if getattr(got, name) != getattr(wanted, name)]
        if "links" in doubtful and "://" in paper.title:
            doubtful.append("title")
        if got.date != paper.date:
            doubtful += ["authors", "venue", "summary"]
        if status != is_read or (paper.year and EARLIEST <= paper.year <= self.latest and got.year != paper.year):
            doubtful += ["title", "venue"]
        return list(dict.fromkeys(doubtful))


def _as_read(paper: Paper) -> Paper:
    """The paper as a list can say it: texts in one line, and a link for what only links can say."""
    links = [link for link in paper.links if link.url.strip()]
    labels = {link.label: link.url for link in links}
    if paper.doi_name and not any(paper.doi_name in link.url.lower() for link in links):
        links.append(Link(free_label("DOI", labels), f"https://doi.org/{paper.doi_name}"))
    first = replace(paper, arxiv="", links=tuple(links)).arxiv_id
    if paper.arxiv_id and first != paper.arxiv_id:
        # the first id in the links counts, so a wrong one must not come first
        links.insert(
            0 if first else len(links), Link(free_label("arXiv", labels), f"https://arxiv.org/abs/{paper.arxiv_id}")
        )
    summary = "\n".join(line.rstrip() for line in paper.summary.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return replace(
        paper,
        title=_line(paper.title),
        authors=tuple(dict.fromkeys(filter(None, map(_line, paper.authors)))),
        venue=_line(paper.venue),
        tags=tuple(dict.fromkeys(filter(None, map(_line, paper.tags)))),
        date=paper.date if is_date(paper.date) and "-" in paper.date else "",
        year=paper.year or (int(paper.date) if is_date(paper.date) and "-" not in paper.date else None),
        links=tuple(links),
        summary=summary.strip(),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _date_text(date: str) -> str:
    year, month, *day = date.split("-")
    return " ".join([*(str(int(number)) for number in day), _MONTHS[int(month) - 1], year])


def _with_given_labels(links: tuple[Link, ...]) -> list[Link]:
    """The links as a list labels them: ``Paper 2`` is ``Paper`` again where reading it counts on by itself."""
    given: list[Link] = []
    counted: dict[str, str] = {}
    for link in links:
        label, _, number = link.label.rpartition(" ")
        is_counted = number.isdecimal() and label in counted and free_label(label, counted) == link.label
        is_repeated = Link(label, link.url) in given
        given.append(Link(label, link.url) if is_counted and not is_repeated else link)
        counted[link.label] = link.url
    return given


def _link(link: Link, care: int) -> str:
    return f"[[{spelled(_line(link.label), care)}]({spelled_address(link.url, care)})]"


def _kind_and_tags(paper: Paper, path: CategoryPath, care: dict[str, int]) -> list[str]:
    """The words of the line for both; the kind only where it would not be understood without."""
    tags = [spelled(tag, care["tags"]) if care["tags"] else tag for tag in paper.tags]
    is_bare = not (paper.authors or paper.links or paper.date)
    is_unlike = kind_of_entry(paper.links, path) != paper.kind
    is_needed = is_bare or is_unlike or care["kind"] > 0 or paper.tags[:1] in [(kind,) for kind in KINDS]
    return [paper.kind, *tags] if is_needed else tags


def _are_in(links: tuple[Link, ...], summary: str) -> bool:
    return bool(links) and all(link.url in summary for link in links)
