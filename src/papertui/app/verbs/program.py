"""The program itself: palette, help, theme, reload, leaving."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papertui.app.screens.reader import Reader


def palette(reader: Reader) -> None:
    """Every command by name."""
    from papertui.app.palette import CommandNames, Palette  # noqa: PLC0415 — 20 ms, only when it is asked for

    reader.open_dialog(Palette(providers=[CommandNames], placeholder="a command …"))


def show_help(reader: Reader) -> None:
    """All keys of where the reader is, searchable."""
    from papertui.app.screens.help import HelpScreen  # noqa: PLC0415 — only when it is asked for

    reader.open_dialog(HelpScreen(reader.keymap, reader.where, reader.look))


def choose_theme(reader: Reader) -> None:
    """Choose among all themes, seeing each at once."""
    from textual.theme import ThemeProvider  # noqa: PLC0415 — only when it is asked for

    from papertui.app.palette import Palette  # noqa: PLC0415

    reader.open_dialog(Palette(providers=[ThemeProvider], placeholder="a theme …"))


def reload(reader: Reader) -> None:
    """Read catalogue and log again."""
    reader.reload()


def suspend(reader: Reader) -> None:
    """Back to the shell; ``fg`` returns."""
    if _has_shell():
        reader.app.action_suspend_process()
    else:
        reader.tell("no shell to go back to: papertui is the only program of this terminal")


def _has_shell() -> bool:
    """Whether somebody can continue this process once it is stopped: a shell of the same terminal with job control."""
    session, parent = os.getsid(0), os.getppid()
    try:
        is_of_this_terminal = os.getsid(parent) == session
        is_plain_script = parent == session and os.getpgid(parent) == os.getpgrp()
    except OSError:  # the parent belongs to somebody else, or is gone
        return False
    return session != os.getpid() and is_of_this_terminal and not is_plain_script


def back(reader: Reader) -> None:
    """Undo the last step into something: zoom, search, another pane; at the top leave."""
    if reader.is_zoomed:
        reader.set_zoom(is_zoomed=False)
    elif reader.session.query:
        reader.show(reader.session.with_query(""))
    elif reader.focused_pane is reader.summary:
        reader.focus_pane(reader.papers)
    else:
        leave(reader)


def leave(reader: Reader) -> None:
    """Quit; asks only when the form holds something unsaved."""
    if reader.form is not None and reader.form.is_changed:
        reader.confirm("Leave without saving the entry?", reader.app.exit)
    else:
        reader.app.exit()
