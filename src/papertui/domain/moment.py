"""Moments as reading logs write them: UTC to the millisecond, ``2026-11-20T17:37:00.123Z``; they sort as text."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_LAST_YEAR = 9000  # a later clock is damage: one millisecond more must still be a date


def now() -> datetime:
    """The system's clock."""
    return datetime.now(UTC)


def moment_text(moment: datetime) -> str:
    """A moment as logs write it.

    Raises:
        ValueError: A year no clock shows.
    """
    told = moment.astimezone(UTC)
    if told.year >= _LAST_YEAR:
        raise ValueError("too far in the future")
    return told.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def moment_in(text: str) -> str:
    """The moment a text names, as logs write it; other ISO 8601 spellings are brought to this one.

    Raises:
        ValueError: It names none.
    """
    moment = datetime.fromisoformat(text)
    if _WRITTEN.fullmatch(text) and moment.year < _LAST_YEAR:
        return text
    try:
        return moment_text(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except OverflowError as error:
        raise ValueError(str(error)) from error


def moment_after(clock: datetime, earlier: str) -> str:
    """The clock's moment, or one millisecond after `earlier` when the clock is not past it (it was set back)."""
    text = moment_text(clock)
    if text > earlier:
        return text
    return moment_text(datetime.fromisoformat(earlier) + timedelta(milliseconds=1))


def told_moment(text: str, clock: datetime) -> str:
    """A moment as a reader says it where the clock is: ``today 18:40``, ``yesterday 18:40``, ``2026-11-18 18:40``."""
    here = clock.astimezone()
    moment = datetime.fromisoformat(text).astimezone(here.tzinfo)
    days = (here.date() - moment.date()).days
    day = {0: "today", 1: "yesterday"}.get(days, moment.date().isoformat())
    return f"{day} {moment:%H:%M}"
