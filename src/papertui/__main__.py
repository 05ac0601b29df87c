"""The program's start: the version is answered before anything else is imported."""

import sys

from papertui import __version__


def main() -> int:
    """Run papertui with the words of the command line.

    Returns:
        The exit code.
    """
    try:
        from papertui.cli.main import run  # noqa: PLC0415  inside, so that Ctrl-C during imports ends quietly

        return run(sys.argv[1:], __version__)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
