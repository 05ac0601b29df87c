"""A folder where flushing costs nothing, for tests of the order of calls and not of their durability."""

from __future__ import annotations

import os

_MEMORY = "/dev/shm"  # noqa: S108  of Linux; elsewhere the usual folder for temporary files

QUICK_DISK = _MEMORY if os.access(_MEMORY, os.W_OK) else None
