"""A failure as a sentence on stderr and an exit code."""

from __future__ import annotations

import os

from papertui.cli.output import say
from papertui.errors import PapertuiError

CRASH = 70  # EX_SOFTWARE of sysexits.h


def told(error: Exception) -> int:
    """Say what went wrong.

    Returns:
        The exit code that tells it to programs.
    """
    if isinstance(error, PapertuiError):
        say(f"papertui: {error}")
        return error.exit_code
    if os.environ.get("PAPERTUI_DEBUG") == "1":
        import traceback  # noqa: PLC0415  for those who look for the bug

        say("".join(traceback.format_exception(error)).rstrip())
    say(
        f"papertui stopped because of a bug in it ({type(error).__name__}: {error}); "
        "what was done before is saved; PAPERTUI_DEBUG=1 shows where it happened"
    )
    return CRASH
