"""Python's search for unreachable objects, kept from stalling the screen.

It stops everything: for 0.2 s and more while 50,000 papers and their index come into being, for 10 ms and more
among keys. So it rests while something large is read or built, leaves alone for good what was read, and afterwards is
done while nobody types.
"""

from __future__ import annotations

import gc

WORTH_A_LOOK = 5_000  # objects that have come and not gone since the last look; a key of a search makes 2,000 to 3,000
LONGEST_WAIT = 200_000  # so many, and it is looked for among keys


def leave_garbage() -> None:
    """Look for none until `look_for_garbage` is called."""
    gc.disable()


def look_for_garbage() -> None:
    """From now on look for garbage again, but not among what is there now."""
    gc.freeze()
    gc.set_threshold(LONGEST_WAIT)
    gc.enable()


def look_while_idle() -> None:
    """Look for garbage now, should there be enough that is new."""
    if gc.isenabled() and gc.get_count()[0] > WORTH_A_LOOK:
        gc.collect()
