"""`log export` and `log import`: all that was ever said, as JSON lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from papertui.cli.opening import open_catalogue
from papertui.cli.output import put, say
from papertui.cli.syntax import CATALOGUE, Argument, verb
from papertui.errors import PapertuiError, WrongUsageError

if TYPE_CHECKING:
    from papertui.domain.reading import ReadingEvent
    from papertui.library import Library

_ASCII_REST = {0x7F: "\\u007f"}


class UnreadableLinesError(PapertuiError):
    """A file that was to be imported holds lines that are no events."""


@verb(
    "log",
    Argument("action", "export|import", choices=("export", "import")),
    Argument("files", "FILE…", is_many=True, is_required=False),
    CATALOGUE,
)
def reading_log(action: str, *, files: tuple[str, ...], catalogue: str | None) -> int:
    """Print all events of the reading log as JSON lines, or add those of FILE… (or of stdin) that are not in it.

    Nothing is overruled: each event keeps its moment, and the latest word on a paper counts.
    """
    if action == "export":
        if files:
            raise WrongUsageError("log export prints to stdout: papertui log export > events.jsonl")
        _export(open_catalogue(catalogue).library)
    else:
        _import(open_catalogue(catalogue).library, files or ("-",))
    return 0


def _export(library: Library) -> None:
    from papertui.storage.reading_line import line_of  # noqa: PLC0415  for this verb alone

    put("".join(_ascii(line_of(event).decode()) for event in library.log.events))


def _ascii(line: str) -> str:
    """A JSON line in ASCII; outside of its texts it is ASCII already."""
    import json  # noqa: PLC0415  for this verb alone

    return json.dumps(json.loads(line), separators=(",", ":")).translate(_ASCII_REST) + "\n"


def _import(library: Library, files: tuple[str, ...]) -> None:
    events = [event for name in files for event in _events_in(name)]
    added = library.import_events(events)
    say(f"{added} of {len(events)} events added; the others were there already")


def _events_in(name: str) -> list[ReadingEvent]:
    from papertui.storage.reading_line import DamagedLineError, event_in  # noqa: PLC0415  for this verb alone

    events: list[ReadingEvent] = []
    for number, line in enumerate(_content_of(name).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            event, is_newer = event_in(line.strip().decode("utf-8-sig"))
        except (DamagedLineError, UnicodeDecodeError) as error:
            raise UnreadableLinesError(
                f"{name}:{number}: no event of a reading log: {error}; nothing was added"
            ) from error
        if is_newer or event is None:
            raise UnreadableLinesError(f"{name}:{number}: written by a newer papertui; nothing was added: update first")
        events.append(event)
    return events


def _content_of(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read() if sys.stdin is not None else b""
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UnreadableLinesError(f"{name}: cannot be read: {error.strerror}; nothing was added") from error
