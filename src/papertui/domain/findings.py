"""What ``check`` finds in a catalogue that reads well: duplicates, doubtful links, years, and what is still missing."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from papertui.domain.address import address_fault, host_of
from papertui.domain.dates import is_date
from papertui.domain.identity import arxiv_id_in, doi_in, normalised_title
from papertui.domain.placeholders import is_placeholder
from papertui.domain.problem import Problem
from papertui.domain.reading import Status, reading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from papertui.domain.paper import Paper
    from papertui.domain.reading import ReadingEvent

LATEST_LAG = 5  # years from a first date to the year of a venue; a longer way is a slip
EARLIEST_LAG = -1  # a preprint may follow its venue into the next year

_UNTITLED = frozenset(["todo", "tbd", "tba", "untitled", "no title", "xxx"])
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*\Z", re.IGNORECASE)
_BARE_NAME = re.compile(r"\s*\S+\s*\Z")
_KNOWN_FOR_HTTPS = frozenset(
    ["arxiv.org", "doi.org", "github.com", "openreview.net", "youtube.com", "youtu.be", "huggingface.co"]
)
_MOVED = {
    "dx.doi.org": "doi.org",
    "browse.arxiv.org": "arxiv.org",
    "xxx.lanl.gov": "arxiv.org",
    "lanl.arxiv.org": "arxiv.org",
}
_CLOSED = {
    "arxiv-vanity.com": "arxiv-vanity.com has closed",
    "goo.gl": "goo.gl has closed: it shortens no addresses any more",
}
_OPENING = {")": "(", "]": "["}
_WITHOUT_LINKS = frozenset(["book", "course"])
_NAMED_STRAYS = 3


def findings(papers: Sequence[Paper], this_year: int) -> list[Problem]:
    """Everything doubtful about sound entries, in file order.

    Args:
        papers: Of one catalogue; those that do not parse are passed over.
        this_year: Later years than the next are slips.
    """
    sound = [paper for paper in papers if not paper.is_broken]
    has_categories = any(paper.categories for paper in sound)
    found = [*_repeats(sound)]
    for paper in sound:
        found += _doubtful_years(paper, this_year)
        found += _missing(paper, has_categories=has_categories)
        found += _placeholders(paper)
        found += _doubtful_links(paper)
    return sorted(found, key=lambda problem: problem.line)


def stray_findings(strays: Iterable[ReadingEvent]) -> list[Problem]:
    """One finding for all papers that the reading log speaks of and the catalogue does not hold.

    A paper of which everything was taken back is left out.
    """
    events: dict[str, list[ReadingEvent]] = defaultdict(list)
    for event in strays:
        events[event.paper].append(event)
    titles = {paper_id: _latest_title(said) for paper_id, said in events.items() if _says_something(said)}
    if not titles:
        return []
    named = ", ".join(f'"{title}"' for title in list(titles.values())[:_NAMED_STRAYS])
    more = f" and {len(titles) - _NAMED_STRAYS} more" if len(titles) > _NAMED_STRAYS else ""
    papers, them = ("1 paper", "it") if len(titles) == 1 else (f"{len(titles)} papers", "them")
    message = (
        f"the reading log speaks of {papers} not in this catalogue: {named}{more}; nothing is lost: "
        f"other catalogues may hold {them}, and the marks are kept"
    )
    return [Problem(0, 0, "stray-mark", message, next(iter(titles)) if len(titles) == 1 else "")]


def _latest_title(said: Sequence[ReadingEvent]) -> str:
    return next((event.title for event in reversed(said) if event.title), said[0].paper)


def _says_something(said: Iterable[ReadingEvent]) -> bool:
    reading = reading_of(said)
    return reading.status is not Status.UNREAD or bool(reading.rating or reading.note or reading.tags)


def outdated_reason(url: str) -> str:
    """Why an address should be written differently; empty when it should not."""
    host = host_of(url)
    if host in _CLOSED:
        return _CLOSED[host]
    whole = without_glued(url)
    if current_address(whole) != whole:
        return f"is written {current_address(whole)} today"
    return ""


def current_address(url: str) -> str:
    """The address as it is written today: https where the host is known for it, doi.org for dx.doi.org."""
    host = host_of(url)
    if address_fault(url) or not (host in _KNOWN_FOR_HTTPS or host in _MOVED):
        return url
    if host in _MOVED:
        return re.sub(r"\Ahttps?://[^/?#]+", f"https://{_MOVED[host]}", url, flags=re.IGNORECASE)
    return re.sub(r"\Ahttp://", "https://", url, flags=re.IGNORECASE)


def without_glued(url: str) -> str:
    """The address without closing brackets at its end that nothing in it opens."""
    while url[-1:] in {")", "]"} and url.count(url[-1]) > url.count(_OPENING[url[-1]]):
        url = url[:-1]
    return url


def mended_address(url: str) -> str:
    """The address without what is glued to it, as it is written today."""
    return current_address(without_glued(url))


def is_title_to_fill(title: str) -> bool:
    """Whether a title is only what an entry was made from: an address, an arXiv id, a DOI, a placeholder."""
    if _ADDRESS.match(title) or not any(char.isalnum() for char in title):
        return True
    if title.strip().casefold() in _UNTITLED:
        return True
    return bool(_BARE_NAME.match(title) and (arxiv_id_in(title) or doi_in(title)))


def _repeats(papers: Sequence[Paper]) -> Iterator[Problem]:
    """Entries that seem to be one paper, or that share what only one paper can have.

    A post or video about a paper may bear its title and stand at its address: only equal kinds are compared.
    """
    for group in _groups(papers, _kind_and_title):
        yield from _each_repeat(group, "duplicate-title", "bears the same title as {first}: one paper or two?")
    for group in _groups(papers, lambda paper: _of_a_paper(paper, paper.arxiv_id)):
        yield from _each_repeat(group, "shared-arxiv", "has the arXiv id of {first}: one of the two is wrong")
    for group in _groups(papers, lambda paper: _of_a_paper(paper, paper.doi_name)):
        yield from _each_repeat(group, "shared-doi", "has the DOI of {first}: one of the two is wrong")
    for group in _groups(papers, _plain_links):
        yield from _each_repeat(group, "shared-link", "has a link of {first}: does it belong to both?")


def _kind_and_title(paper: Paper) -> list[tuple[str, str]]:
    title = normalised_title(paper.title)
    return [(paper.kind, title)] if title else []


def _of_a_paper(paper: Paper, identifier: str) -> list[str]:
    return [identifier] if identifier and paper.kind == "paper" else []


def _plain_links(paper: Paper) -> list[tuple[str, str]]:
    """The links compared by their address alone; arXiv ids and DOIs are compared by themselves."""
    links: dict[tuple[str, str], None] = {}
    for link in paper.links:
        if link.url.strip() and not (arxiv_id_in(link.url) or doi_in(link.url)):
            address = re.sub(r"\Ahttps?://(?:www\.)?", "", link.url.strip(), flags=re.IGNORECASE).rstrip("/")
            links[paper.kind, address] = None
    return list(links)


def _groups(papers: Sequence[Paper], names: Callable[[Paper], Iterable[Hashable]]) -> Iterator[list[Paper]]:
    sharing: dict[Hashable, list[Paper]] = defaultdict(list)
    for paper in papers:
        for name in names(paper):
            sharing[name].append(paper)
    return (group for group in sharing.values() if len(group) > 1)


def _each_repeat(group: Sequence[Paper], kind: str, sentence: str) -> Iterator[Problem]:
    first = f"{group[0].id} in line {group[0].line}"
    for paper in group[1:]:
        yield Problem(paper.line, 1, kind, f"{paper.id} {sentence.format(first=first)}", paper.id)


def _doubtful_years(paper: Paper, this_year: int) -> Iterator[Problem]:
    year = paper.shown_year
    if year is not None and year > this_year + 1:
        yield Problem(paper.line, 1, "future-year", f"{paper.id} is of {year}, which is still to come", paper.id)
    if paper.year is None or not is_date(paper.date):
        return
    lag = paper.year - int(paper.date[:4])
    if not EARLIEST_LAG <= lag <= LATEST_LAG:
        sentence = f"{paper.id}: year {paper.year} and date {paper.date} contradict each other"
        yield Problem(paper.line, 1, "year-and-date", sentence, paper.id)


def _missing(paper: Paper, *, has_categories: bool) -> Iterator[Problem]:
    if paper.title and is_title_to_fill(paper.title):
        yield Problem(paper.line, 1, "title-to-fill", f"title to fill: {paper.title}", paper.id)
    if paper.has_problems:
        return  # what is missing may be what could not be read
    if not (paper.links or paper.arxiv_id or paper.doi_name) and paper.kind not in _WITHOUT_LINKS:
        yield Problem(paper.line, 1, "missing-link", f"{paper.id} has no link, arXiv id or DOI to open", paper.id)
    if paper.kind == "paper" and paper.shown_year is None:
        yield Problem(paper.line, 1, "missing-year", f"{paper.id} has no year", paper.id)
    if has_categories and not paper.categories:
        yield Problem(paper.line, 1, "missing-category", f"{paper.id} stands in no category", paper.id)


def _placeholders(paper: Paper) -> Iterator[Problem]:
    """Fields that only say that something is to come."""
    said = {"summary": (paper.summary,), "venue": (paper.venue,), "authors": paper.authors}
    for field, texts in said.items():
        for text in texts:
            if text.strip() and is_placeholder(text):
                yield Problem(paper.line, 1, "placeholder", f"{paper.id}: {field} to fill: {text.strip()}", paper.id)


def _doubtful_links(paper: Paper) -> Iterator[Problem]:
    for link in paper.links:
        whole = without_glued(link.url)
        if whole != link.url and not address_fault(whole):
            sentence = f"link {link.label!r}: {link.url} ends in a bracket that belongs to no address"
            yield Problem(paper.line, 1, "malformed-link", sentence, paper.id, fixable=True)
        elif "](" in link.url or "(http" in link.url:
            sentence = f"link {link.label!r}: {link.url} holds two addresses"
            yield Problem(paper.line, 1, "malformed-link", sentence, paper.id)
        reason = outdated_reason(link.url)
        if reason:
            is_fixable = mended_address(link.url) != link.url
            sentence = f"link {link.label!r}: {link.url} {reason}"
            yield Problem(paper.line, 1, "outdated-link", sentence, paper.id, fixable=is_fixable)
