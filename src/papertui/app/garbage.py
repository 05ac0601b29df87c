"""Python's search for unreachable objects, kept from stalling the screen.

It stops everything: for 0.2 s and more while 50,000 papers and their index come into being, and a third of a
millisecond several times in every key. So it rests while something large is read or built, leaves alone for good what
was read, and afterwards comes rarely enough that most keys never meet it.
"""

from __future__ import annotations

import gc

MADE_UNTIL_A_LOOK = 20_000  # objects that have come and not gone; a key of a search makes 2,000 to 3,000


def leave_garbage() -> None:
    """Look for none until `look_for_garbage` is called."""
    gc.disable()


def look_for_garbage() -> None:
    """From now on look for garbage again, but not among what is there now."""
    gc.freeze()
    gc.set_threshold(MADE_UNTIL_A_LOOK)
    gc.enable()
