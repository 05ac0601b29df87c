"""A failure as a sentence on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from papertui.cli.output import say
from papertui.errors import PapertuiError

if TYPE_CHECKING:
    from click import ClickException

WRONG_USAGE = 2
CRASH = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130


def told(error: Exception) -> int:
    """Say what went wrong.

    Returns:
        The exit code that tells it to programs.
    """
    if isinstance(error, PapertuiError):
        say(f"papertui: {error}")
        return error.exit_code
    click = sys.modules.get("click")
    if click is not None and isinstance(error, click.ClickException):
        return _told_usage(error)
    if click is not None and isinstance(error, click.Abort):
        return INTERRUPTED
    if os.environ.get("PAPERTUI_DEBUG") == "1":
        import traceback  # noqa: PLC0415  for those who look for the bug

        say("".join(traceback.format_exception(error)).rstrip())
    say(
        f"papertui stopped because of a bug in it ({type(error).__name__}: {error}); "
        "what was done before is saved; PAPERTUI_DEBUG=1 shows where it happened"
    )
    return CRASH


def _told_usage(error: ClickException) -> int:
    say(f"papertui: {error.format_message()}")
    context = getattr(error, "ctx", None)
    if context is not None:
        say(f"see: {context.command_path} --help")
    return WRONG_USAGE
