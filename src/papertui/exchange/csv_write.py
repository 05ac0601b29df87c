"""Papers → CSV for spreadsheets: the fields of the JSON object, a paper a row, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from papertui.domain.category import path_text
from papertui.exchange.paper_json import KEYS, paper_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from papertui.domain.paper import Paper
    from papertui.domain.reading import Reading

COLUMNS = tuple(key for key in KEYS if key not in {"line", "extra"})

_RUN = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # what makes a spreadsheet take a cell for a formula
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def csv_text(papers: Iterable[Paper], reading: Callable[[str], Reading]) -> str:
    """A line of names, then a row a paper; several of a kind are joined by ``; ``."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    for paper in papers:
        entry = paper_object(paper, reading(paper.id))
        rows.writerow([_cell(_text(key, entry[key])) for key in COLUMNS])
    return written.getvalue()


def _text(key: str, value: Any) -> str:  # noqa: ANN401  whatever the object holds
    if value is None:
        return ""
    if key == "categories":
        return "; ".join(map(path_text, value))
    if key == "links":
        return "; ".join(f"{link['label']}: {link['url']}" for link in value)
    return "; ".join(value) if isinstance(value, list | tuple) else str(value)


def _cell(text: str) -> str:
    text = _CONTROL.sub(" ", text)
    guarded = f"'{text}" if text.startswith(_RUN) else text
    return guarded.replace("\r\n", "\n").replace("\r", "\n")
