"""One line of a reading log as an event, and back: JSON, checked field by field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from papertui.domain.moment import moment_in
from papertui.domain.reading import HIGHEST_RATING, LOWEST_RATING, ReadingEvent, Status
from papertui.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papertui.domain.reading import Change

FORMAT_VERSION = 1

_DECODER = json.JSONDecoder()
_STATUSES = frozenset(status.value for status in Status)
_CHANGES = frozenset(["status", "rating", "note", "tag+", "tag-"])
_KNOWN = _CHANGES | {"at", "paper", "title", "arxiv", "doi", "source", "undo", "v"}


class DamagedLineError(ValueError):
    """A line that is no event: torn, overwritten, or with values that cannot be."""


def event_in(line: str, device: str = "", number: int = 0) -> tuple[ReadingEvent | None, bool]:
    """Read one line.

    Args:
        line: JSON text without its newline and without blanks around it.
        device: Name of the log it stands in.
        number: Its 1-based place there.

    Returns:
        The event, and whether a newer papertui wrote it; a newer line that is not understood is no event.

    Raises:
        DamagedLineError: It cannot be read.
    """
    try:
        raw, end = _DECODER.raw_decode(line)
    except (ValueError, RecursionError) as error:
        raise DamagedLineError(str(error)) from error
    if end != len(line) or not isinstance(raw, dict):
        raise DamagedLineError("it is not an object")
    version = raw.get("v", FORMAT_VERSION)
    if not isinstance(version, int):
        raise DamagedLineError("its version is no number")
    if version <= FORMAT_VERSION:
        return _event_of(raw, line, device, number), False
    try:
        understood = {name: value for name, value in raw.items() if name not in _CHANGES or _is_possible(name, value)}
        return _event_of(understood, line, device, number), True
    except DamagedLineError:
        return None, True


def _event_of(raw: Mapping[str, Any], line: str, device: str, number: int) -> ReadingEvent:
    if "\\u" in line:
        _check_encodable(raw)
    changes: list[Change] = []
    for name, value in raw.items():
        if name in _CHANGES:
            if not _is_possible(name, value):
                raise DamagedLineError(f"impossible {name}")
            changes.append((name, value))
    paper, title = raw.get("paper"), raw.get("title") or ""
    arxiv, doi, source = raw.get("arxiv") or "", raw.get("doi") or "", raw.get("source") or ""
    are_texts = (
        isinstance(paper, str)
        and isinstance(title, str)
        and isinstance(arxiv, str)
        and isinstance(doi, str)
        and isinstance(source, str)
    )
    if not paper or not are_texts:
        raise DamagedLineError("it names no paper, or not by texts")
    return ReadingEvent(
        _moment(raw.get("at")),
        paper,
        tuple(changes),
        title,
        arxiv,
        doi,
        source,
        raw.get("undo") is True,
        device,
        number,
        "" if raw.keys() <= _KNOWN else _unknown_keys(raw),
    )


def _is_possible(name: str, value: object) -> bool:
    if name in {"tag+", "tag-"}:
        return isinstance(value, str) and bool(value.strip())
    if value is None:
        return True
    if name == "rating":
        return isinstance(value, int) and not isinstance(value, bool) and LOWEST_RATING <= value <= HIGHEST_RATING
    return isinstance(value, str) and (name != "status" or value in _STATUSES)


def _unknown_keys(raw: Mapping[str, Any]) -> str:
    return json.dumps({name: value for name, value in raw.items() if name not in _KNOWN}, ensure_ascii=False)


def _check_encodable(raw: Mapping[str, Any]) -> None:
    """Escapes can spell half a character, which no file and no terminal can hold."""
    try:
        json.dumps(raw, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise DamagedLineError("half a character") from error


def _moment(value: object) -> str:
    if not isinstance(value, str):
        raise DamagedLineError("it has no moment")
    try:
        return moment_in(value)
    except ValueError as error:
        raise DamagedLineError("its moment is no date") from error


def line_of(event: ReadingEvent) -> bytes:
    """An event as a line with its newline.

    Raises:
        WrongUsageError: It holds bytes that are no text, as a terminal may give them.
    """
    raw: dict[str, Any] = {"at": event.at, "paper": event.paper, **dict(event.changes)}
    told = {"title": event.title, "arxiv": event.arxiv, "doi": event.doi, "source": event.source}
    raw |= {name: value for name, value in told.items() if value}
    if event.is_undo:
        raw["undo"] = True
    if event.extra:
        raw |= json.loads(event.extra)
    try:
        return json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError as error:
        raise WrongUsageError(
            f"the text for {event.paper} holds bytes that are not UTF-8; nothing was changed"
        ) from error
