"""`stats` adds up per category and month."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


def put_events(home: Path, *events: dict[str, object]) -> None:
    log = home / "data" / "papertui" / "reading"
    log.mkdir(parents=True)
    (log / "desk-0000.jsonl").write_text("".join(json.dumps(event) + "\n" for event in events))


def test_read_papers_are_counted_per_category_and_month(
    papertui: Callable[..., Run], catalogue: Path, home: Path
) -> None:
    put_events(
        home,
        {"at": "2026-10-01T10:00:00.000Z", "paper": "ho2020denoising", "status": "read"},
        {"at": "2026-11-01T10:00:00.000Z", "paper": "weng2021what", "status": "read"},
        {"at": "2026-11-02T10:00:00.000Z", "paper": "리뷰", "status": "dropped"},
        {"at": "2026-11-03T10:00:00.000Z", "paper": "song2021denoising", "status": "read", "source": "import"},
    )

    told = json.loads(papertui("stats", "--json").out)

    assert told["papers"] == 5
    assert told["statuses"] == {"unread": 1, "queued": 0, "reading": 0, "read": 3, "dropped": 1}
    assert told["months"] == {"2026-10": 1, "2026-11": 1}
    assert told["read_before"] == 1
    assert told["categories"] == [
        {"path": ["Papers"], "read": 2, "left": 1, "dropped": 0},
        {"path": ["Papers", "Must-Read"], "read": 1, "left": 1, "dropped": 0},
        {"path": ["Papers", "Sampling"], "read": 1, "left": 0, "dropped": 0},
        {"path": ["Images"], "read": 0, "left": 1, "dropped": 0},
        {"path": ["Posts"], "read": 1, "left": 0, "dropped": 1},
    ]
    lines = papertui("stats").lines
    assert lines[0] == "3/4 read; 1 unread, 3 read, 1 dropped"
    assert lines[2].split() == ["Papers", "━" * 13 + "─" * 7, "2/3"]
    assert lines[-3:] == [f"2026-10  {'━' * 20} 1", f"2026-11  {'━' * 20} 1", "1 read before papertui"]


def test_an_empty_catalogue_has_statistics_too(papertui: Callable[..., Run], catalogue: Path) -> None:
    catalogue.write_text('title = "Nothing yet"\n')

    assert papertui("stats").lines == ["0/0 read; "]
