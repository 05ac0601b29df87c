"""From the words of the command line to an exit code: version, verb or screen, and what happens when it fails."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # the typing module would double the time of --version
if TYPE_CHECKING:
    from collections.abc import Sequence

CLOSED_PIPE = 141  # 128 + SIGPIPE, as the shell reports programs whose reader has left
INTERRUPTED = 130  # 128 + SIGINT


def run(words: Sequence[str], version: str) -> int:
    """Do what the words ask for.

    Args:
        words: The command line without the program's name.
        version: What ``--version`` prints.

    Returns:
        The exit code.
    """
    try:
        return _dispatch(words, version)
    except BrokenPipeError:
        _discard_output()
        return CLOSED_PIPE
    except KeyboardInterrupt:
        _discard_output()
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the last station: every failure becomes a sentence and a code
        from papertui.cli.failures import told  # noqa: PLC0415  only when something failed

        return told(error)


def _dispatch(words: Sequence[str], version: str) -> int:
    if list(words) == ["--version"]:
        _put_plainly(f"papertui {version}\n")
        return 0
    from os import environ  # noqa: PLC0415  not for --version

    if "_PAPERTUI_COMPLETE" in environ:
        from papertui.cli.click_view import complete  # noqa: PLC0415  only while a shell completes

        return complete(environ)
    from papertui.cli.first_word import HELP, SCREEN, VERSION, read_first_word  # noqa: PLC0415  as above

    verb, catalogue, rest = read_first_word(words)
    if verb == VERSION:
        return _dispatch([VERSION], version)
    if verb == SCREEN:
        from papertui.cli.screen import open_screen  # noqa: PLC0415  the screen alone, without click

        return open_screen(catalogue)
    if verb == HELP:
        from papertui.cli.click_view import put_help  # noqa: PLC0415  click is loaded for help alone

        put_help()
        return 0
    from papertui.cli.program import run_verb  # noqa: PLC0415  not for the screen

    return run_verb(verb, catalogue, rest)


def _put_plainly(text: str) -> None:
    """Write to stdout what needs no gate, without loading anything unless it fails."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, AttributeError) as error:
        from papertui.cli.output import output_failure  # noqa: PLC0415  only when it failed

        raise output_failure(error) from error


def _discard_output() -> None:
    """Let the interpreter's last flush go nowhere, so that it has nothing to complain about."""
    import os  # noqa: PLC0415  only at a broken end

    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
