"""All measurements in one table: `make bench`, or some of them: `make bench ARGS="command_line storing"`.

It never fails because of a time; the last column says what is reached on this machine, in this run.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.report import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.report import Row

SECTIONS = ("start", "command_line", "storing", "bibliographies", "loading_screen", "memory", "searching", "settling")


def rows_of(sections: Sequence[str]) -> Iterator[Row]:
    """Run the sections one after the other, each with a folder of its own."""
    for section in sections:
        print(f"measuring {section.replace('_', ' ')} …", file=sys.stderr)
        with TemporaryDirectory(prefix="papertui-bench-") as folder:
            try:
                yield from import_module(f"benchmarks.{section}").rows(Path(folder))
            except (OSError, CalledProcessError, ImportError) as error:
                print(f"{section} could not be measured to its end: {error}", file=sys.stderr)


def main(wanted: Sequence[str]) -> int:
    """Print the table of the wanted sections, or of all."""
    unknown = set(wanted) - set(SECTIONS)
    if unknown:
        print(f"no such section: {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}", file=sys.stderr)
        return 2
    lines = table(list(rows_of(wanted or SECTIONS)))
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
