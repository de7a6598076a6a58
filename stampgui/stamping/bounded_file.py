"""Reading small files beside photos, whose content and size cannot be trusted."""

import os
import stat
from pathlib import Path


class FileTooLargeError(OSError):
    """The file is larger than its kind can be."""


def read_small(path: Path, *, max_bytes: int) -> bytes | None:
    """Return the bytes of a regular file, None for anything else: reading a pipe or a device could block.

    Raises OSError, and FileTooLargeError beyond `max_bytes`.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    # the file may have been replaced by a pipe since then: opening it must not block, and it must not be read
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise FileTooLargeError
    return data
