"""JSON holds every value TOML can hold, as plain ASCII."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time

import pytest

from papertui.domain.paper import Paper
from papertui.domain.reading import NO_READING
from papertui.exchange.paper_json import KEYS, json_array, json_value, paper_object


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("text", "text"),
        (3, 3),
        (True, True),
        (1.5, 1.5),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (date(2020, 6, 19), "2020-06-19"),
        (time(7, 32), "07:32:00"),
        (datetime(2020, 6, 19, 7, 32, tzinfo=UTC), "2020-06-19T07:32:00+00:00"),
        ({"a": [date(2020, 1, 1), {"b": 1}]}, {"a": ["2020-01-01", {"b": 1}]}),
    ],
)
def test_a_toml_value_has_a_json_value(value: object, told: object) -> None:
    assert json_value(value) == told
    assert json.loads(json.dumps(json_value(value), allow_nan=False)) == told


def test_a_bare_paper_has_every_key() -> None:
    """What is absent is null, an empty list or an empty text."""
    paper = paper_object(Paper("a", "A"), NO_READING)

    assert tuple(paper) == KEYS
    assert json.loads(json.dumps(paper)) == {
        "id": "a", "title": "A", "authors": [], "venue": None, "year": None, "date": None, "kind": "paper",
        "categories": [], "tags": [], "arxiv": None, "doi": None, "links": [], "summary": "", "status": "unread",
        "rating": None, "note": "", "my_tags": [], "read_at": None, "line": 0, "extra": {},
    }  # fmt: skip


def test_an_array_is_ascii_without_control_characters() -> None:
    """It can be printed on any terminal, and means exactly what was put in."""
    objects = [{"title": "논문 \x1b]0;x\x07 \x7f \u202e \U0001f600"}, {"title": "b"}]

    text = json_array(objects)

    assert text.isascii()
    assert all(char.isprintable() or char == "\n" for char in text)
    assert json.loads(text) == objects
    assert json_array([]) == "[]\n"
