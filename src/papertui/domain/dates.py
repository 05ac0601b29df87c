"""Years and dates of papers: which texts say one."""

from __future__ import annotations

import re
from datetime import date

EARLIEST_YEAR = 1000
LATEST_YEAR = 2100

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def is_year(number: int) -> bool:
    """Whether a paper can be of this year."""
    return EARLIEST_YEAR <= number <= LATEST_YEAR


def is_date(text: str) -> bool:
    """Whether the text is ``2020-06-19``, ``2020-06`` or ``2020``, and a day that exists."""
    match = _DATE.fullmatch(text)
    if match is None or not is_year(int(match.group(1))):
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
