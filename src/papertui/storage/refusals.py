"""What the system refuses, in words a reader can act on."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EROFS: "it lies on a read-only file system",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EFBIG: "the file would be larger than is allowed here (ulimit -f)",
    errno.EIO: "the disk reported an error",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "its symbolic links lead in a circle",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.ENOLCK: "file locks do not work on this file system",
}


def told_reason(error: OSError, what: str = "") -> str:
    """Why the system refused.

    Args:
        error: What it said.
        what: What could not be done, when the reason alone does not say.
    """
    known = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    return f"{what}: {known}" if what else known
