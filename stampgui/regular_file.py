"""Opening files whose names come from people: only regular ones, since pipes and devices can block for ever."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import Final, cast

_WITHOUT_WAITING: Final = getattr(os, "O_NONBLOCK", 0)
"""The file may have been replaced by a pipe since it was looked at; opening that must not wait for a writer."""


_AS_BYTES: Final = getattr(os, "O_BINARY", 0)
"""Windows would end lines otherwise."""


class NotRegularError(OSError):
    """There is something else than a file of that name, such as a folder, a pipe or a device."""


class FileTooLargeError(OSError):
    """The file is larger than its kind can be."""


def open_regular(path: Path | str, *, writable: bool = False) -> BufferedReader:
    """Open an existing regular file for reading, and for writing too if `writable`.

    Raises OSError, and NotRegularError for anything else than a regular file.
    """
    _check_regular(os.stat(path), path)  # noqa: PTH116 - a Path for each of 100,000 files costs seconds
    descriptor = os.open(os.fspath(path), (os.O_RDWR if writable else os.O_RDONLY) | _WITHOUT_WAITING | _AS_BYTES)
    try:
        _check_regular(os.fstat(descriptor), path)
        return cast("BufferedReader", os.fdopen(descriptor, "r+b" if writable else "rb"))
    except BaseException:
        os.close(descriptor)
        raise


def read_regular(path: Path, *, max_bytes: int | None = None) -> bytes:
    """Return the bytes of a regular file. Raises OSError, NotRegularError, and FileTooLargeError above `max_bytes`."""
    with open_regular(path) as file:
        data = file.read(-1 if max_bytes is None else max_bytes + 1)
    if max_bytes is not None and len(data) > max_bytes:
        raise FileTooLargeError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def _check_regular(found: os.stat_result, path: Path | str) -> None:
    if not stat.S_ISREG(found.st_mode):
        code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.ENODEV
        raise NotRegularError(code, os.strerror(code), str(path))
