"""Reading small files that lie beside photos, which may be anything."""

import os
import stat
from pathlib import Path


class FileTooLargeError(OSError):
    """The file is longer than what such a file can be."""


def read_small(path: Path, *, max_bytes: int) -> bytes | None:
    """Return a regular file's bytes, None for anything else: a pipe or a device would make the reader wait.

    Raises OSError, and TooLarge beyond `most` bytes.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    # the name may have come to mean a pipe since: opening one must not wait, and reading it must not begin
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            return None
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise FileTooLargeError
    return data
