"""`list` and `search`: the strict and the ranked way to find papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papertui.cli.opening import open_catalogue
from papertui.cli.output import is_coloured, put, say, width
from papertui.cli.syntax import CATALOGUE, JSON, Argument, Option, verb
from papertui.domain.visible import visible
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypedDict, Unpack

    from papertui.cli.opening import Opened
    from papertui.domain.paper import Paper

    class FormOptions(TypedDict):
        """How the papers are to be printed, as click hands it over."""

        as_json: bool
        template: str | None
        only_ids: bool


NOTHING_MATCHED = 1
DEFAULT_LIMIT = 20

_FORM = (
    JSON,
    Option(("--limit",), "limit", "At most N papers.", "N", lowest=1),
    Option(("--format",), "template", "A line a paper, such as '{title} ({year})'; fields as in --json.", "TEXT"),
    Option(("--ids",), "only_ids", "Print the ids alone, one a line."),
    CATALOGUE,
)


@verb("list", Argument("query", "QUERY…", is_many=True, is_required=False), *_FORM, takes_dash_words=True)
def list_papers(
    query: tuple[str, ...], *, limit: int | None, catalogue: str | None, **form: Unpack[FormOptions]
) -> int:
    """Print the entries that match QUERY, in catalogue order; all of them without one.

    Every word must stand there exactly, as a prefix or as a part of a word: papertui list diffusion -video is:left
    """
    put_papers = _form(**form)
    opened = open_catalogue(catalogue)
    opened.warn_of_entries()
    text = " ".join(query).strip()
    papers: Sequence[Paper] = opened.library.catalogue.papers
    if text:
        from papertui.cli.querying import strict_ids  # noqa: PLC0415  without a query no search is needed

        papers = [paper for paper in map(opened.library.catalogue.find, strict_ids(opened.library, text)) if paper]
    put_papers(opened, papers[:limit], {})
    if text and not papers:
        return _nothing_matches(text)
    return 0


@verb("search", Argument("query", "QUERY…", is_many=True), *_FORM, takes_dash_words=True)
def search_papers(
    query: tuple[str, ...], *, limit: int | None, catalogue: str | None, **form: Unpack[FormOptions]
) -> int:
    """Print the papers that QUERY means, best first: typos, acronyms, names and years, as on the screen."""
    text = " ".join(query).strip()
    if not text:
        raise WrongUsageError("search: what for? papertui search diffusion; papertui list prints everything")
    put_papers = _form(**form)
    opened = open_catalogue(catalogue)
    opened.warn_of_entries()
    from papertui.cli.querying import ranked_hits  # noqa: PLC0415  a plain list needs no search

    hits, was_relaxed = ranked_hits(opened.library, text, limit or DEFAULT_LIMIT)
    found = [(opened.library.catalogue.find(hit.paper_id), hit.score) for hit in hits]
    papers = [paper for paper, _ in found if paper is not None]
    put_papers(opened, papers, {paper.id: score for paper, score in found if paper is not None})
    if not papers:
        return _nothing_matches(text)
    if was_relaxed:
        say("no paper has all the words; these have most of them")
    return 0


def _nothing_matches(text: str) -> int:
    """Say so, and what of the query was not understood as it looks; the exit code."""
    from papertui.search.advice import advice_on  # noqa: PLC0415  most queries find something

    say(f"nothing matches: {visible(text)}")
    advice = advice_on(text)
    if advice:
        say(visible(advice))
    return NOTHING_MATCHED


def _form(
    *, as_json: bool, template: str | None, only_ids: bool
) -> Callable[[Opened, Sequence[Paper], dict[str, float]], None]:
    """How the papers are to be printed; scores are there for a search only."""
    if as_json + only_ids + (template is not None) > 1:
        raise WrongUsageError("--json, --format and --ids exclude each other: give one")
    if as_json:
        return put_json
    if only_ids:
        return lambda _opened, papers, _scores: put("".join(f"{visible(paper.id)}\n" for paper in papers))
    if template is None:
        return put_table
    from papertui.cli.line_format import line_format  # noqa: PLC0415  for --format alone
    from papertui.exchange.paper_json import KEYS, paper_object  # noqa: PLC0415  as above

    line_of = line_format(template, KEYS)

    def put_formatted(opened: Opened, papers: Sequence[Paper], _: dict[str, float]) -> None:
        library = opened.library
        put("".join(line_of(paper_object(paper, library.reading(paper.id))) + "\n" for paper in papers))

    return put_formatted


def put_json(opened: Opened, papers: Sequence[Paper], scores: dict[str, float]) -> None:
    """Print the documented JSON array."""
    from papertui.exchange.paper_json import json_array, paper_object  # noqa: PLC0415  for --json alone

    objects: list[dict[str, Any]] = []
    for paper in papers:
        entry = paper_object(paper, opened.library.reading(paper.id))
        if paper.id in scores:
            entry["score"] = round(scores[paper.id], 1)
        objects.append(entry)
    put(json_array(objects))


def put_table(opened: Opened, papers: Sequence[Paper], _: dict[str, float]) -> None:
    """Print one aligned line a paper."""
    from papertui.cli.table import paper_lines  # noqa: PLC0415  for tables alone

    library, settings = opened.library, opened.settings
    lines = paper_lines(
        ((paper, library.reading(paper.id)) for paper in papers),
        settings.glyphs,
        width=width(),
        is_coloured=is_coloured(),
        ambiguous=settings.ambiguous_width,
    )
    put("".join(f"{line}\n" for line in lines))
