"""`undo`, `redo`, `history`: the changes of a catalogue and of its marks, taken back, repeated, listed."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from papertui.cli.opening import open_catalogue
from papertui.cli.output import has_terminal, put, say
from papertui.cli.syntax import CATALOGUE, Option, verb
from papertui.domain.moment import now, told_moment
from papertui.domain.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from papertui.domain.change import Change

OLD = timedelta(hours=12)  # what is older is asked about, where somebody can be asked

_YES = Option(("--yes",), "yes", "Do not ask, however old the change is.")


@verb("undo", _YES, CATALOGUE)
def undo_change(*, yes: bool, catalogue: str | None) -> int:
    """Take back the last change of the catalogue or of your marks in it, also one of days ago."""
    library = open_catalogue(catalogue).library
    return _go("undo", "undid", library.next_undo(), library.undo, is_agreed=yes)


@verb("redo", _YES, CATALOGUE)
def redo_change(*, yes: bool, catalogue: str | None) -> int:
    """Repeat the change that was undone last."""
    library = open_catalogue(catalogue).library
    return _go("redo", "redid", library.next_redo(), library.redo, is_agreed=yes)


@verb("history", CATALOGUE)
def show_history(*, catalogue: str | None) -> int:
    """List what was changed, the newest first; what was undone, and can be repeated, is named so."""
    library = open_catalogue(catalogue).library
    moment = now()
    lines = [_line(change, moment) for change in reversed(library.history())]
    put("".join(lines))
    if not lines:
        say("nothing was changed here yet")
    return 0


def _line(change: Change, moment: datetime) -> str:
    undone = "  (undone)" if change.is_undone else ""
    return f"{told_moment(change.at, moment):<16}  {visible(change.what)}{undone}\n"


def _go(name: str, past: str, change: Change | None, act: Callable[[], Change | None], *, is_agreed: bool) -> int:
    if change is None:
        say(f"nothing to {name}")
    elif is_agreed or _is_agreed(name, change):
        done = act()
        say(f"nothing to {name}" if done is None else f"{past}: {visible(done.what)}")
    else:
        say("nothing was done")
    return 0


def _is_agreed(name: str, change: Change, ask: Callable[[str], str] = input) -> bool:
    """Whether a change may be undone; a person is asked about an old one, a script has said so by its call."""
    moment = now()
    if not has_terminal() or datetime.fromisoformat(change.at) > moment - OLD:
        return True
    sys.stderr.write(f"{name} {told_moment(change.at, moment)}: {visible(change.what)}? [y/N] ")
    sys.stderr.flush()
    try:
        return ask("").strip().casefold() in {"y", "yes"}
    except EOFError:
        return False
