"""What leaves the program: data on stdout, everything else on stderr, all of it through the text gate."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from papertui.domain.visible import visible, visible_block
from papertui.errors import PapertuiError

_FEW = 3  # warnings told in full; the rest is a count


class OutputFailedError(PapertuiError):
    """The data could not be written to stdout."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the output could not be written: {reason}")


def put(text: str) -> None:
    """Write data to stdout; the caller has passed it through the gate or escaped it.

    Raises:
        BrokenPipeError: The reader has left.
        OutputFailedError: Stdout is closed or its disk is full.
    """
    try:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, AttributeError) as error:
        raise output_failure(error) from error


def output_failure(error: OSError | AttributeError) -> OutputFailedError:
    """What to raise when stdout took nothing; what it still holds is let go, so that no flush fails again.

    Args:
        error: Of the disk, or of a stdout that is None because it was closed before the start.
    """
    if sys.stdout is None or isinstance(error, AttributeError):
        return OutputFailedError("stdout is closed")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return OutputFailedError(error.strerror or str(error))


def put_line(text: str) -> None:
    """Write one line of text to stdout, made safe."""
    put(visible(text) + "\n")


def say(sentence: str) -> None:
    """Tell the reader something on stderr; it may have several lines."""
    if sys.stderr is not None:
        sys.stderr.write(visible_block(sentence) + "\n")


def warn(sentences: list[str], where_to_look: str) -> None:
    """Tell a few warnings in full and count the rest.

    Args:
        sentences: One warning each.
        where_to_look: A command that shows them all.
    """
    for sentence in sentences[:_FEW]:
        say(f"▲ {visible(sentence)}")
    rest = len(sentences) - _FEW
    if rest > 0:
        say(f"▲ {rest} more: {where_to_look}")


def has_terminal() -> bool:
    """Whether a person can be asked: stdin and stderr are terminals."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def is_coloured() -> bool:
    """Whether stdout may hold colours: a terminal that knows them, and no `NO_COLOR` (https://no-color.org)."""
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int | None:
    """The width of the terminal in cells; None when stdout is none, so that nothing is cut."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except OSError:
        return None
