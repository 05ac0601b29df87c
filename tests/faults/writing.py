"""Eight processes that edit and mark one reader's papers at once.

Run as ``python -m tests.faults.writing HOME COUNT TWIN``; it forks the writers when papertui is loaded.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from papertui.errors import ChangedElsewhereError
from tests.faults import twins
from tests.faults.stage import Stage

WRITERS = 8
FIRST_YEAR = 1900
ENTRY = '\n[[papers]]\nid = "w{0}"\ntitle = "A paper of writer {0}"\nyear = {1}  # its own\n'


def write(stage: Stage, writer: int, count: int) -> None:
    """One writer: the year of its own paper goes up by one, a tag of the paper of all is added, `count` times."""
    library = stage.library()
    for number in range(1, count + 1):
        is_written = False
        while not is_written:
            try:
                library.edit(f"w{writer}", {"year": FIRST_YEAR + number})
                is_written = True
            except ChangedElsewhereError:  # the others write all the time
                continue
        library.tag(["ddpm"], [f"w{writer}-{number}"], [])


def main() -> int:
    home, count, twin = sys.argv[1:]
    if twin:
        twins.take_the_place(twin)
    children = []
    for writer in range(WRITERS):
        child = os.fork()
        if child == 0:
            write(Stage(Path(home)), writer, int(count))
            os._exit(0)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    return 0 if not any(codes) else 1


if __name__ == "__main__":
    sys.exit(main())
