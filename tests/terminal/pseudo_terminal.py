"""papertui on a pseudo-terminal of its own: keys go in, bytes come out, and a terminal emulator draws them."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

PATIENCE = 40.0  # seconds; only a failing test waits so long
OWN_TERMINAL = "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
PAPERTUI = "from papertui.__main__ import main\nsys.exit(main())\n"
TOOLS = {"BROWSER": "true", "EDITOR": "true", "VISUAL": "true"}  # they leave everything as it is
UNKNOWN_TO_PYTE = re.compile(r"\x1b\[[<=>][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*\$p")

ALTERNATE_SCREEN = "\x1b[?1049h"
ALTERNATE_SCREEN_LEFT = "\x1b[?1049l"
RESTORED = (ALTERNATE_SCREEN_LEFT, "\x1b[?25h", "\x1b[?1000l", "\x1b[?1003l", "\x1b[?2004l")


class PseudoTerminal:
    """One program on one terminal; a context that ends the program when it is left."""

    def __init__(self, words: Sequence[str | Path], home: Path, **given: str) -> None:
        """Prepare to run papertui.

        Args:
            words: Its command line.
            home: Home and current folder; everything it keeps lies below.
            given: ``size`` as ``80x24``; ``prelude``, Python that runs in the program before its start; ``program``
                to run that instead of papertui; other names are environment variables.
        """
        columns, rows = map(int, given.pop("size", "80x24").split("x"))
        code = OWN_TERMINAL + given.pop("prelude", "") + given.pop("program", PAPERTUI)
        self.master, self.slave = os.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes_before = termios.tcgetattr(self.slave)
        self.output = ""
        self._rest = b""
        self._text: str | None = None
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, words)],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            cwd=home,
            env={**environment(home), **given},
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        for end in {self.master, self.slave} - {-1}:
            os.close(end)

    def send(self, text: str) -> None:
        """Type: characters as they are, control keys as their bytes."""
        os.write(self.master, text.encode())

    def listen(self, seconds: float = 0.02) -> None:
        """Take what the program has written, waiting at most so long for more."""
        while select.select([self.master], [], [], seconds)[0]:
            try:
                content = os.read(self.master, 65536)
            except OSError:  # the other end is closed
                return
            if not content:
                return
            text, self._rest = _whole_text(self._rest + content)
            self.output += text
            self._text = None
            self._stream.feed(UNKNOWN_TO_PYTE.sub("", text))
            seconds = 0.0

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [str(line) for line in self.screen.display]

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = "\n".join(self.lines)
        return self._text

    def wait_for(self, *texts: str) -> None:
        """Wait until all of these stand on the screen."""
        self._wait(lambda: all(text in self.text for text in texts), f"{texts!r} on the screen")

    def wait_for_no(self, text: str) -> None:
        """Wait until this no longer stands on the screen."""
        self._wait(lambda: text not in self.text, f"{text!r} gone from the screen")

    def wait_for_output(self, text: str) -> None:
        """Wait until these characters have been written."""
        self._wait(lambda: text in self.output, f"{text!r} written")

    def wait_until_loaded(self) -> None:
        """Wait until papertui has read its catalogue and log: only then `R` has an answer."""
        self.wait_for("? more")
        end = time.monotonic() + PATIENCE
        while "nothing has changed" not in self.text:
            assert time.monotonic() < end, self.text
            self.send("R")
            self.listen(0.2)

    def wait_until_back(self) -> None:
        """Wait until papertui has stepped aside for an editor and taken the terminal again.

        What is typed before that belongs to the editor: Textual throws it away as it steps aside.
        """
        self._wait(
            lambda: 0 < self.output.rfind(ALTERNATE_SCREEN_LEFT) < self.output.rfind(ALTERNATE_SCREEN),
            "back from the editor",
        )

    def wait_for_end(self) -> int:
        """Wait until the program has ended; its exit code."""
        self._wait(lambda: self.process.poll() is not None, "the program has ended")
        self.listen(0.1)
        return self.process.wait()

    def _wait(self, is_so: object, what: str) -> None:
        assert callable(is_so)
        end = time.monotonic() + PATIENCE
        while not is_so():
            is_over = self.process.poll() is not None
            self.listen()
            assert is_so() or not (is_over or time.monotonic() > end), (
                f"never: {what}\n{self.text}\n{self.output[-400:]!r}"
            )

    def check_restored(self) -> None:
        """The terminal is as it was: main screen, cursor, no mouse reports, no bracketed paste, the same modes."""
        left = self.output.rfind(ALTERNATE_SCREEN)
        missing = [sequence for sequence in RESTORED if sequence not in self.output[left:]]
        assert not missing
        assert termios.tcgetattr(self.slave) == self.modes_before


def environment(home: Path) -> dict[str, str]:
    """A reader's environment with nothing set but what every terminal has."""
    kept = ("PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "VIRTUAL_ENV")
    found: Mapping[str, str] = {name: os.environ[name] for name in kept if name in os.environ}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "STATE", "CONFIG")}
    return {**found, **folders, "HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **TOOLS}


def _whole_text(content: bytes) -> tuple[str, bytes]:
    """The characters that are there as a whole, and the bytes of one that has only begun."""
    for length in range(4):
        head, rest = content[: len(content) - length], content[len(content) - length :]
        try:
            return head.decode(), rest
        except UnicodeDecodeError:
            continue
    return content.decode(errors="replace"), b""
