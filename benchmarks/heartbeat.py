"""A program that is watched: runs papertui, or the bare app, and writes down each time its screen stood still.

A task on the program's own event loop wants to run every two milliseconds. When it runs late, so would a key.
Each delay is a line: the moment it began, and its length in seconds.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.app import App

from benchmarks.bare_app import BareApp

if TYPE_CHECKING:
    from collections.abc import Sequence

BEAT = 0.002
WORTH_TELLING = 0.004


async def beat(notes: Path) -> None:
    """Note delays until cancelled."""
    with notes.open("a", encoding="ascii", buffering=1) as file:
        before = monotonic()
        while True:
            await asyncio.sleep(BEAT)
            now = monotonic()
            delay = now - before - BEAT
            if delay > WORTH_TELLING:
                file.write(f"{before} {delay}\n")
            before = now


def watch(notes: Path) -> None:
    """Let every Textual app of this process run beside the heartbeat."""
    run_async = App.run_async

    async def watched(app: App[Any], **options: Any) -> Any:  # noqa: ANN401  as Textual declares it
        heart = asyncio.create_task(beat(notes))
        try:
            return await run_async(app, **options)
        finally:
            heart.cancel()
            with suppress(asyncio.CancelledError):
                await heart

    App.run_async = watched  # type: ignore[method-assign,assignment]


def delays(notes: Path, since: float) -> list[float]:
    """The delays that began after a moment of the monotonic clock."""
    lines = (line.split() for line in notes.read_text(encoding="ascii").splitlines())
    return [float(delay) for begin, delay in lines if float(begin) >= since]


def main(words: Sequence[str]) -> int:
    """Run what is named, watched.

    Args:
        words: Where to note delays, and a catalogue; without one it is the bare app that runs.
    """
    watch(Path(words[0]))
    if len(words) == 1:
        BareApp().run()
        return 0
    from papertui.cli.screen import open_screen  # noqa: PLC0415  the bare app must not load it

    return open_screen(words[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
