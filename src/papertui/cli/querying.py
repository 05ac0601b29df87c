"""The library asked by a query, strictly or by rank; the search is imported here and nowhere else in this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papertui.search.query import parse_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papertui.library import Library
    from papertui.search.results import Hit


def strict_ids(library: Library, text: str) -> list[str]:
    """The ids of the papers that match every word, in catalogue order; never a guess."""
    from papertui.search.strict import matching_ids  # noqa: PLC0415  reads each paper: no index is built for it

    return matching_ids(parse_query(text), library.catalogue.papers, library.readings)


def ranked_hits(library: Library, text: str, limit: int) -> tuple[Sequence[Hit], bool]:
    """The best hits of the fuzzy lookup, and whether not all words had to match."""
    from papertui.search.index import build_index  # noqa: PLC0415  the index is for the ranked lookup alone

    results = build_index(library.catalogue.papers, library.readings).search(parse_query(text), limit=limit)
    return results, results.was_relaxed
