"""A paper as a JSON object, with the keys that stay the same from version to version."""

from __future__ import annotations

import json
import math
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading

KEYS = (
    "id",
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
    "status",
    "rating",
    "note",
    "my_tags",
    "read_at",
    "line",
    "extra",
)


def paper_object(paper: Paper, reading: Reading) -> dict[str, Any]:
    """What is known of a paper and said of it, under exactly `KEYS`, in that order."""
    return {
        "id": paper.id,
        "title": paper.title,
        "authors": paper.authors,
        "venue": paper.venue or None,
        "year": paper.shown_year,
        "date": paper.date or None,
        "kind": paper.kind,
        "categories": paper.categories,
        "tags": paper.tags,
        "arxiv": paper.arxiv_id or None,
        "doi": paper.doi_name or None,
        "links": [{"label": link.label, "url": link.url} for link in paper.links],
        "summary": paper.summary,
        "status": reading.status.value,
        "rating": reading.rating,
        "note": reading.note,
        "my_tags": reading.tags,
        "read_at": reading.read_at or None,
        "line": paper.line,
        "extra": {name: json_value(value) for name, value in paper.extra},
    }


def json_value(value: Any) -> Any:  # noqa: ANN401  whatever TOML can hold
    """A TOML value as JSON can say it: dates as text, what is no number (nan, inf) as text too."""
    if isinstance(value, dict):
        return {str(name): json_value(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [json_value(inner) for inner in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def json_array(objects: Iterable[dict[str, Any]]) -> str:
    """A JSON array in ASCII, one object a line."""
    encoder = json.JSONEncoder(allow_nan=False)
    lines = [encoder.encode(entry) for entry in objects]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
