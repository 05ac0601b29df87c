"""The reader's browser, started apart from this terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PATIENCE = 3.0  # seconds; a browser that has not failed by then is open

_PROGRAM = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


def is_opened(url: str) -> bool:
    """Hand an address to the browser; without one, or over ssh without a display, do nothing.

    The address goes to Python's `webbrowser` as one argument, without a shell, in a process of its own that has no
    terminal: nothing a browser prints can reach the screen.

    Args:
        url: Has passed `papertui.domain.address.openable`.

    Returns:
        Whether a browser took it; otherwise show the address.
    """
    if not has_browser(os.environ):
        return False
    try:
        process = subprocess.Popen(  # noqa: S603  no shell, and the address is plain http or https
            [sys.executable, "-I", "-c", _PROGRAM, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        Thread(target=process.wait, daemon=True).start()  # somebody must take note of its end
        return True


def has_browser(environ: Mapping[str, str]) -> bool:
    """Whether a browser can show something here: one is named, or there is a display that is not at the far end."""
    if environ.get("BROWSER"):
        return True
    has_display = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return has_display
    return has_display or sys.platform == "darwin"
