"""The program's start: the version is answered before anything else is imported."""

import gc
import sys

from papertui import __version__


def main() -> int:
    """Run papertui with the words of the command line.

    Returns:
        The exit code.
    """
    try:
        from papertui.cli.main import run  # noqa: PLC0415  inside, so that Ctrl-C during imports ends quietly

        gc.disable()  # a verb makes no garbage worth looking for; the screen turns it on again
        code = run(sys.argv[1:], __version__)
    except KeyboardInterrupt:
        return 130
    gc.freeze()  # the interpreter's last look for garbage then has nothing to go through
    return code


if __name__ == "__main__":
    sys.exit(main())
